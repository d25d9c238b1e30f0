/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/length_estimate.h"
#include "random_side.h"

enum { N_DOCS = 40, N_BEADS = 120, N_MOST = 2 * N_BEADS };

/* What the documents are drawn from. */
static const double TRUE_C = 1.15, TRUE_S2 = 4;
static const double TRUE_NULL = .03, TRUE_MERGE = .10, TRUE_22 = .02;

struct drawn {
    uint32_t src[N_MOST], tgt[N_MOST];
    size_t n_src, n_tgt;
};

static double uniform(uint64_t *seed)
{
    return (random_below(seed, 1u << 30) + 0.5) / (1u << 30);
}

/* Box and Muller (1958). */
static double normal(uint64_t *seed)
{
    double r = sqrt(-2 * log(uniform(seed)));
    return r * cos(6.283185307179586 * uniform(seed));
}

/* The length of a translation of src_cp characters: the variance is s2 a
 * character of the mean length, close enough to l1. */
static uint32_t translated(uint64_t *seed, uint32_t src_cp)
{
    double x = TRUE_C * src_cp + sqrt(TRUE_S2 * (double)src_cp) * normal(seed);
    return x < 2 ? 2 : (uint32_t)(x + .5);
}

/* n sentences of `whole` characters in all. */
static void put(uint64_t *seed, uint32_t *len, size_t *n, unsigned n_sents,
                uint32_t whole)
{
    uint32_t first = whole;
    if (n_sents == 2)
        first = (uint32_t)((.3 + .4 * uniform(seed)) * whole) + 1;
    len[(*n)++] = first;
    if (n_sents == 2)
        len[(*n)++] = whole > first ? whole - first : 1;
}

static void draw_bead(uint64_t *seed, struct drawn *d)
{
    double u = uniform(seed);
    unsigned side = random_below(seed, 2);
    uint32_t cp = 20 + random_below(seed, 180);
    unsigned n_src = 1, n_tgt = 1;
    if (u < TRUE_NULL)
        n_src = side, n_tgt = 1 - side;
    else if (u < TRUE_NULL + TRUE_MERGE)
        n_src = 1 + side, n_tgt = 2 - side;
    else if (u < TRUE_NULL + TRUE_MERGE + TRUE_22)
        n_src = n_tgt = 2;
    if (n_src + n_tgt > 2)
        cp += 100;
    if (n_src > 0)
        put(seed, d->src, &d->n_src, n_src, cp);
    if (n_tgt > 0)
        put(seed, d->tgt, &d->n_tgt, n_tgt, translated(seed, cp));
}

static void draw(struct drawn *drawn, struct length_document *docs, size_t n)
{
    uint64_t seed = 17;
    for (size_t k = 0; k < n; k++) {
        struct drawn *d = &drawn[k];
        d->n_src = d->n_tgt = 0;
        for (size_t b = 0; b < N_BEADS; b++)
            draw_bead(&seed, d);
        docs[k] = (struct length_document){{.len_cp = d->src, .n = d->n_src},
                                           {.len_cp = d->tgt, .n = d->n_tgt}};
    }
}

static struct drawn drawn[N_DOCS];
static struct length_document docs[N_DOCS];

Test(length_estimate, finds_what_the_documents_were_drawn_from)
{
    struct align_params p = align_params_default();
    struct length_estimate x;
    struct err e = {0};
    draw(drawn, docs, N_DOCS);
    cr_assert_eq(length_estimate(&p, docs, N_DOCS, &x, &e), 0, "%s", e.msg);
    cr_expect_float_eq(x.c, TRUE_C, .01, "c %g", x.c);
    cr_expect_float_eq(x.s2, TRUE_S2, .6, "s2 %g", x.s2);
    cr_expect_float_eq(x.p_null, TRUE_NULL, .01, "null %g", x.p_null);
    cr_expect_float_eq(x.p_merge, TRUE_MERGE, .02, "merge %g", x.p_merge);
    cr_expect_float_eq(x.p_22, TRUE_22, .015, "2-2 %g", x.p_22);
    double sum = x.p_11 + x.p_null + x.p_merge + x.p_22;
    cr_expect_float_eq(sum, 1, 1e-9);
    cr_expect(x.n_pairs > N_DOCS * N_BEADS / 2);
}

/* Where it begins does not decide where it ends. */
Test(length_estimate, another_start_gives_the_same)
{
    struct align_params p = align_params_default(), q = p;
    struct length_estimate x, y;
    q.c = 1.1;
    q.s2 = 3;
    align_params_priors(&q, .8, .05, .1, .05);
    draw(drawn, docs, N_DOCS);
    cr_assert_eq(length_estimate(&p, docs, N_DOCS, &x, NULL), 0);
    cr_assert_eq(length_estimate(&q, docs, N_DOCS, &y, NULL), 0);
    cr_expect_float_eq(x.c, y.c, .002, "c %g, %g", x.c, y.c);
    cr_expect_float_eq(x.s2, y.s2, .1, "s2 %g, %g", x.s2, y.s2);
    cr_expect_float_eq(x.p_null, y.p_null, .003, "%g, %g", x.p_null, y.p_null);
    cr_expect_float_eq(x.p_22, y.p_22, .005, "%g, %g", x.p_22, y.p_22);
}

Test(length_estimate, a_few_sentences_are_not_enough)
{
    struct align_params p = align_params_default();
    const uint32_t len[3] = {40, 80, 60};
    struct length_document d = {{.len_cp = len, .n = 3},
                                {.len_cp = len, .n = 3}};
    struct length_estimate x = {.c = 7};
    struct err e = {0};
    cr_assert_eq(length_estimate(&p, &d, 1, &x, &e), ERR_INPUT);
    cr_assert_eq(length_estimate(&p, NULL, 0, &x, &e), ERR_INPUT);
    cr_assert_eq(x.c, 7);
}

/* GSL has its default handler here, which aborts. */
Test(length_estimate, empty_sentences_are_refused)
{
    enum { N = 30 };
    struct align_params p = align_params_default();
    static const uint32_t none[N] = {0};
    struct length_document d = {{.len_cp = none, .n = N},
                                {.len_cp = none, .n = N}};
    struct length_estimate x = {.c = 7};
    struct err e = {0};
    cr_expect_eq(length_estimate(&p, &d, 1, &x, &e), ERR_INPUT);
    cr_expect_eq(x.c, 7);
}
