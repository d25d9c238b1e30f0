/* corpus/statistics_text.c - statistics as a table, and as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/statistics_text.h"

#include <math.h>
#include <string.h>

#include "corpus/text_column.h"
#include "io/json_writer.h"
#include "io/writer.h"
#include "tokenize/utf8.h"

enum { LABEL_COLUMNS = 24, FIGURE_COLUMNS = 14, N_SCORES = 10 };

static double share(uint64_t n, uint64_t of)
{
    return of > 0 ? (double)n / (double)of : NAN;
}

/* Mean words of a side of a pair; those of more than FIGURES_WORDS_MAX count as
 * that. */
static double mean_words(const struct figures_side *side)
{
    double n = 0, sum = 0;
    for (size_t k = 0; k <= FIGURES_WORDS_MAX; k++) {
        n += (double)side->n_words[k];
        sum += (double)k * (double)side->n_words[k];
    }
    return n > 0 ? sum / n : NAN;
}

static double mean_score(const struct figures *f)
{
    double sum = 0;
    for (size_t k = 0; k <= FIGURES_SCORE_STEPS; k++)
        sum += (double)k * (double)f->n_score[k];
    return f->n_scored > 0 ? sum / FIGURES_SCORE_STEPS / (double)f->n_scored
                           : NAN;
}

/* The pairs whose score is in tenth `k`; 1 is in the last. */
static uint64_t in_tenth(const struct figures *f, unsigned k)
{
    const unsigned step = FIGURES_SCORE_STEPS / N_SCORES;
    return figures_scores_between(f, k * step,
                                  k + 1 == N_SCORES ? FIGURES_SCORE_STEPS + 1
                                                    : (k + 1) * step);
}

/* ---- A table ---- */

static void add_label(struct buf *out, const char *label)
{
    text_column_add(out, sv_from(label), LABEL_COLUMNS, false);
}

static void add_count(struct buf *out, uint64_t n)
{
    text_column_count(out, n, FIGURE_COLUMNS);
}

static void add_decimal(struct buf *out, double x, unsigned n_decimals)
{
    struct buf digits = {0};
    writer_add_number(&digits, x, n_decimals);
    text_column_add(out, buf_sv(&digits), FIGURE_COLUMNS, true);
    out->failed |= digits.failed;
    buf_free(&digits);
}

static void add_percent(struct buf *out, double x)
{
    if (!isnan(x)) {
        add_decimal(out, 100 * x, 2);
        buf_add_sv(out, SV(" %"));
    }
    buf_add_char(out, '\n');
}

/* "LABEL  N  SHARE %". */
static void add_row(struct buf *out, const char *label, uint64_t n, uint64_t of)
{
    add_label(out, label);
    add_count(out, n);
    add_percent(out, share(n, of));
}

static void add_heading(struct buf *out, const char *title)
{
    buf_add_char(out, '\n');
    buf_add_sv(out, sv_from(title));
    buf_add_char(out, '\n');
}

static void add_sides(const struct statistics *s, struct buf *out)
{
    const struct figures *f = &s->figures;
    const struct figures_side *side[] = {&f->src, &f->tgt};
    const char *lang[] = {s->src_lang, s->tgt_lang};
    add_heading(out, "Sides");
    add_label(out, "");
    text_column_add(out, SV("source"), FIGURE_COLUMNS, true);
    text_column_add(out, SV("target"), FIGURE_COLUMNS, true);
    buf_add_char(out, '\n');
    add_label(out, "language");
    for (unsigned k = 0; k < 2; k++)
        text_column_add(out, sv_from(lang[k][0] ? lang[k] : "-"),
                        FIGURE_COLUMNS, true);
    buf_add_char(out, '\n');
    add_label(out, "sentences");
    for (unsigned k = 0; k < 2; k++)
        add_count(out, side[k]->n_sents);
    buf_add_char(out, '\n');
    add_label(out, "characters");
    for (unsigned k = 0; k < 2; k++)
        add_count(out, side[k]->n_cp);
    buf_add_char(out, '\n');
    add_label(out, "words, mean");
    for (unsigned k = 0; k < 2; k++)
        add_decimal(out, mean_words(side[k]), 1);
    buf_add_char(out, '\n');
    add_label(out, "words, median");
    for (unsigned k = 0; k < 2; k++)
        add_count(out, figures_words_quantile(f, side[k], .5));
    buf_add_char(out, '\n');
    add_label(out, "words, 95 % have");
    for (unsigned k = 0; k < 2; k++)
        add_count(out, figures_words_quantile(f, side[k], .95));
    buf_add_char(out, '\n');
}

/* The name of a bead type: "1:2", "9+:1". */
static void add_bead(unsigned src, unsigned tgt, struct buf *out)
{
    buf_add_u64(out, src);
    buf_add_sv(out, src == FIGURES_SIDE_MAX ? SV("+:") : SV(":"));
    buf_add_u64(out, tgt);
    buf_add_sv(out, tgt == FIGURES_SIDE_MAX ? SV("+") : SV(""));
}

static void add_beads(const struct statistics *s, struct buf *out)
{
    add_heading(out, "Beads");
    for (unsigned i = 0; i <= FIGURES_SIDE_MAX; i++)
        for (unsigned k = 0; k <= FIGURES_SIDE_MAX; k++) {
            struct buf name = {0};
            if (s->figures.n_bead[i][k] == 0)
                continue;
            add_bead(i, k, &name);
            buf_add_char(&name, '\0');
            add_row(out, name.failed ? "" : name.p, s->figures.n_bead[i][k],
                    s->n_records);
            buf_free(&name);
        }
}

static void add_scores(const struct figures *f, struct buf *out)
{
    static const char *const names[N_SCORES] = {
        "0.0 to 0.1", "0.1 to 0.2", "0.2 to 0.3", "0.3 to 0.4", "0.4 to 0.5",
        "0.5 to 0.6", "0.6 to 0.7", "0.7 to 0.8", "0.8 to 0.9", "0.9 to 1.0"};
    if (f->n_scored == 0)
        return;
    add_heading(out, "Scores");
    for (unsigned k = 0; k < N_SCORES; k++)
        add_row(out, names[k], in_tenth(f, k), f->n_scored);
    add_label(out, "mean");
    add_decimal(out, mean_score(f), 4);
    buf_add_char(out, '\n');
    add_label(out, "expected to be wrong");
    add_decimal(out, figures_expected_wrong(f).n, 1);
    add_percent(out, figures_expected_wrong(f).rate);
}

static void add_flags(const struct figures *f, struct buf *out)
{
    if (f->n_flagged == 0)
        return;
    add_heading(out, "Flags");
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        if (f->n_flag[bit] > 0)
            add_row(out, record_flag_name(bit), f->n_flag[bit], f->n_pairs);
}

static void add_sources(const struct statistics *s, size_t n, struct buf *out)
{
    if (s->n_sources == 0)
        return;
    add_heading(out, "Sources");
    add_label(out, "");
    text_column_add(out, SV("pairs"), FIGURE_COLUMNS, true);
    text_column_add(out, SV("mean score"), FIGURE_COLUMNS, true);
    buf_add_char(out, '\n');
    for (size_t k = 0; k < s->n_sources && k < n; k++) {
        const struct statistics_source *x = &s->sources[k];
        text_column_add(out, x->name.n ? x->name : SV("-"), LABEL_COLUMNS,
                        false);
        add_count(out, x->n_pairs);
        add_decimal(out, x->n_scored ? x->scores / (double)x->n_scored : NAN,
                    4);
        buf_add_char(out, '\n');
    }
    if (s->n_sources > n) {
        buf_add_u64(out, s->n_sources - n);
        buf_add_sv(out, SV(" more\n"));
    }
}

void statistics_add_table(const struct statistics *s, size_t n_sources,
                          struct buf *out)
{
    const struct figures *f = &s->figures;
    const struct figures_ratio ratio = figures_length_ratio(f);
    add_row(out, "pairs", f->n_pairs, 0);
    if (s->n_records > f->n_pairs)
        add_row(out, "one side only", s->n_records - f->n_pairs, s->n_records);
    add_row(out, "documents", f->n_documents, 0);
    if (s->knows_copies) {
        add_row(out, "different pairs", s->pairs.n, f->n_pairs);
        add_row(out, "different sources", s->src.n, f->n_pairs);
        add_row(out, "different targets", s->tgt.n, f->n_pairs);
    }
    add_label(out, "length ratio");
    add_decimal(out, ratio.median, 2);
    buf_add_sv(out, SV("  median of target to source\n"));
    add_sides(s, out);
    add_beads(s, out);
    add_scores(f, out);
    add_flags(f, out);
    add_sources(s, n_sources, out);
}

/* ---- JSON ---- */

static void add_u64(struct buf *out, const char *key, uint64_t n)
{
    json_writer_key(out, key);
    json_writer_u64(out, n);
}

static void add_number(struct buf *out, const char *key, double x)
{
    json_writer_key(out, key);
    json_writer_number(out, x, 4);
}

static void add_side_object(const struct figures *f,
                            const struct figures_side *side, const char *key,
                            const char *lang, struct buf *out)
{
    json_writer_key(out, key);
    json_writer_begin(out, '{');
    json_writer_key(out, "lang");
    json_writer_string(out, sv_from(lang));
    add_u64(out, "sentences", side->n_sents);
    add_u64(out, "characters", side->n_cp);
    add_number(out, "words_mean", mean_words(side));
    add_u64(out, "words_median", figures_words_quantile(f, side, .5));
    add_u64(out, "words_95", figures_words_quantile(f, side, .95));
    json_writer_end(out, '}');
}

static void add_bead_object(const struct figures *f, struct buf *out)
{
    json_writer_key(out, "beads");
    json_writer_begin(out, '{');
    for (unsigned i = 0; i <= FIGURES_SIDE_MAX; i++)
        for (unsigned k = 0; k <= FIGURES_SIDE_MAX; k++) {
            struct buf name = {0};
            if (f->n_bead[i][k] == 0)
                continue;
            add_bead(i, k, &name);
            buf_add_char(&name, '\0');
            if (!name.failed)
                add_u64(out, name.p, f->n_bead[i][k]);
            out->failed |= name.failed;
            buf_free(&name);
        }
    json_writer_end(out, '}');
}

static void add_score_object(const struct figures *f, struct buf *out)
{
    json_writer_key(out, "scores");
    json_writer_begin(out, '{');
    add_u64(out, "scored", f->n_scored);
    add_number(out, "mean", mean_score(f));
    add_number(out, "expected_wrong", figures_expected_wrong(f).n);
    json_writer_key(out, "tenths");
    json_writer_begin(out, '[');
    for (unsigned k = 0; k < N_SCORES; k++)
        json_writer_u64(out, in_tenth(f, k));
    json_writer_end(out, ']');
    json_writer_end(out, '}');
}

static void add_source_object(const struct statistics_source *x,
                              struct buf *out)
{
    json_writer_begin(out, '{');
    json_writer_key(out, "name");
    json_writer_string(out, x->name);
    add_u64(out, "pairs", x->n_pairs);
    add_u64(out, "flagged", x->n_flagged);
    add_u64(out, "src_words", x->src_words);
    add_u64(out, "trg_words", x->tgt_words);
    add_number(out, "mean_score",
               x->n_scored ? x->scores / (double)x->n_scored : NAN);
    json_writer_end(out, '}');
}

static void add_flag_object(const struct figures *f, struct buf *out)
{
    add_u64(out, "flagged", f->n_flagged);
    json_writer_key(out, "flags");
    json_writer_begin(out, '{');
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        add_u64(out, record_flag_name(bit), f->n_flag[bit]);
    json_writer_end(out, '}');
}

void statistics_add_json(const struct statistics *s, struct buf *out)
{
    const struct figures *f = &s->figures;
    json_writer_begin(out, '{');
    json_writer_key(out, "schema");
    json_writer_string(out, SV("stele-stats/1"));
    add_u64(out, "pairs", f->n_pairs);
    add_u64(out, "one_sided", s->n_records - f->n_pairs);
    add_u64(out, "invalid", s->n_bad);
    add_u64(out, "units_without_both", s->n_skipped);
    add_u64(out, "documents", f->n_documents);
    if (s->knows_copies) {
        add_u64(out, "different_pairs", s->pairs.n);
        add_u64(out, "different_src", s->src.n);
        add_u64(out, "different_trg", s->tgt.n);
    }
    add_number(out, "length_ratio", figures_length_ratio(f).median);
    add_side_object(f, &f->src, "src", s->src_lang, out);
    add_side_object(f, &f->tgt, "trg", s->tgt_lang, out);
    add_bead_object(f, out);
    add_score_object(f, out);
    add_flag_object(f, out);
    json_writer_key(out, "sources");
    json_writer_begin(out, '[');
    for (size_t k = 0; k < s->n_sources; k++)
        add_source_object(&s->sources[k], out);
    json_writer_end(out, ']');
    json_writer_end(out, '}');
    buf_add_char(out, '\n');
}
