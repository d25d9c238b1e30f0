/* corpus/statistics.c - one pass over the pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/statistics.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "corpus/side_size.h"

/* Sources by name: open addressing over their numbers, from 1. */
struct source_table {
    size_t *slots;
    size_t n_slots, cap;
};

struct reading_pairs {
    const struct statistics_job *job;
    struct statistics *out;
    struct source_table sources;
    struct buf src, tgt; /* the texts of the pair at hand */
};

/* The host of an address: what is between "//" or the beginning, and the next
 * "/". */
static struct sv host_of(struct sv url)
{
    size_t from = 0, to;
    for (size_t at = 0; at + 3 <= url.n && from == 0; at++)
        if (memcmp(url.p + at, "://", 3) == 0)
            from = at + 3;
    for (to = from; to < url.n && url.p[to] != '/' && url.p[to] != '?';)
        to++;
    return sv_sub(url, from, to);
}

static size_t *find_source(const struct source_table *t,
                           const struct statistics *s, struct sv name)
{
    size_t at = (size_t)hash_sv(name, 0) & (t->n_slots - 1);
    while (t->slots[at] != 0 && !sv_eq(s->sources[t->slots[at] - 1].name, name))
        at = (at + 1) & (t->n_slots - 1);
    return &t->slots[at];
}

static int grow_sources(struct source_table *t, struct statistics *s,
                        struct err *e)
{
    struct source_table more = {.n_slots = t->n_slots ? 2 * t->n_slots : 256};
    more.cap = more.n_slots / 2;
    more.slots = calloc(more.n_slots, sizeof *more.slots);
    struct statistics_source *sources =
        realloc(s->sources, more.cap * sizeof *sources);
    if (sources)
        s->sources = sources;
    if (!more.slots || !sources) {
        free(more.slots);
        return err_nomem(e);
    }
    for (size_t k = 0; k < s->n_sources; k++)
        *find_source(&more, s, s->sources[k].name) = k + 1;
    free(t->slots);
    *t = more;
    return 0;
}

static int source_named(struct reading_pairs *r, struct sv name,
                        struct statistics_source **out, struct err *e)
{
    struct statistics *s = r->out;
    int rc =
        s->n_sources == r->sources.cap ? grow_sources(&r->sources, s, e) : 0;
    if (rc != 0)
        return rc;
    size_t *slot = find_source(&r->sources, s, name);
    if (*slot == 0) {
        struct sv kept = {arena_copy(&s->names, name.p, name.n), name.n};
        if (!kept.p)
            return err_nomem(e);
        s->sources[s->n_sources] = (struct statistics_source){.name = kept};
        *slot = ++s->n_sources;
    }
    *out = &s->sources[*slot - 1];
    return 0;
}

static int add_to_source(struct reading_pairs *r,
                         const struct record_read *read, struct err *e)
{
    const struct record *x = &read->record;
    struct statistics_source *source = NULL;
    if (r->job->by == STATISTICS_BY_NONE)
        return 0;
    int rc = source_named(r,
                          r->job->by == STATISTICS_BY_HOST ? host_of(x->src.url)
                                                           : read->document->id,
                          &source, e);
    if (rc != 0)
        return rc;
    source->n_pairs++;
    source->n_flagged += x->flags != 0;
    source->src_words += side_size_words(&x->src);
    source->tgt_words += side_size_words(&x->tgt);
    if (!isnan(x->score)) {
        source->n_scored++;
        source->scores += x->score;
    }
    return 0;
}

static struct sv text_of(struct buf *joined, const struct record_side *side)
{
    if (side->n == 1)
        return side->sents[0].text;
    buf_clear(joined);
    writer_add_text(joined, side);
    return buf_sv(joined);
}

static int count_copies(struct reading_pairs *r, const struct record *x,
                        struct err *e)
{
    struct statistics *s = r->out;
    if (r->job->without_copies)
        return 0;
    const uint64_t src = hash_sv(text_of(&r->src, &x->src), 0);
    const uint64_t tgt = hash_sv(text_of(&r->tgt, &x->tgt), src);
    int rc = r->src.failed || r->tgt.failed ? err_nomem(e) : 0;
    if (rc == 0)
        rc = hash_set_add(&s->pairs, tgt, e);
    if (rc == 0)
        rc = hash_set_add(&s->src, src, e);
    if (rc == 0)
        rc = hash_set_add(&s->tgt, hash_sv(text_of(&r->tgt, &x->tgt), 0), e);
    return rc;
}

static void copy_tag(char out[40], struct sv tag)
{
    size_t n = tag.n < 39 ? tag.n : 39;
    if (n > 0)
        memcpy(out, tag.p, n);
    out[n] = '\0';
}

static int add_pair(struct reading_pairs *r, const struct record_read *read,
                    struct err *e)
{
    const struct record *x = &read->record;
    struct statistics *s = r->out;
    if (s->n_records++ == 0) {
        copy_tag(s->src_lang, x->src.lang);
        copy_tag(s->tgt_lang, x->tgt.lang);
    }
    s->figures.n_documents += read->is_new;
    figures_add_record(&s->figures, x);
    if (x->src.n == 0 || x->tgt.n == 0)
        return 0;
    int rc = count_copies(r, x, e);
    return rc == 0 ? add_to_source(r, read, e) : rc;
}

static int read_all(struct reading_pairs *r, struct record_reader *reader,
                    struct err *e)
{
    const struct record_read *read;
    for (;;) {
        struct err bad = {0};
        int rc = record_reader_next(reader, &read, &bad);
        if (rc == 0)
            return 0;
        if (rc == 1) {
            rc = add_pair(r, read, e);
            if (rc != 0)
                return rc;
            continue;
        }
        if (!record_reader_goes_on(reader)) {
            if (e)
                *e = bad;
            return rc;
        }
        r->out->n_bad++;
        if (r->job->on_bad)
            r->job->on_bad(r->job->context, &bad);
    }
}

static int by_number(const void *a, const void *b)
{
    const struct statistics_source *x = a, *y = b;
    if (x->n_pairs != y->n_pairs)
        return x->n_pairs < y->n_pairs ? 1 : -1;
    size_t n = x->name.n < y->name.n ? x->name.n : y->name.n;
    int order = n > 0 ? memcmp(x->name.p, y->name.p, n) : 0;
    return order != 0 ? order
                      : (x->name.n > y->name.n) - (x->name.n < y->name.n);
}

int statistics_read(const struct statistics_job *job, struct statistics *out,
                    struct err *e)
{
    struct reading_pairs r = {.job = job, .out = out};
    struct record_reader *reader = NULL;
    out->knows_copies = !job->without_copies;
    int rc = record_reader_open(&job->in, &reader, e);
    if (rc == 0)
        rc = read_all(&r, reader, e);
    if (rc == 0)
        out->n_skipped = record_reader_n_skipped(reader);
    if (rc == 0 && out->n_sources > 0)
        qsort(out->sources, out->n_sources, sizeof *out->sources, by_number);
    record_reader_close(reader);
    free(r.sources.slots);
    buf_free(&r.src);
    buf_free(&r.tgt);
    return rc;
}

void statistics_free(struct statistics *s)
{
    hash_set_free(&s->pairs);
    hash_set_free(&s->src);
    hash_set_free(&s->tgt);
    free(s->sources);
    arena_free(&s->names);
}
