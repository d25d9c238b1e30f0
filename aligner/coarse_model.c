/* aligner/coarse_model.c - shared words by node, beads by row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/coarse_model.h"

#include <math.h>

#include "aligner/boundary_rows.h"
#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/fast_math.h"
#include "aligner/lattice/side.h"
#include "aligner/length_model.h"
#include "aligner/outside_evidence.h"
#include "aligner/token_index.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "base/simd.h"

/* An informative word is in less than one sentence of so many, or in few
 * sentences; pairs below LEAST_NATS are not counted. */
enum { INFORMATIVE_SHARE = 20, INFORMATIVE_PLACES = 4 };
static const double LEAST_NATS = 0.5;

/* Pairs of informative words with their nats, in the rows of word_pairs. */
struct informative {
    uint32_t *row; /* [n_forms + 1] */
    struct informative_pair {
        uint32_t tgt;
        float nats;
    } * pairs;
};

static uint32_t most_places(const struct side *s)
{
    size_t n = s->n / INFORMATIVE_SHARE;
    return n > INFORMATIVE_PLACES ? (uint32_t)n : INFORMATIVE_PLACES;
}

static int informative_open(struct arena *a, const struct side *src,
                            const struct side *tgt, const struct word_pairs *w,
                            struct informative *out)
{
    uint32_t most_src = most_places(src), most_tgt = most_places(tgt), n = 0;
    out->row = arena_array(a, (size_t)w->n_forms + 1, sizeof *out->row);
    out->pairs = arena_alloc(a, word_pairs_n(w) * sizeof *out->pairs);
    if (!out->row || !out->pairs)
        return -1;
    for (uint32_t f = 0; f < w->n_forms; f++) {
        uint32_t last = w->n_src[f] <= most_src ? w->row[f + 1] : w->row[f];
        for (uint32_t k = w->row[f]; k < last; k++) {
            const struct word_pair *p = &w->pairs[k];
            double t = ((double)p->to_tgt + (double)p->to_src) / 2;
            double often = t * (double)tgt->n / w->n_tgt[p->tgt];
            double nats = fast_log(1 + often);
            if (w->n_tgt[p->tgt] <= most_tgt && nats >= LEAST_NATS)
                out->pairs[n++] =
                    (struct informative_pair){p->tgt, (float)nats};
        }
        out->row[f + 1] = n;
    }
    return 0;
}

/* Add the nats of a source token of form f to the sentences in the window,
 * which begins with sentence `from`. */
static void add_token(const struct informative *t, struct token_index *index,
                      uint32_t f, size_t from, float *shared)
{
    for (uint32_t k = t->row[f]; k < t->row[f + 1]; k++) {
        uint32_t y = t->pairs[k].tgt, n = index->n_inside[y];
        if (n == 0)
            continue;
        const struct token_place *at = token_index_seek(index, y);
        for (; n > 0; n--, at++)
            shared[at->sentence - from] += t->pairs[k].nats;
    }
}

int coarse_model_open(struct arena *a, const struct side *src,
                      const struct side *tgt, const struct corridor *c,
                      const struct word_pairs *words, struct coarse_model *out,
                      struct err *e)
{
    struct informative informative;
    struct token_index index;
    float *shared = arena_array(a, c->at[c->n_src + 1], sizeof *shared);
    if (!shared || informative_open(a, src, tgt, words, &informative) != 0 ||
        token_index_open(a, tgt, tgt->token_at, &index) != 0)
        return err_nomem(e);
    for (size_t i = 1; i <= src->n; i++) {
        size_t from = c->lo[i] > 0 ? c->lo[i] - 1 : 0, to = c->hi[i] - 1;
        float *row = shared + c->at[i] + (from + 1 - c->lo[i]);
        token_index_move(&index, from, to);
        for (size_t x = src->token_at[i - 1]; x < src->token_at[i]; x++)
            add_token(&informative, &index, src->tokens[x].form, from, row);
        for (size_t j = from; out->outside && j < to; j++)
            row[j - from] +=
                outside_evidence_bead(out->outside, i - 1, 1, j, 1);
    }
    out->corridor = c;
    out->shared = shared;
    for (size_t k = 0; k < 2; k++) {
        out->rows[k] = arena_alloc(a, (corridor_widest(c) + 1) * sizeof(float));
        if (!out->rows[k])
            return err_nomem(e);
    }
    return 0;
}

/* The nats shared by sentence i-1 and those before the columns of the
 * corridor's row: for k = 0 .. n the columns first + k - 1, and 0 where row i
 * has none. */
static void shared_row(const struct coarse_model *m, size_t i, size_t first,
                       size_t n, float *out)
{
    const struct corridor *c = m->corridor;
    const float *row = m->shared + c->at[i];
    for (size_t k = 0; k <= n; k++) {
        size_t j = first + k - 1; /* wraps around to none */
        out[k] = j >= c->lo[i] && j < c->hi[i] ? row[j - c->lo[i]] : 0;
    }
}

/* Add the nats shared by the blocks: own[k + 1] is of the last sentences of
 * both, and `before`, unless NULL, of the source sentence before it. */
static SIMD_LOOPS void add_shared(size_t n, size_t n_tgt,
                                  const float *restrict own,
                                  const float *restrict before, float weight,
                                  float *restrict out)
{
    for (size_t k = 0; k < n; k++)
        out[k] += weight * own[k + 1];
    for (size_t k = 0; n_tgt > 1 && k < n; k++)
        out[k] += weight * own[k];
    for (size_t k = 0; before && k < n; k++)
        out[k] += weight * before[k + 1];
    for (size_t k = 0; before && n_tgt > 1 && k < n; k++)
        out[k] += weight * before[k];
}

static void coarse_model_runs(const void *model, size_t i, struct bead_run *run,
                              float *weight)
{
    const struct coarse_model *m = model;
    float *own = m->rows[0], *before = m->rows[1];
    size_t lo = m->corridor->lo[i], width = corridor_width(m->corridor, i);
    shared_row(m, i, lo, width, own);
    if (i > 1)
        shared_row(m, i - 1, lo, width, before);
    for (size_t t = 0; t < BEAD_TYPES_1993; t++) {
        struct bead_type type = bead_types[t];
        size_t first = run[t].first, n = run[t].n, at = first - lo;
        float *out = weight + run[t].at;
        length_model_run(m->lengths, t, i, first, n, out);
        if (bead_type_is_pair(type) && n > 0) {
            if (m->boundaries)
                boundary_rows_add_run(m->boundaries, t, i, first, n, out);
            add_shared(n, type.n_tgt, own + at,
                       type.n_src > 1 ? before + at : NULL,
                       (float)m->lexical_weight, out);
        }
        scorer_round_all(out, n);
    }
}

float coarse_model_words(const struct coarse_model *m, size_t i, size_t j,
                         size_t t)
{
    const struct corridor *c = m->corridor;
    float nats = 0;
    for (size_t x = i - bead_types[t].n_src + 1; x <= i; x++) {
        size_t from = j - bead_types[t].n_tgt + 1, end = j + 1;
        from = from > c->lo[x] ? from : c->lo[x];
        end = end < c->hi[x] ? end : c->hi[x];
        for (size_t y = from; y < end; y++)
            nats += m->shared[c->at[x] + (y - c->lo[x])];
    }
    return (float)m->lexical_weight * nats;
}

struct scorer coarse_model_scorer(const struct coarse_model *model)
{
    return (struct scorer){.runs = coarse_model_runs,
                           .model = model,
                           .n_types = BEAD_TYPES_1993,
                           .nats_per_unit = 1,
                           .in_any_order = true};
}
