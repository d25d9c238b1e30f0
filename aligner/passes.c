/* aligner/passes.c - the passes, each in a narrower corridor.
 *
 * The results of a pass (corridor, sums, posteriors) are used by the next pass
 * only.  So passes alternate between two arenas, and a long document takes the
 * memory of two passes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/passes.h"

#include "aligner/boundary_rows.h"
#include "aligner/coarse_pass.h"
#include "aligner/decode.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/length_model.h"
#include "aligner/lexicon.h"
#include "aligner/likely_beads.h"
#include "aligner/miss_rate.h"
#include "aligner/model1.h"
#include "aligner/moved.h"
#include "aligner/outside_evidence.h"
#include "aligner/pair_model.h"
#include "aligner/trace.h"
#include "aligner/wide_beads.h"
#include "aligner/word_evidence.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* Rounds of fitting with words: two; one where the first pass with words left
 * less than two beads undecided; none where less than one.  Where the fit starts
 * from lengths alone, as many as those of method length-em. */
enum { ROUNDS = 2, ROUNDS_FROM_LENGTHS = 5 };

/* The nodes that are kept: those on a path at most so many nats worse than the
 * best of the coarse pass; after words, those with so much mass. */
static const float COARSE_NATS = 16, FLOOR = 1e-6f;
enum { COARSE_MARGIN = 1 };

/* The same where the first look took the texts for strangers: there is nothing
 * to choose from. */
static const float UNRELATED_WIDTH = 1;

/* Where more nodes are kept than so many, and so many for a sentence, words say
 * little of any: half of COARSE_NATS is enough.  This bounds memory. */
enum { NODES_FREE = 1 << 16, NODES_BEYOND = 6 };

/* The bytes that a node of a pass with words takes: weights of 17 types, sums,
 * and the ten beads that a node of a text without a clear path keeps, in two
 * passes. */
enum { NODE_BYTES = 400 };

/* How often the text is searched with similarities from outside: what they tell
 * is estimated from the search before. */
enum { OUTSIDE_TURNS = 2 };

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
    struct pass_arenas arenas;
    struct word_pairs words;
    const struct word_pairs *given; /* without learnt ones; or NULL */
    struct length_model lengths;
    struct boundary_model boundary[BOUNDARY_KINDS];
    struct boundary_rows boundaries; /* of all kinds */
    struct ratio_table ratios;
    struct word_evidence evidence;
    struct pair_model model;
    struct coarse_pass coarse;
    struct corridor corridor;
    struct posterior post, last; /* of this round, and of the one before */
    struct likely_beads likely;  /* of the one before, to learn words from */
    struct pair_model_kept kept;
    struct outside_evidence outside; /* by the search before */
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
    return rc == 0
               ? boundary_rows_open(a, kind, h->src, h->tgt, &h->boundaries, e)
               : rc;
}

static int open_models(struct arena *a, struct passes *h, struct err *e)
{
    const struct align_params *p = h->params;
    const struct length_fit start = length_fit_with_words(p);
    int rc = length_model_open(a, &start, h->src, h->tgt, &h->lengths, e);
    h->model.lengths = &h->lengths;
    h->model.lexical_weight = p->lexical_weight;
    if (rc == 0)
        rc = open_boundaries(a, h, e);
    return rc == 0 ? open_words(a, h, e) : rc;
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

static int run_coarse(struct passes *h, struct err *e)
{
    h->coarse = (struct coarse_pass){.params = h->params,
                                     .src = h->src,
                                     .tgt = h->tgt,
                                     .lexicon = h->lexicon,
                                     .words = &h->words,
                                     .lengths = &h->lengths,
                                     .boundaries = &h->boundaries,
                                     .outside = h->model.outside,
                                     .arenas = &h->arenas};
    return coarse_pass_run(&h->coarse, e);
}

/* The nodes that the coarse pass kept: fewer, where memory has no room. */
static int narrow_corridor(struct arena *a, struct passes *h, struct err *e)
{
    const struct coarse_pass *w = &h->coarse;
    size_t fit = arena_left(a) / NODE_BYTES, n;
    size_t most = NODES_FREE + (h->src->n + h->tgt->n) * NODES_BEYOND;
    float nats = w->is_unrelated ? UNRELATED_WIDTH : COARSE_NATS;
    for (;; nats /= 2) {
        int rc = corridor_narrow(a, &w->wide, w->best.through, -nats,
                                 COARSE_MARGIN, &h->corridor, e);
        n = rc == 0 ? h->corridor.at[h->src->n + 1] : 0;
        bool is_enough = n <= fit && (n <= most || nats < COARSE_NATS);
        if (rc != 0 || is_enough || nats < 1)
            return rc;
        h->coarse.is_narrowed |= n > fit;
    }
}

/* Words, lengths and boundaries in the nodes that the coarse pass kept.  Its
 * results are in another arena than `a`.  Words that do not inform are left out
 * until they are fitted to the document. */
static int word_pass(struct arena *a, struct passes *h, struct err *e)
{
    const struct scorer s = pair_model_scorer(&h->model);
    int rc = narrow_corridor(a, h, e);
    if (rc == 0 && h->coarse.words_inform)
        rc = open_evidence(a, h, &h->corridor, e);
    h->model.coarse = &h->coarse.model;
    h->model.best = &h->coarse.best;
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
    if (h->coarse.is_unrelated)
        return 0;
    double n = posterior_undecided(&h->post);
    if (!h->coarse.words_inform)
        return ROUNDS_FROM_LENGTHS;
    return n < 1 ? 0 : n < ROUNDS ? 1 : ROUNDS;
}

/* Fit, and sum again with the new fit. */
static int fit(struct passes *h, struct err *e)
{
    int rc = 0, n_rounds = rounds_of_fitting(h);
    for (int round = 1; rc == 0 && round <= n_rounds; round++) {
        struct arena *next = pass_arenas_next(&h->arenas);
        rc = refit(next, h, e);
        if (rc == 0)
            rc = kept_pass(next, h, false, round == n_rounds, e);
    }
    return n_rounds > 0
               ? rc
               : kept_pass(pass_arenas_next(&h->arenas), h, true, true, e);
}

/* All passes, up to the last posteriors. */
static int search(struct arena *a, struct passes *h, struct err *e)
{
    int rc = open_models(a, h, e);
    if (rc == 0)
        rc = run_coarse(h, e);
    if (rc == 0)
        rc = word_pass(pass_arenas_next(&h->arenas), h, e);
    return rc == 0 ? fit(h, e) : rc;
}

/* Search again with the similarities from outside, as far as they agree with
 * what was found before. */
static int search_with_outside(struct arena *a, struct passes *h, struct err *e)
{
    int rc = 0;
    for (int turn = 0; turn < OUTSIDE_TURNS && rc == 0; turn++) {
        rc = outside_evidence_fit(a, h->src->outside, &h->post, &h->outside, e);
        if (rc != 0 || !h->outside.informs)
            return rc;
        h->model = (struct pair_model){.outside = &h->outside};
        rc = search(a, h, e);
    }
    return rc;
}

static int run_passes(struct arena *a, struct passes *h, struct alignment *al,
                      struct err *e)
{
    int rc = search(a, h, e);
    if (rc == 0 && h->src->outside)
        rc = search_with_outside(a, h, e);
    if (rc != 0)
        return rc;
    const struct scorer s = pair_model_kept_scorer(&h->kept);
    al->band = h->coarse.band;
    al->is_narrowed = h->coarse.is_narrowed;
    al->is_unrelated = h->coarse.is_unrelated;
    al->given = h->given;
    h->post.pair_cost = PAIR_COST;
    rc = decode_pass(a, h->params, &h->post, &s, &h->lengths, al, e);
    if (rc == 0)
        rc = trace_beads(a, &h->post, h->trace, e);
    if (rc == 0)
        rc = trace_words(a, &h->words, h->trace, e);
    if (rc == 0)
        rc = wide_beads_find(a, h->params, h->src, h->tgt, &h->ratios,
                             &h->lengths, al, e);
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
    struct passes h = {.params = p,
                       .src = src,
                       .tgt = tgt,
                       .lexicon = lexicon,
                       .trace = trace,
                       .arenas = {.arena = {arena_beside(a), arena_beside(a)}}};
    int rc = run_passes(a, &h, al, e);
    arena_free(&h.arenas.arena[0]);
    arena_free(&h.arenas.arena[1]);
    return rc;
}
