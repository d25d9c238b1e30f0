/* checks/copy_check.c - words of one side counted off against the other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/copy_check.h"

#include "checks/language_check.h"

enum {
    MIN_CONTENT = 2,     /* small-letter words that are no function words */
    MIN_CONTENT_FEW = 3, /* with one function word only */
    MIN_WORDS = 3
};

bool copy_check_is_identical(const struct side_scan *src,
                             const struct side_scan *tgt)
{
    const struct scan_item *a = side_scan_items(src), *b = side_scan_items(tgt);
    if (src->n_items != tgt->n_items)
        return false;
    if (src->n_items == 0)
        return sv_eq(src->text, tgt->text);
    for (size_t i = 0; i < src->n_items; i++)
        if (a[i].key != b[i].key || a[i].kind != b[i].kind)
            return false;
    return true;
}

/* A word and how often the target has it more than the source so far. */
struct slot {
    uint64_t key;
    uint32_t n;
};

static struct slot *slot_of(const struct buf *slots, uint64_t key)
{
    struct slot *s = (void *)slots->p;
    size_t mask = slots->n / sizeof *s - 1;
    size_t at = (size_t)(key * 0x9E3779B97F4A7C15u >> 20) & mask;
    key += key == 0;
    while (s[at].key != 0 && s[at].key != key)
        at = (at + 1) & mask;
    s[at].key = key;
    return &s[at];
}

/* Room for twice n words, all empty. */
static int clear_slots(struct buf *slots, size_t n)
{
    size_t n_slots = 16;
    while (n_slots < 2 * n)
        n_slots *= 2;
    buf_clear(slots);
    if (buf_reserve(slots, n_slots * sizeof(struct slot)) != 0)
        return ERR_NOMEM;
    slots->n = n_slots * sizeof(struct slot);
    memset(slots->p, 0, slots->n);
    return 0;
}

/* What the shared words are: all; of more than two small letters; and of these,
 * function words of each language. */
struct shared {
    size_t n, n_small;
    uint32_t of[LANGUAGE_MAX_WORDED], small_of[LANGUAGE_MAX_WORDED];
};

static void count_shared(struct shared *x, const struct language_words *w,
                         const struct side_scan *s, size_t i)
{
    const struct scan_item *item = &side_scan_items(s)[i];
    x->n++;
    if (item->kind != ITEM_WORD || !(item->shape & ITEM_PROSE))
        return;
    bool capital = item->shape & (ITEM_UPPER_FIRST | ITEM_UPPER_LATER) &&
                   s->n_upper <= s->n_lower; /* no text in capitals */
    bool small = (!capital && item->n_cp > 2) || item->shape & ITEM_UNSPACED;
    x->n_small += small;
    for (uint64_t mask = language_words_mask(w, item->key); mask;
         mask &= mask - 1) {
        x->of[__builtin_ctzll(mask)]++;
        x->small_of[__builtin_ctzll(mask)] += small;
    }
}

/* Marks that running text seldom has, and code often. */
static bool has_mark_of_code(struct sv text)
{
    for (size_t at = 0; at < text.n; at++)
        if (text.p[at] != '\0' && strchr("(){}[]<>=&|_;/\\", text.p[at]))
            return true;
    return false;
}

/* Are all words equal, and is a little of it the source's language, and no more
 * the target's?  "Too many users." is; a name kept in its own language is not. */
static bool is_source(const struct shared *x, int src, int tgt)
{
    if (src < 0 || src >= LANGUAGE_MAX_WORDED || src == tgt)
        return false;
    const size_t n_content = x->n_small - x->small_of[src];
    const uint32_t of_tgt =
        tgt >= 0 && tgt < LANGUAGE_MAX_WORDED ? x->of[tgt] : 0;
    return x->of[src] > of_tgt && n_content > 0;
}

/* Is it running text of one of the languages? */
static bool is_running(const struct shared *x)
{
    for (unsigned k = 0; k < LANGUAGE_MAX_WORDED; k++) {
        size_t n_content = x->n_small - x->small_of[k];
        if (n_content >= (x->of[k] > 1 ? MIN_CONTENT : MIN_CONTENT_FEW) &&
            x->of[k] > 0)
            return true;
    }
    return false;
}

/* At most how many words of the target the source has: by a few bits of their
 * keys, quick to count, and mostly far too few for a copy. */
static size_t n_maybe_shared(const struct side_scan *src,
                             const struct side_scan *tgt)
{
    enum { BITS = 10 };
    const struct scan_item *a = side_scan_items(src), *b = side_scan_items(tgt);
    uint64_t has[(1 << BITS) / 64] = {0};
    size_t n = 0;
    for (size_t i = 0; i < src->n_items; i++)
        has[a[i].key >> (70 - BITS)] |= (uint64_t)1
                                        << (a[i].key >> (64 - BITS)) % 64;
    for (size_t i = 0; i < tgt->n_items; i++)
        n += has[b[i].key >> (70 - BITS)] >> (b[i].key >> (64 - BITS)) % 64 & 1;
    return n;
}

int copy_check_is_copied(struct copy_check *c, const struct language_words *w,
                         const struct side_scan *src,
                         const struct side_scan *tgt, int src_language,
                         int tgt_language, double share, bool *copied)
{
    const struct scan_item *a = side_scan_items(src), *b = side_scan_items(tgt);
    size_t longer = src->n_items > tgt->n_items ? src->n_items : tgt->n_items;
    size_t shorter = src->n_items + tgt->n_items - longer;
    struct shared x = {0};
    *copied = false;
    if (shorter < MIN_WORDS || (double)shorter < share * (double)longer ||
        (double)n_maybe_shared(src, tgt) < share * (double)longer)
        return 0;
    if (clear_slots(&c->slots, shorter + longer) != 0)
        return ERR_NOMEM;
    for (size_t i = 0; i < src->n_items; i++)
        slot_of(&c->slots, a[i].key)->n++;
    for (size_t i = 0; i < tgt->n_items; i++) {
        struct slot *s = slot_of(&c->slots, b[i].key);
        if (s->n == 0)
            continue;
        s->n--;
        count_shared(&x, w, tgt, i);
    }
    const bool all = x.n == longer && shorter == longer;
    *copied =
        (double)x.n >= share * (double)longer &&
        (is_running(&x) || (all && is_source(&x, src_language, tgt_language) &&
                            !has_mark_of_code(tgt->text))) &&
        !language_check_is_code(tgt);
    return 0;
}

void copy_check_free(struct copy_check *c)
{
    buf_free(&c->slots);
}
