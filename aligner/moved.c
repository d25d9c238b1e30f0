/* aligner/moved.c - aligns the blocks around seeds, and inserts the good ones.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/moved.h"

#include <math.h>
#include <stdbool.h>

#include "aligner/decode.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/walls.h"
#include "aligner/length_model.h"
#include "aligner/moved_insert.h"
#include "aligner/moved_seed.h"
#include "aligner/pair_model.h"
#include "aligner/word_evidence.h"
#include "base/arena.h"

/* A pair with a lower posterior may be replaced by a moved one. */
static const double DOUBTFUL = 0.4;

/* The least gain of a block, besides the log of the number of its possible
 * places. */
static const double MOVE_NATS = 12;

/* The least nats of a seed between strangers, where nearly every sentence is
 * free. */
static const double STRANGERS_NATS = 20;

/* Prior probability that a sentence among unaligned ones is unaligned. */
static const double FREE_SHARE = 0.5;

/* Free sentences that a block has beyond its seed, at most; and the half-width
 * of its corridor. */
enum { BEYOND = 6, HALF = 6 };

/* The search and its result. */
struct moved_search {
    const struct align_params *params;
    const struct side *src, *tgt;
    const struct word_pairs *words;
    const struct ratio_table *ratios;
    uint32_t *number; /* [n_forms] zeros, for ratio_table_slice() */
    const struct length_fit *fit;
    bool *src_free, *tgt_free;
    double threshold;       /* nats */
    const struct bead **at; /* [src->n] the moved bead that begins there, or
                               NULL */
    size_t n_found;
};

/* A range of sentences. */
struct span {
    size_t at, n;
};

static void mark_free(struct moved_search *m, const struct alignment *al)
{
    size_t n_src = 0, n_tgt = 0;
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        if (bead_is_pair(b) && b->posterior >= DOUBTFUL)
            continue;
        for (size_t i = 0; i < b->n_src; i++)
            m->src_free[b->src_at + i] = true;
        for (size_t j = 0; j < b->n_tgt; j++)
            m->tgt_free[b->tgt_at + j] = true;
        n_src += b->n_src;
        n_tgt += b->n_tgt;
    }
    m->threshold = MOVE_NATS + log(1 + (double)n_src * (double)n_tgt);
}

/* The free sentences from `first` to `last` and up to BEYOND on either side; an
 * empty span if one between them is not free. */
static struct span free_span(const bool *is_free, size_t n, size_t first,
                             size_t last)
{
    for (size_t k = first; k <= last; k++)
        if (!is_free[k])
            return (struct span){0};
    size_t from = first, to = last + 1;
    while (from > 0 && first - from < BEYOND && is_free[from - 1])
        from--;
    while (to < n && to - last <= BEYOND && is_free[to])
        to++;
    return (struct span){from, to - from};
}

/* Cut off what is not in from..to; false when that has not first..last. */
static bool span_clip(struct span *s, size_t from, size_t to, size_t first,
                      size_t last)
{
    size_t end = s->at + s->n < to ? s->at + s->n : to;
    s->at = s->at > from ? s->at : from;
    s->n = end > s->at ? end - s->at : 0;
    return first >= from && last < to;
}

/* A range of a side, as a side without paragraphs. */
static int slice(struct arena *a, const struct side *s, struct span at,
                 struct side *out)
{
    size_t *token_at = arena_alloc(a, (at.n + 1) * sizeof *token_at);
    if (!token_at)
        return -1;
    for (size_t k = 0; k <= at.n; k++)
        token_at[k] = s->token_at[at.at + k] - s->token_at[at.at];
    *out = *s;
    out->len_cp += at.at;
    out->tokens += s->token_at[at.at];
    out->token_at = token_at;
    out->n = at.n;
    out->par = NULL;
    out->walls = NULL;
    return 0;
}

/* Frequencies of types where half of the sentences are free. */
static struct length_fit free_fit(const struct length_fit *fit)
{
    struct length_fit f = *fit;
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        unsigned n = bead_types[t].n_src + bead_types[t].n_tgt;
        bool is_pair = bead_type_is_pair(bead_types[t]);
        f.log_prior[t] = is_pair  ? fit->log_prior[t] + log(1 - FREE_SHARE)
                         : n == 1 ? log(FREE_SHARE / 2)
                                  : -INFINITY;
    }
    return f;
}

/* One block: its sides, its models, its beads. */
struct block {
    struct span src_at, tgt_at;
    struct side src, tgt;
    struct corridor corridor;
    struct length_model lengths;
    struct ratio_table ratios;
    struct word_evidence evidence;
    struct posterior post;
    struct alignment al;
};

static int block_corridor(struct arena *a, const struct moved_search *m,
                          const struct moved_seed *seed, struct block *b,
                          struct err *e)
{
    struct anchor *chain = arena_alloc(a, seed->n * sizeof *chain);
    if (!chain)
        return err_nomem(e);
    for (size_t k = 0; k < seed->n; k++) {
        chain[k] = seed->points[k];
        chain[k].src -= (uint32_t)b->src_at.at;
        chain[k].tgt -= (uint32_t)b->tgt_at.at;
    }
    return anchor_corridor(a, chain, seed->n, b->src.n, b->tgt.n, HALF,
                           m->params->max_cells, &b->corridor, e);
}

static int align_block(struct arena *a, struct moved_search *m,
                       const struct moved_seed *seed, struct block *b,
                       struct err *e)
{
    const struct length_fit fit = free_fit(m->fit);
    if (slice(a, m->src, b->src_at, &b->src) != 0 ||
        slice(a, m->tgt, b->tgt_at, &b->tgt) != 0)
        return err_nomem(e);
    int rc = block_corridor(a, m, seed, b, e);
    if (rc == 0)
        rc = length_model_open(a, &fit, &b->src, &b->tgt, &b->lengths, e);
    if (rc == 0)
        rc = ratio_table_slice(a, m->ratios, &b->src, &b->tgt, m->number,
                               &b->ratios, e);
    if (rc == 0)
        rc = word_evidence_open(a, &b->src, &b->tgt, &b->corridor, &b->ratios,
                                &b->evidence, e);
    struct pair_model model = {.lengths = &b->lengths,
                               .evidence = &b->evidence,
                               .lexical_weight = m->params->lexical_weight};
    struct scorer s = pair_model_scorer(&model);
    if (rc == 0)
        rc = posterior_open(a, &b->corridor, &s, &b->post, e);
    b->post.pair_cost = 0.5f;
    return rc == 0
               ? decode_pass(a, m->params, &b->post, &s, &b->lengths, &b->al, e)
               : rc;
}

/* The gain of the pairs of a block over leaving their sentences unaligned. */
static double gain_nats(const struct alignment *al)
{
    double nats = 0;
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        if (bead_is_pair(b))
            nats -= b->cost_nats + (b->n_src + b->n_tgt) * log(FREE_SHARE);
    }
    return nats;
}

/* Store the pairs of a block; their sentences are no longer free. */
static int keep_block(struct arena *a, struct moved_search *m,
                      const struct block *b, struct err *e)
{
    for (size_t k = 0; k < b->al.n_beads; k++) {
        struct bead *x = &b->al.beads[k];
        if (!bead_is_pair(x))
            continue;
        struct bead *bead = arena_alloc(a, sizeof *bead);
        if (!bead)
            return err_nomem(e);
        *bead = *x;
        bead->src_at += (uint32_t)b->src_at.at;
        bead->tgt_at += (uint32_t)b->tgt_at.at;
        bead->flags |= BEAD_MOVED;
        for (size_t i = 0; i < bead->n_src; i++)
            m->src_free[bead->src_at + i] = false;
        for (size_t j = 0; j < bead->n_tgt; j++)
            m->tgt_free[bead->tgt_at + j] = false;
        m->at[bead->src_at] = bead;
        m->n_found++;
    }
    return 0;
}

/* Let the block keep to the walls: false when the seed is not in one part. */
static bool keep_to_part(const struct walls *w, const struct moved_seed *seed,
                         struct block *b)
{
    const struct anchor *last = &seed->points[seed->n - 1];
    if (!w)
        return true;
    uint32_t part = w->src_part[seed->points[0].src];
    return w->src_part[last->src] == part &&
           span_clip(&b->src_at, w->src_at[part], w->src_at[part + 1],
                     seed->points[0].src, last->src) &&
           span_clip(&b->tgt_at, w->tgt_at[part], w->tgt_at[part + 1],
                     seed->points[0].tgt, last->tgt);
}

/* Align the block around one seed, in `room`; store its pairs in `a`. */
static int try_seed(struct arena *a, struct arena *room, struct moved_search *m,
                    const struct moved_seed *seed, struct err *e)
{
    const struct anchor *last = &seed->points[seed->n - 1];
    struct block b = {0};
    b.src_at =
        free_span(m->src_free, m->src->n, seed->points[0].src, last->src);
    b.tgt_at =
        free_span(m->tgt_free, m->tgt->n, seed->points[0].tgt, last->tgt);
    if (b.src_at.n == 0 || b.tgt_at.n == 0 ||
        !keep_to_part(m->src->walls, seed, &b))
        return 0;
    int rc = align_block(room, m, seed, &b, e);
    if (rc == 0 && gain_nats(&b.al) >= m->threshold)
        rc = keep_block(a, m, &b, e);
    return rc;
}

/* Insert the pairs found, by source, into the alignment. */
static int insert_found(struct arena *a, const struct moved_search *m,
                        struct alignment *al, struct err *e)
{
    struct bead *found = arena_alloc(a, m->n_found * sizeof *found);
    size_t n = 0;
    if (!found)
        return err_nomem(e);
    for (size_t i = 0; i < m->src->n; i++)
        if (m->at[i])
            found[n++] = *m->at[i];
    return moved_insert(a, m->src->n, m->tgt->n, found, n, al, e);
}

static size_t count_tried(const struct moved_seed *seeds, size_t n,
                          const struct alignment *al)
{
    while (al->is_unrelated && n > 0 && seeds[n - 1].nats < STRANGERS_NATS)
        n--;
    return n;
}

static int try_seeds(struct arena *a, struct moved_search *m,
                     const struct moved_seed *seeds, size_t n, struct err *e)
{
    struct arena room = arena_beside(a);
    int rc = 0;
    for (size_t k = 0; k < n && rc == 0; k++) {
        arena_reset(&room);
        rc = try_seed(a, &room, m, &seeds[k], e);
    }
    arena_free(&room);
    return rc;
}

int moved_find(struct arena *a, const struct align_params *p,
               const struct side *src, const struct side *tgt,
               const struct word_pairs *words, const struct ratio_table *ratios,
               const struct length_fit *fit, struct alignment *al,
               struct err *e)
{
    struct moved_search m = {.params = p,
                             .src = src,
                             .tgt = tgt,
                             .words = words,
                             .ratios = ratios,
                             .fit = fit};
    struct moved_seed *seeds;
    size_t n_seeds;
    m.src_free = arena_array(a, src->n, sizeof *m.src_free);
    m.tgt_free = arena_array(a, tgt->n, sizeof *m.tgt_free);
    m.at = arena_array(a, src->n, sizeof *m.at);
    m.number = arena_array(a, ratios->n_forms, sizeof *m.number);
    if (!m.number || !m.src_free || !m.tgt_free || !m.at)
        return err_nomem(e);
    mark_free(&m, al);
    int rc = moved_seeds(a, src, tgt, m.src_free, m.tgt_free, words, &seeds,
                         &n_seeds, e);
    if (rc == 0)
        rc = try_seeds(a, &m, seeds, count_tried(seeds, n_seeds, al), e);
    return rc == 0 && m.n_found > 0 ? insert_found(a, &m, al, e) : rc;
}
