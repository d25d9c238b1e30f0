/* aligner/hybrid.c - the passes, each in a narrower corridor.
 *
 * What a round makes (corridor, sums, posteriors) is needed by the next and by
 * none after it, so rounds take turns between two arenas, and the memory of a
 * long document is that of two rounds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/hybrid.h"

#include "aligner/anchor.h"
#include "aligner/boundary_model.h"
#include "aligner/corridor.h"
#include "aligner/hybrid_model.h"
#include "aligner/length_em.h"
#include "aligner/length_model.h"
#include "aligner/model1.h"
#include "aligner/pass.h"
#include "aligner/posterior.h"
#include "aligner/support.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* Rounds of fitting with words. */
enum { ROUNDS = 2 };

/* The corridor around anchors: nodes either side, and more nodes a sentence
 * than which it is given up for one around the classic path. */
enum { ANCHOR_HALF = 12, ANCHOR_MOST = 400 };

/* Mass at the edge of the first corridor that makes it wider, and how often. */
static const double EDGE_MASS = 1e-3;
enum { WIDEN_MOST = 3 };

/* The mass that keeps a node: after lengths alone, and after words. */
static const double FIRST_FLOOR = 1e-9, FLOOR = 1e-6;

/* Where words are asked, length says at most log .005 against a pair: one
 * translation in two hundred is so free that its length tells nothing. */
static const double LEAST_BY_LENGTH = -5.298;

/* A pair that is right with a smaller probability costs more by what it adds to
 * the wrong ones than it gains by what it adds to the right ones.  (For the F1
 * of a text it would be half the F1, Lipton et al. 2014; but a pair left out
 * cannot be looked at any more, and one with a low score can be.) */
static const float WORTH = 0.25f;

/* One document on its way through the passes. */
struct hybrid {
    const struct align_params *params;
    const struct side *src, *tgt;
    struct arena room[2]; /* rounds take turns */
    struct word_pairs words;
    struct length_model lengths;
    struct boundary_model paragraphs, continuations;
    struct support support;
    struct hybrid_model model;
    struct corridor corridor;
    struct posterior post;
    size_t band;
};

static int open_models(struct arena *a, struct hybrid *h, struct err *e)
{
    const struct align_params *p = h->params;
    const struct length_fit start = length_fit_start(p->c, p->s2);
    int rc = length_model_open(a, &start, h->src, h->tgt, &h->lengths, e);
    h->model.lengths = &h->lengths;
    h->model.lexical_weight = p->lexical_weight;
    if (rc == 0 && h->src->par && h->tgt->par) {
        rc = boundary_model_open(a, BOUNDARY_PARAGRAPH, h->src, h->tgt,
                                 &h->paragraphs, e);
        h->model.paragraphs = &h->paragraphs;
    }
    if (rc == 0 && h->src->continues && h->tgt->continues) {
        rc = boundary_model_open(a, BOUNDARY_CONTINUATION, h->src, h->tgt,
                                 &h->continuations, e);
        h->model.continuations = &h->continuations;
    }
    if (rc == 0)
        rc = word_pairs_open(a, h->src, h->tgt, p->lexicon, &h->words, e);
    return rc;
}

/* The first corridor, `half` wide, in `a`. */
static int first_corridor(struct arena *a, struct hybrid *h, size_t half,
                          struct err *e)
{
    struct anchor *chain;
    size_t n_chain, n_src = h->src->n, n_tgt = h->tgt->n;
    size_t most = (n_src + n_tgt + 1000) * ANCHOR_MOST;
    if (most > h->params->max_cells)
        most = h->params->max_cells;
    int rc = anchor_chain(a, h->src, h->tgt, &h->words, &chain, &n_chain, e);
    if (rc != 0)
        return rc;
    h->band = half;
    rc = anchor_corridor(a, chain, n_chain, n_src, n_tgt, half, most,
                         &h->corridor, e);
    if (rc == ERR_LIMIT)
        rc = length_em_corridor(a, h->params, h->src, h->tgt, &h->corridor,
                                &h->band, e);
    return rc;
}

/* Lengths and paragraphs in the first corridor. */
static int look_at_lengths(struct arena *a, struct hybrid *h, struct err *e)
{
    const struct scorer s = hybrid_model_scorer(&h->model);
    size_t half = ANCHOR_HALF;
    for (int turn = 0;; turn++, half *= 3) {
        arena_reset(a);
        int rc = first_corridor(a, h, half, e);
        if (rc == 0)
            rc = posterior_open(a, &h->corridor, &s, &h->post, e);
        if (rc != 0 || turn == WIDEN_MOST ||
            posterior_at_edge(&h->post) < EDGE_MASS)
            return rc;
    }
}

static void refit(struct hybrid *h)
{
    length_model_refit(&h->lengths, &h->post);
    if (h->model.paragraphs)
        boundary_model_refit(&h->paragraphs, &h->post);
    if (h->model.continuations)
        boundary_model_refit(&h->continuations, &h->post);
}

/* Words, lengths and paragraphs in the nodes that the last round left; what
 * the last round made is in another arena than `a`.  Evidence counts `temper`
 * times. */
static int look_at_words(struct arena *a, struct hybrid *h, double floor,
                         double temper, struct err *e)
{
    struct scorer s = hybrid_model_scorer(&h->model);
    s.nats_per_unit = temper;
    struct corridor c;
    int rc = posterior_corridor(a, &h->post, floor, &c, e);
    if (rc != 0)
        return rc;
    h->corridor = c;
    rc = support_open(a, h->src, h->tgt, &h->corridor, &h->words, &h->support,
                      e);
    h->model.support = &h->support;
    h->lengths.least_nats = LEAST_BY_LENGTH;
    if (rc == 0)
        rc = posterior_open(a, &h->corridor, &s, &h->post, e);
    return rc;
}

static int run_passes(struct arena *a, struct hybrid *h, struct alignment *al,
                      struct err *e)
{
    int rc = open_models(a, h, e);
    if (rc == 0)
        rc = look_at_lengths(&h->room[0], h, e);
    for (int round = 0; rc == 0; round++) {
        struct arena *next = &h->room[(round + 1) % 2];
        arena_reset(next);
        refit(h);
        if (round > 0)
            rc = model1_learn(next, h->src, h->tgt, &h->post, &h->words, e);
        if (rc == 0)
            rc = look_at_words(next, h, round == 0 ? FIRST_FLOOR : FLOOR,
                               round == ROUNDS ? h->params->temper : 1, e);
        if (round == ROUNDS)
            break;
    }
    if (rc != 0)
        return rc;
    const struct scorer s = hybrid_model_scorer(&h->model);
    al->band = h->band;
    h->post.worth = WORTH;
    return pass_decode(a, h->params, &h->post, &s, &h->lengths, al, e);
}

int hybrid_align(struct arena *a, const struct align_params *p,
                 const struct side *src, const struct side *tgt,
                 struct alignment *al, struct err *e)
{
    struct hybrid h = {
        .params = p,
        .src = src,
        .tgt = tgt,
        .room = {{.fail_in = a->fail_in}, {.fail_in = a->fail_in}}};
    int rc = run_passes(a, &h, al, e);
    arena_free(&h.room[0]);
    arena_free(&h.room[1]);
    return rc;
}
