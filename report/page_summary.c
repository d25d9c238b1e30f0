/* report/page_summary.c - the first section, and what all sections share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/page_summary.h"

#include <math.h>

#include "report/html.h"
#include "report/page_grid.h"
#include "report/verdict_text.h"

void section_paragraph(struct buf *out, const struct assessment *s,
                       const char *class, enum wording w, const struct sv *args,
                       size_t n)
{
    buf_add_sv(out, SV("<p class=\""));
    buf_add_sv(out, sv_from(class));
    buf_add_sv(out, SV("\">"));
    wording_add(out, s->options.language, w, args, n, true);
    buf_add_sv(out, SV("</p>\n"));
}

int section_table(struct buf *out, struct assessment *s, report_table table,
                  uint64_t most, struct err *e)
{
    struct grid g;
    int rc = table(s, &g, e);
    if (rc == 0 && grid_rows(&g) > 0)
        page_add_grid(out, s, &g, most);
    grid_free(&g);
    return rc;
}

void section_heading(struct buf *out, const struct assessment *s,
                     enum wording w)
{
    buf_add_sv(out, SV("<h3>"));
    html_add_text(out, wording(s->options.language, w));
    buf_add_sv(out, SV("</h3>\n"));
}

int section_figure(struct buf *out, struct assessment *s, enum wording caption,
                   struct sv drawing, report_table behind, struct err *e)
{
    const enum report_language l = s->options.language;
    int rc = 0;
    buf_add_sv(out, SV("<figure>"));
    buf_add_sv(out, drawing);
    buf_add_sv(out, SV("<figcaption>"));
    html_add_text(out, wording(l, caption));
    buf_add_sv(out, SV("</figcaption>"));
    if (behind) {
        buf_add_sv(out, SV("<details><summary>"));
        html_add_text(out, wording(l, WORD_DATA_BEHIND));
        buf_add_sv(out, SV("</summary>"));
        rc = section_table(out, s, behind, s->options.rows, e);
        buf_add_sv(out, SV("</details>"));
    }
    buf_add_sv(out, SV("</figure>\n"));
    return rc;
}

/* ---- Tiles ---- */

/* A figure in large type, what it is, and a line below; `href` leads to its
 * section. */
static void add_tile(struct buf *out, const char *href, struct buf *value,
                     struct buf *what, struct buf *below)
{
    buf_add_sv(out, SV("<a class=\"tile\" href=\""));
    buf_add_sv(out, sv_from(href));
    buf_add_sv(out, SV("\"><b>"));
    buf_add_sv(out, buf_sv(value));
    buf_add_sv(out, SV("</b><span>"));
    buf_add_sv(out, buf_sv(what));
    buf_add_sv(out, SV("</span><small>"));
    buf_add_sv(out, buf_sv(below));
    buf_add_sv(out, SV("</small></a>\n"));
    out->failed |= value->failed || what->failed || below->failed;
    buf_free(value);
    buf_free(what);
    buf_free(below);
}

static void word(struct buf *b, enum report_language l, enum wording w)
{
    html_add_text(b, wording(l, w));
}

static void add_coverage(struct buf *out, const struct assessment *s,
                         const struct figures_side *side, enum wording w)
{
    const enum report_language l = s->options.language;
    struct buf value = {0}, what = {0}, below = {0};
    const bool is_known = s->delivery->is_whole;
    number_add_percent(&value, l, is_known ? figures_coverage(side) : NAN, 1);
    word(&what, l, w);
    if (!is_known)
        word(&below, l, WORD_NOT_KNOWN);
    add_tile(out, is_known ? "#s4" : "#s9", &value, &what, &below);
}

static void add_expected(struct buf *out, const struct assessment *s)
{
    const enum report_language l = s->options.language;
    const struct figures_expected x =
        figures_expected_wrong(&s->delivery->figures);
    struct buf value = {0}, what = {0}, below = {0}, low = {0}, high = {0},
               all = {0};
    const bool known = s->delivery->figures.n_scored > 0;
    number_add_decimal(&value, l, known ? x.n : NAN, x.n < 10 ? 1 : 0);
    number_add_decimal(&low, l, floor(x.low), 0);
    number_add_decimal(&high, l, ceil(x.high), 0);
    number_add_count(&all, l, s->delivery->figures.n_pairs);
    const struct sv args[] = {buf_sv(&low), buf_sv(&high), buf_sv(&all)};
    word(&what, l, WORD_WRONG_PAIRS);
    wording_add(&below, l, WORD_FROM_TO, args, 3, false);
    add_tile(out, "#s3", &value, &what, &below);
    buf_end_part(&low, out);
    buf_end_part(&high, out);
    buf_end_part(&all, out);
}

static void add_review(struct buf *out, const struct assessment *s)
{
    const enum report_language l = s->options.language;
    struct buf value = {0}, what = {0}, below = {0}, share = {0}, rows = {0};
    number_add_decimal(&value, l, ceil(assessment_minutes(s, s->queue.n_80)),
                       0);
    number_add_percent(&share, l, .8, 0);
    number_add_count(&rows, l, s->queue.n_80);
    const struct sv a = buf_sv(&share), b = buf_sv(&rows);
    wording_add(&what, l, WORD_REVIEW_TIME, &a, 1, false);
    wording_add(&below, l, WORD_REVIEW_PAIRS, &b, 1, false);
    add_tile(out, "#s3", &value, &what, &below);
    buf_end_part(&share, out);
    buf_end_part(&rows, out);
}

static void add_omitted(struct buf *out, const struct assessment *s)
{
    const enum report_language l = s->options.language;
    const struct figures *f = &s->delivery->figures;
    struct buf value = {0}, what = {0}, below = {0}, inner = {0}, edge = {0};
    const bool is_known = s->delivery->is_whole && f->src.n_cp > 0;
    number_add_percent(
        &value, l,
        is_known ? (double)f->omitted_inner.n_cp / (double)f->src.n_cp : NAN,
        1);
    word(&what, l, WORD_INNER_OMITTED);
    number_add_count(&inner, l, f->omitted_inner.n);
    number_add_count(&edge, l, f->omitted_edge.n);
    const struct sv args[] = {buf_sv(&inner), buf_sv(&edge)};
    if (is_known)
        wording_add(&below, l, WORD_STRETCHES, args, 2, false);
    else
        word(&below, l, WORD_NOT_KNOWN);
    add_tile(out, is_known ? "#s4" : "#s9", &value, &what, &below);
    buf_end_part(&inner, out);
    buf_end_part(&edge, out);
}

static void add_flagged(struct buf *out, const struct assessment *s)
{
    const enum report_language l = s->options.language;
    const struct figures *f = &s->delivery->figures;
    struct buf value = {0}, what = {0}, below = {0}, share = {0};
    number_add_count(&value, l, s->delivery->n_flagged);
    number_add_decimal(&share, l,
                       f->n_pairs > 0 ? 1000 * (double)s->delivery->n_flagged /
                                            (double)f->n_pairs
                                      : NAN,
                       0);
    const struct sv arg = buf_sv(&share);
    word(&what, l, WORD_FLAGGED);
    wording_add(&below, l, WORD_PER_1000, &arg, 1, false);
    add_tile(out, "#s5", &value, &what, &below);
    buf_end_part(&share, out);
}

static void add_notes(struct buf *out, const struct assessment *s)
{
    const enum report_language l = s->options.language;
    if (!s->delivery->is_whole && s->delivery->n > 0)
        section_paragraph(out, s, "note", WORD_PAIRS_ALONE, NULL, 0);
    if (s->delivery->scored_alone)
        section_paragraph(out, s, "note", WORD_SCORED_ALONE, NULL, 0);
    if (s->delivery->n_failed > 0) {
        struct buf n = {0};
        number_add_count(&n, l, s->delivery->n_failed);
        const struct sv arg = buf_sv(&n);
        section_paragraph(out, s, "note", WORD_N_FAILED, &arg, 1);
        buf_end_part(&n, out);
    }
}

int section_verdict(struct buf *out, struct assessment *s, struct err *e)
{
    buf_add_sv(out, SV("<p class=\"verdict "));
    buf_add_sv(out, sv_from(assessment_class_name(s->class)));
    buf_add_sv(out, SV("\">"));
    assessment_add_verdict(s, s->options.language, true, out);
    buf_add_sv(out, SV("</p>\n"));
    add_notes(out, s);
    buf_add_sv(out, SV("<div class=\"tiles\">\n"));
    add_coverage(out, s, &s->delivery->figures.src, WORD_COVERED_SRC);
    add_coverage(out, s, &s->delivery->figures.tgt, WORD_COVERED_TRG);
    add_expected(out, s);
    add_review(out, s);
    add_omitted(out, s);
    add_flagged(out, s);
    buf_add_sv(out, SV("</div>\n"));
    int rc = section_table(out, s, table_gates, GATE_MAX, e);
    if (!s->options.gates)
        section_paragraph(out, s, "small", WORD_DEFAULT_GATES, NULL, 0);
    section_paragraph(out, s, "caveat", WORD_CAVEAT, NULL, 0);
    return rc;
}
