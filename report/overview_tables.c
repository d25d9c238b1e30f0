/* report/overview_tables.c - of the delivery as a whole: summary, gates,
 * documents, checks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/overview_tables.h"

#include <math.h>

#include "base/hash.h"
#include "report/checks_of_pair.h"
#include "report/document_charts.h"
#include "report/table_parts.h"
#include "report/verdict_text.h"

static void row(struct grid *g, struct sv key, struct sv value)
{
    grid_text(g, key);
    grid_text(g, value);
}

static struct sv count_text(struct assessment *s, struct grid *g, double x,
                            unsigned decimals)
{
    struct buf b = {0};
    number_add_decimal(&b, g->language, x, decimals);
    return table_take(s, g, &b);
}

static struct sv percent_text(struct assessment *s, struct grid *g, double x)
{
    struct buf b = {0};
    number_add_percent(&b, g->language, x, 1);
    return table_take(s, g, &b);
}

int table_summary(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"figure", WORD_C_FIGURE, GRID_TEXT},
        {"value", WORD_C_VALUE, GRID_TEXT}};
    const struct delivery *d = s->delivery;
    const struct figures *f = &d->figures;
    const struct figures_expected x = figures_expected_wrong(f);
    const enum report_language l = s->options.language;
    struct buf verdict = {0};
    grid_open(g, "summary", WORD_H1, l, columns, 2);
    assessment_add_verdict(s, l, false, &verdict);
    row(g, wording(l, WORD_C_VERDICT), table_take(s, g, &verdict));
    row(g, wording(l, WORD_COVERED_SRC),
        percent_text(s, g, d->is_whole ? figures_coverage(&f->src) : NAN));
    row(g, wording(l, WORD_COVERED_TRG),
        percent_text(s, g, d->is_whole ? figures_coverage(&f->tgt) : NAN));
    row(g, wording(l, WORD_PAIRS), count_text(s, g, (double)f->n_pairs, 0));
    row(g, wording(l, WORD_WRONG_PAIRS), count_text(s, g, x.n, 1));
    row(g, wording(l, WORD_C_FROM), count_text(s, g, x.low, 1));
    row(g, wording(l, WORD_C_TO), count_text(s, g, x.high, 1));
    row(g, wording(l, WORD_FLAGGED), count_text(s, g, (double)d->n_flagged, 0));
    row(g, wording(l, WORD_CAVEAT), SV(""));
    return table_filled(g, e);
}

static struct sv operator_sign(enum gate_operator op)
{
    return op == GATE_AT_MOST    ? SV("≤")
           : op == GATE_AT_LEAST ? SV("≥")
                                 : sv_from(gate_operator_name(op));
}

int table_gates(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"gate", WORD_C_GATE, GRID_TEXT},
        {"measured", WORD_C_MEASURED, GRID_TEXT},
        {"limit", WORD_C_LIMIT, GRID_TEXT},
        {"result", WORD_C_RESULT, GRID_TEXT}};
    const enum report_language l = s->options.language;
    grid_open(g, "gates", WORD_C_GATE, l, columns, 4);
    for (size_t k = 0; k < s->gates.n; k++) {
        const struct gate *x = &s->gates.gates[k];
        struct buf value = {0}, limit = {0};
        grid_text(g, sv_from(gate_figure_name(x->figure)));
        assessment_add_gate_value(x, x->value, l, &value);
        grid_text(g, table_take(s, g, &value));
        buf_add_sv(&limit, operator_sign(x->op));
        buf_add_char(&limit, ' ');
        assessment_add_gate_value(x, x->limit, l, &limit);
        grid_text(g, table_take(s, g, &limit));
        grid_text(g, wording(l, x->passed ? WORD_PASSED : WORD_NOT_PASSED));
    }
    return table_filled(g, e);
}

static void document_row(struct assessment *s, struct grid *g, uint32_t at)
{
    const struct delivery_document *d = &s->delivery->documents[at];
    struct buf strip = {0};
    grid_text(g, d->id);
    grid_text(g, sv_from(d->verdict));
    chart_strip(d, g->language, &strip);
    grid_text(g, table_take(s, g, &strip));
    grid_number(g, d->verdict_score);
    grid_number(g, d->n_src);
    grid_number(g, d->n_tgt);
    grid_number(g, (double)d->n_pairs);
    grid_number(g, d->src_coverage);
    grid_number(g, d->tgt_coverage);
    grid_number(g, d->wrong.n);
    grid_number(g, d->wrong.rate);
    grid_number(g, d->is_whole ? (double)d->omitted.n : NAN);
    grid_number(g, d->is_whole ? (double)d->omitted.n_cp : NAN);
    grid_number(g, d->is_whole ? (double)d->added.n : NAN);
    grid_number(g, d->n_pairs > 0
                       ? 1000 * (double)d->n_flagged / (double)d->n_pairs
                       : NAN);
    grid_number(g, d->worst);
    grid_ref(g, (struct grid_ref){.document = at, .at = UINT32_MAX});
}

int table_documents(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"document", WORD_C_DOCUMENT, GRID_TEXT},
        {"verdict", WORD_C_VERDICT, GRID_TEXT},
        {"strip", WORD_C_STRIP, GRID_STRIP},
        {"probability", WORD_C_PROBABILITY, GRID_SCORE},
        {"sentences", WORD_C_SENTENCES, GRID_COUNT},
        {"sentences_trg", WORD_C_SENTENCES_TRG, GRID_COUNT},
        {"pairs", WORD_C_PAIRS, GRID_COUNT},
        {"coverage_src", WORD_C_COVERAGE, GRID_SHARE},
        {"coverage_trg", WORD_C_COVERAGE_TRG, GRID_SHARE},
        {"expected_wrong", WORD_C_WRONG, GRID_DECIMAL},
        {"expected_wrong_rate", WORD_C_WRONG_RATE, GRID_SHARE},
        {"inner_omissions", WORD_C_OMISSIONS, GRID_COUNT},
        {"inner_omissions_characters", WORD_C_OMITTED_CP, GRID_COUNT},
        {"inner_additions", WORD_C_ADDITIONS, GRID_COUNT},
        {"flagged_per_1000", WORD_C_FLAGS_1000, GRID_COUNT},
        {"worst", WORD_C_WORST, GRID_SCORE},
    };
    grid_open(g, "documents", WORD_H2, s->options.language, columns, 16);
    for (size_t k = 0; k < s->delivery->n; k++)
        document_row(s, g, s->order[k]);
    return table_filled(g, e);
}

static struct sv severity_word(const struct grid *g, enum severity severity)
{
    return wording(g->language, severity == SEVERITY_MAJOR   ? WORD_MAJOR
                                : severity == SEVERITY_MINOR ? WORD_MINOR
                                                             : WORD_NEUTRAL);
}

int table_checks(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"check", WORD_C_CHECK, GRID_TEXT},
        {"flag", WORD_C_FLAG, GRID_TEXT},
        {"mqm", WORD_C_MQM, GRID_TEXT},
        {"severity", WORD_C_SEVERITY, GRID_TEXT},
        {"pairs", WORD_C_PAIRS, GRID_COUNT},
        {"per_1000", WORD_C_PER_1000, GRID_DECIMAL},
        {"dismissed", WORD_C_DISMISSED, GRID_COUNT}};
    const struct figures *f = &s->delivery->figures;
    grid_open(g, "checks", WORD_H5, s->options.language, columns, 7);
    for (int severity = SEVERITY_MAJOR; severity >= SEVERITY_NEUTRAL;
         severity--)
        for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++) {
            const struct check_row *c = check_row(bit);
            const uint64_t n_dismissed = s->labels.n_dismissed[bit];
            if (f->n_flag[bit] + n_dismissed == 0 ||
                (int)c->severity != severity)
                continue;
            grid_text(g, sv_from(c->label[g->language]));
            grid_text(g, sv_from(record_flag_name(bit)));
            grid_text(g, sv_from(c->mqm));
            grid_text(g, severity_word(g, c->severity));
            grid_number(g, (double)f->n_flag[bit]);
            grid_number(g, figures_flag_per_1000(f, bit));
            grid_number(g, (double)n_dismissed);
        }
    return table_filled(g, e);
}

static void input_rows(struct assessment *s, struct grid *g, enum wording kind,
                       const struct assessment_input *inputs, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        struct buf hash = {0};
        char hex[16];
        hash_hex(inputs[k].hash, hex);
        buf_add(&hash, hex, sizeof hex);
        grid_text(g, wording(g->language, kind));
        grid_text(g, inputs[k].path);
        grid_text(g, table_take(s, g, &hash));
        grid_number(g, (double)inputs[k].n_bytes);
    }
}

int table_inputs(struct assessment *s, struct grid *g, struct err *e)
{
    static const struct grid_column columns[] = {
        {"kind", WORD_C_KIND, GRID_TEXT},
        {"file", WORD_INPUT, GRID_TEXT},
        {"xxh64", WORD_C_DIGEST, GRID_TEXT},
        {"bytes", WORD_C_BYTES, GRID_COUNT}};
    grid_open(g, "inputs", WORD_H9, s->options.language, columns, 4);
    input_rows(s, g, WORD_INPUT, s->run.inputs, s->run.n_inputs);
    input_rows(s, g, WORD_LEXICON, s->run.lexicons, s->run.n_lexicons);
    return table_filled(g, e);
}
