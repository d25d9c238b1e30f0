/* checks/repetition.c - each item against the eight before it, where one of
 * them may be the same.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/repetition.h"

enum { PHRASE_MIN = 3, PHRASE_MAX = 8 };

static bool is_doubled(struct sv word)
{
    static const char *const doubled[] = {
        "had", "that",  "nous", "vous", "very", "no",  "ha",   "bla",
        "die", "der",   "das",  "sie",  "très", "non", "so",   "well",
        "bye", "there", "now",  "yes",  "oui",  "ja",  "many", "long"};
    for (size_t k = 0; k < sizeof doubled / sizeof *doubled; k++)
        if (sv_eq(word, sv_from(doubled[k])))
            return true;
    return false;
}

static bool is_word(const struct scan_item *item)
{
    return item->kind == ITEM_WORD && item->shape & ITEM_PROSE &&
           !(item->shape & ITEM_UNSPACED);
}

/* Are the n items from i on the same as the n before, with spaces between? */
static bool is_repeated(const struct side_scan *s, size_t i, size_t n)
{
    const struct scan_item *items = side_scan_items(s);
    bool letters = false;
    if (i < n || i + n > s->n_items)
        return false;
    for (size_t k = 0; k < n; k++) {
        if (items[i + k].key != items[i - n + k].key ||
            items[i + k].kind != items[i - n + k].kind)
            return false;
        letters |= is_word(&items[i + k]) && items[i + k].n_cp > 1;
    }
    for (size_t k = i - n; k + 1 < i + n; k++)
        if (!side_scan_only_space(s, k))
            return false;
    return letters;
}

static bool is_repetition(const struct side_scan *s, size_t i)
{
    const struct scan_item *item = &side_scan_items(s)[i];
    if (item->key == (item - 1)->key && is_repeated(s, i, 1) && is_word(item) &&
        is_word(item - 1) && item->n_cp > 1 &&
        !is_doubled(side_scan_folded(s, item)))
        return true;
    for (size_t n = PHRASE_MIN; n <= PHRASE_MAX && n <= i; n++)
        if (item->key == (item - n)->key && is_repeated(s, i, n))
            return true;
    return false;
}

/* Only an item with the low bits of one of the PHRASE_MAX before it can repeat
 * something: where each of them was seen last. */
static bool has_repetition(const struct side_scan *s)
{
    enum { N_LAST = 256 };
    const struct scan_item *items = side_scan_items(s);
    uint32_t last[N_LAST] = {0}; /* its index + 1 */
    for (uint32_t i = 0; i < s->n_items; i++) {
        uint32_t *seen = &last[items[i].key % N_LAST];
        if (*seen > 0 && i + 1 - *seen <= PHRASE_MAX && is_repetition(s, i))
            return true;
        *seen = i + 1;
    }
    return false;
}

bool repetition_differs(const struct side_scan *src,
                        const struct side_scan *tgt)
{
    return has_repetition(src) != has_repetition(tgt);
}
