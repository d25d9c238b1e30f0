/* document/lexicon/lexicon_merge.c - pairs are collected with numbers of one
 * vocabulary, sorted, and added up.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/lexicon/lexicon_merge.h"

#include <math.h>
#include <stdlib.h>

/* A pair of words, with sums of probabilities. */
struct sum {
    uint32_t src, tgt;
    double forth, back;
};

static int by_words(const void *x, const void *y)
{
    const struct sum *a = x, *b = y;
    if (a->src != b->src)
        return a->src < b->src ? -1 : 1;
    return a->tgt < b->tgt ? -1 : a->tgt > b->tgt;
}

static int put(struct buf *sums, uint32_t src, uint32_t tgt, double forth,
               double back)
{
    const struct sum x = {src, tgt, forth, back};
    return buf_add(sums, (const char *)&x, sizeof x);
}

/* Each pair once, with its sums; how many there are. */
static size_t add_up(struct buf *sums)
{
    struct sum *x = (struct sum *)(void *)sums->p;
    size_t n = sums->n / sizeof *x, n_kept = 0;
    if (n > 1)
        qsort(x, n, sizeof *x, by_words);
    for (size_t k = 0; k < n; k++) {
        if (n_kept > 0 && by_words(&x[n_kept - 1], &x[k]) == 0) {
            x[n_kept - 1].forth += x[k].forth;
            x[n_kept - 1].back += x[k].back;
        } else {
            x[n_kept++] = x[k];
        }
    }
    sums->n = n_kept * sizeof *x;
    return n_kept;
}

/* Rounding may lift a sum of shares above 1. */
static double at_most_1(double p)
{
    return p < 1 ? p : 1;
}

/* ---- Merge ---- */

/* All words of the views, and how many views know each, on either side. */
struct merging {
    struct dictionary words; /* its vocabulary alone */
    uint32_t *number;        /* of the words of the view at hand */
    uint32_t *n_know[2];     /* [words of all views] */
    struct buf sums;
};

/* Numbers for the words of a view. */
static int number_words(struct merging *m, const struct dictionary *d,
                        struct err *e)
{
    struct vocabulary *all = &m->words.words;
    bool is_new;
    int rc = 0;
    for (uint32_t w = 0; w < dictionary_n_words(d) && rc == 0; w++) {
        rc = vocabulary_add(all, vocabulary_form(&d->words, w), &m->number[w],
                            &is_new, e);
        if (rc == 0 && is_new)
            rc = vocabulary_describe(all, TOKEN_WORD, SV(""), e);
    }
    return rc;
}

static int add_view(struct merging *m, const struct lexicon_view *view,
                    struct err *e)
{
    const struct dictionary *d = view->d;
    int rc = number_words(m, d, e);
    for (uint32_t w = 0; w < dictionary_n_words(d) && rc == 0; w++) {
        struct dictionary_row row = dictionary_row(d, view->way, w);
        struct dictionary_row back = dictionary_row(d, 1 - view->way, w);
        uint32_t src = m->number[w];
        m->n_know[0][src] += row.n > 0;
        m->n_know[1][src] += back.n > 0;
        for (size_t k = 0; k < row.n && rc == 0; k++)
            if (put(&m->sums, src, m->number[row.entries[k].word],
                    (double)row.entries[k].forth,
                    (double)row.entries[k].back) != 0)
                rc = err_nomem(e);
    }
    return rc;
}

/* The means, as a dictionary. */
static int finish_merge(struct merging *m, double min_probability,
                        struct dictionary *out, struct err *e)
{
    size_t n = add_up(&m->sums);
    const struct sum *x = (const struct sum *)(const void *)m->sums.p;
    const struct vocabulary *v = &m->words.words;
    int rc = 0;
    for (size_t k = 0; k < n && rc == 0; k++) {
        double forth = at_most_1(x[k].forth / m->n_know[0][x[k].src]);
        double back = at_most_1(x[k].back / m->n_know[1][x[k].tgt]);
        if (sqrt(forth * back) >= min_probability)
            rc = dictionary_add_forms(out, vocabulary_form(v, x[k].src),
                                      vocabulary_form(v, x[k].tgt), forth, back,
                                      e);
    }
    return rc == 0 ? dictionary_sort(out, e) : rc;
}

int lexicon_merge(const struct lexicon_view *views, size_t n,
                  double min_probability, struct dictionary *out, struct err *e)
{
    struct merging m = {.number = NULL};
    size_t most = 1, all = 1;
    int rc = 0;
    for (size_t k = 0; k < n; k++) {
        size_t n_words = dictionary_n_words(views[k].d);
        most = n_words > most ? n_words : most;
        all += n_words;
    }
    m.number = malloc(most * sizeof *m.number);
    m.n_know[0] = calloc(all, sizeof *m.n_know[0]);
    m.n_know[1] = calloc(all, sizeof *m.n_know[1]);
    if (!m.number || !m.n_know[0] || !m.n_know[1])
        rc = err_nomem(e);
    for (size_t k = 0; k < n && rc == 0; k++)
        rc = add_view(&m, &views[k], e);
    if (rc == 0)
        rc = finish_merge(&m, min_probability, out, e);
    dictionary_free(&m.words);
    free(m.number);
    free(m.n_know[0]);
    free(m.n_know[1]);
    buf_free(&m.sums);
    return rc;
}

/* ---- Join ---- */

/* The translations of one word of `first` over all words between. */
static int join_word(const struct dictionary *first,
                     const struct dictionary *second, const uint32_t *between,
                     uint32_t word, struct buf *sums)
{
    struct dictionary_row row = dictionary_row(first, DICTIONARY_FORTH, word);
    buf_clear(sums);
    for (size_t k = 0; k < row.n; k++) {
        const struct dictionary_entry *x = &row.entries[k];
        if (between[x->word] == UINT32_MAX)
            continue;
        struct dictionary_row last =
            dictionary_row(second, DICTIONARY_FORTH, between[x->word]);
        for (size_t i = 0; i < last.n; i++)
            put(sums, word, last.entries[i].word,
                (double)x->forth * (double)last.entries[i].forth,
                (double)x->back * (double)last.entries[i].back);
    }
    return sums->failed ? ERR_NOMEM : 0;
}

int lexicon_join(const struct dictionary *first,
                 const struct dictionary *second, double min_probability,
                 struct dictionary *out, struct err *e)
{
    size_t n_words = dictionary_n_words(first);
    uint32_t *between = malloc((n_words + 1) * sizeof *between);
    struct buf sums = {0};
    int rc = between ? 0 : err_nomem(e);
    if (rc == 0)
        dictionary_find(second, &first->words, between);
    for (uint32_t w = 0; w < n_words && rc == 0; w++) {
        if (join_word(first, second, between, w, &sums) != 0)
            rc = err_nomem(e);
        size_t n = rc == 0 ? add_up(&sums) : 0;
        const struct sum *x = (const struct sum *)(const void *)sums.p;
        for (size_t k = 0; k < n && rc == 0; k++)
            if (sqrt(x[k].forth * x[k].back) >= min_probability)
                rc = dictionary_add_forms(
                    out, vocabulary_form(&first->words, w),
                    vocabulary_form(&second->words, x[k].tgt),
                    at_most_1(x[k].forth), at_most_1(x[k].back), e);
    }
    free(between);
    buf_free(&sums);
    return rc == 0 ? dictionary_sort(out, e) : rc;
}
