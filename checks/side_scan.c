/* checks/side_scan.c - one pass over the characters.
 *
 * The key of a word is FNV-1a over its lower-case bytes (Fowler, Noll, Vo):
 * it is made while the letters are folded.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/side_scan.h"

#include "tokenize/charclass.h"
#include "tokenize/numeral.h"

#define FNV_START 0xCBF29CE484222325u
#define FNV_PRIME 0x100000001B3u

enum {
    ELIDED_MAX = 7, /* letters before an apostrophe: "lorsqu'" has 7 */
    CLITIC_MAX = 2  /* after one: "'s", "'ll" */
};

static uint64_t add_byte(uint64_t key, char byte)
{
    return (key ^ (unsigned char)byte) * FNV_PRIME;
}

uint64_t side_scan_key(struct sv lower)
{
    uint64_t key = FNV_START;
    for (size_t i = 0; i < lower.n; i++)
        key = add_byte(key, lower.p[i]);
    return key;
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
    char *to = s->folded.p + s->folded.n;
    uint32_t lower = class == CHAR_UPPER ? charclass_lower(cp) : cp;
    unsigned n = utf8_put(lower, to);
    s->folded.n += n;
    item->folded_n += n;
    for (unsigned i = 0; i < n; i++)
        item->key = add_byte(item->key, to[i]);
    if (class == CHAR_UPPER)
        item->shape |= item->n_cp == 0 ? ITEM_UPPER_FIRST : ITEM_UPPER_LATER;
    else if (class == CHAR_LOWER)
        item->shape |= ITEM_LOWER;
    s->n_upper += class == CHAR_UPPER;
    s->n_lower += class == CHAR_LOWER;
    item->n_cp++;
}

/* The letters from `at` on; stores where they end. */
static void read_word(struct side_scan *s, size_t at, struct scan_item *item)
{
    bool unspaced = false;
    while (at < s->text.n && !unspaced) {
        struct utf8_char c = utf8_at(s->text, at);
        if (!is_word_char(c.cp))
            break;
        enum script script = script_of(c.cp);
        unspaced = script_is_unspaced(script);
        if (unspaced && item->n_cp > 0)
            break;
        add_letter(s, item, c.cp);
        s->letters[script]++;
        s->weighted += script_weight(script);
        at += c.n_bytes;
    }
    if (unspaced) {
        item->shape |= ITEM_UNSPACED;
        s->n_unspaced++;
    }
    s->n_letters += item->n_cp;
    item->to = (uint32_t)at;
}

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019;
}

/* An apostrophe on either side makes another word: "l'" is no "l". */
static void mark_apostrophes(const struct side_scan *s, struct scan_item *item)
{
    struct utf8_char next = utf8_at(s->text, item->to);
    struct utf8_char before = utf8_before(s->text, item->from);
    bool after_letter =
        is_apostrophe(before.cp) && charclass_is_letter(charclass_before(
                                        s->text, item->from - before.n_bytes));
    if (is_apostrophe(next.cp) && item->n_cp <= ELIDED_MAX &&
        charclass_is_letter(charclass_at(s->text, item->to + next.n_bytes))) {
        item->shape |= ITEM_ELIDED;
        if (!after_letter)
            item->key = add_byte(item->key, '\'');
    } else if (after_letter && item->n_cp <= CLITIC_MAX) {
        item->shape |= ITEM_CLITIC;
        uint64_t key = add_byte(FNV_START, '\'');
        for (size_t i = 0; i < item->folded_n; i++)
            key = add_byte(key, s->folded.p[item->folded_at + i]);
        item->key = key;
    }
}

/* A dash, but no hyphen: "end-to-end" is one word. */
static bool is_wide_dash(uint32_t cp)
{
    return cp >= 0x80 && charclass_of(cp) == CHAR_DASH;
}

static bool is_prose_before(struct sv text, size_t at)
{
    struct utf8_char c = utf8_before(text, at);
    enum charclass class = at > 0 ? charclass_of(c.cp) : CHAR_SPACE;
    if (class == CHAR_OPEN) {
        enum charclass outer = charclass_before(text, at - c.n_bytes);
        return !charclass_is_letter(outer) && outer != CHAR_DIGIT;
    }
    return class == CHAR_SPACE || class == CHAR_QUOTE || is_wide_dash(c.cp);
}

static bool is_prose_after(struct sv text, size_t at)
{
    struct utf8_char c = utf8_at(text, at);
    enum charclass class = at < text.n ? charclass_of(c.cp) : CHAR_SPACE;
    if (class == CHAR_STOP || class == CHAR_PAUSE) {
        enum charclass outer = charclass_at(text, at + c.n_bytes);
        return !charclass_is_letter(outer) && outer != CHAR_DIGIT &&
               outer != CHAR_OTHER;
    }
    return class == CHAR_SPACE || class == CHAR_CLOSE || class == CHAR_QUOTE ||
           is_wide_dash(c.cp);
}

static void mark_prose(const struct side_scan *s, struct scan_item *item)
{
    if (item->shape & ITEM_UNSPACED || (is_prose_before(s->text, item->from) &&
                                        is_prose_after(s->text, item->to)))
        item->shape |= ITEM_PROSE;
}

static void read_number(struct side_scan *s, size_t at, struct scan_item *item)
{
    size_t end = numeral_end(s->text, at);
    item->kind = ITEM_NUMBER;
    for (; at < end;) {
        struct utf8_char c = utf8_at(s->text, at);
        if (c.cp - '0' < 10) {
            item->key = add_byte(item->key, s->text.p[at]);
            s->n_digits++;
        } else if (c.cp == ' ' || c.cp >= 0x80) {
            s->n_spaces++;
        }
        item->n_cp++;
        at += c.n_bytes;
    }
    s->weighted += item->n_cp;
    item->to = (uint32_t)end;
}

/* Note the ASCII characters of the text, and whether there are others. */
static void note_ascii(struct side_scan *s)
{
    for (size_t i = 0; i < s->text.n; i++) {
        unsigned char c = (unsigned char)s->text.p[i];
        if (c < 0x80)
            s->ascii[c / 64] |= (uint64_t)1 << c % 64;
        else
            s->is_wide = true;
    }
}

static int add_item(struct side_scan *s, const struct scan_item *item)
{
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
                             .folded_at = (uint32_t)s->folded.n,
                             .key = FNV_START,
                             .kind = ITEM_WORD};
    if (*at == behind_last && s->n_items > 0)
        item.shape |= ITEM_GLUED;
    if (digit) {
        read_number(s, *at, &item);
    } else {
        read_word(s, *at, &item);
        if (s->is_wide || side_scan_has(s, '\''))
            mark_apostrophes(s, &item);
        mark_prose(s, &item);
    }
    *at = item.to;
    return add_item(s, &item) == 0 ? 1 : ERR_NOMEM;
}

static void clear(struct side_scan *s, struct sv text, struct sv lang)
{
    struct buf items = s->item_bytes, folded = s->folded;
    buf_clear(&items);
    buf_clear(&folded);
    *s = (struct side_scan){
        .text = text, .lang = lang, .item_bytes = items, .folded = folded};
}

int side_scan_read(struct side_scan *s, struct sv text, struct sv lang,
                   struct err *e)
{
    clear(s, text, lang);
    if (text.n > SIDE_SCAN_MAX)
        return err_set(e, ERR_LIMIT, "a text of more than %d bytes",
                       SIDE_SCAN_MAX);
    /* Two bytes of a capital may become three of a small letter. */
    if (buf_reserve(&s->folded, 2 * text.n + 8) != 0)
        return err_nomem(e);
    note_ascii(s);
    for (size_t at = 0, behind_last = 0; at < text.n;) {
        int got = next_item(s, &at, behind_last);
        if (got < 0)
            return err_nomem(e);
        if (got > 0) {
            behind_last = at;
            continue;
        }
        struct utf8_char c = utf8_at(text, at);
        s->n_spaces += charclass_of(c.cp) == CHAR_SPACE;
        s->n_cp++;
        s->weighted++;
        at += c.n_bytes;
    }
    return 0;
}

void side_scan_free(struct side_scan *s)
{
    buf_free(&s->item_bytes);
    buf_free(&s->folded);
    *s = (struct side_scan){0};
}

bool side_scan_only_space(const struct side_scan *s, size_t i)
{
    struct sv gap = side_scan_gap(s, i);
    return i + 1 < s->n_items && gap.n > 0 &&
           charclass_skip_space(gap, 0) == gap.n;
}
