/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moved_order.h"

#include <criterion/criterion.h>

void moved_order_check(const struct alignment *al, size_t n_src, size_t n_tgt)
{
    enum { N = 200 };
    size_t n_of[2][N] = {{0}}, last = 0, source = 0;
    cr_assert(n_src <= N && n_tgt <= N);
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        for (size_t i = 0; i < b->n_src; i++)
            n_of[0][b->src_at + i]++;
        for (size_t j = 0; j < b->n_tgt; j++)
            n_of[1][b->tgt_at + j]++;
        if (b->n_src > 0) {
            cr_expect_eq(b->src_at, source);
            source += b->n_src;
        }
        if (b->flags & BEAD_MOVED)
            continue;
        cr_expect_geq(b->tgt_at, last);
        last = (size_t)b->tgt_at + b->n_tgt;
    }
    for (size_t i = 0; i < n_src; i++)
        cr_expect_eq(n_of[0][i], 1, "source %zu", i);
    for (size_t j = 0; j < n_tgt; j++)
        cr_expect_eq(n_of[1][j], 1, "target %zu", j);
}
