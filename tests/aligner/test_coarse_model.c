/* The words of a bead in the coarse pass, and the beads that it prunes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/boundary_rows.h"
#include "aligner/coarse_model.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/max_marginal.h"
#include "aligner/length_model.h"
#include "aligner/pair_model.h"
#include "aligner/word_evidence.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "boundary_formula.h"
#include "document.h"
#include "random_side.h"

enum { SENTENCES = 30, BAND = 9 };

/* A document in a band, after the coarse pass. */
struct coarse_pass {
    struct side src, tgt;
    struct length_model lengths;
    struct boundary_model boundary[BOUNDARY_KINDS];
    struct boundary_rows boundaries;
    struct word_pairs words;
    struct corridor band;
    struct coarse_model coarse;
    struct max_marginal best;
};

/* The same words of chance on both sides, small letters and capitals; now and
 * then another one, and three sentences less on the right. */
static void texts(uint64_t seed, char *src, char *tgt)
{
    for (size_t i = 0; i < SENTENCES; i++) {
        for (size_t k = 1 + random_below(&seed, 4); k > 0; k--) {
            char word = (char)random_below(&seed, 26);
            *src++ = (char)('a' + word);
            if (random_below(&seed, 6) == 0)
                word = (char)random_below(&seed, 26);
            if (i % 10 != 4)
                *tgt++ = (char)('A' + word);
        }
        *src++ = '.';
        *src++ = '|';
        if (i % 10 != 4) {
            *tgt++ = '.';
            *tgt++ = '|';
        }
    }
    src[-1] = tgt[-1] = '\0';
}

static void run_pass(struct arena *a, uint64_t seed, struct coarse_pass *l)
{
    const struct length_fit start = length_fit_start(1, 6.8, BEAD_SIDE_MAX);
    char src[SENTENCES * 6], tgt[SENTENCES * 6];
    texts(seed, src, tgt);
    l->src = document(a, src);
    l->tgt = document(a, tgt);
    cr_assert_eq(
        length_model_open(a, &start, &l->src, &l->tgt, &l->lengths, NULL), 0);
    boundaries_open(a, &l->src, &l->tgt, l->boundary, &l->boundaries);
    cr_assert_eq(word_pairs_open(a, &l->src, &l->tgt, NULL, &l->words, NULL),
                 0);
    cr_assert_eq(
        corridor_band(a, &l->src, &l->tgt, BAND, SIZE_MAX, &l->band, NULL), 0);
    l->coarse = (struct coarse_model){.lengths = &l->lengths,
                                      .boundaries = &l->boundaries,
                                      .lexical_weight = .5};
    cr_assert_eq(coarse_model_open(a, &l->src, &l->tgt, &l->band, &l->words,
                                   &l->coarse, NULL),
                 0);
    const struct scorer s = coarse_model_scorer(&l->coarse);
    cr_assert_eq(max_marginal_open(a, &l->band, &s, &l->best, NULL), 0);
}

/* What sentences x and y share, by the formula of coarse_model.h. */
static double shared(const struct coarse_pass *l, size_t x, size_t y)
{
    const struct side *s = &l->src, *t = &l->tgt;
    const struct word_pairs *w = &l->words;
    double nats = 0;
    for (size_t k = s->token_at[x]; k < s->token_at[x + 1]; k++)
        for (size_t m = t->token_at[y]; m < t->token_at[y + 1]; m++) {
            uint32_t f = s->tokens[k].form, g = t->tokens[m].form;
            const struct word_pair *p = w->pairs + w->row[f];
            while (p < w->pairs + w->row[f + 1] && p->tgt != g)
                p++;
            if (p == w->pairs + w->row[f + 1] || w->n_src[f] > 4 ||
                w->n_tgt[g] > 4)
                continue;
            double often = ((double)p->to_tgt + (double)p->to_src) / 2 *
                           (double)t->n / w->n_tgt[g];
            nats += log(1 + often) >= .5 ? log(1 + often) : 0;
        }
    return nats;
}

/* Does the bead of type t that ends at (i, j) begin and end in the band? */
static int is_inside(const struct corridor *c, size_t i, size_t j, size_t t)
{
    struct corridor_run run = corridor_run(c, i, t);
    return j >= run.first && j < run.first + run.n;
}

Test(coarse_model, a_bead_has_what_its_sentences_share)
{
    double most = 0;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        struct arena a = {0};
        struct coarse_pass l;
        run_pass(&a, seed, &l);
        for (size_t i = 0; i <= l.src.n; i++)
            for (size_t j = l.band.lo[i]; j < l.band.hi[i]; j++)
                for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
                    double want = 0;
                    if (!is_inside(&l.band, i, j, t))
                        continue;
                    for (size_t x = i - bead_types[t].n_src; x < i; x++)
                        for (size_t y = j - bead_types[t].n_tgt; y < j; y++)
                            if (y + 1 >= l.band.lo[x + 1] &&
                                y + 1 < l.band.hi[x + 1])
                                want += shared(&l, x, y) / 2;
                    double got = (double)coarse_model_words(&l.coarse, i, j, t);
                    cr_assert_float_eq(got, want, 1e-4, "%g, not %g", got,
                                       want);
                    most = want > most ? want : most;
                }
        arena_free(&a);
    }
    cr_expect_gt(most, 2, "%g", most);
}

/* The weights of row i with words, and with lengths and boundaries alone. */
static void rows_of(struct coarse_pass *l, struct pair_model *m, size_t i,
                    float *with, float *without)
{
    struct pair_model bare = *m;
    struct scorer s = pair_model_scorer(m);
    bare.evidence = NULL;
    s.row(m, i, l->band.lo[i], l->band.hi[i], with);
    s.row(&bare, i, l->band.lo[i], l->band.hi[i], without);
}

Test(coarse_model, wide_beads_far_behind_it_are_given_up)
{
    size_t n_behind = 0, n_kept = 0;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        struct arena a = {0};
        struct coarse_pass l;
        struct word_evidence evidence;
        static float with[BEAD_TYPES_MAX * SENTENCES],
            bare[BEAD_TYPES_MAX * SENTENCES];
        run_pass(&a, seed, &l);
        cr_assert_eq(word_evidence_open(&a, &l.src, &l.tgt, &l.band,
                                        ratios_of(&a, &l.words), &evidence,
                                        NULL),
                     0);
        struct pair_model m = {.lengths = &l.lengths,
                               .evidence = &evidence,
                               .boundaries = &l.boundaries,
                               .lexical_weight = .5,
                               .best = &l.best,
                               .coarse = &l.coarse,
                               .floor_nats = -16};
        for (size_t i = 0; i <= l.src.n; i++) {
            size_t lo = l.band.lo[i], width = l.band.hi[i] - lo;
            rows_of(&l, &m, i, with, bare);
            for (size_t t = 5; t <= 14; t++) /* 2-2 to 2-4 */
                for (size_t j = lo; j < lo + width; j++) {
                    float w = bare[t * width + (j - lo)];
                    if (!is_inside(&l.band, i, j, t))
                        continue;
                    float loss = max_marginal_bead(&l.best, i, j, t, w) +
                                 coarse_model_words(&l.coarse, i, j, t);
                    bool stays = w >= -11 && loss >= -16;
                    bool has = with[t * width + (j - lo)] > -INFINITY;
                    bool is_close =
                        fabsf(w + 11) < .01f || fabsf(loss + 16) < .01f;
                    cr_assert(has == stays || is_close);
                    n_behind += w >= -11 && loss < -16;
                    n_kept += stays;
                }
        }
        arena_free(&a);
    }
    cr_expect_gt(n_behind, 100);
    cr_expect_gt(n_kept, 100);
}
