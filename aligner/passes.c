/* aligner/passes.c - the passes, each in a narrower corridor.
 *
 * What a round makes (corridor, sums, posteriors) is needed by the next and by
 * none after it, so rounds take turns between two arenas, and the memory of a
 * long document is that of two rounds.
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
#include "aligner/likely_beads.h"
#include "aligner/miss_rate.h"
#include "aligner/model1.h"
#include "aligner/moved.h"
#include "aligner/pair_model.h"
#include "aligner/trace.h"
#include "aligner/word_evidence.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* Rounds of fitting with words: two, or one where the first look with words
 * left less than two beads undecided, or none where it left less than one:
 * there is next to nothing to gain. */
enum { ROUNDS = 2 };

/* The corridor around anchors: nodes either side, and more nodes a sentence
 * than which it is given up for one around the classic path.  Texts of up to
 * SHORT sentences have no other nodes. */
enum { ANCHOR_HALF = 12, SHORT = 2 * ANCHOR_HALF, CELLS_MOST = 400 };

/* A path so many nats behind the best that passes the edge of the first
 * corridor makes it wider, and how often. */
static const float EDGE_NATS = 7;
enum { WIDEN_MOST = 3 };

/* What keeps a node: a path so many nats behind the best of the first look,
 * and after words, so much mass. */
static const float FIRST_NATS = 16, FLOOR = 1e-6f;
enum { FIRST_MARGIN = 1 };

/* Where words are asked, length says at most log .005 against a pair: one
 * translation in two hundred is so free that its length tells nothing. */
static const double LEAST_BY_LENGTH = -5.298;

/* A pair that is right with a smaller probability costs more by what it adds to
 * the wrong ones than it gains by what it adds to the right ones.  (For the F1
 * of a text it would be half the F1, Lipton et al. 2014; but a pair left out
 * cannot be looked at any more, and one with a low score can be.) */
static const float PAIR_COST = 0.25f;

/* One document on its way through the passes. */
struct hybrid {
    const struct align_params *params;
    const struct side *src, *tgt;
    const struct lexicon *lexicon; /* or NULL */
    struct trace *trace;           /* or NULL */
    struct arena room[2];          /* rounds take turns */
    unsigned turn;
    struct word_pairs words;
    const struct word_pairs *given; /* before anything was learnt; or NULL */
    struct length_model lengths;
    struct boundary_model boundary[BOUNDARY_KINDS];
    struct boundary_rows boundaries; /* of all kinds */
    struct ratio_table ratios;
    struct word_evidence evidence;
    struct pair_model model;
    struct corridor wide, corridor; /* of the first look, and now */
    struct coarse_model first;
    struct max_marginal best;
    struct posterior post, last; /* of this round, and of the one before */
    struct likely_beads sure;    /* of the one before, to learn words from */
    struct pair_model_kept again;
    size_t band;
};

static int open_words(struct arena *a, struct hybrid *h, struct err *e)
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

/* What leaves a kind of boundary out. */
static const unsigned PART_OF[BOUNDARY_KINDS] = {
    [BOUNDARY_PARAGRAPH] = ALIGN_PARAGRAPHS,
    [BOUNDARY_CONTINUATION] = ALIGN_CONTINUATIONS,
    [BOUNDARY_OPEN_END] = ALIGN_OPEN_ENDS};

static int open_boundaries(struct arena *a, struct hybrid *h, struct err *e)
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

static int open_models(struct arena *a, struct hybrid *h, struct err *e)
{
    const struct align_params *p = h->params;
    const struct length_fit start = length_fit_start(p->c, p->s2, p->max_side);
    int rc = length_model_open(a, &start, h->src, h->tgt, &h->lengths, e);
    h->model.lengths = &h->lengths;
    h->model.lexical_weight = p->lexical_weight;
    if (rc == 0)
        rc = open_boundaries(a, h, e);
    return rc == 0 ? open_words(a, h, e) : rc;
}

/* The other room, empty. */
static struct arena *next_room(struct hybrid *h)
{
    h->turn++;
    arena_reset(&h->room[h->turn % 2]);
    return &h->room[h->turn % 2];
}

/* The most cells worth their work; the path is then sought by lengths. */
static size_t most_cells(const struct hybrid *h)
{
    size_t most = (h->src->n + h->tgt->n + 1000) * CELLS_MOST;
    return most < h->params->max_cells ? most : h->params->max_cells;
}

/* The corridor around anchors. */
static int first_corridor(struct arena *a, struct hybrid *h, struct err *e)
{
    struct anchor *chain;
    size_t n_chain, n_src = h->src->n, n_tgt = h->tgt->n;
    h->band = ANCHOR_HALF;
    if (n_src <= SHORT && n_tgt <= SHORT)
        return corridor_band(a, h->src, h->tgt, SHORT, most_cells(h), &h->wide,
                             e);
    int rc = anchor_chain(a, h->src, h->tgt, &h->words, &chain, &n_chain, e);
    if (rc != 0)
        return rc;
    rc = anchor_corridor(a, chain, n_chain, n_src, n_tgt, h->band,
                         most_cells(h), &h->wide, e);
    if (rc == ERR_LIMIT)
        rc = length_em_corridor(a, h->params, h->src, h->tgt, &h->wide,
                                &h->band, e);
    return rc;
}

/* Lengths, paragraphs and telling words in the corridor. */
static int look_once(struct arena *room, struct hybrid *h, struct err *e)
{
    h->first =
        (struct coarse_model){.lengths = &h->lengths,
                              .boundaries = &h->boundaries,
                              .lexical_weight = h->params->lexical_weight};
    const struct scorer s = coarse_model_scorer(&h->first);
    int rc = coarse_model_open(room, h->src, h->tgt, &h->wide, &h->words,
                               &h->first, e);
    return rc == 0 ? max_marginal_open(room, &h->wide, &s, &h->best, e) : rc;
}

/* Look again where good paths came to the edge of the corridor, until none does
 * or the work would grow out of hand. */
static int look_first(struct hybrid *h, struct err *e)
{
    struct arena *room = next_room(h);
    int rc = first_corridor(room, h, e);
    if (rc == 0)
        rc = look_once(room, h, e);
    for (int turn = 0; rc == 0 && turn < WIDEN_MOST; turn++) {
        struct corridor wide;
        struct arena *next = next_room(h);
        int wider = corridor_widen(next, &h->wide, h->best.through, -EDGE_NATS,
                                   2 * h->band, most_cells(h), &wide, NULL);
        if (wider <= 0) {
            h->turn--;
            return wider == ERR_NOMEM ? err_nomem(e) : 0;
        }
        h->band *= 2;
        h->wide = wide;
        rc = look_once(next, h, e);
    }
    return rc;
}

/* Fit everything to the posteriors of the last round. */
static int learn(struct arena *a, struct hybrid *h, struct err *e)
{
    length_model_refit(&h->lengths, &h->post);
    for (size_t k = 0; k < BOUNDARY_KINDS; k++)
        if (h->boundaries.kind[k])
            boundary_model_refit(&h->boundary[k], &h->post);
    boundary_rows_sum(&h->boundaries);
    if (h->params->without & ALIGN_MODEL1)
        return 0;
    int rc = likely_beads_open(a, &h->post, &h->sure, e);
    return rc == 0 ? model1_learn(a, h->src, h->tgt, &h->sure, &h->words, e)
                   : rc;
}

/* What words say by all that is known now: rows of the corridor, or, after a
 * round of fitting, single beads. */
static int open_support(struct arena *a, struct hybrid *h,
                        const struct corridor *c, struct err *e)
{
    int rc = ratio_table_open(a, &h->words, &h->ratios, e);
    if (rc == 0 && !c &&
        !(h->params->without & (ALIGN_MODEL1 | ALIGN_MISS_RATE)))
        rc = miss_rate_fit(a, h->src, h->tgt, &h->sure, &h->ratios, e);
    if (rc == 0)
        rc = word_evidence_open(a, h->src, h->tgt, c, &h->ratios, &h->evidence,
                                e);
    h->model.evidence = &h->evidence;
    h->lengths.floor_nats = LEAST_BY_LENGTH;
    return rc;
}

/* Words, lengths and boundaries in those nodes; what made them is in another
 * arena than `a`. */
static int look_at_words(struct arena *a, struct hybrid *h, struct err *e)
{
    const struct scorer s = pair_model_scorer(&h->model);
    int rc = corridor_narrow(a, &h->wide, h->best.through, -FIRST_NATS,
                             FIRST_MARGIN, &h->corridor, e);
    if (rc == 0)
        rc = open_support(a, h, &h->corridor, e);
    h->model.first = &h->first;
    h->model.best = &h->best;
    h->model.behind = -FIRST_NATS;
    if (rc == 0)
        rc = posterior_open(a, &h->corridor, &s, &h->post, e);
    h->model.best = NULL; /* its arena is the next to be emptied */
    return rc;
}

/* Once more, of the beads that the last look left: after a round of fitting, or
 * with the weights that they had.  In the last look evidence is tempered. */
static int look_again(struct arena *a, struct hybrid *h, bool as_before,
                      bool is_last, struct err *e)
{
    h->last = h->post;
    h->again = (struct pair_model_kept){&h->model, &h->last, as_before};
    struct scorer s = pair_model_kept_scorer(&h->again);
    s.nats_per_unit = is_last ? h->params->temper : 1;
    struct corridor narrow;
    int rc =
        corridor_narrow(a, &h->corridor, h->last.mass, FLOOR, 0, &narrow, e);
    if (rc == 0)
        h->corridor = narrow;
    if (rc == 0 && !as_before)
        rc = open_support(a, h, NULL, e);
    return rc == 0 ? posterior_open(a, &h->corridor, &s, &h->post, e) : rc;
}

static int rounds_of_fitting(const struct hybrid *h)
{
    double n = posterior_undecided(&h->post);
    return n < 1 ? 0 : n < ROUNDS ? 1 : ROUNDS;
}

/* Fit, and look again with what was learnt. */
static int fit(struct hybrid *h, struct err *e)
{
    int rc = 0, n_rounds = rounds_of_fitting(h);
    for (int round = 1; rc == 0 && round <= n_rounds; round++) {
        struct arena *next = next_room(h);
        rc = learn(next, h, e);
        if (rc == 0)
            rc = look_again(next, h, false, round == n_rounds, e);
    }
    return n_rounds > 0 ? rc : look_again(next_room(h), h, true, true, e);
}

static int run_passes(struct arena *a, struct hybrid *h, struct alignment *al,
                      struct err *e)
{
    int rc = open_models(a, h, e);
    if (rc == 0)
        rc = look_first(h, e);
    if (rc == 0)
        rc = look_at_words(next_room(h), h, e);
    if (rc == 0)
        rc = fit(h, e);
    if (rc != 0)
        return rc;
    const struct scorer s = pair_model_kept_scorer(&h->again);
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
    struct hybrid h = {
        .params = p,
        .src = src,
        .tgt = tgt,
        .lexicon = lexicon,
        .trace = trace,
        .room = {{.fail_in = a->fail_in}, {.fail_in = a->fail_in}}};
    int rc = run_passes(a, &h, al, e);
    arena_free(&h.room[0]);
    arena_free(&h.room[1]);
    return rc;
}
