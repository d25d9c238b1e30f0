/* aligner/lattice/walls.c - parts of a document by their sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/walls.h"

#include "base/arena.h"

/* Where each part begins, and behind the last the end. */
static uint32_t *begins(struct arena *a, size_t n_parts, const uint32_t *part,
                        size_t n)
{
    uint32_t *at = arena_array(a, n_parts + 1, sizeof *at);
    if (!at)
        return NULL;
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        while (k < part[i])
            at[++k] = (uint32_t)i;
    while (k < n_parts)
        at[++k] = (uint32_t)n;
    return at;
}

int walls_open(struct arena *a, size_t n_parts, const uint32_t *src_part,
               size_t n_src, const uint32_t *tgt_part, size_t n_tgt,
               struct walls *out, struct err *e)
{
    struct walls w = {.n = n_parts, .n_src = n_src, .src_part = src_part};
    w.src_at = begins(a, n_parts, src_part, n_src);
    w.tgt_at = begins(a, n_parts, tgt_part, n_tgt);
    if (!w.src_at || !w.tgt_at)
        return err_nomem(e);
    *out = w;
    return 0;
}

struct walls_range walls_of_row(const struct walls *w, size_t i)
{
    size_t first = i > 0 ? w->src_part[i - 1] : 0;
    size_t last = i < w->n_src ? w->src_part[i] : w->n - 1;
    return (struct walls_range){w->tgt_at[first], w->tgt_at[last + 1]};
}

struct walls_range walls_of_pair(const struct walls *w, size_t i, size_t n_src,
                                 size_t n_tgt)
{
    size_t part = w->src_part[i - n_src];
    if (w->src_part[i - 1] != part)
        return (struct walls_range){1, 0};
    return (struct walls_range){w->tgt_at[part] + (uint32_t)n_tgt,
                                w->tgt_at[part + 1]};
}
