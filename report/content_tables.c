/* report/content_tables.c - what a delivery consists of: contents, yield,
 * scores, bead types, groups of sources, strata of the sample.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/content_tables.h"

#include <math.h>
#include <stdlib.h>

#include "corpus/side_size.h"
#include "report/table_parts.h"

int table_contents(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"figure", WORD_C_FIGURE, GRID_TEXT},
        {"value", WORD_C_VALUE, GRID_FIGURE}};
    const struct figures *f = &s->delivery->figures;
    const struct figures_ratio ratio = figures_length_ratio(f);
    const struct {
        enum wording word;
        double value;
    } rows[] = {
        {WORD_DOCUMENTS, (double)f->n_documents},
        {WORD_SENTENCES_SRC, (double)f->src.n_sents},
        {WORD_SENTENCES_TRG, (double)f->tgt.n_sents},
        {WORD_CHARACTERS_SRC, (double)f->src.n_cp},
        {WORD_CHARACTERS_TRG, (double)f->tgt.n_cp},
        {WORD_PAIRS, (double)f->n_pairs},
        {WORD_DISTINCT, (double)s->consistency.n_distinct},
        {WORD_MOVED, (double)f->n_flag[2]},
        {WORD_MEDIAN_SRC, (double)figures_words_quantile(f, &f->src, .5)},
        {WORD_MEDIAN_TRG, (double)figures_words_quantile(f, &f->tgt, .5)},
        {WORD_P95_SRC, (double)figures_words_quantile(f, &f->src, .95)},
        {WORD_P95_TRG, (double)figures_words_quantile(f, &f->tgt, .95)},
        {WORD_LENGTH_RATIO, ratio.median},
        {WORD_LENGTH_MAD, ratio.mad},
    };
    _Static_assert(RECORD_MOVED == 1 << 2, "n_flag[2] are moved pairs");
    grid_open(g, "contents", WORD_H7, s->options.language, columns, 2);
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        grid_text(g, wording(g->language, rows[k].word));
        grid_number(g, rows[k].value);
    }
    return table_filled(g, e);
}

int table_yield(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"score", WORD_C_THRESHOLD, GRID_SCORE},
        {"kept", WORD_C_KEPT, GRID_SHARE},
        {"precision", WORD_C_PRECISION, GRID_SHARE}};
    static const double at[] = {0, .5, .7, .8, .9, .95, .99};
    grid_open(g, "yield", WORD_CHART_YIELD, s->options.language, columns, 3);
    for (size_t k = 0; k < sizeof at / sizeof *at; k++) {
        struct figures_yield y = figures_yield(&s->delivery->figures, at[k]);
        grid_number(g, at[k]);
        grid_number(g, y.kept);
        grid_number(g, y.precision);
    }
    return table_filled(g, e);
}

int table_scores(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"from", WORD_C_FROM, GRID_SCORE},
        {"to", WORD_C_TO, GRID_SCORE},
        {"pairs", WORD_C_PAIRS, GRID_COUNT}};
    enum { BINS = 20, WIDTH = FIGURES_SCORE_STEPS / BINS };
    grid_open(g, "scores", WORD_CHART_SCORES, s->options.language, columns, 3);
    for (unsigned b = 0; b < BINS; b++) {
        const unsigned to =
            b + 1 < BINS ? (b + 1) * WIDTH : FIGURES_SCORE_STEPS + 1;
        grid_number(g, b / (double)BINS);
        grid_number(g, (b + 1) / (double)BINS);
        grid_number(g, (double)figures_scores_between(&s->delivery->figures,
                                                      b * WIDTH, to));
    }
    return table_filled(g, e);
}

struct bead_count {
    unsigned n_src, n_tgt;
    uint64_t n;
};

static int by_count(const void *x, const void *y)
{
    const struct bead_count *a = x, *b = y;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    if (a->n_src != b->n_src)
        return a->n_src < b->n_src ? -1 : 1;
    return a->n_tgt < b->n_tgt ? -1 : a->n_tgt > b->n_tgt;
}

static void add_side_count(struct buf *b, unsigned n)
{
    buf_add_u64(b, n);
    if (n == FIGURES_SIDE_MAX)
        buf_add_char(b, '+');
}

int table_beads(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"bead", WORD_C_BEAD, GRID_TEXT},
        {"n", WORD_C_N, GRID_COUNT},
        {"share", WORD_C_WRONG_RATE, GRID_SHARE}};
    enum { SIDE = FIGURES_SIDE_MAX + 1 };
    struct bead_count counts[SIDE * SIDE];
    uint64_t all = 0;
    size_t n = 0;
    for (unsigned a = 0; a < SIDE; a++)
        for (unsigned b = 0; b < SIDE; b++) {
            const uint64_t k = s->delivery->figures.n_bead[a][b];
            all += k;
            if (k > 0)
                counts[n++] = (struct bead_count){a, b, k};
        }
    qsort(counts, n, sizeof *counts, by_count);
    grid_open(g, "beads", WORD_CHART_BEADS, s->options.language, columns, 3);
    for (size_t k = 0; k < n; k++) {
        struct buf type = {0};
        add_side_count(&type, counts[k].n_src);
        buf_add_char(&type, ':');
        add_side_count(&type, counts[k].n_tgt);
        grid_text(g, table_take(s, g, &type));
        grid_number(g, (double)counts[k].n);
        grid_number(g, (double)counts[k].n / (double)all);
    }
    return table_filled(g, e);
}

/* ---- Groups of sources ---- */

/* The host of an address, or a path's first folder. */
static struct sv host_of(struct sv url)
{
    size_t from = 0;
    for (size_t k = 0; k + 3 <= url.n; k++)
        if (memcmp(url.p + k, "://", 3) == 0) {
            from = k + 3;
            break;
        }
    size_t to = from;
    while (to < url.n && url.p[to] != '/')
        to++;
    return sv_sub(url, from, to);
}

static struct sv group_of(const struct delivery_document *d, enum report_by by)
{
    size_t first = d->id.n, last = 0;
    if (by == BY_DOMAIN)
        return host_of(d->src_url);
    for (size_t k = 0; k < d->id.n; k++)
        if (d->id.p[k] == '/') {
            first = k < first ? k : first;
            last = k;
        }
    return sv_sub(d->id, 0, by == BY_COLLECTION ? first : last);
}

/* A document in its group. */
struct grouped {
    struct sv group;
    const struct delivery_document *document;
};

static int by_group(const void *x, const void *y)
{
    const struct grouped *a = x, *b = y;
    size_t least = a->group.n < b->group.n ? a->group.n : b->group.n;
    int c = least ? memcmp(a->group.p, b->group.p, least) : 0;
    if (c != 0)
        return c;
    if (a->group.n != b->group.n)
        return a->group.n < b->group.n ? -1 : 1;
    return a->document < b->document ? -1 : a->document > b->document;
}

/* A row of the documents [n] of one group. */
static int group_row(struct assessment *s, struct grid *g,
                     const struct grouped *x, size_t n, struct err *e)
{
    struct delivery d = {0}; /* borrows the records */
    struct consistency c;
    struct arena a = {0};
    double wrong = 0;
    d.n = n;
    d.documents = arena_array(&a, n, sizeof *d.documents);
    if (!d.documents)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++) {
        d.documents[k] = *x[k].document;
        wrong += x[k].document->wrong.n;
        for (size_t i = 0; i < x[k].document->n; i++)
            figures_add_record(&d.figures, &x[k].document->records[i]);
    }
    int rc = consistency_find(&a, &d, &c, e);
    if (rc == 0) {
        const double pairs = (double)d.figures.n_pairs;
        grid_text(g, x->group.n > 0 ? x->group : SV("–"));
        grid_number(g, (double)n);
        grid_number(g, pairs);
        grid_number(g, pairs > 0 ? (double)c.n_duplicates / pairs : NAN);
        grid_number(g, wrong);
        grid_number(g, pairs > 0 ? wrong / pairs : NAN);
        grid_number(
            g, (double)figures_words_quantile(&d.figures, &d.figures.src, .5));
    }
    (void)s;
    arena_free(&a);
    return rc;
}

int table_groups(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"group", WORD_C_GROUP, GRID_TEXT},
        {"documents", WORD_C_DOCUMENTS, GRID_COUNT},
        {"pairs", WORD_C_PAIRS, GRID_COUNT},
        {"duplicates", WORD_C_DUPLICATES, GRID_SHARE},
        {"expected_wrong", WORD_C_WRONG, GRID_DECIMAL},
        {"expected_wrong_rate", WORD_C_WRONG_RATE, GRID_SHARE},
        {"median_words", WORD_C_MEDIAN_LENGTH, GRID_COUNT}};
    const struct delivery *d = s->delivery;
    grid_open(g, "groups", WORD_C_GROUP, s->options.language, columns, 7);
    if (s->options.by == BY_NONE)
        return 0;
    struct grouped *all = arena_array(&s->arena, d->n, sizeof *all);
    if (!all)
        return err_nomem(e);
    for (size_t k = 0; k < d->n; k++)
        all[k] = (struct grouped){group_of(&d->documents[k], s->options.by),
                                  &d->documents[k]};
    qsort(all, d->n, sizeof *all, by_group);
    int rc = 0;
    for (size_t from = 0, to; from < d->n && rc == 0; from = to) {
        for (to = from; to < d->n && sv_eq(all[to].group, all[from].group);)
            to++;
        rc = group_row(s, g, all + from, to - from, e);
    }
    return rc == 0 ? table_filled(g, e) : rc;
}

int table_reliability(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"from", WORD_C_FROM, GRID_SCORE},
        {"to", WORD_C_TO, GRID_SCORE},
        {"judged", WORD_C_JUDGED, GRID_COUNT},
        {"mean_score", WORD_C_MEAN, GRID_SCORE},
        {"right", WORD_C_RIGHT, GRID_SHARE}};
    const double tenth = 1.0 / EVALUATION_N_BINS;
    grid_open(g, "reliability", WORD_CHART_RELIABILITY, s->options.language,
              columns, 5);
    for (unsigned b = 0; b < EVALUATION_N_BINS; b++) {
        const struct evaluation_bin *bin = &s->labels.calibration.bins[b];
        if (bin->n == 0)
            continue;
        grid_number(g, b * tenth);
        grid_number(g, (b + 1) * tenth);
        grid_number(g, (double)bin->n);
        grid_number(g, bin->mean_score);
        grid_number(g, bin->share_right);
    }
    return table_filled(g, e);
}

int table_strata(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"from", WORD_C_FROM, GRID_SCORE},
        {"to", WORD_C_TO, GRID_SCORE},
        {"pairs", WORD_C_ALL, GRID_COUNT},
        {"taken", WORD_C_TAKEN, GRID_COUNT}};
    grid_open(g, "strata", WORD_STRATA, s->options.language, columns, 4);
    for (unsigned k = 0; k < ACCEPTANCE_STRATA; k++) {
        const double step = FIGURES_SCORE_STEPS;
        grid_number(g, acceptance_stratum_from(k) / step);
        grid_number(g, fmin(acceptance_stratum_from(k + 1) / step, 1));
        grid_number(g, (double)s->sample.n_pairs[k]);
        grid_number(g, (double)s->sample.n_taken[k]);
    }
    return table_filled(g, e);
}
