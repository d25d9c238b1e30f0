/* aligner/word_evidence.c - row by row: what beads have in common is computed
 * once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/word_evidence.h"

#include "aligner/lattice/side.h"
#include "aligner/likelihood_ratio.h"
#include "base/arena.h"

/* The state of a pass through a corridor. */
static int rows_open(struct arena *a, struct word_evidence *s, struct err *e)
{
    int rc = sentence_ratios_open(a, s->src, s->tgt, s->corridor, s->ratios,
                                  &s->sums, e);
    size_t widest = rc == 0 ? sentence_ratios_widest(&s->sums) : 0;
    if (rc == 0 && sentence_evidence_open(a, widest, s->evidence) != 0)
        rc = err_nomem(e);
    return rc;
}

int word_evidence_open(struct arena *a, const struct side *src,
                       const struct side *tgt, const struct corridor *c,
                       const struct ratio_table *ratios,
                       struct word_evidence *out, struct err *e)
{
    struct word_evidence s = {
        .src = src, .tgt = tgt, .corridor = c, .ratios = ratios};
    int rc = c ? rows_open(a, &s, e) : 0;
    if (rc != 0)
        return rc;
    if (bead_forms_open(a, src, tgt, ratios, &s.words) != 0)
        return err_nomem(e);
    *out = s;
    return 0;
}

static const struct sentence_ratios_row *sums_of(const struct word_evidence *s,
                                                 size_t x)
{
    return &s->sums.row[x % SENTENCE_RATIOS_ROWS];
}

/* The evidence of target sentence y for the n_src source sentences before row
 * i. */
static struct sentence_evidence_once
target_evidence(const struct word_evidence *s, size_t i, size_t n_src, size_t y)
{
    const size_t *at = s->sums.tgt_words.at, *src_at = s->src->token_at;
    struct likelihood_ratio_block block = {
        .n = n_src,
        .weight = likelihood_ratio_weight(src_at[i] - src_at[i - n_src])};
    for (size_t q = 0; q < n_src; q++) {
        const struct sentence_ratios_row *r = sums_of(s, i - n_src + q);
        if (y >= r->lo && y < r->hi)
            block.sums[q] = r->to_tgt + (at[y] - at[r->lo]);
    }
    return likelihood_ratio_nats(s->sums.tgt_words.base + at[y],
                                 at[y + 1] - at[y], &block);
}

/* The evidence of source sentence x for target sentences j .. j + n_tgt. */
static struct sentence_evidence_once
source_evidence(const struct word_evidence *s, size_t x, size_t j, size_t n_tgt)
{
    const size_t *at = s->sums.src_words.at, *tgt_at = s->tgt->token_at;
    const struct sentence_ratios_row *r = sums_of(s, x);
    size_t n_words = at[x + 1] - at[x];
    struct likelihood_ratio_block block = {
        .n = n_tgt,
        .weight = likelihood_ratio_weight(tgt_at[j + n_tgt] - tgt_at[j])};
    for (size_t q = 0; q < n_tgt; q++)
        if (j + q >= r->lo && j + q < r->hi)
            block.sums[q] = r->to_src + (j + q - r->lo) * n_words;
    return likelihood_ratio_nats(s->sums.src_words.base + at[x], n_words,
                                 &block);
}

/* Target sentences from .. to. */
struct window {
    size_t from, to;
};

/* Those in beads of n_src source sentences. */
static struct window window_of(const struct corridor_run run[], size_t n_src)
{
    struct window w = {SIZE_MAX, 0};
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        size_t n_tgt = bead_types[t].n_tgt;
        if (bead_types[t].n_src != n_src || n_tgt == 0 || run[t].n == 0)
            continue;
        size_t from = run[t].first - n_tgt, to = run[t].first + run[t].n - 1;
        w.from = from < w.from ? from : w.from;
        w.to = to > w.to ? to : w.to;
    }
    return w;
}

static void fill_targets(struct word_evidence *s, size_t i,
                         const struct corridor_run run[])
{
    for (size_t n_src = 1; n_src <= BEAD_SIDE_MAX && n_src <= i; n_src++) {
        struct window w = window_of(run, n_src);
        s->evidence_from[n_src - 1] = w.from;
        for (size_t y = w.from; y < w.to; y++) {
            struct sentence_evidence_once once =
                target_evidence(s, i, n_src, y);
            sentence_evidence_put(&s->evidence[n_src - 1], y - w.from, n_src,
                                  &once);
        }
    }
}

/* Compute the evidence of source sentence x for the blocks of n_tgt target
 * sentences that begin at from .. to, where it is not known yet. */
static void fill_source(struct word_evidence *s, size_t x, size_t n_tgt,
                        size_t from, size_t to)
{
    struct sentence_ratios_row *r = &s->sums.row[x % SENTENCE_RATIOS_ROWS];
    struct sentence_evidence *evidence = &r->evidence[n_tgt - 1];
    for (size_t j = from; j < to; j++)
        if (evidence->nats[j - r->lo] == 0) {
            struct sentence_evidence_once once =
                source_evidence(s, x, j, n_tgt);
            sentence_evidence_put(evidence, j - r->lo, n_tgt, &once);
        }
}

static void fill_sources(struct word_evidence *s, size_t i,
                         const struct corridor_run run[])
{
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        size_t n_tgt = bead_types[t].n_tgt, from = run[t].first - n_tgt;
        if (n_tgt == 0 || run[t].n == 0)
            continue;
        for (size_t x = i - bead_types[t].n_src; x < i; x++)
            fill_source(s, x, n_tgt, from, from + run[t].n);
    }
}

/* A sentence of the beads of a run: its evidence, column by column, and the
 * loss of each sentence opposite without it; no losses if it is alone on its
 * side. */
struct bead_sentence {
    const float *nats, *loss_without[BEAD_SIDE_MAX];
    size_t n_losses;
};

/* The sentences of the beads of a type that end in row i and begin at
 * column j. */
static size_t sentences_of_run(const struct word_evidence *s, size_t i,
                               size_t j, struct bead_type type,
                               struct bead_sentence out[2 * BEAD_SIDE_MAX])
{
    const struct sentence_evidence *tgt = &s->evidence[type.n_src - 1];
    size_t n = 0, from = j - s->evidence_from[type.n_src - 1];
    for (size_t y = 0; y < type.n_tgt; y++, n++) {
        out[n] = (struct bead_sentence){.nats = tgt->nats + from + y};
        for (size_t x = 0; type.n_tgt > 1 && x < type.n_src; x++) {
            const struct sentence_ratios_row *r =
                sums_of(s, i - type.n_src + x);
            out[n].loss_without[out[n].n_losses++] =
                r->evidence[type.n_tgt - 1].loss_without[y] + (j - r->lo);
        }
    }
    for (size_t x = 0; x < type.n_src; x++, n++) {
        const struct sentence_ratios_row *r = sums_of(s, i - type.n_src + x);
        out[n] = (struct bead_sentence){
            .nats = r->evidence[type.n_tgt - 1].nats + (j - r->lo)};
        for (size_t y = 0; type.n_src > 1 && y < type.n_tgt; y++)
            out[n].loss_without[out[n].n_losses++] =
                tgt->loss_without[x] + from + y;
    }
    return n;
}

/* Add to a run `half_weight` times the evidence of its sentences. */
static void add_run(const struct word_evidence *s, size_t i,
                    struct bead_type type, struct corridor_run run,
                    float half_weight, float *out)
{
    struct bead_sentence bead_sentence[2 * BEAD_SIDE_MAX];
    size_t n =
        sentences_of_run(s, i, run.first - type.n_tgt, type, bead_sentence);
    float penalty = sentence_evidence_penalty(type);
    for (size_t k = 0; k < run.n; k++) {
        float nats = 0;
        for (const struct bead_sentence *p = bead_sentence;
             p < bead_sentence + n; p++) {
            float loss_without = p->n_losses > 0 ? 0 : INFINITY;
            for (size_t q = 0; q < p->n_losses; q++)
                loss_without += p->loss_without[q][k];
            nats += sentence_evidence_weight(p->nats[k], loss_without, penalty);
        }
        out[k] += half_weight * nats;
    }
}

void word_evidence_add_row(struct word_evidence *s, size_t i,
                           const struct corridor_run run[BEAD_TYPES_MAX],
                           float weight, float *const out[BEAD_TYPES_MAX])
{
    sentence_ratios_move(&s->sums, i);
    fill_targets(s, i, run);
    fill_sources(s, i, run);
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
        if (bead_type_is_pair(bead_types[t]) && run[t].n > 0)
            add_run(s, i, bead_types[t], run[t], weight / 2, out[t]);
}
