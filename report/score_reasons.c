/* report/score_reasons.c - each term of the log-odds against its mean.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/score_reasons.h"

/* Add the terms of one model. */
static void add_terms(const struct calibration *c, enum calibration_target q,
                      const struct bead_features *v, double *terms)
{
    const struct logistic *m = &c->model[q];
    size_t n = 0;
    for (unsigned f = 0; m->n_features > 0 && f < FEATURE_N; f++)
        if (calibration_uses(q, (enum bead_feature)f))
            terms[f] += m->weight[++n] * v->x[f];
}

/* The terms of a pair's log-odds, in the order of the figures, of the question
 * and of the pair's soundness; 0 for those that neither uses. */
static void terms_of(const struct calibration *c, enum calibration_target q,
                     const struct bead_features *v, double *terms)
{
    for (unsigned f = 0; f < FEATURE_N; f++)
        terms[f] = 0;
    add_terms(c, q, v, terms);
    add_terms(c, calibration_sound_of(q), v, terms);
}

static bool is_pair(const struct record *r)
{
    return r->src.n > 0 && r->tgt.n > 0;
}

static void keep_least(struct score_reasons *out, unsigned feature, double nats)
{
    struct score_reason *first = &out->reason[0], *second = &out->reason[1];
    const struct score_reason this = {feature, nats};
    if (nats < first->nats) {
        *second = *first;
        *first = this;
    } else if (nats < second->nats) {
        *second = this;
    }
}

void score_reasons_find(const struct calibration *c,
                        const struct document_records *r,
                        struct score_reasons *out)
{
    const struct document_grounds *g = &r->grounds;
    double mean[FEATURE_N] = {0}, terms[FEATURE_N], n = 0;
    for (size_t k = 0; k < r->n; k++)
        for (unsigned i = 0; i < SCORE_REASONS; i++)
            out[k].reason[i] = (struct score_reason){FEATURE_N, 0};
    if (!g->is_calibrated)
        return;
    for (size_t k = 0; k < r->n; k++) {
        if (!is_pair(&r->records[k]))
            continue;
        terms_of(c, g->question, &g->features.beads[k], terms);
        for (unsigned f = 0; f < FEATURE_N; f++)
            mean[f] += terms[f];
        n++;
    }
    for (size_t k = 0; k < r->n; k++) {
        if (!is_pair(&r->records[k]))
            continue;
        terms_of(c, g->question, &g->features.beads[k], terms);
        for (unsigned f = 0; f < FEATURE_N; f++)
            keep_least(&out[k], f, terms[f] - mean[f] / n);
    }
}
