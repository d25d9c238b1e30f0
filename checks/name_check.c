/* checks/name_check.c - names by their shape or their title, matched by their
 * first letters.
 *
 * Only names that both languages write alike are looked at: acronyms and
 * countries are translated, and so are the words of titles in capitals.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/name_check.h"

#include <stdlib.h>

#include "tokenize/charclass.h"
#include "tokenize/cognate.h"

enum {
    MATCHED_LETTERS = 4,
    TITLE_CASE_PERCENT = 60 /* of the words: capitals tell nothing */
};

static bool is_title(struct sv word)
{
    static const char *const titles[] = {
        "mr",    "mrs",    "ms",   "dr",   "prof",     "mme",    "mlle", "mm",
        "m",     "sir",    "lord", "lady", "monsieur", "madame", "herr", "frau",
        "señor", "señora", "sr",   "sra",  "signor",   "signora"};
    for (size_t k = 0; k < sizeof titles / sizeof *titles; k++)
        if (sv_eq(word, sv_from(titles[k])))
            return true;
    return false;
}

/* "Mr Miller", "M. Lebrun": the title's stop and a space between. */
static bool follows_title(const struct side_scan *s, size_t i)
{
    const struct scan_item *items = side_scan_items(s);
    if (i == 0 || !(items[i].shape & ITEM_UPPER_FIRST) || items[i].n_cp < 3)
        return false;
    struct sv gap = side_scan_gap(s, i - 1);
    bool near = sv_eq(gap, SV(" ")) || sv_eq(gap, SV(". ")) ||
                sv_eq(gap, SV("\xC2\xA0")) || sv_eq(gap, SV(".\xC2\xA0"));
    return near && items[i - 1].shape & ITEM_UPPER_FIRST &&
           is_title(side_scan_folded(s, &items[i - 1]));
}

/* Small letters and a capital inside: "MySQL"; not the plural "DVDs". */
static bool is_mixed(const struct side_scan *s, const struct scan_item *item)
{
    struct sv text = side_scan_text(s, item);
    size_t n_upper = 0;
    for (size_t i = 0; i < text.n; i++)
        n_upper += text.p[i] >= 'A' && text.p[i] <= 'Z';
    bool plural = text.p[text.n - 1] == 's' && n_upper + 1 == text.n;
    return item->n_cp >= 4 && item->shape & ITEM_UPPER_LATER &&
           item->shape & ITEM_LOWER && !plural;
}

static bool is_capitalised(const struct scan_item *item)
{
    return item->kind == ITEM_WORD && item->shape & ITEM_UPPER_FIRST &&
           item->shape & ITEM_LOWER && item->n_cp >= 3;
}

/* Does item i go on a sentence, so that its capital is its own? */
static bool is_inside(const struct side_scan *s, size_t i)
{
    struct utf8_char c = utf8_before(s->text, side_scan_items(s)[i].from);
    return i > 0 && c.cp == ' ' &&
           !(side_scan_items(s)[i].shape & ITEM_GLUED) &&
           side_scan_gap(s, i - 1).n == 1;
}

/* Two capitalised words side by side inside a sentence: "in Paul Smith". */
static bool is_run(const struct side_scan *s, size_t i)
{
    const struct scan_item *items = side_scan_items(s);
    if (!is_capitalised(&items[i]) || !is_inside(s, i))
        return false;
    bool next = i + 1 < s->n_items && is_capitalised(&items[i + 1]) &&
                is_inside(s, i + 1);
    bool before = i > 1 && is_capitalised(&items[i - 1]) && is_inside(s, i - 1);
    return next || before;
}

static bool is_title_case(const struct side_scan *s)
{
    const struct scan_item *items = side_scan_items(s);
    const uint32_t *capitals = side_scan_capitals(s);
    size_t n = 0;
    for (size_t k = 0; k < s->n_capitals; k++)
        n += is_capitalised(&items[capitals[k]]);
    return n * 100 > s->n_words * TITLE_CASE_PERCENT;
}

/* What is looked for on a side, among the items with a capital. */
enum name_kind { NAME_NONE, NAME_SURE, NAME_RUN };

static enum name_kind name_at(const struct side_scan *s, size_t i, bool runs)
{
    const struct scan_item *item = &side_scan_items(s)[i];
    if (follows_title(s, i) || is_mixed(s, item))
        return NAME_SURE;
    return runs && is_run(s, i) ? NAME_RUN : NAME_NONE;
}

/* The first letters without accents, as a number. */
static uint64_t key_of(const struct side_scan *s, const struct scan_item *item)
{
    char letters[COGNATE_MAX];
    struct sv key = {letters, cognate_key(side_scan_folded(s, item), letters)};
    size_t at = 0;
    for (int k = 0; k < MATCHED_LETTERS && at < key.n; k++)
        at += utf8_at(key, at).n_bytes;
    return side_scan_key(sv_sub(key, 0, at));
}

static int by_key(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The keys of all items: few as they come, more in order. */
enum { FEW = 64 };

static int collect(const struct side_scan *s, struct buf *keys)
{
    const struct scan_item *items = side_scan_items(s);
    buf_clear(keys);
    for (size_t i = 0; i < s->n_items; i++) {
        uint64_t key = key_of(s, &items[i]);
        if (buf_add(keys, (const char *)&key, sizeof key) != 0)
            return ERR_NOMEM;
    }
    if (s->n_items > FEW)
        qsort(keys->p, s->n_items, sizeof(uint64_t), by_key);
    return 0;
}

static bool has_key(const struct buf *keys, uint64_t key)
{
    const uint64_t *k = (const void *)keys->p;
    const size_t n = keys->n / sizeof *k;
    if (n > FEW)
        return bsearch(&key, k, n, sizeof key, by_key) != NULL;
    for (size_t i = 0; i < n; i++)
        if (k[i] == key)
            return true;
    return false;
}

static bool has_name(const struct side_scan *s, bool runs)
{
    const uint32_t *capitals = side_scan_capitals(s);
    for (size_t k = 0; k < s->n_capitals; k++)
        if (name_at(s, capitals[k], runs) != NAME_NONE)
            return true;
    return false;
}

/* How many names the other side has and lacks. */
struct names {
    size_t sure_missing, run_missing, n_met;
};

static struct names names_in(const struct side_scan *s, bool runs,
                             const struct buf *other)
{
    const uint32_t *capitals = side_scan_capitals(s);
    struct names n = {0};
    for (size_t k = 0; k < s->n_capitals; k++) {
        enum name_kind kind = name_at(s, capitals[k], runs);
        if (kind == NAME_NONE)
            continue;
        bool met = has_key(other, key_of(s, &side_scan_items(s)[capitals[k]]));
        n.n_met += met;
        n.sure_missing += !met && kind == NAME_SURE;
        n.run_missing += !met && kind == NAME_RUN;
    }
    return n;
}

static bool is_latin(const struct side_scan *s)
{
    return s->letters[SCRIPT_LATIN] * 10 >= s->n_letters * 9;
}

/* Sure names must be missing on both sides; runs of capitals, which may be
 * translated, count only when none of them is met. */
static bool differ(const struct names *a, const struct names *b)
{
    if (a->sure_missing > 0 && b->sure_missing > 0)
        return true;
    return a->n_met == 0 && b->n_met == 0 &&
           a->sure_missing + a->run_missing >= 2 &&
           b->sure_missing + b->run_missing >= 2;
}

int name_check_mismatch(struct name_check *c, const struct side_scan *src,
                        const struct side_scan *tgt, bool *mismatch)
{
    *mismatch = false;
    if (src->n_lower == 0 || tgt->n_lower == 0 || !is_latin(src) ||
        !is_latin(tgt))
        return 0;
    bool runs = !is_title_case(src) && !is_title_case(tgt);
    if (!has_name(src, runs) || !has_name(tgt, runs))
        return 0;
    if (collect(src, &c->keys[0]) != 0 || collect(tgt, &c->keys[1]) != 0)
        return ERR_NOMEM;
    struct names a = names_in(src, runs, &c->keys[1]);
    struct names b = names_in(tgt, runs, &c->keys[0]);
    *mismatch = differ(&a, &b);
    return 0;
}

void name_check_free(struct name_check *c)
{
    buf_free(&c->keys[0]);
    buf_free(&c->keys[1]);
}
