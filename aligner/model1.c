/* aligner/model1.c - Model 1 among candidate pairs.
 *
 * The candidate pairs of each bead are found once and stored for all rounds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/model1.h"

#include "aligner/lattice/side.h"
#include "aligner/likely_beads.h"
#include "aligner/word_candidates.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "base/buffer.h"

/* A pair with a lower expected count is dropped. */
static const double LEAST_COUNT = 0.3;

enum { EM_ROUNDS = 3 };

/* Added to the given probability at the start. */
static const float START = 0.05f;

/* A pair of words during the fit. */
struct learnt {
    uint32_t tgt;
    float to_tgt, to_src;
    double count_to_tgt, count_to_src;
};

/* A pair with both words in a bead, its target word n times. */
struct match {
    uint32_t pair;
    float n;
};

/* The matches of one source word of a bead. */
struct matched_word {
    uint32_t form, n;
};

struct learning {
    const struct side *src, *tgt;
    struct word_pairs *words;
    const struct likely_beads *beads;
    struct learnt *pairs;        /* [n_pairs] */
    double *n_opposite;          /* [n_forms] in the current bead */
    double *share_tgt;           /* [n_forms] sum over source words of t(y|s) */
    double *seen_src, *seen_tgt; /* [n_forms] tokens, by posterior */
    uint32_t *n_matched;         /* [beads->n] words with a match */
    struct buf matched;          /* of struct matched_word */
    struct buf matches;          /* of struct match */
};

/* Store the matches of one source word.  Returns 1 if there is any, 0 or -1. */
static int match_word(struct learning *l, uint32_t form)
{
    const struct word_pairs *w = l->words;
    struct matched_word m = {form, 0};
    size_t n_row = w->row[form + 1] - w->row[form];
    if (buf_reserve(&l->matches, n_row * sizeof(struct match)) != 0)
        return -1;
    struct match *out = (struct match *)(void *)(l->matches.p + l->matches.n);
    for (uint32_t k = w->row[form]; k < w->row[form + 1]; k++) {
        double n = l->n_opposite[l->pairs[k].tgt];
        if (n > 0)
            out[m.n++] = (struct match){k, (float)n};
    }
    l->matches.n += m.n * sizeof *out;
    if (m.n == 0)
        return 0;
    return buf_add(&l->matched, (const char *)&m, sizeof m) == 0 ? 1 : -1;
}

/* Store the pairs of a bead, and count its words. */
static int match_bead(struct learning *l, size_t bead)
{
    const struct bead *b = &l->beads->beads[bead];
    const size_t *src_at = l->src->token_at, *tgt_at = l->tgt->token_at;
    size_t from = tgt_at[b->tgt_at], to = tgt_at[b->tgt_at + b->n_tgt];
    int rc = 0;
    for (size_t y = from; y < to; y++) {
        l->n_opposite[l->tgt->tokens[y].form] += 1;
        l->seen_tgt[l->tgt->tokens[y].form] += b->posterior;
    }
    for (size_t x = src_at[b->src_at]; x < src_at[b->src_at + b->n_src]; x++) {
        l->seen_src[l->src->tokens[x].form] += b->posterior;
        rc = match_word(l, l->src->tokens[x].form);
        if (rc < 0)
            return rc;
        l->n_matched[bead] += (uint32_t)rc;
    }
    for (size_t y = from; y < to; y++)
        l->n_opposite[l->tgt->tokens[y].form] = 0;
    return 0;
}

/* Set p(y) + sum over s of t(y | s) for the target words. */
static void share_targets(struct learning *l, const struct match *m, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        uint32_t t = l->pairs[m[k].pair].tgt;
        l->share_tgt[t] = l->words->p_tgt[t];
    }
    for (size_t k = 0; k < n; k++) {
        const struct learnt *p = &l->pairs[m[k].pair];
        l->share_tgt[p->tgt] += (double)p->to_tgt;
    }
}

/* Add the expected counts of a bead. m are its matches, word by word.  Returns
 * their number. */
static size_t count_bead(struct learning *l, const struct matched_word *word,
                         size_t n_words, const struct match *m,
                         double posterior)
{
    size_t n = 0;
    for (size_t w = 0; w < n_words; w++)
        n += word[w].n;
    share_targets(l, m, n);
    for (size_t w = 0; w < n_words; w++, m += word[w - 1].n) {
        double share = l->words->p_src[word[w].form];
        for (size_t k = 0; k < word[w].n; k++)
            share += (double)m[k].n * (double)l->pairs[m[k].pair].to_src;
        for (size_t k = 0; k < word[w].n; k++) {
            struct learnt *p = &l->pairs[m[k].pair];
            double seen = (double)m[k].n * posterior;
            p->count_to_tgt += seen * (double)p->to_tgt / l->share_tgt[p->tgt];
            p->count_to_src += seen * (double)p->to_src / share;
        }
    }
    return n;
}

static void count_beads(struct learning *l)
{
    const struct matched_word *word =
        (const struct matched_word *)(const void *)l->matched.p;
    const struct match *m = (const struct match *)(const void *)l->matches.p;
    for (size_t k = 0; k < l->beads->n; k++) {
        m += count_bead(l, word, l->n_matched[k], m,
                        l->beads->beads[k].posterior);
        word += l->n_matched[k];
    }
}

static float greater(float x, float y)
{
    return x > y ? x : y;
}

/* Probabilities from counts minus `off`.  A pair whose counts are at most
 * `least` gets 0, unless it is given. */
static void estimate(struct learning *l, double off, double least)
{
    const struct word_pairs *w = l->words;
    for (uint32_t s = 0; s < w->n_forms; s++)
        for (uint32_t k = w->row[s]; k < w->row[s + 1]; k++) {
            struct learnt *p = &l->pairs[k];
            const struct word_pair *given = &w->pairs[k];
            double to_tgt = p->count_to_tgt - off;
            double to_src = p->count_to_src - off;
            int stays = given->given_to_tgt > 0 || given->given_to_src > 0 ||
                        p->count_to_tgt > least || p->count_to_src > least;
            float t = to_tgt > 0 ? (float)(to_tgt / l->seen_src[s]) : 0;
            float u = to_src > 0 ? (float)(to_src / l->seen_tgt[p->tgt]) : 0;
            p->to_tgt = stays ? greater(t, given->given_to_tgt) : 0;
            p->to_src = stays ? greater(u, given->given_to_src) : 0;
            p->count_to_tgt = p->count_to_src = 0;
        }
}

static int learning_open(struct arena *a, struct learning *l)
{
    size_t n = l->words->n_forms, n_pairs = word_pairs_n(l->words);
    l->pairs = arena_array(a, n_pairs, sizeof *l->pairs);
    l->n_opposite = arena_array(a, n, sizeof *l->n_opposite);
    l->share_tgt = arena_array(a, n, sizeof *l->share_tgt);
    l->seen_src = arena_array(a, n, sizeof *l->seen_src);
    l->seen_tgt = arena_array(a, n, sizeof *l->seen_tgt);
    l->n_matched = arena_array(a, l->beads->n, sizeof *l->n_matched);
    if (!l->pairs || !l->n_opposite || !l->share_tgt || !l->seen_src ||
        !l->seen_tgt || !l->n_matched)
        return -1;
    for (size_t k = 0; k < n_pairs; k++) {
        const struct word_pair *p = &l->words->pairs[k];
        l->pairs[k].tgt = p->tgt;
        l->pairs[k].to_tgt = p->given_to_tgt + START;
        l->pairs[k].to_src = p->given_to_src + START;
    }
    for (size_t k = 0; k < l->beads->n; k++)
        if (match_bead(l, k) != 0)
            return -1;
    return 0;
}

/* Store the probabilities in the rows, and drop the pairs without one. */
static void keep_learnt(struct learning *l, uint32_t *row)
{
    struct word_pair *pairs = l->words->pairs;
    uint32_t n_kept = 0, from = 0;
    for (uint32_t s = 0; s < l->words->n_forms; s++) {
        uint32_t to = row[s + 1];
        for (uint32_t k = from; k < to; k++) {
            struct word_pair p = pairs[k];
            p.to_tgt = l->pairs[k].to_tgt;
            p.to_src = l->pairs[k].to_src;
            if (p.to_tgt > 0 || p.to_src > 0)
                pairs[n_kept++] = p;
        }
        from = to;
        row[s + 1] = n_kept;
    }
}

int model1_learn(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct likely_beads *beads,
                 struct word_pairs *words, struct err *e)
{
    struct word_pairs learnt = *words;
    struct learning l = {
        .src = src, .tgt = tgt, .words = &learnt, .beads = beads};
    uint32_t *row = NULL;
    int rc = word_candidates(a, src, tgt, beads, &learnt, &row, e);
    if (rc != 0)
        return rc;
    if (learning_open(a, &l) != 0)
        rc = err_nomem(e);
    for (int round = 1; rc == 0 && round <= EM_ROUNDS; round++) {
        count_beads(&l);
        if (round < EM_ROUNDS)
            estimate(&l, 0, LEAST_COUNT);
        else
            estimate(&l, 1, 1);
    }
    buf_free(&l.matched);
    buf_free(&l.matches);
    if (rc != 0)
        return rc;
    keep_learnt(&l, row);
    *words = learnt;
    return 0;
}
