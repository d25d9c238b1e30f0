/* report/acceptance.c - a random order by hashes of names and places.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/acceptance.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"

unsigned acceptance_stratum_from(unsigned stratum)
{
    static const unsigned from[ACCEPTANCE_STRATA + 1] = {
        0, 5000, 8000, 9500, 9900, FIGURES_SCORE_STEPS + 1};
    return from[stratum];
}

static unsigned stratum_of(double score)
{
    unsigned steps = isnan(score) ? 0 : figures_score_steps(score), k = 0;
    while (steps >= acceptance_stratum_from(k + 1))
        k++;
    return k;
}

static size_t collect(const struct delivery *d, uint64_t seed,
                      struct acceptance_item *all, uint64_t *n_pairs)
{
    size_t n = 0;
    for (size_t k = 0; k < d->n; k++) {
        const struct delivery_document *doc = &d->documents[k];
        const uint64_t name = hash_sv(doc->id, seed);
        for (size_t i = 0; i < doc->n; i++) {
            const struct record *r = &doc->records[i];
            if (r->src.n == 0 || r->tgt.n == 0)
                continue;
            const uint64_t place[] = {name, r->bead_no, i};
            const struct sv bytes = {(const char *)place, sizeof place};
            unsigned s = stratum_of(r->score);
            n_pairs[s]++;
            all[n++] = (struct acceptance_item){.document = (uint32_t)k,
                                                .at = (uint32_t)i,
                                                .stratum = s,
                                                .key = hash_sv(bytes, seed)};
        }
    }
    return n;
}

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* How many of each stratum: first the least, then what is left by size. */
static void allot(struct acceptance *out, uint64_t n)
{
    uint64_t left = n, open = 0;
    for (unsigned s = 0; s < ACCEPTANCE_STRATA; s++) {
        out->n_taken[s] =
            least(least(out->n_pairs[s], ACCEPTANCE_STRATUM_LEAST), left);
        left -= out->n_taken[s];
        open += out->n_pairs[s] - out->n_taken[s];
    }
    for (unsigned s = 0; s < ACCEPTANCE_STRATA && open > 0; s++) {
        uint64_t more = out->n_pairs[s] - out->n_taken[s];
        uint64_t take = (more * left + open / 2) / open;
        take = least(take, more);
        open -= more; /* what is left goes to the strata after it */
        out->n_taken[s] += take;
        left -= take;
    }
}

static int by_key(const void *x, const void *y)
{
    const struct acceptance_item *a = x, *b = y;
    if (a->stratum != b->stratum)
        return a->stratum < b->stratum ? -1 : 1;
    return a->key < b->key ? -1 : a->key > b->key;
}

static int by_place(const void *x, const void *y)
{
    const struct acceptance_item *a = x, *b = y;
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

int acceptance_draw(struct arena *a, const struct delivery *d, uint64_t n,
                    uint64_t seed, struct acceptance *out, struct err *e)
{
    *out = (struct acceptance){0};
    struct acceptance_item *all =
        arena_array(a, (size_t)d->figures.n_pairs, sizeof *all);
    if (!all)
        return err_nomem(e);
    size_t n_all = collect(d, seed, all, out->n_pairs);
    allot(out, least(n, n_all));
    qsort(all, n_all, sizeof *all, by_key);
    out->items = all;
    for (size_t k = 0, taken = 0; k < n_all; k++) {
        unsigned s = all[k].stratum;
        if (k == 0 || s != all[k - 1].stratum)
            taken = 0;
        if (taken++ >= out->n_taken[s])
            continue;
        struct acceptance_item item = all[k];
        item.weight = (double)out->n_pairs[s] / (double)out->n_taken[s];
        all[out->n++] = item;
    }
    qsort(out->items, out->n, sizeof *out->items, by_place);
    return 0;
}
