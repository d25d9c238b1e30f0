/* document/document_summary.c - beads by type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/document_summary.h"

static void count_bead(struct document_summary *s, uint32_t n_src,
                       uint32_t n_tgt)
{
    s->n_src += n_src;
    s->n_tgt += n_tgt;
    if (n_tgt == 0)
        s->n_1_0++;
    else if (n_src == 0)
        s->n_0_1++;
    else if (n_src == 1 && n_tgt == 1)
        s->n_1_1++;
    else if (n_src == 1 && n_tgt == 2)
        s->n_1_2++;
    else if (n_src == 2 && n_tgt == 1)
        s->n_2_1++;
    else
        s->n_other++;
}

struct document_summary document_summary(const struct document_records *r)
{
    struct document_summary s = {.verdict = r->verdict};
    double total = 0;
    for (size_t k = 0; k < r->n; k++) {
        const struct record *x = &r->records[k];
        count_bead(&s, x->src.n, x->tgt.n);
        if (x->src.n == 0 || x->tgt.n == 0)
            continue;
        s.n_pairs++;
        total += x->score;
        s.n_wrong += 1 - x->score;
    }
    s.mean_score = s.n_pairs > 0 ? total / (double)s.n_pairs : 0;
    return s;
}
