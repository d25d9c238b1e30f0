/* report/labels.c - each decision with the record that it is about.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/labels.h"

/* The record that a decision is about, or NULL. */
static const struct record *record_of(const struct decision *x,
                                      const struct delivery_document *doc)
{
    for (size_t k = 0; k < doc->n; k++)
        if (decision_is_of(x, &doc->records[k]))
            return &doc->records[k];
    return NULL;
}

static int count(const struct decisions *d, const struct decision *x,
                 const struct record *r, struct labels *out, struct err *e)
{
    /* only the sentences at hand: they are counted from the first of them */
    struct decision here = *x;
    here.src_at = here.tgt_at = 0;
    int rc = decision_check(d, &here, r->src.sents, r->src.n, r->tgt.sents,
                            r->tgt.n, e);
    if (rc != 0)
        return rc;
    out->n_right += x->kind == DECISION_RIGHT;
    out->n_wrong += x->kind == DECISION_WRONG;
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        out->n_dismissed[bit] +=
            x->kind == DECISION_DISMISS && x->flag == (uint32_t)1 << bit;
    return 0;
}

int labels_count(const struct decisions *d, const struct delivery *delivery,
                 struct labels *out, struct err *e)
{
    int rc = 0;
    *out = (struct labels){0};
    for (size_t i = 0; i < delivery->n && rc == 0; i++)
        for (size_t k = 0; k < d->n && rc == 0; k++) {
            const struct decision *x = &d->list[k];
            const struct delivery_document *doc = &delivery->documents[i];
            const struct record *r =
                decision_is_about(x, doc->id) ? record_of(x, doc) : NULL;
            if (r)
                rc = count(d, x, r, out, e);
        }
    return rc;
}
