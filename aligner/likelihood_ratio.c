/* aligner/likelihood_ratio.c - products of ratios, eight words at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/likelihood_ratio.h"

#include <assert.h>

#include "aligner/lattice/fast_math.h"
#include "aligner/sentence_ratios.h"
#include "base/simd.h"

/* Blocks of words multiplied before a logarithm is taken.  Ratios are between
 * .2 and the number of words in the text, and a float holds the product of
 * four. */
enum { BLOCKS = 4, PRODUCTS = 1 + BEAD_SIDE_MAX };
static_assert(WORD_BLOCK == 8, "product() multiplies eight lanes");

/* Products by lane: with all sums, and with one sum left out. */
struct lanes {
    float of[PRODUCTS][WORD_BLOCK];
};

/* Multiply by the ratios of n words: with n_from sums, and with each of the
 * first n_left of them left out. */
static inline void multiply(struct lanes *lanes, const float *base, size_t n,
                            const float *const *sums, size_t n_from,
                            size_t n_left, float weight)
{
    for (size_t k = 0; k < n; k += WORD_BLOCK) {
        float sum[WORD_BLOCK] = {0};
        for (size_t q = 0; q < n_from; q++)
            for (size_t w = 0; w < WORD_BLOCK; w++)
                sum[w] += sums[q][k + w];
        for (size_t w = 0; w < WORD_BLOCK; w++)
            lanes->of[0][w] *= base[k + w] + weight * sum[w];
        for (size_t q = 0; q < n_left; q++)
            for (size_t w = 0; w < WORD_BLOCK; w++)
                lanes->of[1 + q][w] *=
                    base[k + w] + weight * (sum[w] - sums[q][k + w]);
    }
}

static inline double product(const float lane[WORD_BLOCK])
{
    double even =
        (double)lane[0] * (double)lane[2] * ((double)lane[4] * (double)lane[6]);
    double odd =
        (double)lane[1] * (double)lane[3] * ((double)lane[5] * (double)lane[7]);
    return even * odd;
}

/* Add the logarithms of the products of n words, in whole blocks. */
static inline void add_words(double nats[PRODUCTS], const float *base, size_t n,
                             const float *const *sums, size_t n_from,
                             size_t n_left, float weight)
{
    const size_t step = (size_t)BLOCKS * WORD_BLOCK;
    for (size_t k = 0; k < n; k += step) {
        const float *from[BEAD_SIDE_MAX] = {0};
        struct lanes lanes;
        for (size_t q = 0; q <= n_left; q++)
            for (size_t w = 0; w < WORD_BLOCK; w++)
                lanes.of[q][w] = 1;
        for (size_t q = 0; q < n_from; q++)
            from[q] = sums[q] + k;
        multiply(&lanes, base + k, n - k < step ? n - k : step, from, n_from,
                 n_left, weight);
        for (size_t q = 0; q <= n_left; q++)
            nats[q] += fast_log(product(lanes.of[q]));
    }
}

/* The same with a constant number of sums, so that the compiler unrolls the
 * loops. */
static SIMD_LOOPS void sum_words(double nats[PRODUCTS], const float *base,
                                 size_t n, const float *const *sums,
                                 size_t n_from, int leave_out, float weight)
{
    enum { LEFT_OUT = BEAD_SIDE_MAX };
    switch (n_from + (leave_out ? LEFT_OUT : 0)) {
    case 0:
    case LEFT_OUT: add_words(nats, base, n, sums, 0, 0, weight); break;
    case 1: add_words(nats, base, n, sums, 1, 0, weight); break;
    case LEFT_OUT + 1: add_words(nats, base, n, sums, 1, 1, weight); break;
    case LEFT_OUT + 2: add_words(nats, base, n, sums, 2, 2, weight); break;
    case LEFT_OUT + 3: add_words(nats, base, n, sums, 3, 3, weight); break;
    case LEFT_OUT + 4: add_words(nats, base, n, sums, 4, 4, weight); break;
#if BEAD_SIDE_MAX > 4
    default: add_words(nats, base, n, sums, n_from, n_from, weight); break;
#endif
    }
}

struct sentence_evidence_once
likelihood_ratio_nats(const float *base, size_t n_words,
                      const struct likelihood_ratio_block *block)
{
    double nats[PRODUCTS] = {0};
    const float *sums[BEAD_SIDE_MAX] = {0};
    size_t n_from = 0, which[BEAD_SIDE_MAX];
    struct sentence_evidence_once evidence = {0};
    for (size_t q = 0; q < block->n; q++)
        if (block->sums[q]) {
            which[n_from] = q;
            sums[n_from++] = block->sums[q];
        }
    sum_words(nats, base, n_words, sums, n_from, block->n > 1, block->weight);
    evidence.nats = nats[0];
    for (size_t k = 0; block->n > 1 && k < n_from; k++)
        evidence.loss_without[which[k]] = nats[0] - nats[1 + k];
    return evidence;
}
