/* report/page_sections.c - sections 2 to 9.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/page_sections.h"

#include <math.h>

#include "corpus/wilson.h"
#include "report/charts.h"
#include "report/document_charts.h"
#include "report/html.h"
#include "report/page_summary.h"

enum { DRAWN_DOCUMENTS = 8 };

/* A figure of what `draw` appends. */
static int figure(struct buf *out, struct assessment *s,
                  void (*draw)(const struct assessment *s, struct buf *out),
                  enum wording caption, report_table behind, struct err *e)
{
    struct buf svg = {0};
    draw(s, &svg);
    int rc = svg.failed
                 ? err_nomem(e)
                 : section_figure(out, s, caption, buf_sv(&svg), behind, e);
    buf_end_part(&svg, out);
    return rc;
}

static int document_figures(struct buf *out, struct assessment *s,
                            uint32_t document, struct err *e)
{
    struct buf path = {0}, drift = {0}, name = {0};
    html_add_text(&name, s->delivery->documents[document].id);
    const struct sv arg = buf_sv(&name);
    buf_add_sv(out, s->delivery->n == 1 ? SV("<details open><summary>")
                                        : SV("<details><summary>"));
    wording_add(out, s->options.language, WORD_FOR_DOCUMENT, &arg, 1, false);
    buf_add_sv(out, SV("</summary><div class=\"figures\">"));
    chart_path(s, document, &path);
    chart_drift(s, document, &drift);
    int rc = name.failed || path.failed || drift.failed ? err_nomem(e) : 0;
    if (rc == 0)
        rc = section_figure(out, s, WORD_D_PATH, buf_sv(&path), NULL, e);
    if (rc == 0)
        rc = section_figure(out, s, WORD_D_DRIFT, buf_sv(&drift), NULL, e);
    buf_add_sv(out, SV("</div></details>\n"));
    buf_end_part(&path, out);
    buf_end_part(&drift, out);
    buf_end_part(&name, out);
    return rc;
}

int section_documents(struct buf *out, struct assessment *s, struct err *e)
{
    int rc = section_table(out, s, table_documents, s->options.rows, e);
    section_paragraph(out, s, "small", WORD_STRIP_LEGEND, NULL, 0);
    for (uint32_t k = 0; rc == 0 && k < s->delivery->n && k < DRAWN_DOCUMENTS;
         k++)
        rc = document_figures(out, s, s->order[k], e);
    return rc;
}

int section_queue(struct buf *out, struct assessment *s, struct err *e)
{
    const enum report_language l = s->options.language;
    struct buf rows = {0}, minutes = {0}, share = {0};
    number_add_count(&rows, l, s->queue.n_80);
    number_add_decimal(&minutes, l, ceil(assessment_minutes(s, s->queue.n_80)),
                       0);
    number_add_percent(&share, l, .8, 0);
    const struct sv args[] = {buf_sv(&rows), buf_sv(&minutes), buf_sv(&share)};
    section_paragraph(out, s, "", WORD_QUEUE_INTRO, NULL, 0);
    if (s->queue.n_80 > 0)
        section_paragraph(out, s, "", WORD_READ_SENTENCE, args, 3);
    buf_add_sv(out, SV("<div id=\"review\"></div>\n"));
    buf_end_part(&rows, out);
    buf_end_part(&minutes, out);
    buf_end_part(&share, out);
    return section_table(out, s, table_queue, s->options.rows, e);
}

int section_omissions(struct buf *out, struct assessment *s, struct err *e)
{
    const struct figures *f = &s->delivery->figures;
    if (f->omitted_inner.n + f->omitted_edge.n + f->added_inner.n +
            f->added_edge.n ==
        0) {
        section_paragraph(out, s, "", WORD_NO_OMISSIONS, NULL, 0);
        return 0;
    }
    section_paragraph(out, s, "", WORD_OMISSIONS_INTRO, NULL, 0);
    return section_table(out, s, table_omissions, s->options.rows, e);
}

int section_checks(struct buf *out, struct assessment *s, struct err *e)
{
    if (s->delivery->n_flagged == 0) {
        section_paragraph(out, s, "", WORD_NO_CHECKS, NULL, 0);
        return 0;
    }
    int rc = section_table(out, s, table_checks, s->options.rows, e);
    section_heading(out, s, WORD_WORST_FIVE);
    return rc == 0 ? section_table(out, s, table_examples, s->options.rows, e)
                   : rc;
}

int section_consistency(struct buf *out, struct assessment *s, struct err *e)
{
    const enum report_language l = s->options.language;
    struct buf n = {0}, pairs = {0};
    if (s->consistency.n == 0) {
        section_paragraph(out, s, "", WORD_NO_INCONSISTENCY, NULL, 0);
        return 0;
    }
    number_add_count(&n, l, s->consistency.n_conflicts);
    number_add_count(&pairs, l, s->consistency.n_conflict_pairs);
    const struct sv args[] = {buf_sv(&n), buf_sv(&pairs)};
    section_paragraph(out, s, "", WORD_INCONSISTENT, args, 2);
    buf_end_part(&n, out);
    buf_end_part(&pairs, out);
    return section_table(out, s, table_inconsistencies, s->options.rows, e);
}

/* The threshold for a precision. */
static void add_threshold(struct buf *out, const struct assessment *s,
                          double precision)
{
    const enum report_language l = s->options.language;
    const double t = figures_threshold(&s->delivery->figures, precision);
    struct buf p = {0}, score = {0}, kept = {0};
    number_add_percent(&p, l, precision, 0);
    number_add_decimal(&score, l, t, 4);
    number_add_percent(
        &kept, l, isnan(t) ? 0 : figures_yield(&s->delivery->figures, t).kept,
        1);
    const struct sv args[] = {buf_sv(&p), buf_sv(&score), buf_sv(&kept)};
    section_paragraph(out, s, "small",
                      isnan(t) ? WORD_YIELD_NEVER : WORD_YIELD_FOR, args,
                      isnan(t) ? 1 : 3);
    buf_end_part(&p, out);
    buf_end_part(&score, out);
    buf_end_part(&kept, out);
}

static void draw_scores(const struct assessment *s, struct buf *out)
{
    buf_add_sv(out, SV("<div class=\"toggle\"><div>"));
    chart_scores(s, false, out);
    buf_add_sv(out, SV("</div><div>"));
    chart_scores(s, true, out);
    buf_add_sv(out, SV("</div></div>"));
}

int section_contents(struct buf *out, struct assessment *s, struct err *e)
{
    static const double precisions[] = {.95, .98, .99};
    buf_add_sv(out, SV("<div class=\"figures\">\n"));
    int rc = figure(out, s, chart_yield,
                    s->labels.n_scored > 0 ? WORD_D_YIELD_JUDGED : WORD_D_YIELD,
                    table_yield, e);
    if (rc == 0)
        rc = figure(out, s, draw_scores, WORD_D_SCORES, table_scores, e);
    if (rc == 0)
        rc = figure(out, s, chart_beads, WORD_D_BEADS, table_beads, e);
    if (rc == 0)
        rc = figure(out, s, chart_lengths, WORD_D_LENGTHS, NULL, e);
    buf_add_sv(out, SV("</div>\n"));
    if (s->delivery->figures.n_scored > 0)
        for (size_t k = 0; k < 3; k++)
            add_threshold(out, s, precisions[k]);
    if (rc == 0)
        rc = section_table(out, s, table_contents, s->options.rows, e);
    if (rc == 0)
        rc = section_table(out, s, table_groups, s->options.rows, e);
    return rc;
}

/* What was judged, where anything was. */
static void add_judged(struct buf *out, const struct assessment *s)
{
    const enum report_language l = s->options.language;
    const uint64_t n = s->labels.n_right + s->labels.n_wrong;
    struct buf all = {0}, wrong = {0}, from = {0}, to = {0};
    double low, high;
    if (n == 0)
        return;
    wilson_interval((double)s->labels.n_wrong, (double)n, &low, &high);
    number_add_count(&all, l, n);
    number_add_count(&wrong, l, s->labels.n_wrong);
    number_add_percent(&from, l, low, 1);
    number_add_percent(&to, l, high, 1);
    const struct sv args[] = {buf_sv(&all), buf_sv(&wrong), buf_sv(&from),
                              buf_sv(&to)};
    section_paragraph(out, s, "", WORD_SAMPLE_JUDGED, args, 4);
    buf_end_part(&all, out);
    buf_end_part(&wrong, out);
    buf_end_part(&from, out);
    buf_end_part(&to, out);
}

int section_evidence(struct buf *out, struct assessment *s, struct err *e)
{
    const enum report_language l = s->options.language;
    struct buf n = {0}, seed = {0}, most = {0}, points = {0};
    double low, high;
    wilson_interval(0, s->sample.n > 0 ? (double)s->sample.n : 1, &low, &high);
    number_add_count(&n, l, s->sample.n);
    buf_add_u64(&seed, s->options.seed);
    number_add_percent(&most, l, high, 1);
    number_add_decimal(&points, l,
                       s->delivery->figures.n_scored < FIGURES_SHORT
                           ? 100 * FIGURES_CALIBRATION_SHORT
                           : 100 * FIGURES_CALIBRATION,
                       1);
    const struct sv args[] = {buf_sv(&n), buf_sv(&seed), SV("0"), buf_sv(&n),
                              buf_sv(&most)};
    const struct sv arg = buf_sv(&points);
    section_paragraph(out, s, "", WORD_EVIDENCE, &arg, 1);
    add_judged(out, s);
    if (s->sample.n > 0)
        section_paragraph(out, s, "", WORD_SAMPLE_INTRO, args, 5);
    buf_end_part(&n, out);
    buf_end_part(&seed, out);
    buf_end_part(&most, out);
    buf_end_part(&points, out);
    int rc = section_table(out, s, table_strata, s->options.rows, e);
    if (rc == 0 && s->labels.n_scored > 0)
        rc = figure(out, s, chart_reliability, WORD_D_RELIABILITY,
                    table_reliability, e);
    buf_add_sv(out, SV("<details><summary>"));
    html_add_text(out, wording(l, WORD_SAMPLE));
    buf_add_sv(out, SV("</summary>"));
    if (rc == 0)
        rc = section_table(out, s, table_sample, s->options.rows, e);
    buf_add_sv(out, SV("</details>\n"));
    return rc;
}

static void add_term(struct buf *out, const struct assessment *s,
                     enum wording term, struct sv text)
{
    if (text.n == 0)
        return;
    buf_add_sv(out, SV("<dt>"));
    html_add_text(out, wording(s->options.language, term));
    buf_add_sv(out, SV("</dt><dd>"));
    html_add_text(out, text);
    buf_add_sv(out, SV("</dd>\n"));
}

int section_provenance(struct buf *out, struct assessment *s, struct err *e)
{
    static const enum wording limits[] = {
        WORD_LIMIT_1, WORD_LIMIT_2, WORD_LIMIT_3, WORD_LIMIT_4, WORD_LIMIT_5};
    struct buf tool = {0}, languages = {0};
    buf_add_sv(&tool, SV("stele " STELE_VERSION));
    if (s->run.params_digest) {
        buf_add_sv(&tool, SV(" · "));
        buf_add_sv(&tool, sv_from(s->run.params_digest));
    }
    buf_add_sv(&languages, s->src_lang);
    buf_add_sv(&languages, SV(" → "));
    buf_add_sv(&languages, s->tgt_lang);
    buf_add_sv(out, SV("<dl>\n"));
    add_term(out, s, WORD_TOOL, buf_sv(&tool));
    add_term(out, s, WORD_COMMAND, s->run.settings);
    add_term(out, s, WORD_LANGUAGES, buf_sv(&languages));
    add_term(out, s, WORD_DATE, sv_from(s->run.created));
    buf_add_sv(out, SV("</dl>\n"));
    buf_end_part(&tool, out);
    buf_end_part(&languages, out);
    int rc = section_table(out, s, table_inputs, s->options.rows, e);
    section_heading(out, s, WORD_LIMITS);
    buf_add_sv(out, SV("<ul>\n"));
    for (size_t k = 0; k < sizeof limits / sizeof *limits; k++) {
        buf_add_sv(out, SV("<li>"));
        html_add_text(out, wording(s->options.language, limits[k]));
        buf_add_sv(out, SV("</li>\n"));
    }
    buf_add_sv(out, SV("</ul>\n"));
    return rc;
}
