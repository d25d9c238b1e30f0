/* checks/language_check.c - letters by script, then function words, and words
 * with letters that the language does not use.
 *
 * A language is "other" by its words only where it has words that the told one
 * lacks, several times as often as the other way round: what both have tells
 * nothing, and a quotation in a sentence tells little.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/language_check.h"

#include "tokenize/utf8.h"

enum {
    CODE_MARKS_PERCENT = 6, /* of the characters: source code has more */
    MOST_WORDS_OF_CALL = 7, /* more are a sentence that ends in a bracket */
    MIN_LETTERS = 8,        /* for a script; a character of Han counts three */
    SHARE_OF_SCRIPT = 4,    /* own letters are less than one in four */
    MIN_HAN = 12,           /* without kana: no Japanese */
    MIN_KANA = 10,          /* percent of Japanese text; it has 30 to 70 */
    MIN_HITS = 3,           /* words of the other language alone */
    MIN_HITS_FEW = 2,       /* where they are a third of the words */
    MIN_PERCENT = 12,       /* of all words; running text has 25 to 50 */
    MIN_CONTENT = 2,        /* small-letter words that are no function words */
    MANY_HITS = 5,          /* enough without them: German has few */
    TIMES_OWN = 4           /* more often than own words */
};

bool language_check_is_code(const struct side_scan *s)
{
    const uint32_t *marks = side_scan_marks(s);
    size_t n = 0, end = s->text.n;
    for (size_t k = 0; k < s->n_marks; k++)
        n += strchr("={}<>[]$\\|_", s->text.p[marks[k]]) != NULL;
    if (n * 100 > s->n_cp * CODE_MARKS_PERCENT)
        return true;
    if (end < 2 || s->text.p[end - 1] != ';')
        return false;
    if (s->text.p[end - 2] == ')') /* a call; not "except as in 3.1(c);" */
        return n > 0 || s->n_words <= MOST_WORDS_OF_CALL;
    return n > 0 || strchr("'\"}", s->text.p[end - 2]);
}

static bool is_other_script(const struct side_scan *s, uint32_t scripts)
{
    size_t own = 0, all = 0;
    if (scripts >> SCRIPT_LATIN & 1 &&
        s->letters[SCRIPT_LATIN] * (size_t)2 >= s->n_letters)
        return false;
    for (unsigned k = SCRIPT_LATIN; k < N_SCRIPTS; k++) {
        size_t n = s->letters[k] * (size_t)(k == SCRIPT_HAN ? 3 : 1);
        all += n;
        own += scripts >> k & 1 ? n : 0;
    }
    return all >= MIN_LETTERS && own * SHARE_OF_SCRIPT < all;
}

/* Chinese and Japanese share characters. */
static bool is_other_of_han(const struct side_scan *s, int told)
{
    size_t kana = s->letters[SCRIPT_KANA], han = s->letters[SCRIPT_HAN];
    bool japanese = kana * 100 >= (kana + han) * MIN_KANA;
    if (kana + han < MIN_LETTERS)
        return false;
    if (languages[told].scripts == 1u << SCRIPT_HAN)
        return japanese;
    return languages[told].scripts >> SCRIPT_KANA & 1 && !japanese &&
           han >= MIN_HAN;
}

/* Words of each language that the told one has not, and of the told one that
 * each has not. */
struct votes {
    uint32_t other[LANGUAGE_MAX_WORDED], shared[LANGUAGE_MAX_WORDED];
    uint32_t own, n_words, n_content;
    uint32_t foreign; /* words with a letter that the told language has not */
};

static void count_bits(uint32_t *counts, uint64_t mask)
{
    for (; mask; mask &= mask - 1)
        counts[__builtin_ctzll(mask)]++;
}

/* One ASCII letter is a word in too many languages, and a name in code. */
static bool is_telling(const struct scan_item *item)
{
    return item->n_cp > 1 || item->folded_n > 1;
}

/* A capitalised word inside a sentence belongs to a name: "La Paz", "The
 * Who". */
static bool is_counted(const struct side_scan *s, size_t i, bool caps)
{
    const struct scan_item *item = &side_scan_items(s)[i];
    return item->kind == ITEM_WORD && item->shape & ITEM_PROSE &&
           (caps || i == 0 || !(item->shape & ITEM_UPPER_FIRST));
}

/* Has a word a Latin letter that is not in the list? */
static bool has_foreign_letter(struct sv word, const char *letters)
{
    for (size_t at = 0; at < word.n;) {
        struct utf8_char c = utf8_at(word, at);
        char letter[5] = {0};
        utf8_put(c.cp, letter);
        if (c.cp >= 0xDF && c.cp < 0x250 && !strstr(letters, letter))
            return true;
        at += c.n_bytes;
    }
    return false;
}

/* Could any language outvote the told one?  Words of the told one alone count
 * against all others. */
static bool is_contested(const struct language_words *w,
                         const struct side_scan *s, int told)
{
    const struct scan_item *items = side_scan_items(s);
    uint64_t own = told < (int)w->n ? (uint64_t)1 << told : 0;
    size_t n_alone = 0, n_other = 0;
    for (size_t i = 0; i < s->n_items; i++) {
        if (items[i].kind != ITEM_WORD || !(items[i].shape & ITEM_PROSE))
            continue;
        uint64_t mask = language_words_mask(w, items[i].key);
        bool foreign = items[i].folded_n > items[i].n_cp;
        n_other += !(mask & own) && (mask != 0 || foreign);
        n_alone +=
            mask == own && mask != 0 && !(items[i].shape & ITEM_UPPER_FIRST);
    }
    return n_other >= MIN_HITS_FEW && n_alone * TIMES_OWN <= 2 * n_other;
}

static void take_votes(const struct language_words *w,
                       const struct side_scan *s, int told, struct votes *v)
{
    const struct scan_item *items = side_scan_items(s);
    uint64_t own = told < (int)w->n ? (uint64_t)1 << told : 0;
    const char *letters = languages[told].letters;
    bool caps = s->n_lower == 0;
    for (size_t i = 0; i < s->n_items; i++) {
        if (!is_counted(s, i, caps))
            continue;
        uint64_t mask = language_words_mask(w, items[i].key);
        v->n_words++;
        if (letters && items[i].folded_n > items[i].n_cp)
            v->foreign +=
                has_foreign_letter(side_scan_folded(s, &items[i]), letters);
        v->n_content += mask == 0 && items[i].n_cp > 2;
        if (mask & own) {
            v->own++;
            count_bits(v->shared, mask);
        } else if (is_telling(&items[i])) {
            count_bits(v->other, mask);
        }
    }
}

static bool is_outvoted(const struct votes *v, unsigned by)
{
    uint32_t own = v->own - v->shared[by];
    uint32_t other = v->other[by] > 0 ? v->other[by] + v->foreign : 0;
    uint32_t wanted =
        other * 3 >= v->n_words && own == 0 ? MIN_HITS_FEW : MIN_HITS;
    return other >= wanted && other * 100 >= v->n_words * MIN_PERCENT &&
           own * TIMES_OWN <= other &&
           (v->n_content >= MIN_CONTENT || other >= MANY_HITS);
}

bool language_check_is_other(const struct language_words *w,
                             const struct side_scan *s, int told)
{
    struct votes v = {0};
    if (told == LANGUAGE_UNKNOWN)
        return false;
    if (is_other_script(s, languages[told].scripts) || is_other_of_han(s, told))
        return true;
    if (!is_contested(w, s, told) || language_check_is_code(s))
        return false;
    take_votes(w, s, told, &v);
    for (unsigned k = 0; k < w->n; k++)
        if ((int)k != told && is_outvoted(&v, k))
            return true;
    return false;
}
