/* aligner/boundary_model.c - counts of marks by place.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/boundary_model.h"

#include <assert.h>
#include <math.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/side.h"
#include "base/arena.h"

/* Pseudo-counts: nodes; the share of the rarer side's marks that are opposite
 * one; and by mark its frequency inside beads, relative to elsewhere: a ratio
 * of shares, or above 1, of odds. */
static const double START_NODES = 5, START_BOTH = 0.8;
static const double START_INSIDE[BOUNDARY_KINDS] = {[BOUNDARY_PARAGRAPH] = 0.2,
                                                    [BOUNDARY_CONTINUATION] = 3,
                                                    [BOUNDARY_OPEN_END] = 0.2};

/* The weight of nodes between beads.  A sentence that ends in a word is mostly
 * a heading, so it is short, and its length has half of the evidence
 * already. */
static_assert((SIDE_LOWER_CASE | SIDE_CUT) < BOUNDARY_MARKS,
              "marks have a place");

static const double NODE_WEIGHT[BOUNDARY_KINDS] = {[BOUNDARY_PARAGRAPH] = 1,
                                                   [BOUNDARY_CONTINUATION] = 1,
                                                   [BOUNDARY_OPEN_END] = 0.5};

/* The factor of negative evidence of a mark inside a bead: the posteriors that
 * it is fitted to include beads that wrongly join across marks. */
static const double NEGATIVE_FACTOR = 3;

/* That no paragraph begins counts at most so much for joining, in nats a node,
 * and never against a pair that ends there.  Where nearly every sentence is a
 * paragraph, a node without one is rare between pairs and inside them alike: it
 * is one of the few that are there. */
static const double NO_PARAGRAPH_MOST = 0.5;

/* A node where both sides were cut in the middle of a sentence: one in three
 * thousand is between beads. */
static const double CUT_NATS = -8;

/* Beads of a smaller posterior are left out of the fit. */
static const float NO_SHARE = 1e-3f;

struct boundary_counts {
    double node[2][2], in_src[2], in_tgt[2];
};

int boundary_is_known(enum boundary_mark mark, const struct side *s)
{
    switch (mark) {
    case BOUNDARY_PARAGRAPH: return s->par != NULL;
    case BOUNDARY_CONTINUATION: return s->continues != NULL;
    default: return s->tokens && s->kind;
    }
}

/* Is there no punctuation at the end of sentence i? */
static uint8_t ends_open(const struct side *s, size_t i)
{
    size_t end = s->token_at[i + 1];
    return end > s->token_at[i] &&
           s->kind[s->tokens[end - 1].form] != SIDE_PUNCTUATION;
}

/* The mark of node i, inside the text. */
static uint8_t mark_at(enum boundary_mark mark, const struct side *s, size_t i)
{
    switch (mark) {
    case BOUNDARY_PARAGRAPH: return s->par[i] != s->par[i - 1];
    case BOUNDARY_CONTINUATION: return s->continues[i];
    default: return ends_open(s, i - 1);
    }
}

static const uint8_t *find_marks(struct arena *a, enum boundary_mark mark,
                                 const struct side *s, double *share)
{
    uint8_t *at = arena_array(a, s->n + 1, 1);
    double n = 0.5;
    for (size_t i = 1; at && i < s->n; i++) {
        at[i] = mark_at(mark, s, i);
        n += at[i] & SIDE_LOWER_CASE;
    }
    *share = n / (double)(s->n + 1);
    return at;
}

/* With a ratio of shares: by odds, a text with nearly every sentence a
 * paragraph would have pairs across paragraphs as a rule; no translator does
 * that. */
static void start_inside(double count[2], double times, double share)
{
    double marked = times * share;
    if (times > 1)
        marked /= 1 - share + times * share;
    count[0] = START_NODES * (1 - marked);
    count[1] = START_NODES * marked;
}

static struct boundary_counts start_counts(const struct boundary_model *m)
{
    double s = m->p_src, t = m->p_tgt, n = START_NODES;
    double both = START_BOTH * (s < t ? s : t);
    struct boundary_counts c = {
        .node = {{n * (1 - s - t + both), n * (t - both)},
                 {n * (s - both), n * both}}};
    start_inside(c.in_src, START_INSIDE[m->mark], s);
    start_inside(c.in_tgt, START_INSIDE[m->mark], t);
    return c;
}

static void set_inside(double nats[2], const double count[2], double p)
{
    double n = count[0] + count[1];
    nats[0] = log(count[0] / n / (1 - p));
    nats[1] = log(count[1] / n / p);
    nats[1] *= nats[1] < 0 ? NEGATIVE_FACTOR : 1;
}

/* A node without a paragraph does not speak for joining: boundary_model.h. */
static void limit_unmarked(struct boundary_model *m)
{
    if (m->mark != BOUNDARY_PARAGRAPH)
        return;
    m->node[0][0] = fmax(m->node[0][0], 0);
    m->in_src[0] = fmin(m->in_src[0], NO_PARAGRAPH_MOST);
    m->in_tgt[0] = fmin(m->in_tgt[0], NO_PARAGRAPH_MOST);
}

double boundary_model_node(const struct boundary_model *m, unsigned src,
                           unsigned tgt)
{
    return src & tgt & SIDE_CUT ? CUT_NATS : m->node[src & 1][tgt & 1];
}

static void set_nats(struct boundary_model *m, const struct boundary_counts *c)
{
    const double p_src[2] = {1 - m->p_src, m->p_src};
    const double p_tgt[2] = {1 - m->p_tgt, m->p_tgt};
    double n = c->node[0][0] + c->node[0][1] + c->node[1][0] + c->node[1][1];
    for (int s = 0; s < 2; s++)
        for (int t = 0; t < 2; t++)
            m->node[s][t] =
                NODE_WEIGHT[m->mark] *
                log(fmax(c->node[s][t], 1e-9) / n / (p_src[s] * p_tgt[t]));
    set_inside(m->in_src, c->in_src, m->p_src);
    set_inside(m->in_tgt, c->in_tgt, m->p_tgt);
    limit_unmarked(m);
}

int boundary_model_open(struct arena *a, enum boundary_mark mark,
                        const struct side *src, const struct side *tgt,
                        struct boundary_model *out, struct err *e)
{
    struct boundary_model m = {.mark = mark, .n_src = src->n, .n_tgt = tgt->n};
    m.src = find_marks(a, mark, src, &m.p_src);
    m.tgt = find_marks(a, mark, tgt, &m.p_tgt);
    if (!m.src || !m.tgt)
        return err_nomem(e);
    struct boundary_counts start = start_counts(&m);
    set_nats(&m, &start);
    *out = m;
    return 0;
}

/* Is the node inside the document on both sides? */
static int is_inner(const struct boundary_model *m, size_t i, size_t j)
{
    return i > 0 && j > 0 && i < m->n_src && j < m->n_tgt;
}

static void add_bead(struct boundary_counts *c, const struct boundary_model *m,
                     size_t i, size_t n_src, size_t j, size_t n_tgt,
                     double share)
{
    size_t to_i = i + n_src, to_j = j + n_tgt;
    if (is_inner(m, i, j))
        c->node[m->src[i] & 1][m->tgt[j] & 1] += share / 2;
    if (is_inner(m, to_i, to_j))
        c->node[m->src[to_i] & 1][m->tgt[to_j] & 1] += share / 2;
    for (size_t k = i + 1; k < to_i; k++)
        c->in_src[m->src[k] & 1] += share;
    for (size_t k = j + 1; k < to_j; k++)
        c->in_tgt[m->tgt[k] & 1] += share;
}

void boundary_model_refit(struct boundary_model *m,
                          const struct posterior *post)
{
    const struct corridor *c = post->corridor;
    struct boundary_counts counts = start_counts(m);
    for (size_t i = 0; i <= c->n_src; i++) {
        for (size_t k = post->row[i]; k < post->row[i + 1]; k++) {
            const struct posterior_bead *b = &post->beads[k];
            size_t n_src = bead_types[b->type].n_src;
            size_t n_tgt = bead_types[b->type].n_tgt;
            if (bead_type_is_pair(bead_types[b->type]) && b->p > NO_SHARE)
                add_bead(&counts, m, i - n_src, n_src, b->tgt_end - n_tgt,
                         n_tgt, (double)b->p);
        }
    }
    set_nats(m, &counts);
}
