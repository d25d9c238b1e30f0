/* report/inconsistency.c - sorts pairs by the hashes of their texts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/inconsistency.h"

#include <stdlib.h>

#include "base/hash.h"

/* A pair: the hash of the text in question, that of the other, and where. */
struct occurrence {
    uint64_t text, other;
    uint32_t document, at;
};

static int by_text(const void *x, const void *y)
{
    const struct occurrence *a = x, *b = y;
    if (a->text != b->text)
        return a->text < b->text ? -1 : 1;
    if (a->other != b->other)
        return a->other < b->other ? -1 : 1;
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static uint64_t side_hash(struct buf *line, const struct record_side *side)
{
    if (side->n == 1)
        return hash_sv(side->sents[0].text, 0);
    if (!line->failed) /* which the caller looks for at the end */
        buf_clear(line);
    writer_add_text(line, side);
    return hash_sv(buf_sv(line), 0);
}

static int collect(struct arena *a, const struct delivery *d,
                   struct occurrence **out, size_t *n, struct err *e)
{
    struct buf line = {0};
    struct occurrence *all =
        arena_array(a, (size_t)d->figures.n_pairs, sizeof *all);
    *n = 0;
    for (size_t k = 0; all && k < d->n; k++)
        for (size_t i = 0; i < d->documents[k].n; i++) {
            const struct record *r = &d->documents[k].records[i];
            if (r->src.n == 0 || r->tgt.n == 0)
                continue;
            struct occurrence *o = &all[(*n)++];
            o->text = side_hash(&line, &r->src);
            o->other = side_hash(&line, &r->tgt);
            o->document = (uint32_t)k;
            o->at = (uint32_t)i;
        }
    bool failed = !all || line.failed;
    buf_free(&line);
    *out = all;
    return failed ? err_nomem(e) : 0;
}

static const struct record_side *side_of(const struct delivery *d,
                                         const struct occurrence *o, bool src)
{
    const struct record *r = &d->documents[o->document].records[o->at];
    return src ? &r->src : &r->tgt;
}

static int by_frequency(const void *x, const void *y)
{
    const struct variant *a = x, *b = y;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    size_t least = a->text.n < b->text.n ? a->text.n : b->text.n;
    int c = least ? memcmp(a->text.p, b->text.p, least) : 0;
    return c != 0 ? c : (a->text.n > b->text.n) - (a->text.n < b->text.n);
}

/* The variants of the occurrences [n] of one text. */
static struct variant *variants_of(struct arena *a, const struct delivery *d,
                                   const struct occurrence *o, size_t n,
                                   size_t n_variants, bool of_src)
{
    struct variant *v = arena_array(a, n_variants, sizeof *v);
    size_t at = 0;
    for (size_t k = 0; v && k < n; k++) {
        bool is_new = k == 0 || o[k].other != o[k - 1].other;
        if (is_new && k > 0)
            at++;
        if (is_new)
            v[at].text = delivery_text(a, side_of(d, &o[k], !of_src));
        v[at].n++;
        v[at].n_documents += is_new || o[k].document != o[k - 1].document;
        if (!v[at].text.p)
            return NULL;
    }
    if (v)
        qsort(v, n_variants, sizeof *v, by_frequency);
    return v;
}

static size_t run_end(const struct occurrence *o, size_t n, size_t from,
                      size_t *n_variants)
{
    size_t k = from;
    *n_variants = 0;
    while (k < n && o[k].text == o[from].text) {
        *n_variants += k == from || o[k].other != o[k - 1].other;
        k++;
    }
    return k;
}

/* Those of one side, from sorted occurrences, appended to the list. */
static int add_side(struct arena *a, const struct delivery *d,
                    const struct occurrence *o, size_t n, bool of_src,
                    struct consistency *out, struct err *e)
{
    size_t n_variants;
    for (size_t from = 0, to; from < n; from = to) {
        to = run_end(o, n, from, &n_variants);
        if (n_variants < 2)
            continue;
        struct inconsistency *x = &out->list[out->n++];
        *x = (struct inconsistency){
            .of_src = of_src,
            .text = delivery_text(a, side_of(d, &o[from], of_src)),
            .variants =
                variants_of(a, d, o + from, to - from, n_variants, of_src),
            .n = n_variants,
            .n_pairs = to - from};
        if (!x->text.p || !x->variants)
            return err_nomem(e);
        if (of_src) {
            out->n_conflicts++;
            out->n_conflict_pairs += to - from;
        }
    }
    return 0;
}

static int by_pairs(const void *x, const void *y)
{
    const struct inconsistency *a = x, *b = y;
    if (a->of_src != b->of_src)
        return a->of_src ? -1 : 1;
    if (a->n_pairs != b->n_pairs)
        return a->n_pairs > b->n_pairs ? -1 : 1;
    size_t least = a->text.n < b->text.n ? a->text.n : b->text.n;
    int c = least ? memcmp(a->text.p, b->text.p, least) : 0;
    return c != 0 ? c : (a->text.n > b->text.n) - (a->text.n < b->text.n);
}

int consistency_find(struct arena *a, const struct delivery *d,
                     struct consistency *out, struct err *e)
{
    struct occurrence *o;
    size_t n;
    *out = (struct consistency){0};
    int rc = collect(a, d, &o, &n, e);
    if (rc != 0)
        return rc;
    out->list = arena_array(a, n, sizeof *out->list);
    if (!out->list)
        return err_nomem(e);
    qsort(o, n, sizeof *o, by_text);
    for (size_t k = 0; k < n; k++)
        out->n_distinct += k == 0 || o[k].text != o[k - 1].text ||
                           o[k].other != o[k - 1].other;
    out->n_duplicates = n - out->n_distinct;
    rc = add_side(a, d, o, n, true, out, e);
    for (size_t k = 0; k < n; k++) {
        uint64_t text = o[k].text;
        o[k].text = o[k].other;
        o[k].other = text;
    }
    qsort(o, n, sizeof *o, by_text);
    if (rc == 0)
        rc = add_side(a, d, o, n, false, out, e);
    qsort(out->list, out->n, sizeof *out->list, by_pairs);
    return rc;
}
