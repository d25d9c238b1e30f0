/* corpus/comparison.c - each measure is a function of sums over documents, so a
 * sample of documents needs nothing but new sums.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/comparison.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    N_SIDE = EVALUATION_MAX_SIDE + 1,
    N_TYPES = N_SIDE * N_SIDE,
    N_SHARED = 6, /* measures before those of types */
    MAX_MEASURES = N_SHARED + N_TYPES
};

static int reserve(struct comparison *c, struct err *e)
{
    if (c->n < c->cap)
        return 0;
    size_t cap = c->cap > 0 ? 2 * c->cap : 16;
    for (unsigned k = 0; k < 2; k++) {
        void *p = realloc(c->docs[k], cap * sizeof *c->docs[k]);
        if (!p)
            return err_nomem(e);
        c->docs[k] = p;
    }
    c->cap = cap;
    return 0;
}

int comparison_add(struct comparison *c, struct arena *a,
                   const struct gold_link_list *first,
                   const struct gold_link_list *second,
                   const struct gold_link_list *gold, struct err *e)
{
    struct evaluation both[2] = {{0}, {0}};
    int rc = reserve(c, e);
    if (rc == 0)
        rc = evaluation_add(&both[0], a, first, gold, e);
    if (rc == 0)
        rc = evaluation_add(&both[1], a, second, gold, e);
    for (unsigned k = 0; k < 2; k++) {
        free(both[k].scores);
        both[k].scores = NULL;
        both[k].n_scores = both[k].cap_scores = 0;
        if (rc == 0)
            c->docs[k][c->n] = both[k];
    }
    c->n += rc == 0;
    return rc;
}

void comparison_free(struct comparison *c)
{
    free(c->docs[0]);
    free(c->docs[1]);
    *c = (struct comparison){.n = 0};
}

/* ---- Measures of sums ---- */

static void add_sums(struct evaluation *sum, const struct evaluation *x)
{
    sum->n_got += x->n_got;
    sum->n_gold += x->n_gold;
    sum->n_strict += x->n_strict;
    sum->n_lax_got += x->n_lax_got;
    sum->n_lax_gold += x->n_lax_gold;
    for (size_t s = 0; s < N_SIDE; s++)
        for (size_t t = 0; t < N_SIDE; t++) {
            sum->gold_by_type[s][t] += x->gold_by_type[s][t];
            sum->got_by_type[s][t] += x->got_by_type[s][t];
            sum->found_by_type[s][t] += x->found_by_type[s][t];
        }
}

/* F1 of counts: right, found by the aligner, in the gold. */
static double f1_of(size_t n_right, size_t n_got, size_t n_gold)
{
    return n_got + n_gold > 0 ? 2 * (double)n_right / (double)(n_got + n_gold)
                              : 0;
}

static double null_f1(const struct evaluation *x, size_t *n_gold)
{
    size_t right = 0, got = 0;
    *n_gold = 0;
    for (size_t s = 0; s < N_SIDE; s++)
        for (size_t t = 0; t < N_SIDE; t++) {
            if (s > 0 && t > 0)
                continue;
            right += x->found_by_type[s][t];
            got += x->got_by_type[s][t];
            *n_gold += x->gold_by_type[s][t];
        }
    return f1_of(right, got, *n_gold);
}

/* All measures of the sums; the mean over documents comes from outside. */
static void measure(const struct evaluation *sum, double macro,
                    double out[MAX_MEASURES])
{
    const struct evaluation_figures f = evaluation_figures(sum);
    size_t n_gold, k = 0;
    out[k++] = f.strict_f;
    out[k++] = f.strict_p;
    out[k++] = f.strict_r;
    out[k++] = f.lax_f;
    out[k++] = macro;
    out[k++] = null_f1(sum, &n_gold);
    for (size_t s = 0; s < N_SIDE; s++)
        for (size_t t = 0; t < N_SIDE; t++)
            out[k++] = f1_of(sum->found_by_type[s][t], sum->got_by_type[s][t],
                             sum->gold_by_type[s][t]);
}

/* ---- Samples ---- */

/* splitmix64 (Steele, Lea & Flood 2014). */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* The measures of one aligner over the documents picked[0..n). */
static void measure_sample(const struct evaluation *docs, const double *f1,
                           const size_t *picked, size_t n,
                           double out[MAX_MEASURES])
{
    struct evaluation sum = {0};
    double macro = 0;
    for (size_t k = 0; k < n; k++) {
        add_sums(&sum, &docs[picked[k]]);
        macro += f1[picked[k]];
    }
    measure(&sum, n > 0 ? macro / (double)n : 0, out);
}

/* What the samples need, in the arena. */
struct samples {
    size_t *picked;      /* [documents] */
    double *f1[2];       /* [documents] */
    double *differences; /* [MAX_MEASURES][COMPARISON_ROUNDS] */
};

static int samples_open(const struct comparison *c, struct arena *a,
                        struct samples *s, struct err *e)
{
    s->picked = arena_array(a, c->n + 1, sizeof *s->picked);
    s->differences = arena_array(a, (size_t)MAX_MEASURES * COMPARISON_ROUNDS,
                                 sizeof *s->differences);
    for (unsigned k = 0; k < 2; k++) {
        s->f1[k] = arena_array(a, c->n + 1, sizeof *s->f1[k]);
        if (!s->f1[k])
            return err_nomem(e);
        for (size_t d = 0; d < c->n; d++)
            s->f1[k][d] = evaluation_figures(&c->docs[k][d]).strict_f;
    }
    return s->picked && s->differences ? 0 : err_nomem(e);
}

static void take_samples(const struct comparison *c, struct samples *s)
{
    uint64_t state = 1;
    for (size_t round = 0; round < COMPARISON_ROUNDS; round++) {
        double got[2][MAX_MEASURES];
        for (size_t d = 0; d < c->n; d++)
            s->picked[d] = (size_t)(draw(&state) % c->n);
        for (unsigned k = 0; k < 2; k++)
            measure_sample(c->docs[k], s->f1[k], s->picked, c->n, got[k]);
        for (size_t m = 0; m < MAX_MEASURES; m++)
            s->differences[m * COMPARISON_ROUNDS + round] =
                got[1][m] - got[0][m];
    }
}

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

/* The interval and p of a row from its sorted differences. */
static void set_interval(struct comparison_row *row, double *differences)
{
    enum { TAIL = COMPARISON_ROUNDS / 40 };
    size_t against = 0;
    qsort(differences, COMPARISON_ROUNDS, sizeof *differences, by_size);
    row->low = differences[TAIL];
    row->high = differences[COMPARISON_ROUNDS - 1 - TAIL];
    for (size_t k = 0; k < COMPARISON_ROUNDS; k++)
        against +=
            row->difference > 0 ? differences[k] <= 0 : differences[k] >= 0;
    double p = 2 * (double)against / COMPARISON_ROUNDS;
    row->p = p < 1 ? p : 1;
}

/* ---- Rows ---- */

/* The name of measure m; how many gold beads it is about. */
static size_t name_row(const struct evaluation *sum, size_t m,
                       char out[COMPARISON_NAME_BYTES])
{
    static const char *const names[N_SHARED] = {
        "strict F1", "strict precision", "strict recall",
        "lax F1",    "mean F1",          "null beads F1"};
    size_t n_gold = sum->n_gold;
    if (m < N_SHARED) {
        snprintf(out, COMPARISON_NAME_BYTES, "%s", names[m]);
        if (m == N_SHARED - 1)
            null_f1(sum, &n_gold);
        return n_gold;
    }
    size_t s = (m - N_SHARED) / N_SIDE, t = (m - N_SHARED) % N_SIDE;
    bool more = s == EVALUATION_MAX_SIDE || t == EVALUATION_MAX_SIDE;
    snprintf(out, COMPARISON_NAME_BYTES, "%zu-%zu%s F1", s, t, more ? "+" : "");
    return sum->gold_by_type[s][t];
}

int comparison_rows(const struct comparison *c, struct arena *a,
                    const struct comparison_row **rows, size_t *n_rows,
                    struct err *e)
{
    struct samples samples = {.picked = NULL};
    double got[2][MAX_MEASURES];
    struct evaluation sum = {0};
    struct comparison_row *out = arena_array(a, MAX_MEASURES, sizeof *out);
    int rc = out ? samples_open(c, a, &samples, e) : err_nomem(e);
    if (rc != 0)
        return rc;
    for (size_t d = 0; d < c->n; d++) {
        samples.picked[d] = d;
        add_sums(&sum, &c->docs[0][d]);
    }
    for (unsigned k = 0; k < 2; k++)
        measure_sample(c->docs[k], samples.f1[k], samples.picked, c->n, got[k]);
    if (c->n > 1)
        take_samples(c, &samples);
    *n_rows = 0;
    for (size_t m = 0; m < MAX_MEASURES; m++) {
        struct comparison_row *row = &out[*n_rows];
        *row = (struct comparison_row){.first = got[0][m],
                                       .second = got[1][m],
                                       .difference = got[1][m] - got[0][m],
                                       .low = (double)NAN,
                                       .high = (double)NAN,
                                       .p = (double)NAN};
        row->n_gold = name_row(&sum, m, row->name);
        if (m >= N_SHARED && row->n_gold == 0)
            continue;
        if (c->n > 1)
            set_interval(row, &samples.differences[m * COMPARISON_ROUNDS]);
        ++*n_rows;
    }
    *rows = out;
    return 0;
}
