/* batch/content_pairing.c - files to words, words to candidates, candidates to
 * beads, and the best of them one to one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/content_pairing.h"

#include <stdlib.h>
#include <string.h>

#include "batch/collection.h"
#include "batch/folder_walk.h"
#include "batch/likeness.h"
#include "document/align_document.h"

/* Candidates of a document, and the part of the likeness of the best of them
 * that each has at least. */
enum { CANDIDATES = 5 };
static const float NEARLY = 0.6f;

/* What translations and partial ones have in common at least, of 2; and how
 * much less than a pair another candidate has that would do as well. */
static const double LEAST = 0.8, LEAST_PARTIAL = 1.2, RIVAL = 0.1;

struct content_file {
    const char *path;
    uint64_t n_bytes;
    const char *why;          /* it cannot be read, or NULL */
    float likeness;           /* of its best candidate */
    const struct trial *best; /* trials with it, the best two */
    const struct trial *second;
    bool is_taken;
};

/* A candidate that was aligned. */
struct trial {
    uint32_t src, tgt; /* in the lists of files */
    enum verdict_kind kind;
    double common; /* likeness + expected share of the text in right pairs */
};

struct content_search {
    struct pairing *out;
    const struct engine *engine;
    struct document_worker worker;
    struct collection collection;
    struct buf files[2];    /* of struct content_file */
    struct buf document[2]; /* of uint32_t: the file of each document */
    struct buf trials;
};

static struct content_file *file_at(const struct content_search *s,
                                    unsigned side, size_t k)
{
    return (struct content_file *)(void *)s->files[side].p + k;
}

static size_t n_files(const struct content_search *s, unsigned side)
{
    return s->files[side].n / sizeof(struct content_file);
}

static uint32_t file_of(const struct content_search *s, unsigned side,
                        uint32_t document)
{
    return ((const uint32_t *)(const void *)s->document[side].p)[document];
}

/* ---- Reading ---- */

static int add_file(void *context, const char *path, size_t n_root,
                    unsigned side, uint64_t n_bytes, struct err *e)
{
    struct content_search *s = context;
    const struct content_file f = {.path = path, .n_bytes = n_bytes};
    (void)n_root;
    return buf_add(&s->files[side], (const char *)&f, sizeof f) == 0
               ? 0
               : err_nomem(e);
}

/* Add the words of a file to the collection. */
static int read_file(struct content_search *s, unsigned side, uint32_t k,
                     struct err *e)
{
    const struct reading *r = s->engine->reading;
    struct document_worker *w = &s->worker;
    const char *lang = side == 0 ? r->src_lang : r->tgt_lang;
    document_forget(w);
    int rc = reading_load(r, &w->arena, w->splitter, file_at(s, side, k)->path,
                          lang, &w->src, e);
    if (rc == 0)
        rc = collection_add(&s->collection, side, &w->src.article, e);
    if (rc == 0 && buf_add(&s->document[side], (const char *)&k, sizeof k) != 0)
        rc = err_nomem(e);
    return rc;
}

/* Keep why a file cannot be read, or not be aligned with another.  Without
 * memory that is all that is reported. */
static int keep_failure(struct content_search *s, struct content_file *f,
                        const struct err *why, struct err *e)
{
    if (why->code == ERR_NOMEM)
        return err_nomem(e);
    if (f->why)
        return 0;
    f->why = arena_copy(&s->out->arena, why->msg, strlen(why->msg) + 1);
    s->out->n_unread++;
    return f->why ? 0 : err_nomem(e);
}

static int read_files(struct content_search *s, unsigned side, struct err *e)
{
    int rc = 0;
    for (uint32_t k = 0; k < n_files(s, side) && rc == 0; k++) {
        struct err why = {0};
        if (read_file(s, side, k, &why) != 0)
            rc = keep_failure(s, file_at(s, side, k), &why, e);
    }
    return rc;
}

/* ---- Candidates ---- */

/* The share of the characters of both sides in pairs, each by its score. */
static double share_right(const struct document_records *r)
{
    double right = 0, all = 0;
    for (size_t k = 0; k < r->n; k++) {
        const struct record *x = &r->records[k];
        double n_cp = 0;
        for (uint32_t i = 0; i < x->src.n; i++)
            n_cp += x->src.sents[i].n_cp;
        for (uint32_t i = 0; i < x->tgt.n; i++)
            n_cp += x->tgt.sents[i].n_cp;
        all += n_cp;
        right += x->src.n > 0 && x->tgt.n > 0 ? n_cp * x->score : 0;
    }
    return all > 0 ? right / all : 0;
}

static int try_candidate(struct content_search *s, const struct likeness *x,
                         struct err *e)
{
    struct trial t = {.src = file_of(s, 0, x->src),
                      .tgt = file_of(s, 1, x->tgt)};
    struct document_records records = {0};
    struct err why = {0};
    const struct document_pair pair = {.src_path = file_at(s, 0, t.src)->path,
                                       .tgt_path = file_at(s, 1, t.tgt)->path};
    int rc = document_fetch(&s->worker, &pair, &why);
    if (rc == 0)
        rc = document_align(&s->worker, &pair, &records, NULL, &why);
    if (rc != 0)
        return keep_failure(s, file_at(s, 0, t.src), &why, e);
    t.kind = records.verdict.kind;
    t.common = (double)x->value + share_right(&records);
    return buf_add(&s->trials, (const char *)&t, sizeof t) == 0 ? 0
                                                                : err_nomem(e);
}

/* Align those that are nearly the most alike of one of their documents. */
static int try_candidates(struct content_search *s, const struct likeness *x,
                          size_t n, struct err *e)
{
    int rc = 0;
    for (size_t k = 0; k < n; k++) {
        float *src = &file_at(s, 0, file_of(s, 0, x[k].src))->likeness;
        float *tgt = &file_at(s, 1, file_of(s, 1, x[k].tgt))->likeness;
        *src = x[k].value > *src ? x[k].value : *src;
        *tgt = x[k].value > *tgt ? x[k].value : *tgt;
    }
    for (size_t k = 0; k < n && rc == 0; k++) {
        const float src = file_at(s, 0, file_of(s, 0, x[k].src))->likeness;
        const float tgt = file_at(s, 1, file_of(s, 1, x[k].tgt))->likeness;
        if (x[k].value >= NEARLY * src && x[k].value >= NEARLY * tgt)
            rc = try_candidate(s, &x[k], e);
    }
    return rc;
}

static int find_candidates(struct content_search *s, struct err *e)
{
    struct collection *c = &s->collection;
    const struct reading *r = s->engine->reading;
    struct likeness *x;
    size_t n;
    if (c->side[0].n == 0 || c->side[1].n == 0)
        return 0;
    int rc = collection_close_input(c, &s->engine->lexicons, r->src_lang,
                                    r->tgt_lang, e);
    if (rc == 0)
        rc = likeness_find(&c->arena, &c->input.src, &c->input.tgt, c->times,
                           c->input.has_lexicon ? &c->input.lexicon : NULL,
                           CANDIDATES, &x, &n, e);
    return rc == 0 ? try_candidates(s, x, n, e) : rc;
}

/* ---- One to one ---- */

static int best_first(const void *a, const void *b)
{
    const struct trial *x = a, *y = b;
    if (x->common != y->common)
        return x->common > y->common ? -1 : 1;
    if (x->src != y->src)
        return x->src < y->src ? -1 : 1;
    return (x->tgt > y->tgt) - (x->tgt < y->tgt);
}

static bool is_translation(const struct trial *t)
{
    return (t->kind == VERDICT_TRANSLATION && t->common >= LEAST) ||
           (t->kind == VERDICT_PARTIAL && t->common >= LEAST_PARTIAL);
}

/* Has the file another candidate that would do as well? */
static bool has_rival(const struct content_file *f, const struct trial *t)
{
    const struct trial *other = f->best == t ? f->second : f->best;
    return other && is_translation(other) && other->common >= t->common - RIVAL;
}

static const char *doubt_of(const struct trial *t,
                            const struct content_file *src,
                            const struct content_file *tgt)
{
    return t->kind == VERDICT_PARTIAL ? "partial"
           : has_rival(src, t)        ? "another target would do as well"
           : has_rival(tgt, t)        ? "another source would do as well"
                                      : NULL;
}

static int take(struct content_search *s, const struct trial *t, struct err *e)
{
    struct content_file *src = file_at(s, 0, t->src);
    struct content_file *tgt = file_at(s, 1, t->tgt);
    const struct pairing_pair pair = {.src = src->path,
                                      .tgt = tgt->path,
                                      .src_bytes = src->n_bytes,
                                      .tgt_bytes = tgt->n_bytes,
                                      .doubt = doubt_of(t, src, tgt)};
    src->is_taken = tgt->is_taken = true;
    s->out->n_doubtful += pair.doubt != NULL;
    s->out->n_pairs++;
    return buf_add(&s->out->pairs, (const char *)&pair, sizeof pair) == 0
               ? 0
               : err_nomem(e);
}

/* Trials come best first. */
static void note_trial(struct content_file *f, const struct trial *t)
{
    if (!f->best)
        f->best = t;
    else if (!f->second)
        f->second = t;
}

static int settle(struct content_search *s, struct err *e)
{
    struct trial *t = (struct trial *)(void *)s->trials.p;
    const size_t n = s->trials.n / sizeof *t;
    int rc = 0;
    if (n > 0)
        qsort(t, n, sizeof *t, best_first);
    for (size_t k = 0; k < n; k++) {
        note_trial(file_at(s, 0, t[k].src), &t[k]);
        note_trial(file_at(s, 1, t[k].tgt), &t[k]);
    }
    for (size_t k = 0; k < n && rc == 0; k++)
        if (is_translation(&t[k]) && !file_at(s, 0, t[k].src)->is_taken &&
            !file_at(s, 1, t[k].tgt)->is_taken)
            rc = take(s, &t[k], e);
    return rc;
}

/* Why a file has no partner, in the arena; NULL without memory. */
static const char *why_alone(struct content_search *s, unsigned side,
                             const struct content_file *f)
{
    struct buf why = {0};
    if (f->why)
        return f->why;
    if (!f->best)
        return "no file is much like it";
    const struct content_file *closest =
        file_at(s, 1 - side, side == 0 ? f->best->tgt : f->best->src);
    buf_add_sv(&why, SV("most like "));
    buf_add_sv(&why, sv_from(closest->path));
    buf_add_sv(&why, SV(", which is "));
    buf_add_sv(&why, is_translation(f->best)
                         ? SV("paired with another")
                         : sv_from(verdict_name(f->best->kind)));
    if (!is_translation(f->best) && f->best->kind <= VERDICT_PARTIAL)
        buf_add_sv(&why, SV(", but with too little in common"));
    buf_add_char(&why, '\0');
    const char *kept =
        why.failed ? NULL : arena_copy(&s->out->arena, why.p, why.n);
    buf_free(&why);
    return kept;
}

static int add_rest(struct content_search *s, struct err *e)
{
    for (unsigned side = 0; side < 2; side++)
        for (size_t k = 0; k < n_files(s, side); k++) {
            const struct content_file *f = file_at(s, side, k);
            if (f->is_taken)
                continue;
            const struct pairing_rest rest = {f->path, why_alone(s, side, f),
                                              true};
            s->out->n_rest++;
            if (!rest.why ||
                buf_add(&s->out->rest, (const char *)&rest, sizeof rest) != 0)
                return err_nomem(e);
        }
    return 0;
}

static int search(struct content_search *s, const char *const folders[2],
                  struct err *e)
{
    const struct reading *r = s->engine->reading;
    if (language_tag_is(sv_from(r->src_lang), sv_from(r->tgt_lang)))
        return err_set(e, ERR_USAGE, "both languages are %.40s", r->src_lang);
    int rc = document_worker_open(&s->worker, s->engine, e);
    for (unsigned side = 0; side < 2 && rc == 0; side++)
        rc = folder_walk(folders[side], side, &s->out->arena, add_file, s, e);
    s->out->n_files = n_files(s, 0) + n_files(s, 1);
    for (unsigned side = 0; side < 2 && rc == 0; side++)
        rc = read_files(s, side, e);
    if (rc == 0)
        rc = find_candidates(s, e);
    if (rc == 0)
        rc = settle(s, e);
    return rc == 0 ? add_rest(s, e) : rc;
}

int content_pairing_find(struct pairing *p, const char *const folders[2],
                         const struct engine *engine, struct err *e)
{
    struct content_search s = {.out = p, .engine = engine};
    int rc = search(&s, folders, e);
    if (rc == 0)
        pairing_sort(p);
    document_worker_close(&s.worker);
    collection_free(&s.collection);
    for (unsigned side = 0; side < 2; side++) {
        buf_free(&s.files[side]);
        buf_free(&s.document[side]);
    }
    buf_free(&s.trials);
    return rc;
}
