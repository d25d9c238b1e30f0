/* report/labels.c - each decision with the record that it is about.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/labels.h"

#include <math.h>

/* The record that a decision is about, or NULL. */
static const struct record *record_of(const struct decision *x,
                                      const struct delivery_document *doc)
{
    for (size_t k = 0; k < doc->n; k++)
        if (decision_is_of(x, &doc->records[k]))
            return &doc->records[k];
    return NULL;
}

/* The score that a judgement is about. */
static double score_of(const struct decision *x, const struct record *r,
                       const struct delivery_document *doc)
{
    const bool is_pinned = doc->reasons && x->kind == DECISION_RIGHT;
    return !isnan(x->score) ? x->score : is_pinned ? NAN : r->score;
}

static int count(const struct decisions *d, const struct decision *x,
                 const struct record *r, const struct delivery_document *doc,
                 struct labels *out, struct evaluation *judged, struct err *e)
{
    const bool is_right = x->kind == DECISION_RIGHT;
    const struct evaluation_score score = {score_of(x, r, doc), is_right,
                                           is_right};
    /* only the sentences at hand: they are counted from the first of them */
    struct decision here = *x;
    here.src_at = here.tgt_at = 0;
    int rc = decision_check(d, &here, r->src.sents, r->src.n, r->tgt.sents,
                            r->tgt.n, e);
    if (rc != 0)
        return rc;
    if ((is_right || x->kind == DECISION_WRONG) && !isnan(score.score))
        rc = evaluation_add_score(judged, &score, e);
    out->n_right += is_right;
    out->n_wrong += x->kind == DECISION_WRONG;
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        out->n_dismissed[bit] +=
            x->kind == DECISION_DISMISS && x->flag == (uint32_t)1 << bit;
    return rc;
}

static int count_all(const struct decisions *d, const struct delivery *delivery,
                     struct labels *out, struct evaluation *judged,
                     struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < delivery->n && rc == 0; i++)
        for (size_t k = 0; k < d->n && rc == 0; k++) {
            const struct decision *x = &d->list[k];
            const struct delivery_document *doc = &delivery->documents[i];
            const struct record *r =
                decision_is_about(x, doc->id) ? record_of(x, doc) : NULL;
            if (r)
                rc = count(d, x, r, doc, out, judged, e);
        }
    return rc;
}

int labels_count(const struct decisions *d, const struct delivery *delivery,
                 struct labels *out, struct err *e)
{
    struct evaluation judged = {0};
    struct arena a = {0};
    *out = (struct labels){0};
    int rc = count_all(d, delivery, out, &judged, e);
    out->n_scored = judged.n_scores;
    if (rc == 0 && judged.n_scores > 0)
        rc = evaluation_calibrate(&judged, &a, &out->calibration, e);
    evaluation_free(&judged);
    arena_free(&a);
    return rc;
}

double labels_precision(const struct labels *l, const struct figures *f,
                        unsigned tenth)
{
    enum { STEPS = FIGURES_SCORE_STEPS / EVALUATION_N_BINS };
    double right = 0, all = 0;
    for (unsigned b = tenth; b < EVALUATION_N_BINS; b++) {
        const struct evaluation_bin *bin = &l->calibration.bins[b];
        const bool is_last = b + 1 == EVALUATION_N_BINS;
        const double n = (double)figures_scores_between(
            f, b * STEPS, is_last ? FIGURES_SCORE_STEPS + 1 : (b + 1) * STEPS);
        if (n > 0 && bin->n == 0)
            return NAN;
        all += n;
        right += n * bin->share_right;
    }
    return all > 0 ? right / all : NAN;
}
