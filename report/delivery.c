/* report/delivery.c - copies of records, and sums over them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/delivery.h"

#include <math.h>
#include <stdlib.h>

#include "corpus/side_size.h"
#include "report/checks_of_pair.h"

void delivery_free(struct delivery *d)
{
    arena_free(&d->arena);
    buf_free(&d->rows);
    free(d->documents);
    *d = (struct delivery){0};
}

static struct sv copy(struct delivery *d, struct sv text)
{
    return (struct sv){arena_copy(&d->arena, text.p, text.n), text.n};
}

/* Room for one more document, at *out. */
static int grow(struct delivery *d, struct delivery_document **out,
                struct err *e)
{
    if (d->n == d->cap) {
        size_t cap = d->cap ? 2 * d->cap : 16;
        void *more = realloc(d->documents, cap * sizeof *d->documents);
        if (!more)
            return err_nomem(e);
        d->documents = more;
        d->cap = cap;
    }
    *out = &d->documents[d->n++];
    **out = (struct delivery_document){.verdict = "-",
                                       .verdict_score = NAN,
                                       .translated = NAN,
                                       .is_whole = true};
    return 0;
}

/* ---- Figures of a document ---- */

static void strip_fill(struct delivery_document *doc, double from, double to,
                       uint8_t value)
{
    size_t first = (size_t)(from * DELIVERY_STRIP);
    size_t last = (size_t)ceil(to * DELIVERY_STRIP);
    for (size_t k = first; k < last && k < DELIVERY_STRIP; k++)
        if (doc->strip[k] < value)
            doc->strip[k] = value;
}

static void make_strip(struct delivery_document *doc, uint64_t n_cp)
{
    double at = 0, all = n_cp > 0 ? (double)n_cp : 1;
    for (size_t k = 0; k < doc->n; k++) {
        const struct record *r = &doc->records[k];
        const double to = at + (double)side_size_cp(&r->src);
        uint8_t value = r->tgt.n == 0 ? DELIVERY_OMITTED
                        : isnan(r->score)
                            ? 0
                            : (uint8_t)lround(100 * (1 - r->score));
        if (r->src.n > 0)
            strip_fill(doc, at / all, to / all, value);
        at = to;
    }
}

/* What the figures of a document are made of. */
struct sums {
    uint64_t n_scored, wrong_steps, least;
    double variance;
    uint64_t src_cp, tgt_cp, src_paired, tgt_paired;
};

static void sum_score(struct sums *s, double score)
{
    const unsigned steps = figures_score_steps(score);
    const double p = steps / (double)FIGURES_SCORE_STEPS;
    if (s->n_scored++ == 0 || steps < s->least)
        s->least = steps;
    s->wrong_steps += FIGURES_SCORE_STEPS - steps;
    s->variance += p * (1 - p);
}

static void sum_record(struct delivery_document *doc, struct sums *s,
                       const struct record *r)
{
    const uint64_t src_cp = side_size_cp(&r->src),
                   tgt_cp = side_size_cp(&r->tgt);
    s->src_cp += src_cp;
    s->tgt_cp += tgt_cp;
    if (r->src.n == 0 || r->tgt.n == 0)
        return;
    s->src_paired += src_cp;
    s->tgt_paired += tgt_cp;
    doc->n_pairs++;
    doc->n_flagged += (r->flags & check_faults()) != 0;
    if (!isnan(r->score))
        sum_score(s, r->score);
}

static void sum_run(struct delivery_document *doc, const struct null_run *run)
{
    struct figures_runs *sum = run->is_src ? &doc->omitted : &doc->added;
    if (run->is_edge)
        return;
    sum->n++;
    sum->n_sents += run->n;
    sum->n_cp += run->n_cp;
}

static double share(uint64_t part, uint64_t all, bool is_known)
{
    return is_known && all > 0 ? (double)part / (double)all : NAN;
}

static void take_figures(struct delivery_document *doc, const struct sums *s)
{
    doc->wrong = figures_expected_of(s->n_scored, s->wrong_steps, s->variance);
    doc->src_coverage = share(s->src_paired, s->src_cp, doc->is_whole);
    doc->tgt_coverage = share(s->tgt_paired, s->tgt_cp, doc->is_whole);
    doc->worst = s->n_scored > 0 ? (double)s->least / FIGURES_SCORE_STEPS : NAN;
    make_strip(doc, s->src_cp);
}

/* Everything that follows from the records. */
static int finish(struct delivery *d, struct delivery_document *doc,
                  struct err *e)
{
    struct sums s = {0};
    int rc = 0;
    for (size_t k = 0; k < doc->n; k++) {
        figures_add_record(&d->figures, &doc->records[k]);
        sum_record(doc, &s, &doc->records[k]);
    }
    d->figures.n_documents++;
    d->n_flagged += doc->n_flagged;
    if (doc->is_whole)
        rc = null_runs_find(&d->arena, doc->records, doc->n, doc->n_src,
                            doc->n_tgt, &doc->runs, &doc->n_runs, e);
    for (size_t k = 0; k < doc->n_runs; k++) {
        figures_add_run(&d->figures, &doc->runs[k]);
        sum_run(doc, &doc->runs[k]);
    }
    take_figures(doc, &s);
    d->is_whole = doc->is_whole && (d->is_whole || d->n == 1);
    return rc;
}

/* ---- Aligned ---- */

static int copy_sentences(struct delivery *d, const struct sentence *sents,
                          size_t n, struct sentence **out, struct err *e)
{
    *out = arena_array(&d->arena, n, sizeof **out);
    if (!*out)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++) {
        (*out)[k] = sents[k];
        (*out)[k].text = copy(d, sents[k].text);
        if (!(*out)[k].text.p)
            return err_nomem(e);
    }
    return 0;
}

static int copy_names(struct delivery *d, struct delivery_document *doc,
                      const struct document *from, const struct record *first,
                      struct err *e)
{
    doc->id = copy(d, from->id);
    doc->verdict_score = from->verdict_score;
    if (from->verdict)
        doc->verdict =
            copy(d, (struct sv){from->verdict, strlen(from->verdict) + 1}).p;
    if (first) {
        doc->src_url = copy(d, first->src.url);
        doc->tgt_url = copy(d, first->tgt.url);
        doc->src_lang = copy(d, first->src.lang);
        doc->tgt_lang = copy(d, first->tgt.lang);
    }
    bool ok = doc->id.p && doc->verdict &&
              (!first || (doc->src_url.p && doc->tgt_url.p && doc->src_lang.p &&
                          doc->tgt_lang.p));
    return ok ? 0 : err_nomem(e);
}

/* Records with their sentences, which are copied, and room for reasons. */
static int copy_records(struct delivery *d, struct delivery_document *doc,
                        const struct record *records,
                        const struct sentence *src, const struct sentence *tgt,
                        struct err *e)
{
    struct sentence *src_sents, *tgt_sents;
    int rc = copy_sentences(d, src, doc->n_src, &src_sents, e);
    if (rc == 0)
        rc = copy_sentences(d, tgt, doc->n_tgt, &tgt_sents, e);
    if (rc != 0)
        return rc;
    doc->records = arena_array(&d->arena, doc->n, sizeof *doc->records);
    doc->reasons = arena_array(&d->arena, doc->n, sizeof *doc->reasons);
    if (!doc->records || !doc->reasons)
        return err_nomem(e);
    for (size_t k = 0; k < doc->n; k++) {
        struct record *x = &doc->records[k];
        *x = records[k];
        x->src.sents = src_sents + x->src.at;
        x->tgt.sents = tgt_sents + x->tgt.at;
        x->src.url = doc->src_url;
        x->tgt.url = doc->tgt_url;
        x->src.lang = doc->src_lang;
        x->tgt.lang = doc->tgt_lang;
    }
    return 0;
}

int delivery_add_aligned(struct delivery *d, const struct document_worker *w,
                         const struct document_records *r, struct err *e)
{
    struct delivery_document *doc;
    int rc = grow(d, &doc, e);
    if (rc == 0)
        rc = copy_names(d, doc, &r->document, r->n > 0 ? r->records : NULL, e);
    if (rc != 0)
        return rc;
    doc->n = r->n;
    doc->n_src = r->document.n_src;
    doc->n_tgt = r->document.n_tgt;
    if (r->verdict.kind != VERDICT_NONE)
        doc->translated = r->verdict.translated;
    else
        doc->verdict_score = NAN;
    rc = copy_records(d, doc, r->records, w->src.article.sents,
                      w->tgt.article.sents, e);
    if (rc != 0)
        return rc;
    score_reasons_find(&w->engine->params.calibration, r, doc->reasons);
    return finish(d, doc, e);
}

/* The sentences of a side: those of its records are one array. */
static const struct sentence *sentences_of(const struct delivery_document *doc,
                                           bool is_src)
{
    for (size_t k = 0; k < doc->n; k++) {
        const struct record *r = &doc->records[k];
        const struct record_side *side = is_src ? &r->src : &r->tgt;
        if (side->n > 0)
            return side->sents - side->at;
    }
    return NULL;
}

int delivery_add_document(struct delivery *d,
                          const struct delivery_document *from, struct err *e)
{
    const struct document names = {.id = from->id,
                                   .verdict = from->verdict,
                                   .verdict_score = from->verdict_score};
    struct delivery_document *doc;
    int rc = grow(d, &doc, e);
    if (rc == 0)
        rc = copy_names(d, doc, &names, from->n > 0 ? from->records : NULL, e);
    if (rc != 0)
        return rc;
    doc->n = from->n;
    doc->n_src = from->n_src;
    doc->n_tgt = from->n_tgt;
    doc->translated = from->translated;
    rc = copy_records(d, doc, from->records, sentences_of(from, true),
                      sentences_of(from, false), e);
    if (rc != 0)
        return rc;
    if (doc->n > 0)
        memcpy(doc->reasons, from->reasons, doc->n * sizeof *doc->reasons);
    return finish(d, doc, e);
}

/* ---- Read ---- */

static int begin_read(struct delivery *d, const struct record_read *r,
                      struct err *e)
{
    struct delivery_document *doc;
    int rc = delivery_end(d, e);
    if (rc == 0)
        rc = grow(d, &doc, e);
    if (rc == 0)
        rc = copy_names(d, doc, r->document, &r->record, e);
    d->has_nulls = false;
    d->has_places = true;
    return rc;
}

static int copy_side(struct delivery *d, const struct record_side *from,
                     struct record_side *to, struct sv url, struct sv lang,
                     struct err *e)
{
    struct sentence *sents;
    int rc = copy_sentences(d, from->sents, from->n, &sents, e);
    to->sents = sents;
    to->url = url;
    to->lang = lang;
    return rc;
}

int delivery_add_read(struct delivery *d, const struct record_read *r,
                      struct err *e)
{
    struct record x = r->record;
    int rc = r->is_new || d->n == 0 ? begin_read(d, r, e) : 0;
    if (rc != 0)
        return rc;
    struct delivery_document *doc = &d->documents[d->n - 1];
    rc = copy_side(d, &r->record.src, &x.src, doc->src_url, doc->src_lang, e);
    if (rc == 0)
        rc = copy_side(d, &r->record.tgt, &x.tgt, doc->tgt_url, doc->tgt_lang,
                       e);
    if (rc == 0) {
        x.id = copy(d, x.id);
        x.state = copy(d, x.state);
        rc = x.id.p && x.state.p &&
                     buf_add(&d->rows, (const char *)&x, sizeof x) == 0
                 ? 0
                 : err_nomem(e);
    }
    doc->n_src = r->document->n_src;
    doc->n_tgt = r->document->n_tgt;
    d->has_nulls |= x.src.n == 0 || x.tgt.n == 0;
    d->has_places &= (r->known & FIELD_PLACE) != 0;
    return rc;
}

/* Do the records have each sentence of both sides? */
static bool covers_all(const struct delivery_document *doc)
{
    uint64_t n_src = 0, n_tgt = 0;
    for (size_t k = 0; k < doc->n; k++) {
        n_src += doc->records[k].src.n;
        n_tgt += doc->records[k].tgt.n;
    }
    return n_src == doc->n_src && n_tgt == doc->n_tgt;
}

int delivery_end(struct delivery *d, struct err *e)
{
    if (d->rows.n == 0)
        return 0;
    struct delivery_document *doc = &d->documents[d->n - 1];
    doc->n = d->rows.n / sizeof *doc->records;
    doc->records = (struct record *)arena_copy(&d->arena, d->rows.p, d->rows.n);
    buf_clear(&d->rows);
    if (!doc->records)
        return err_nomem(e);
    doc->is_whole = (d->has_nulls || d->has_places) && covers_all(doc);
    return finish(d, doc, e);
}

struct sv delivery_text(struct arena *a, const struct record_side *side)
{
    struct buf line = {0};
    writer_add_text(&line, side);
    struct sv out = {line.failed ? NULL : arena_copy(a, line.p, line.n),
                     line.n};
    buf_free(&line);
    return out;
}
