/* aligner/wide_beads.c - runs of null beads around a single sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/wide_beads.h"

#include <math.h>
#include <stdbool.h>

#include "aligner/alignment.h"
#include "aligner/lattice/bead.h"
#include "aligner/lattice/side.h"
#include "aligner/lattice/walls.h"
#include "aligner/length_model.h"
#include "aligner/params.h"
#include "aligner/word_evidence.h"
#include "aligner/word_evidence_bead.h"
#include "base/arena.h"

/* The lengths differ by at most so many standard deviations. */
static const double DELTA_MOST = 2;

/* One bead in two thousand is so wide. */
static const double WIDE_NATS = -7.6;

/* A search: both sides of a bead are read as one sentence each. */
struct search {
    const struct side *src, *tgt;
    const struct length_model *lengths;
    double lexical_weight;
    struct side one_src, one_tgt;
    size_t src_at[2], tgt_at[2]; /* the tokens of the two */
    struct word_evidence evidence;
};

/* A bead to be: its weight in nats, the null beads beside it included. */
struct proposal {
    struct bead bead;
    double nats, there; /* and that of the beads that are there */
};

static double words_of(struct search *s, const struct bead *b)
{
    s->src_at[0] = s->src->token_at[b->src_at];
    s->src_at[1] = s->src->token_at[b->src_at + b->n_src];
    s->tgt_at[0] = s->tgt->token_at[b->tgt_at];
    s->tgt_at[1] = s->tgt->token_at[b->tgt_at + b->n_tgt];
    return s->lexical_weight * word_evidence_bead(&s->evidence, 0, 1, 0, 1);
}

/* Are all sentences of the bead in one part? */
static bool is_in_one_part(const struct walls *w, const struct bead *b)
{
    if (!w)
        return true;
    uint32_t part = w->src_part[b->src_at];
    return w->src_part[b->src_at + b->n_src - 1] == part &&
           b->tgt_at >= w->tgt_at[part] &&
           b->tgt_at + b->n_tgt <= w->tgt_at[part + 1];
}

/* Take the bead if its lengths and words are better than the best so far.
 * `null_nats` is the weight of the null beads that it leaves. */
static void propose(struct search *s, struct bead b, double null_nats,
                    struct proposal *best)
{
    double delta = length_model_delta(s->lengths, &b);
    if (fabs(delta) > DELTA_MOST || !is_in_one_part(s->src->walls, &b))
        return;
    double words = words_of(s, &b);
    double nats = words - delta * delta / 2 + WIDE_NATS + null_nats;
    if (words <= 0 || nats <= best->nats)
        return;
    b.len_z = delta;
    b.cost_nats = -nats;
    b.posterior = 1 / (1 + exp(best->there - nats));
    *best = (struct proposal){b, nats, best->there};
}

/* The weight of the bead that is there. */
static double nats_there(struct search *s, const struct bead *b)
{
    double prior =
        s->lengths->fit.log_prior[bead_type_find(b->n_src, b->n_tgt)];
    if (!bead_is_pair(b))
        return prior;
    double delta = fmin(fabs(length_model_delta(s->lengths, b)), 3);
    return words_of(s, b) - delta * delta / 2 + prior;
}

/* Is bead k alone on the other side, as seen from the long one? */
static bool is_beside(const struct bead *b, bool src_is_long)
{
    return src_is_long ? b->n_tgt == 0 : b->n_src == 0;
}

/* Look at the null beads from bead `from` to `to` around bead k. */
static bool look(struct search *s, const struct bead *beads, size_t from,
                 size_t k, size_t to, bool src_is_long, struct bead *out)
{
    double one = s->lengths->fit.log_prior[src_is_long ? BEAD_1_0 : BEAD_0_1];
    size_t n_null = to - from - 1;
    double there = nats_there(s, &beads[k]) + (double)n_null * one;
    struct proposal best = {.nats = there, .there = there};
    for (size_t first = from; first <= k; first++)
        for (size_t last = k; last < to; last++) {
            unsigned n = 0;
            for (size_t q = first; q <= last; q++)
                n += src_is_long ? beads[q].n_src : beads[q].n_tgt;
            struct bead b = beads[k];
            if (n <= BEAD_SIDE_MAX || n > WIDE_BEADS_MOST)
                continue;
            *(src_is_long ? &b.n_src : &b.n_tgt) = (uint8_t)n;
            *(src_is_long ? &b.src_at : &b.tgt_at) =
                src_is_long ? beads[first].src_at : beads[first].tgt_at;
            propose(s, b, (double)(n_null - (last - first)) * one, &best);
        }
    *out = best.bead;
    return best.nats > there;
}

/* The longest run of null beads around bead k, from `start` on. */
static bool find(struct search *s, const struct bead *beads, size_t n,
                 size_t start, size_t k, bool src_is_long, struct bead *out)
{
    const struct bead *b = &beads[k];
    size_t from = k, to = k + 1;
    if ((src_is_long ? b->n_tgt : b->n_src) != 1)
        return false;
    while (from > start && k - from < WIDE_BEADS_MOST &&
           is_beside(&beads[from - 1], src_is_long))
        from--;
    while (to < n && to - k <= WIDE_BEADS_MOST &&
           is_beside(&beads[to], src_is_long))
        to++;
    return to - from > 1 && look(s, beads, from, k, to, src_is_long, out);
}

/* Does the bead have a sentence of the other? */
static bool is_part(const struct bead *x, const struct bead *whole)
{
    bool is_src = x->n_src > 0 && x->src_at >= whole->src_at &&
                  x->src_at < whole->src_at + whole->n_src;
    bool is_tgt = x->n_tgt > 0 && x->tgt_at >= whole->tgt_at &&
                  x->tgt_at < whole->tgt_at + whole->n_tgt;
    return is_src || is_tgt;
}

/* Write the beads again, with the wide ones in place of their parts. */
static void join(struct search *s, const struct bead *beads, size_t n,
                 struct alignment *al)
{
    size_t n_out = 0, start = 0;
    for (size_t k = 0; k < n; k++) {
        struct bead wide;
        if (!find(s, beads, n, start, k, true, &wide) &&
            !find(s, beads, n, start, k, false, &wide)) {
            al->beads[n_out++] = beads[k];
            continue;
        }
        while (n_out > 0 && is_part(&al->beads[n_out - 1], &wide))
            n_out--;
        al->beads[n_out++] = wide;
        while (k + 1 < n && is_part(&beads[k + 1], &wide))
            k++;
        start = k + 1;
    }
    al->n_beads = n_out;
}

int wide_beads_find(struct arena *a, const struct align_params *p,
                    const struct side *src, const struct side *tgt,
                    const struct ratio_table *ratios,
                    const struct length_model *lengths, struct alignment *al,
                    struct err *e)
{
    if (p->max_side < BEAD_SIDE_MAX || !src->tokens || !tgt->tokens)
        return 0;
    const struct bead *beads = (const void *)arena_copy(
        a, (const char *)al->beads, al->n_beads * sizeof *al->beads);
    struct search s = {.src = src,
                       .tgt = tgt,
                       .lengths = lengths,
                       .lexical_weight = p->lexical_weight,
                       .one_src = *src,
                       .one_tgt = *tgt};
    if (!beads)
        return err_nomem(e);
    s.one_src.n = s.one_tgt.n = 1;
    s.one_src.token_at = s.src_at;
    s.one_tgt.token_at = s.tgt_at;
    int rc = word_evidence_open(a, &s.one_src, &s.one_tgt, NULL, ratios,
                                &s.evidence, e);
    if (rc == 0)
        join(&s, beads, al->n_beads, al);
    return rc;
}
