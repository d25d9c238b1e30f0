/* report/assessment.c - calls what finds, and decides the class.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/assessment.h"

#include <math.h>
#include <stdlib.h>

/* Text that is missing in one piece: from so much of the source on, with a
 * stretch of so many sentences, the delivery is partial. */
#define PARTIAL_SHARE .05
enum { PARTIAL_SENTENCES = 3 };

const char *report_by_name(unsigned i)
{
    static const char *const names[] = {"none", "domain", "collection",
                                        "group"};
    return i <= BY_GROUP ? names[i] : NULL;
}

struct report_options report_options_default(void)
{
    return (struct report_options){.worst = 200,
                                   .rows = 2000,
                                   .sample = 60,
                                   .seed = 1,
                                   .seconds_per_pair = 25};
}

const char *assessment_class_name(enum assessment_class c)
{
    static const char *const names[] = {"ready",      "review",    "partial",
                                        "comparable", "unrelated", "nothing"};
    return names[c];
}

double assessment_minutes(const struct assessment *s, uint64_t n_pairs)
{
    return (double)n_pairs * s->options.seconds_per_pair / 60;
}

struct ranked {
    double wrong;
    uint64_t omitted_cp;
    uint32_t at;
};

static int by_errors(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    if (a->wrong != b->wrong)
        return a->wrong > b->wrong ? -1 : 1;
    if (a->omitted_cp != b->omitted_cp)
        return a->omitted_cp > b->omitted_cp ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static int rank(struct assessment *s, struct err *e)
{
    const struct delivery *d = s->delivery;
    struct ranked *r = arena_array(&s->arena, d->n, sizeof *r);
    uint32_t *order = arena_array(&s->arena, d->n, sizeof *order);
    if (!r || !order)
        return err_nomem(e);
    for (size_t k = 0; k < d->n; k++)
        r[k] = (struct ranked){d->documents[k].wrong.n,
                               d->documents[k].omitted.n_cp, (uint32_t)k};
    qsort(r, d->n, sizeof *r, by_errors);
    for (size_t k = 0; k < d->n; k++)
        order[k] = r[k].at;
    s->order = order;
    return 0;
}

static bool has_verdict(const struct delivery_document *d, const char *verdict)
{
    return strcmp(d->verdict, verdict) == 0;
}

/* The longest stretch of source without translation, and source characters in
 * all of them, boilerplate at the edges left out. */
static uint32_t longest_omission(const struct delivery *d)
{
    uint32_t most = 0;
    for (size_t k = 0; k < d->n; k++)
        for (size_t i = 0; i < d->documents[k].n_runs; i++) {
            const struct null_run *run = &d->documents[k].runs[i];
            if (run->is_src && run->n > most)
                most = run->n;
        }
    return most;
}

static bool is_partial(const struct delivery *d)
{
    const struct figures *f = &d->figures;
    const double omitted =
        (double)(f->omitted_inner.n_cp + f->omitted_edge.n_cp);
    return d->is_whole && longest_omission(d) >= PARTIAL_SENTENCES &&
           omitted >= PARTIAL_SHARE * (double)f->src.n_cp;
}

static enum assessment_class classify(struct assessment *s)
{
    const struct delivery *d = s->delivery;
    uint64_t n_unrelated = 0, n_comparable = 0;
    for (size_t k = 0; k < d->n; k++) {
        n_unrelated += has_verdict(&d->documents[k], "unrelated");
        n_comparable += has_verdict(&d->documents[k], "comparable");
    }
    s->n_not_translations = n_unrelated + n_comparable;
    if (2 * n_unrelated > d->n)
        return ASSESSED_UNRELATED;
    if (2 * s->n_not_translations > d->n)
        return ASSESSED_COMPARABLE;
    if (d->figures.n_pairs == 0)
        return ASSESSED_NOTHING;
    if (is_partial(d))
        return ASSESSED_PARTIAL;
    return s->gates.n_passed == s->gates.n ? ASSESSED_READY : ASSESSED_REVIEW;
}

static void take_languages(struct assessment *s)
{
    if (s->delivery->n > 0) {
        s->src_lang = s->delivery->documents[0].src_lang;
        s->tgt_lang = s->delivery->documents[0].tgt_lang;
    }
    if (s->src_lang.n == 0)
        s->src_lang = SV("und");
    if (s->tgt_lang.n == 0)
        s->tgt_lang = SV("und");
}

int assessment_make(const struct delivery *d, const struct report_options *o,
                    const struct assessment_run *run, struct assessment *out,
                    struct err *e)
{
    struct assessment *s = out;
    *s = (struct assessment){
        .options = *o,
        .run = *run,
        .delivery = d,
        .probability = d->n == 1 ? d->documents[0].verdict_score : NAN};
    int rc = gate_parse(o->gates ? o->gates : gate_default(d->is_whole),
                        &s->gates, e);
    if (rc == 0)
        rc = consistency_find(&s->arena, d, &s->consistency, e);
    if (rc == 0)
        rc = queue_make(&s->arena, d, &s->queue, e);
    if (rc == 0)
        rc = acceptance_draw(&s->arena, d, o->sample, o->seed, &s->sample, e);
    if (rc == 0 && run->decisions)
        rc = labels_count(run->decisions, d, &s->labels, e);
    if (rc == 0)
        rc = rank(s, e);
    if (rc != 0)
        return rc;
    gate_measure(&s->gates, d, &s->consistency, o->seconds_per_pair);
    s->class = classify(s);
    take_languages(s);
    return 0;
}

void assessment_free(struct assessment *s)
{
    arena_free(&s->arena);
    *s = (struct assessment){0};
}
