/* report/queue.c - collects, sorts, and sums.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/queue.h"

#include <math.h>
#include <stdlib.h>

#include "corpus/side_size.h"
#include "report/checks_of_pair.h"

static double run_urgency(const struct null_run *run)
{
    static const double omitted[] = {[NULL_RUN_HEADING] = .85,
                                     [NULL_RUN_SENTENCE] = .9,
                                     [NULL_RUN_PARAGRAPH] = .95};
    double u = omitted[run->class] - (run->is_src ? 0 : .05);
    return run->is_edge ? u / 3 : u;
}

static bool is_pair(const struct record *r)
{
    return r->src.n > 0 && r->tgt.n > 0;
}

static double pair_urgency(const struct record *r, const double *share)
{
    double p = isnan(r->score) ? 1
                               : figures_score_steps(r->score) /
                                     (double)FIGURES_SCORE_STEPS;
    return 1 - p * (1 - check_weight(r->flags, share));
}

static int by_urgency(const void *x, const void *y)
{
    const struct queue_item *a = x, *b = y;
    if (a->urgency != b->urgency)
        return a->urgency > b->urgency ? -1 : 1;
    if (a->n_cp != b->n_cp)
        return a->n_cp > b->n_cp ? -1 : 1;
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    if (a->is_run != b->is_run)
        return a->is_run ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static void collect(const struct delivery_document *doc, uint32_t k,
                    const double *share, struct queue *q)
{
    for (size_t i = 0; i < doc->n; i++) {
        const struct record *r = &doc->records[i];
        const double u = is_pair(r) ? pair_urgency(r, share) : 0;
        if (u > 0)
            q->items[q->n++] = (struct queue_item){
                .document = k,
                .at = (uint32_t)i,
                .urgency = u,
                .n_cp = side_size_cp(&r->src) + side_size_cp(&r->tgt)};
    }
    for (size_t i = 0; i < doc->n_runs; i++)
        q->items[q->n++] =
            (struct queue_item){.document = k,
                                .at = (uint32_t)i,
                                .is_run = true,
                                .urgency = run_urgency(&doc->runs[i]),
                                .n_cp = doc->runs[i].n_cp};
}

static void sum(const struct delivery *d, struct queue *q)
{
    const double all = figures_expected_wrong(&d->figures).n;
    double found = 0;
    q->n_80 = 0;
    for (size_t k = 0; k < q->n; k++) {
        struct queue_item *i = &q->items[k];
        const struct record *r = &d->documents[i->document].records[i->at];
        if (!i->is_run && !isnan(r->score))
            found +=
                1 - figures_score_steps(r->score) / (double)FIGURES_SCORE_STEPS;
        i->found = all > 0 ? fmin(found / all, 1) : 1;
        if (q->n_80 == 0 && i->found >= .8 - 1e-9 && all > 0)
            q->n_80 = k + 1;
    }
}

int queue_make(struct arena *a, const struct delivery *d, struct queue *out,
               struct err *e)
{
    enum { FEW = 3 }; /* are rare in a short text, too */
    double share[RECORD_N_FLAGS];
    size_t most = 0;
    for (size_t k = 0; k < d->n; k++)
        most += d->documents[k].n + d->documents[k].n_runs;
    *out = (struct queue){.items = arena_array(a, most, sizeof *out->items)};
    if (!out->items)
        return err_nomem(e);
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        share[bit] =
            (double)(d->figures.n_flag[bit] > FEW ? d->figures.n_flag[bit]
                                                  : 0) /
            fmax((double)d->figures.n_pairs, 1);
    for (size_t k = 0; k < d->n; k++)
        collect(&d->documents[k], (uint32_t)k, share, out);
    qsort(out->items, out->n, sizeof *out->items, by_urgency);
    sum(d, out);
    return 0;
}
