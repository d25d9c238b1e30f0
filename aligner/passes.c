/* aligner/passes.c - the passes, each in a narrower corridor.
 *
 * The results of a pass (corridor, sums, posteriors) are used by the next pass
 * only.  So passes alternate between two arenas, and a long document takes the
 * memory of two passes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/passes.h"

#include "aligner/anchor.h"
#include "aligner/boundary_rows.h"
#include "aligner/coarse_model.h"
#include "aligner/decode.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/max_marginal.h"
#include "aligner/lattice/posterior.h"
#include "aligner/length_em.h"
#include "aligner/length_model.h"
#include "aligner/lexicon.h"
#include "aligner/likely_beads.h"
#include "aligner/miss_rate.h"
#include "aligner/model1.h"
#include "aligner/moved.h"
#include "aligner/pair_model.h"
#include "aligner/trace.h"
#include "aligner/word_evidence.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* Rounds of fitting with words: two; one where the first pass with words left
 * less than two beads undecided; none where less than one.  Where the fit starts
 * from lengths alone, as many as those of method length-em. */
enum { ROUNDS = 2, ROUNDS_FROM_LENGTHS = 5 };

/* Words inform where the best path of the coarse pass has so many nats for each
 * sentence of the shorter side; lengths and boundaries alone reach one. */
static const double INFORM_NATS = 1.5;

/* Or where the lexicon has so many of the words: then few matches mean that the
 * texts do not correspond. */
static const double LEXICON_SHARE = 0.3;

/* The corridor around anchors: nodes on either side.  Texts of up to SHORT
 * sentences have no anchors. */
enum { ANCHOR_HALF = 12, SHORT = 2 * ANCHOR_HALF };

/* The nodes per sentence above which a corridor around the classic path
 * replaces it.  A chain of chance pairs opens whole gaps: memory is bounded by
 * fewer nodes for a sentence beyond a number that takes 16 MB. */
enum { CELLS_MOST = 400, CELLS_FREE = 1 << 20, CELLS_BEYOND = 150 };

/* A path at the edge of the first corridor that is at most so many nats worse
 * than the best widens it; and how often. */
static const float EDGE_NATS = 7;
enum { WIDEN_MOST = 3 };

/* The nodes that are kept: those on a path at most so many nats worse than the
 * best of the coarse pass; after words, those with so much mass. */
static const float COARSE_NATS = 16, FLOOR = 1e-6f;
enum { COARSE_MARGIN = 1 };

/* The floor of the length ratio with words, log .005: in one translation in two
 * hundred the length has no relation to that of the source. */
static const double LENGTH_FLOOR = -5.298;

/* The posterior below which a pair is left out.  Half the F1 would maximise the
 * F1 of a text (Lipton et al. 2014); it is lower because a pair with a low
 * score can be filtered later, and a pair left out cannot be restored. */
static const float PAIR_COST = 0.25f;

/* The state of the passes over one document. */
struct passes {
    const struct align_params *params;
    const struct side *src, *tgt;
    const struct lexicon *lexicon; /* or NULL */
    struct trace *trace;           /* or NULL */
    struct arena arenas[2];        /* passes alternate */
    unsigned turn;
    struct word_pairs words;
    const struct word_pairs *given; /* without learnt ones; or NULL */
    struct length_model lengths;
    struct boundary_model boundary[BOUNDARY_KINDS];
    struct boundary_rows boundaries; /* of all kinds */
    struct ratio_table ratios;
    struct word_evidence evidence;
    struct pair_model model;
    struct corridor wide, corridor; /* of the coarse pass, and of the current */
    struct coarse_model coarse;
    struct max_marginal best;
    struct posterior post, last; /* of this round, and of the one before */
    struct likely_beads likely;  /* of the one before, to learn words from */
    struct pair_model_kept kept;
    size_t band;
    bool words_inform; /* as known from outside, in the coarse pass */
};

static int open_words(struct arena *a, struct passes *h, struct err *e)
{
    const struct align_params *p = h->params;
    if (p->without & ALIGN_COGNATES)
        return word_pairs_of_lexicon(a, h->src, h->tgt, h->lexicon, &h->words,
                                     e);
    int rc = word_pairs_open(a, h->src, h->tgt, h->lexicon, &h->words, e);
    if (rc != 0)
        return rc;
    const void *given = arena_copy(a, (const char *)&h->words, sizeof h->words);
    h->given = given;
    return given ? 0 : err_nomem(e);
}

/* The part that each kind of boundary is. */
static const unsigned PART_OF[BOUNDARY_KINDS] = {
    [BOUNDARY_PARAGRAPH] = ALIGN_PARAGRAPHS,
    [BOUNDARY_CONTINUATION] = ALIGN_CONTINUATIONS,
    [BOUNDARY_OPEN_END] = ALIGN_OPEN_ENDS};

static int open_boundaries(struct arena *a, struct passes *h, struct err *e)
{
    const struct boundary_model *kind[BOUNDARY_KINDS] = {NULL};
    int rc = 0;
    for (unsigned k = 0; rc == 0 && k < BOUNDARY_KINDS; k++) {
        if ((h->params->without & PART_OF[k]) ||
            !boundary_is_known(k, h->src) || !boundary_is_known(k, h->tgt))
            continue;
        rc = boundary_model_open(a, k, h->src, h->tgt, &h->boundary[k], e);
        kind[k] = &h->boundary[k];
    }
    h->model.boundaries = &h->boundaries;
    return rc == 0 ? boundary_rows_open(a, kind, h->src->n, h->tgt->n,
                                        &h->boundaries, e)
                   : rc;
}

static int open_models(struct arena *a, struct passes *h, struct err *e)
{
    const struct align_params *p = h->params;
    const struct length_fit start = length_fit_of(p);
    int rc = length_model_open(a, &start, h->src, h->tgt, &h->lengths, e);
    h->model.lengths = &h->lengths;
    h->model.lexical_weight = p->lexical_weight;
    if (rc == 0)
        rc = open_boundaries(a, h, e);
    return rc == 0 ? open_words(a, h, e) : rc;
}

/* The other arena, empty. */
static struct arena *next_arena(struct passes *h)
{
    h->turn++;
    arena_reset(&h->arenas[h->turn % 2]);
    return &h->arenas[h->turn % 2];
}

/* The most cells of the first corridor; beyond, it is around the classic
 * path. */
static size_t most_cells(const struct passes *h)
{
    size_t n = h->src->n + h->tgt->n, most = (n + 1000) * CELLS_MOST;
    size_t bounded = CELLS_FREE + n * CELLS_BEYOND;
    most = most < bounded ? most : bounded;
    return most < h->params->max_cells ? most : h->params->max_cells;
}

static bool is_short(const struct passes *h)
{
    return h->src->n <= SHORT && h->tgt->n <= SHORT;
}

/* The first corridor: around a chain of rare words, or, where there is none or
 * it leaves too much open, around the path of lengths alone. */
static int coarse_corridor(struct arena *a, struct passes *h, bool by_words,
                           struct err *e)
{
    struct anchor *chain;
    size_t n_chain, n_src = h->src->n, n_tgt = h->tgt->n;
    h->band = ANCHOR_HALF;
    if (is_short(h))
        return corridor_band(a, h->src, h->tgt, SHORT, most_cells(h), &h->wide,
                             e);
    int rc = by_words ? anchor_chain(a, h->src, h->tgt, &h->words, &chain,
                                     &n_chain, e)
                      : ERR_LIMIT;
    if (rc == 0)
        rc = anchor_corridor(a, chain, n_chain, n_src, n_tgt, h->band,
                             most_cells(h), &h->wide, e);
    if (rc == ERR_LIMIT)
        rc = length_em_corridor(a, h->params, h->src, h->tgt, &h->wide,
                                &h->band, e);
    const struct walls *walls = h->src->walls;
    return rc ? rc : corridor_confine(&h->wide, walls, most_cells(h), e);
}

/* Lengths, boundaries and informative words in the corridor. */
static int run_coarse(struct arena *arena, struct passes *h, struct err *e)
{
    h->coarse =
        (struct coarse_model){.lengths = &h->lengths,
                              .boundaries = &h->boundaries,
                              .lexical_weight = h->params->lexical_weight};
    const struct scorer s = coarse_model_scorer(&h->coarse);
    int rc = coarse_model_open(arena, h->src, h->tgt, &h->wide, &h->words,
                               &h->coarse, e);
    return rc == 0 ? max_marginal_open(arena, &h->wide, &s, &h->best, e) : rc;
}

/* Widen the corridor where good paths are at its edge, and repeat, as long as
 * the work is limited. */
static int coarse_rounds(struct passes *h, bool by_words, struct err *e)
{
    struct arena *arena = next_arena(h);
    int rc = coarse_corridor(arena, h, by_words, e);
    if (rc == 0)
        rc = run_coarse(arena, h, e);
    for (int turn = 0; rc == 0 && turn < WIDEN_MOST; turn++) {
        struct corridor wide;
        struct arena *next = next_arena(h);
        int wider = corridor_widen(next, &h->wide, h->best.through, -EDGE_NATS,
                                   2 * h->band, most_cells(h), &wide, NULL);
        if (wider <= 0) {
            h->turn--;
            return wider == ERR_NOMEM ? err_nomem(e) : 0;
        }
        h->band *= 2;
        h->wide = wide;
        arena_reset(&h->arenas[(h->turn + 1) % 2]); /* the narrower one */
        rc = run_coarse(next, h, e);
    }
    return rc;
}

/* The weight of the best path of the coarse pass. */
static double best_nats(const struct passes *h)
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

static bool words_inform(const struct passes *h)
{
    size_t n = h->src->n < h->tgt->n ? h->src->n : h->tgt->n;
    return best_nats(h) >= INFORM_NATS * (double)n ||
           (h->lexicon && lexicon_share(h->src) >= LEXICON_SHARE &&
            lexicon_share(h->tgt) >= LEXICON_SHARE);
}

/* The coarse pass.  Where words do not inform, the chain of rare words may be
 * accidental: the corridor of lengths is tried too, and the better of both is
 * kept. */
static int coarse_pass(struct passes *h, struct err *e)
{
    int rc = coarse_rounds(h, true, e);
    if (rc != 0)
        return rc;
    double by_words = best_nats(h);
    h->words_inform = words_inform(h);
    if (h->words_inform || is_short(h))
        return 0;
    rc = coarse_rounds(h, false, e);
    return rc != 0 || best_nats(h) >= by_words ? rc : coarse_rounds(h, true, e);
}

/* Fit everything to the posteriors of the last round. */
static int refit(struct arena *a, struct passes *h, struct err *e)
{
    length_model_refit(&h->lengths, &h->post);
    for (size_t k = 0; k < BOUNDARY_KINDS; k++)
        if (h->boundaries.kind[k])
            boundary_model_refit(&h->boundary[k], &h->post);
    boundary_rows_sum(&h->boundaries);
    if (h->params->without & ALIGN_MODEL1)
        return 0;
    int rc = likely_beads_open(a, &h->post, &h->likely, e);
    return rc == 0 ? model1_learn(a, h->src, h->tgt, &h->likely, &h->words, e)
                   : rc;
}

/* Open the lexical evidence by the current word pairs: for rows of the
 * corridor, or, after a round of fitting, for single beads. */
static int open_evidence(struct arena *a, struct passes *h,
                         const struct corridor *c, struct err *e)
{
    int rc = ratio_table_open(a, &h->words, &h->ratios, e);
    if (rc == 0 && !c &&
        !(h->params->without & (ALIGN_MODEL1 | ALIGN_MISS_RATE)))
        rc = miss_rate_fit(a, h->src, h->tgt, &h->likely, &h->ratios, e);
    if (rc == 0)
        rc = word_evidence_open(a, h->src, h->tgt, c, &h->ratios, &h->evidence,
                                e);
    h->model.evidence = &h->evidence;
    h->lengths.floor_nats = LENGTH_FLOOR;
    return rc;
}

/* Words, lengths and boundaries in the nodes that the coarse pass kept.  Its
 * results are in another arena than `a`.  Words that do not inform are left out
 * until they are fitted to the document. */
static int word_pass(struct arena *a, struct passes *h, struct err *e)
{
    const struct scorer s = pair_model_scorer(&h->model);
    int rc = corridor_narrow(a, &h->wide, h->best.through, -COARSE_NATS,
                             COARSE_MARGIN, &h->corridor, e);
    if (rc == 0 && h->words_inform)
        rc = open_evidence(a, h, &h->corridor, e);
    h->model.coarse = &h->coarse;
    h->model.best = &h->best;
    h->model.floor_nats = -COARSE_NATS;
    if (rc == 0)
        rc = posterior_open(a, &h->corridor, &s, &h->post, e);
    h->model.best = NULL; /* its arena is reset next */
    return rc;
}

/* The beads of the last pass once more: after a round of fitting, or with the
 * same weights.  The last pass scales the evidence by `temper`. */
static int kept_pass(struct arena *a, struct passes *h, bool same_weights,
                     bool is_last, struct err *e)
{
    h->last = h->post;
    h->kept = (struct pair_model_kept){&h->model, &h->last, same_weights};
    struct scorer s = pair_model_kept_scorer(&h->kept);
    s.nats_per_unit = is_last ? h->params->temper : 1;
    struct corridor narrow;
    int rc =
        corridor_narrow(a, &h->corridor, h->last.mass, FLOOR, 0, &narrow, e);
    if (rc == 0)
        h->corridor = narrow;
    if (rc == 0 && !same_weights)
        rc = open_evidence(a, h, NULL, e);
    return rc == 0 ? posterior_open(a, &h->corridor, &s, &h->post, e) : rc;
}

static int rounds_of_fitting(const struct passes *h)
{
    double n = posterior_undecided(&h->post);
    if (!h->words_inform)
        return ROUNDS_FROM_LENGTHS;
    return n < 1 ? 0 : n < ROUNDS ? 1 : ROUNDS;
}

/* Fit, and sum again with the new fit. */
static int fit(struct passes *h, struct err *e)
{
    int rc = 0, n_rounds = rounds_of_fitting(h);
    for (int round = 1; rc == 0 && round <= n_rounds; round++) {
        struct arena *next = next_arena(h);
        rc = refit(next, h, e);
        if (rc == 0)
            rc = kept_pass(next, h, false, round == n_rounds, e);
    }
    return n_rounds > 0 ? rc : kept_pass(next_arena(h), h, true, true, e);
}

static int run_passes(struct arena *a, struct passes *h, struct alignment *al,
                      struct err *e)
{
    int rc = open_models(a, h, e);
    if (rc == 0)
        rc = coarse_pass(h, e);
    if (rc == 0)
        rc = word_pass(next_arena(h), h, e);
    if (rc == 0)
        rc = fit(h, e);
    if (rc != 0)
        return rc;
    const struct scorer s = pair_model_kept_scorer(&h->kept);
    al->band = h->band;
    al->given = h->given;
    h->post.pair_cost = PAIR_COST;
    rc = decode_pass(a, h->params, &h->post, &s, &h->lengths, al, e);
    if (rc == 0)
        rc = trace_beads(a, &h->post, h->trace, e);
    if (rc == 0)
        rc = trace_words(a, &h->words, h->trace, e);
    if (rc != 0 || (h->params->without & ALIGN_MOVED))
        return rc;
    return moved_find(a, h->params, h->src, h->tgt, &h->words, &h->ratios,
                      &h->lengths.fit, al, e);
}

int passes_align(struct arena *a, const struct align_params *p,
                 const struct side *src, const struct side *tgt,
                 const struct lexicon *lexicon, struct alignment *al,
                 struct trace *trace, struct err *e)
{
    struct passes h = {
        .params = p,
        .src = src,
        .tgt = tgt,
        .lexicon = lexicon,
        .trace = trace,
        .arenas = {{.fail_in = a->fail_in}, {.fail_in = a->fail_in}}};
    int rc = run_passes(a, &h, al, e);
    arena_free(&h.arenas[0]);
    arena_free(&h.arenas[1]);
    return rc;
}
