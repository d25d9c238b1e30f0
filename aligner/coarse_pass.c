/* aligner/coarse_pass.c - a corridor, widened where good paths are at its edge.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/coarse_pass.h"

#include "aligner/alignment.h"
#include "aligner/anchor.h"
#include "aligner/length_em.h"
#include "aligner/lexicon.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* Words inform where the best path of the coarse pass has so many nats for each
 * sentence of the shorter side; lengths and boundaries alone reach one. */
static const double INFORM_NATS = 1.5;

/* Or where the lexicon has so many of the words: then few matches mean that the
 * texts do not correspond. */
static const double LEXICON_SHARE = 0.3;

/* Texts are strangers where the lexicon has that share of the words and the
 * best path has fewer nats for a sentence than this. */
static const double UNRELATED_NATS = 0;

/* The corridor around anchors: nodes on either side.  Texts of up to SHORT
 * sentences have no anchors. */
enum { ANCHOR_HALF = 12, SHORT = 2 * ANCHOR_HALF };

/* The nodes per sentence above which a corridor around the classic path
 * replaces it.  A chain of chance pairs opens whole gaps: memory is bounded by
 * fewer nodes for a sentence beyond a number that takes 16 MB. */
enum { CELLS_MOST = 400, CELLS_FREE = 1 << 20, CELLS_BEYOND = 150 };

/* A path at the edge of the first corridor that is at most so many nats worse
 * than the best widens it; and how often, between strangers less. */
static const float EDGE_NATS = 7;
enum { WIDEN_MOST = 3, WIDEN_UNRELATED = 1 };

/* Bytes a node takes: 16 while it is searched, 12 of them until the next pass;
 * and the two passes can be of two corridors. */
enum { CELL_BYTES = 32 };

/* The most cells of the first corridor; beyond, it is around the classic
 * path. */
static size_t most_cells(const struct coarse_pass *h)
{
    size_t n = h->src->n + h->tgt->n, most = (n + 1000) * CELLS_MOST;
    size_t bounded = CELLS_FREE + n * CELLS_BEYOND;
    most = most < bounded ? most : bounded;
    return most < h->params->max_cells ? most : h->params->max_cells;
}

/* The same, and no more than memory has room for.  Half of it is left to the
 * passes that follow. */
static size_t cells_that_fit(const struct coarse_pass *h)
{
    size_t most = most_cells(h);
    size_t fit = arena_left(&h->arenas->arena[0]) / 2 / CELL_BYTES;
    return most < fit ? most : fit;
}

static bool is_short(const struct coarse_pass *h)
{
    return h->src->n <= SHORT && h->tgt->n <= SHORT;
}

/* The first corridor: around a chain of rare words, or, where there is none or
 * it leaves too much open, around the path of lengths alone. */
static int coarse_corridor(struct arena *a, struct coarse_pass *h,
                           bool by_words, struct err *e)
{
    struct anchor *chain;
    size_t n_chain, n_src = h->src->n, n_tgt = h->tgt->n;
    size_t most = cells_that_fit(h);
    h->band = ANCHOR_HALF;
    if (is_short(h))
        return corridor_band(a, h->src, h->tgt, SHORT, most, &h->wide, e);
    int rc = by_words ? anchor_chain(a, h->src, h->tgt, h->words, &chain,
                                     &n_chain, e)
                      : ERR_LIMIT;
    if (rc == 0)
        rc = anchor_corridor(a, chain, n_chain, n_src, n_tgt, h->band, most,
                             &h->wide, e);
    if (rc == ERR_LIMIT) {
        bool narrow = false;
        rc = length_em_corridor(a, h->params, h->src, h->tgt, &h->wide,
                                &h->band, &narrow, e);
        h->is_narrowed |= narrow || (by_words && most < most_cells(h));
    }
    const struct walls *walls = h->src->walls;
    return rc ? rc : corridor_confine(&h->wide, walls, most_cells(h), e);
}

/* Lengths, boundaries and informative words in the corridor. */
static int run_coarse(struct arena *arena, struct coarse_pass *h, struct err *e)
{
    h->model =
        (struct coarse_model){.lengths = h->lengths,
                              .boundaries = h->boundaries,
                              .outside = h->outside,
                              .lexical_weight = h->params->lexical_weight};
    const struct scorer s = coarse_model_scorer(&h->model);
    int rc = coarse_model_open(arena, h->src, h->tgt, &h->wide, h->words,
                               &h->model, e);
    return rc == 0 ? max_marginal_open(arena, &h->wide, &s, &h->best, e) : rc;
}

/* The weight of the best path of the coarse pass. */
static double best_nats(const struct coarse_pass *h)
{
    return h->best.to[h->wide.at[h->src->n + 1] - 1];
}

/* The share of the words of a side that are in the lexicon. */
static double lexicon_share(const struct side *s)
{
    size_t n = 0, n_known = 0;
    for (size_t k = 0; s->word && k < s->token_at[s->n]; k++) {
        uint32_t f = s->tokens[k].form;
        n += !s->kind || s->kind[f] != SIDE_PUNCTUATION;
        n_known += s->word[f] != LEXICON_NONE;
    }
    return n > 0 ? (double)n_known / (double)n : 0;
}

static bool lexicon_informs(const struct coarse_pass *h)
{
    return h->lexicon && lexicon_share(h->src) >= LEXICON_SHARE &&
           lexicon_share(h->tgt) >= LEXICON_SHARE;
}

static size_t n_shorter(const struct coarse_pass *h)
{
    return h->src->n < h->tgt->n ? h->src->n : h->tgt->n;
}

static bool is_unrelated(const struct coarse_pass *h)
{
    return lexicon_informs(h) &&
           best_nats(h) < UNRELATED_NATS * (double)n_shorter(h);
}

/* How often a corridor may be widened, as its best path is now. */
static int widenings(const struct coarse_pass *h)
{
    return is_unrelated(h) ? WIDEN_UNRELATED : WIDEN_MOST;
}

/* Widen the corridor where good paths are at its edge, and repeat, as long as
 * the work is limited. */
static int coarse_rounds(struct coarse_pass *h, bool by_words, struct err *e)
{
    struct arena *arena = pass_arenas_next(h->arenas);
    int rc = coarse_corridor(arena, h, by_words, e);
    if (rc == 0)
        rc = run_coarse(arena, h, e);
    for (int turn = 0; rc == 0 && turn < widenings(h); turn++) {
        struct corridor wide;
        struct arena *next = pass_arenas_next(h->arenas);
        size_t most = cells_that_fit(h);
        int wider = corridor_widen(next, &h->wide, h->best.through, -EDGE_NATS,
                                   2 * h->band, most, &wide, NULL);
        if (wider <= 0) {
            pass_arenas_back(h->arenas);
            h->is_narrowed |= wider == ERR_LIMIT && most < most_cells(h);
            return wider == ERR_NOMEM ? err_nomem(e) : 0;
        }
        h->band *= 2;
        h->wide = wide;
        pass_arenas_drop(h->arenas); /* the narrower one */
        rc = run_coarse(next, h, e);
    }
    return rc;
}

/* What the best path says of words, by its nats for each sentence. */
static void judge_words(struct coarse_pass *h)
{
    h->words_inform = lexicon_informs(h) ||
                      best_nats(h) >= INFORM_NATS * (double)n_shorter(h);
    h->is_unrelated = is_unrelated(h);
}

int coarse_pass_run(struct coarse_pass *h, struct err *e)
{
    int rc = coarse_rounds(h, true, e);
    if (rc != 0)
        return rc;
    double by_words = best_nats(h);
    judge_words(h);
    if (h->words_inform || is_short(h))
        return 0;
    rc = coarse_rounds(h, false, e);
    return rc != 0 || best_nats(h) >= by_words ? rc : coarse_rounds(h, true, e);
}
