/* aligner/cooccurrence.c - an open hash table that drops rare pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/cooccurrence.h"

#include <stdlib.h>

enum { FIRST_CAP = 1 << 16 };

void cooccurrence_open(struct cooccurrence *m, size_t max_pairs)
{
    *m = (struct cooccurrence){.max_pairs = max_pairs};
}

void cooccurrence_free(struct cooccurrence *m)
{
    free(m->slots);
    *m = (struct cooccurrence){.slots = NULL};
}

static struct cooccurrence_pair *find(const struct cooccurrence *m,
                                      uint32_t src, uint32_t tgt)
{
    uint64_t h = ((uint64_t)src << 32 | tgt) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(h >> 20) & (m->cap - 1);
    while (m->slots[at].n > 0 &&
           (m->slots[at].src != src || m->slots[at].tgt != tgt))
        at = (at + 1) & (m->cap - 1);
    return &m->slots[at];
}

/* Copy the pairs with a count above `least` into a table of `cap` slots. */
static int rehash(struct cooccurrence *m, size_t cap, float least,
                  struct err *e)
{
    struct cooccurrence next = {
        .cap = cap, .max_pairs = m->max_pairs, .threshold = m->threshold};
    next.slots = calloc(cap, sizeof *next.slots);
    if (!next.slots)
        return err_nomem(e);
    for (size_t k = 0; k < m->cap; k++) {
        const struct cooccurrence_pair *x = &m->slots[k];
        if (x->n <= least)
            continue;
        *find(&next, x->src, x->tgt) = *x;
        next.n++;
    }
    free(m->slots);
    *m = next;
    return 0;
}

/* Make room for one pair more; half of the slots remain free. */
static int make_room(struct cooccurrence *m, struct err *e)
{
    if (m->n >= m->max_pairs) {
        while (m->n > m->max_pairs / 2) {
            m->threshold += 1;
            int rc = rehash(m, m->cap, m->threshold, e);
            if (rc != 0)
                return rc;
        }
    }
    if (2 * (m->n + 1) > m->cap)
        return rehash(m, m->cap ? 2 * m->cap : FIRST_CAP, 0, e);
    return 0;
}

int cooccurrence_add(struct cooccurrence *m, uint32_t src, uint32_t tgt,
                     float n, struct err *e)
{
    int rc =
        m->n >= m->max_pairs || 2 * (m->n + 1) > m->cap ? make_room(m, e) : 0;
    if (rc != 0)
        return rc;
    struct cooccurrence_pair *x = find(m, src, tgt);
    if (x->n <= 0) {
        *x = (struct cooccurrence_pair){src, tgt, 0};
        m->n++;
    }
    x->n += n;
    return 0;
}

static int by_words(const void *x, const void *y)
{
    const struct cooccurrence_pair *a = x, *b = y;
    if (a->src != b->src)
        return a->src < b->src ? -1 : 1;
    return a->tgt < b->tgt ? -1 : a->tgt > b->tgt;
}

void cooccurrence_sort(struct cooccurrence *m)
{
    size_t n = 0;
    for (size_t k = 0; k < m->cap; k++)
        if (m->slots[k].n > 0)
            m->slots[n++] = m->slots[k];
    if (n > 1)
        qsort(m->slots, n, sizeof *m->slots, by_words);
}
