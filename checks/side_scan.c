/* checks/side_scan.c - one pass over the characters.
 *
 * ASCII is read eight bytes at a time: first to find the marks, then to fold the
 * words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/side_scan.h"

#include "checks/plain_words.h"
#include "checks/word_key.h"
#include "checks/word_surroundings.h"
#include "tokenize/charclass.h"
#include "tokenize/numeral.h"

static bool is_ascii_letter(char c)
{
    return ((unsigned char)c | 0x20u) - 'a' < 26u;
}

uint64_t side_scan_key(struct sv lower)
{
    bool before = sv_starts(lower, SV("'")), behind = sv_ends(lower, SV("'"));
    bool both = before && behind && lower.n == 1;
    struct sv word = sv_sub(lower, before, lower.n - (behind && !both));
    uint64_t key = word_key_of(word);
    return before || behind ? word_key_with_apostrophe(key, behind) : key;
}

static bool is_word_char(uint32_t cp)
{
    enum charclass c = charclass_of(cp);
    return charclass_is_letter(c) || (c == CHAR_DIGIT && cp >= 0x80);
}

/* Add one character to the word, folded.  `folded` has room. */
static void add_letter(struct side_scan *s, struct scan_item *item, uint32_t cp)
{
    enum charclass class = charclass_of(cp);
    char *to = s->folded.p + item->folded_at + item->folded_n;
    item->folded_n +=
        utf8_put(class == CHAR_UPPER ? charclass_lower(cp) : cp, to);
    if (class == CHAR_UPPER)
        item->shape |= item->n_cp == 0 ? ITEM_UPPER_FIRST : ITEM_UPPER_LATER;
    else if (class == CHAR_LOWER)
        item->shape |= ITEM_LOWER;
    s->n_upper += class == CHAR_UPPER;
    s->n_lower += class == CHAR_LOWER;
    item->n_cp++;
}

/* The ASCII letters from `at` on, the greater part of most texts, eight at a
 * time.  Returns where they end. */
static size_t read_ascii(struct side_scan *s, size_t at, struct scan_item *item)
{
    struct sv text = s->text;
    char *to = s->folded.p + item->folded_at + item->folded_n;
    size_t from = at, n_upper = 0;
    bool upper_first =
        item->n_cp == 0 && text.p[at] >= 'A' && text.p[at] <= 'Z';
    for (unsigned n = 8; n == 8 && at < text.n; at += n) {
        size_t room = text.n - at;
        uint64_t bytes = room >= 8 ? ascii8_load(text.p + at)
                                   : ascii8_few(text.p + at, room);
        n = ascii8_before(ascii8_others(bytes));
        ascii8_store(to, ascii8_lower(bytes));
        to += n;
        uint64_t upper = ~bytes & 0x20 * ASCII8_ONES;
        upper &= n == 8 ? upper : ascii8_first(n);
        for (; upper; upper &= upper - 1)
            n_upper++;
    }
    size_t n = at - from;
    item->n_cp += (uint32_t)n;
    item->folded_n += (uint32_t)n;
    item->shape |= (upper_first ? ITEM_UPPER_FIRST : 0) |
                   (n_upper > upper_first ? ITEM_UPPER_LATER : 0) |
                   (n > n_upper ? ITEM_LOWER : 0);
    s->n_upper += n_upper;
    s->n_lower += n - n_upper;
    s->letters[SCRIPT_LATIN] += (uint32_t)n;
    return at;
}

/* The letters from `at` on; stores where they end. */
static void read_word(struct side_scan *s, size_t at, struct scan_item *item)
{
    bool unspaced = false;
    while (at < s->text.n && !unspaced) {
        at = read_ascii(s, at, item);
        if (at == s->text.n || (unsigned char)s->text.p[at] < 0x80)
            break;
        struct utf8_char c = utf8_at(s->text, at);
        if (!is_word_char(c.cp))
            break;
        enum script script = script_of(c.cp);
        unspaced = script_is_unspaced(script);
        if (unspaced && item->n_cp > 0)
            break;
        add_letter(s, item, c.cp);
        s->letters[script]++;
        at += c.n_bytes;
    }
    if (unspaced) {
        item->shape |= ITEM_UNSPACED;
        s->n_unspaced++;
    }
    s->n_letters += item->n_cp;
    s->folded.n += item->folded_n;
    item->key = word_key_of(side_scan_folded(s, item));
    item->to = (uint32_t)at;
}

static void read_number(struct side_scan *s, size_t at, struct scan_item *item)
{
    size_t end = numeral_end(s->text, at);
    item->kind = ITEM_NUMBER;
    for (; at < end;) {
        struct utf8_char c = utf8_at(s->text, at);
        if (c.cp - '0' < 10) {
            item->key = word_key_mix(item->key, c.cp);
            s->n_digits++;
        } else if (c.cp == ' ' || c.cp >= 0x80) {
            s->n_spaces++;
        }
        item->n_cp++;
        at += c.n_bytes;
    }
    item->to = (uint32_t)end;
}

/* The next byte from `at` on that is no ASCII letter or space, or text.n. */
static size_t next_other(struct sv text, size_t at)
{
    while (text.n - at >= 8) {
        unsigned n = ascii8_before(ascii8_marks(ascii8_load(text.p + at)));
        at += n;
        if (n < 8)
            return at;
    }
    while (at < text.n && (text.p[at] == ' ' || is_ascii_letter(text.p[at])))
        at++;
    return at;
}

static int find_marks(struct side_scan *s)
{
    struct sv text = s->text;
    for (size_t at = 0; (at = next_other(text, at)) < text.n; at++) {
        unsigned char c = (unsigned char)text.p[at];
        uint32_t mark = (uint32_t)at;
        if ((c >= '0' && c <= '9') || (c >= 0x80 && c < 0xC2))
            continue;
        s->has_byte[c] = true;
        s->is_wide |= c >= 0x80;
        s->n_marks++;
        if (buf_add(&s->mark_bytes, (const char *)&mark, sizeof mark) != 0)
            return ERR_NOMEM;
    }
    return 0;
}

static int add_item(struct side_scan *s, const struct scan_item *item)
{
    if (item->shape & (ITEM_UPPER_FIRST | ITEM_UPPER_LATER) &&
        scan_add_capital(s) != 0)
        return ERR_NOMEM;
    s->n_items++;
    s->n_words += item->kind == ITEM_WORD;
    s->n_cp += item->n_cp;
    return buf_add(&s->item_bytes, (const char *)item, sizeof *item);
}

/* The item at `at`, if one begins there: 1, 0 or an error. */
static int next_item(struct side_scan *s, size_t *at, size_t behind_last)
{
    struct utf8_char c = utf8_at(s->text, *at);
    bool digit = c.cp - '0' < 10;
    if (!digit && !is_word_char(c.cp))
        return 0;
    struct scan_item item = {.from = (uint32_t)*at,
                             .folded_at = (uint32_t)s->folded.n};
    if (*at == behind_last && s->n_items > 0)
        item.shape |= ITEM_GLUED;
    if (digit) {
        read_number(s, *at, &item);
    } else {
        read_word(s, *at, &item);
        word_surroundings_mark(s->text, &item);
    }
    *at = item.to;
    return add_item(s, &item) == 0 ? 1 : ERR_NOMEM;
}

static void clear(struct side_scan *s, struct sv text, struct sv lang)
{
    struct buf items = s->item_bytes, folded = s->folded, marks = s->mark_bytes,
               capitals = s->capital_bytes;
    buf_clear(&items);
    buf_clear(&folded);
    buf_clear(&marks);
    buf_clear(&capitals);
    *s = (struct side_scan){.text = text,
                            .lang = lang,
                            .item_bytes = items,
                            .folded = folded,
                            .mark_bytes = marks,
                            .capital_bytes = capitals};
}

static void end_run(struct side_scan *s, size_t from, size_t to)
{
    s->longest_run = to - from > s->longest_run ? to - from : s->longest_run;
}

static int read_items(struct side_scan *s, struct err *e)
{
    struct sv text = s->text;
    size_t at = 0, behind_last = 0, run_from = 0;
    int got = plain_words_read(s, &at);
    for (run_from = at; got >= 0 && at < text.n;) {
        if (text.p[at] == ' ') {
            end_run(s, run_from, at++);
            s->n_spaces++;
            s->n_cp++;
            got = plain_words_read(s, &at);
            run_from = at;
            continue;
        }
        got = next_item(s, &at, behind_last);
        if (got > 0) {
            behind_last = at;
        } else if (got == 0) {
            struct utf8_char c = utf8_at(text, at);
            s->n_spaces += charclass_of(c.cp) == CHAR_SPACE;
            s->n_cp++;
            at += c.n_bytes;
        }
    }
    end_run(s, run_from, text.n);
    return got < 0 ? err_nomem(e) : 0;
}

int side_scan_read(struct side_scan *s, struct sv text, struct sv lang,
                   struct err *e)
{
    clear(s, text, lang);
    if (text.n > SIDE_SCAN_MAX)
        return err_set(e, ERR_LIMIT, "a text of more than %d bytes",
                       SIDE_SCAN_MAX);
    /* Two bytes of a capital may become three of a small letter; eight are
     * written at a time. */
    if (buf_reserve(&s->folded, 2 * text.n + 16) != 0 || find_marks(s) != 0)
        return err_nomem(e);
    int rc = read_items(s, e);
    if (rc != 0)
        return rc;
    s->weighted = (double)s->n_cp;
    for (unsigned k = 0;
         s->letters[SCRIPT_LATIN] < s->n_letters && k < N_SCRIPTS; k++)
        s->weighted += (script_weight((enum script)k) - 1) * s->letters[k];
    return 0;
}

void side_scan_free(struct side_scan *s)
{
    buf_free(&s->item_bytes);
    buf_free(&s->folded);
    buf_free(&s->mark_bytes);
    buf_free(&s->capital_bytes);
    *s = (struct side_scan){0};
}

bool side_scan_only_space(const struct side_scan *s, size_t i)
{
    struct sv gap = side_scan_gap(s, i);
    return i + 1 < s->n_items && gap.n > 0 &&
           charclass_skip_space(gap, 0) == gap.n;
}
