/* tokenize/language_rule.c - marks first, then letters without case, then words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/language_rule.h"

#include <unicode/uchar.h>

/* The letter before the mark; 0: none. */
static uint32_t letter_before(const struct split_place *p)
{
    uint32_t cp = utf8_before(p->text, p->c->mark).cp;
    return charclass_is_letter(charclass_of(cp)) ? cp : 0;
}

static bool is_greek(uint32_t cp)
{
    return (cp >= 0x370 && cp < 0x400) || (cp >= 0x1F00 && cp < 0x2000);
}

static bool is_armenian(uint32_t cp)
{
    return cp >= 0x530 && cp < 0x590;
}

/* ---- Who speaks ---- */

/* Do the letters that end at `to` end with a word of the list?  For scripts
 * without spaces. */
static bool ends_with_saying(const struct split_place *p, size_t from,
                             size_t to)
{
    enum { MAX_LETTERS = 3 };
    size_t at = to;
    for (int n = 0; n < MAX_LETTERS && at > from; n++) {
        at -= utf8_before(p->text, at).n_bytes;
        if (abbreviations_list(p->table, WORDS_SAYING, sv_sub(p->text, at, to)))
            return true;
    }
    return false;
}

/* "... ?" asked the neighbour: a word of saying before the next mark, but for a
 * colon, behind which somebody else speaks. */
static bool speaker_follows(const struct split_place *p)
{
    enum { MAX_WORDS = 8, MAX_UNSPACED = 30 };
    size_t at = p->c->next;
    bool said = false;
    for (int n = 0; n < MAX_WORDS; n++) {
        struct split_word w = split_word_at(p->text, at);
        if (!charclass_is_letter(w.first) && w.first != CHAR_DIGIT)
            break;
        said |= split_place_lists(p, WORDS_SAYING, &w) ||
                (w.to - w.from <= MAX_UNSPACED &&
                 charclass_at(p->text, w.to) != CHAR_SPACE &&
                 ends_with_saying(p, w.from, w.to));
        at = charclass_skip_space(p->text, w.to);
    }
    uint32_t end = split_place_char(p, at);
    return said && end != ':' && end != 0xFF1A;
}

static bool is_quoted(const struct split_place *p)
{
    enum charclass last = charclass_before(p->text, p->c->end);
    return p->c->n_closers > 0 &&
           (last == CHAR_CLOSE || last == CHAR_QUOTE ||
            utf8_before(p->text, p->c->end).cp == 0xAB ||
            utf8_before(p->text, p->c->end).cp == 0x201C);
}

/* A quotation that the sentence goes on behind. */
static bool goes_on_quotation(const struct split_place *p)
{
    if (!is_quoted(p))
        return false;
    size_t at = p->c->next;
    uint32_t next = split_place_char(p, at);
    if (next == 0x3068) /* と, "so" */
        return true;
    if (charclass_of(next) == CHAR_DASH)
        at = charclass_skip_space(p->text, at + utf8_at(p->text, at).n_bytes);
    return charclass_at(p->text, at) == CHAR_LOWER || speaker_follows(p);
}

/* ---- Letters without case ---- */

static bool has_inner_stop(const struct split_place *p)
{
    for (size_t at = p->word.from; at < p->word.to; at++)
        if (p->text.p[at] == '.')
            return true;
    return false;
}

/* A syllable or an ideograph is a word, not an initial. */
static bool is_initial(const struct split_place *p, unsigned n)
{
    return n == 1 && split_place_char(p, p->word.from) < 0x2E80;
}

/* How many letters without the marks that stand on them. */
static unsigned n_letters(const struct split_place *p)
{
    unsigned n = 0;
    for (size_t at = p->word.from; at < p->word.to;) {
        struct utf8_char c = utf8_at(p->text, at);
        int8_t type = u_charType((UChar32)c.cp);
        n += type != U_NON_SPACING_MARK && type != U_COMBINING_SPACING_MARK;
        at += c.n_bytes;
    }
    return n;
}

/* Where no capital can tell of a beginning: an ASCII mark ends, unless it
 * belongs to its word. */
static const char *decide_caseless(const struct split_place *p, bool *is_end)
{
    *is_end = false;
    if (p->c->first == 0x2026 || (p->c->first == '.' && p->c->n_marks > 2))
        return "an ellipsis, and no capital";
    *is_end = p->c->first != '.' || p->c->n_marks > 1 || p->c->n_closers > 0;
    if (*is_end)
        return "a mark, and letters without case";
    if (charclass_is_letter(p->word.first) &&
        (p->class != ABBREVIATION_NONE || has_inner_stop(p) ||
         is_initial(p, n_letters(p))))
        return "abbreviation";
    *is_end = true;
    return "a full stop, and letters without case";
}

/* ---- Words ---- */

/* "12. März", "19. století": figures, and a small letter or a listed word. */
static bool is_ordinal(const struct split_place *p)
{
    enum { MAX_FIGURES = 4 };
    return p->c->first == '.' && p->c->n_marks == 1 && p->c->n_closers == 0 &&
           p->word.first == CHAR_DIGIT && p->word.n_cp <= MAX_FIGURES &&
           p->word.from > p->start &&
           (charclass_at(p->text, p->c->next) == CHAR_LOWER ||
            split_place_lists(p, WORDS_ORDINAL, &p->next));
}

/* A small letter behind a single stop. */
static bool goes_on_small(const struct split_place *p)
{
    return p->c->first == '.' && p->c->n_marks == 1 && p->c->n_closers == 0 &&
           charclass_at(p->text, p->c->next) == CHAR_LOWER &&
           p->class != ABBREVIATION_NONE;
}

/* "(All in brackets.) Then" */
static bool is_bracketed(const struct split_place *p)
{
    return split_place_char(p, p->start) == '(' && p->c->n_closers > 0 &&
           utf8_before(p->text, p->c->end).cp == ')' &&
           p->next.first == CHAR_UPPER;
}

static const char *decide_mark(const struct split_place *p, bool *is_end)
{
    uint32_t before = letter_before(p);
    bool small = charclass_at(p->text, p->c->next) == CHAR_LOWER;
    *is_end = false;
    if (charclass_is_wide_stop(p->c->first)) {
        *is_end = !goes_on_quotation(p);
        return *is_end ? "full stop of its script"
                       : "goes on behind the quotation";
    }
    if (p->c->first == ';' && is_greek(before)) {
        *is_end = !small && !goes_on_quotation(p);
        return "question mark of Greek";
    }
    if (is_armenian(before) && p->c->first == '.' && p->c->n_marks == 1)
        return "not the full stop of Armenian";
    if (is_armenian(before) && p->c->first == ':') {
        *is_end = true;
        return "full stop of Armenian";
    }
    return NULL;
}

const char *language_rule(const struct split_place *p, bool other, bool *is_end)
{
    const char *rule = p->c->first < 0x110000 ? decide_mark(p, is_end) : NULL;
    bool is_stop = p->c->first == '.' || p->c->first == '!' ||
                   p->c->first == '?' || p->c->first == 0x2026;
    if (rule || !other || !is_stop)
        return rule;
    *is_end = false;
    if (goes_on_quotation(p))
        return "goes on behind the quotation";
    *is_end = is_bracketed(p);
    if (*is_end)
        return "a sentence in brackets";
    if (is_ordinal(p))
        return "ordinal number";
    if (goes_on_small(p))
        return "small letter behind an abbreviation";
    return p->next.first == CHAR_LETTER || p->word.first == CHAR_LETTER
               ? decide_caseless(p, is_end)
               : NULL;
}
