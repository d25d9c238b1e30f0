/* report/charts.c - plots of the whole delivery.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/charts.h"

#include <math.h>

#include "corpus/wilson.h"
#include "report/chart_frame.h"
#include "report/document_charts.h"
#include "report/svg.h"

enum { LEFT = 58, TOP = 30, LABEL_APART = 36 };

static void open_chart(struct buf *out, const struct assessment *s,
                       const char *key, enum wording title, enum wording what)
{
    const enum report_language l = s->options.language;
    svg_open(out, key, CHART_WIDTH, CHART_HEIGHT, wording(l, title),
             wording(l, what));
}

/* The same as judged pairs tell, from each tenth of the scores on. */
static void add_judged_line(const struct assessment *s,
                            const struct chart_frame *frame, struct buf *out)
{
    const struct figures *f = &s->delivery->figures;
    bool is_open = false;
    for (unsigned b = EVALUATION_N_BINS; s->labels.n_scored > 0 && b-- > 0;) {
        const double y = labels_precision(&s->labels, f, b);
        if (isnan(y))
            continue;
        if (!is_open)
            svg_path_begin(out, "limit");
        svg_path_point(
            out,
            chart_x(frame,
                    figures_yield(f, b / (double)EVALUATION_N_BINS).kept),
            chart_y(frame, y), !is_open);
        is_open = true;
    }
    if (is_open)
        svg_path_end(out);
}

/* The least tenth that both curves are above. */
static double least_precision(const struct assessment *s)
{
    const struct figures *f = &s->delivery->figures;
    double least = figures_yield(f, 0).precision;
    for (unsigned b = 0; s->labels.n_scored > 0 && b < EVALUATION_N_BINS; b++)
        least = fmin(least, labels_precision(&s->labels, f, b));
    return isnan(least) ? .9 : fmin(.9, floor(least * 10) / 10);
}

void chart_yield(const struct assessment *s, struct buf *out)
{
    static const double ticks[] = {.5, .7, .8, .9, .95, .99};
    const struct figures *f = &s->delivery->figures;
    struct chart_frame frame = chart_frame_of(s);
    frame.y0 = least_precision(s);
    open_chart(out, s, "yield", WORD_CHART_YIELD,
               s->labels.n_scored > 0 ? WORD_D_YIELD_JUDGED : WORD_D_YIELD);
    chart_axis_x(out, &frame, 5, true, 0, wording(frame.l, WORD_A_KEPT));
    chart_axis_y(out, &frame, 5, true, 0, wording(frame.l, WORD_A_PRECISION));
    if (f->n_scored > 0) {
        uint64_t n = 0, sum = 0;
        bool is_first = true;
        svg_path_begin(out, "line");
        for (unsigned k = FIGURES_SCORE_STEPS + 1; k-- > 0;) {
            n += f->n_score[k];
            sum += f->n_score[k] * k;
            if (f->n_score[k] == 0)
                continue;
            svg_path_point(
                out, chart_x(&frame, (double)n / (double)f->n_scored),
                chart_y(&frame, (double)sum / FIGURES_SCORE_STEPS / (double)n),
                is_first);
            is_first = false;
        }
        svg_path_end(out);
    }
    add_judged_line(s, &frame, out);
    double last_x = 2 * CHART_WIDTH; /* of the label before it */
    for (size_t k = 0; k < sizeof ticks / sizeof *ticks; k++) {
        const struct figures_yield y = figures_yield(f, ticks[k]);
        struct buf text = {0};
        if (isnan(y.precision))
            continue;
        svg_circle(out, chart_x(&frame, y.kept), chart_y(&frame, y.precision),
                   4, "dot");
        number_add_decimal(&text, frame.l, ticks[k], 2);
        const double x = chart_x(&frame, y.kept);
        if (last_x - x >= LABEL_APART) {
            last_x = x;
            svg_label(out, chart_x(&frame, y.kept) - 6,
                      chart_y(&frame, y.precision) + 16, "end", buf_sv(&text));
        }
        buf_end_part(&text, out);
    }
    svg_close(out);
}

/* The least of 1, 2, 5, 10, … that is at least `most`. */
static double round_up(double most)
{
    double step = 1;
    for (unsigned k = 0; step < most; k++)
        step *= k % 3 == 1 ? 2.5 : 2;
    return step;
}

void chart_scores(const struct assessment *s, bool is_log, struct buf *out)
{
    enum { BINS = 20, STEPS = FIGURES_SCORE_STEPS / BINS };
    struct chart_frame frame = chart_frame_of(s);
    uint64_t n[BINS], most = 1;
    for (unsigned b = 0; b < BINS; b++) {
        n[b] = figures_scores_between(&s->delivery->figures, b * STEPS,
                                      b + 1 < BINS ? (b + 1) * STEPS
                                                   : FIGURES_SCORE_STEPS + 1);
        most = n[b] > most ? n[b] : most;
    }
    frame.y1 = is_log ? ceil(log10((double)most + 1)) : round_up((double)most);
    open_chart(out, s, is_log ? "scores-log" : "scores", WORD_CHART_SCORES,
               WORD_D_SCORES);
    chart_axis_x(out, &frame, 5, false, 1, wording(frame.l, WORD_A_SCORE));
    if (!is_log)
        chart_axis_y(out, &frame, frame.y1 < 5 ? (unsigned)frame.y1 : 5, false,
                     0, wording(frame.l, WORD_A_PAIRS));
    else
        for (unsigned k = 0; k <= (unsigned)frame.y1; k++) {
            struct buf text = {0};
            double y = chart_y(&frame, k);
            svg_line(out, frame.left, y, frame.left + frame.width, y, "grid");
            number_add_count(&text, frame.l, (uint64_t)lround(pow(10, k)));
            svg_label(out, frame.left - 8, y + 4, "end", buf_sv(&text));
            buf_end_part(&text, out);
        }
    for (unsigned b = 0; b < BINS; b++) {
        const double x = chart_x(&frame, b / (double)BINS);
        const double value = is_log ? log10((double)n[b] + (n[b] > 0 ? 0 : 1)) +
                                          (n[b] > 0 ? .06 : 0)
                                    : (double)n[b];
        const double y = chart_y(&frame, value);
        svg_rect(out, x + 1, y, frame.width / BINS - 2,
                 frame.top + frame.height - y, "bar");
    }
    svg_close(out);
}

void chart_beads(const struct assessment *s, struct buf *out)
{
    enum { ROWS = 10, ROW = 24, SIDE = FIGURES_SIDE_MAX + 1 };
    const struct figures *f = &s->delivery->figures;
    const double width = CHART_WIDTH - LEFT - 90;
    uint64_t most = 1, last = UINT64_MAX;
    open_chart(out, s, "beads", WORD_CHART_BEADS, WORD_D_BEADS);
    for (unsigned k = 0; k < SIDE * SIDE; k++)
        most = f->n_bead[k / SIDE][k % SIDE] > most
                   ? f->n_bead[k / SIDE][k % SIDE]
                   : most;
    for (unsigned row = 0, from = 0; row < ROWS; row++) {
        unsigned best = SIDE * SIDE;
        /* the next most frequent; of equals the next in order */
        for (unsigned k = 0; k < SIDE * SIDE; k++) {
            const uint64_t n = f->n_bead[k / SIDE][k % SIDE];
            const bool is_left = n < last || (n == last && k >= from);
            if (n > 0 && is_left &&
                (best == SIDE * SIDE ||
                 n > f->n_bead[best / SIDE][best % SIDE]))
                best = k;
        }
        if (best == SIDE * SIDE)
            break;
        last = f->n_bead[best / SIDE][best % SIDE];
        from = best + 1;
        struct buf text = {0};
        const double y = TOP + ROW * row;
        buf_add_u64(&text, best / SIDE);
        buf_add_char(&text, ':');
        buf_add_u64(&text, best % SIDE);
        svg_label(out, LEFT - 8, y + 14, "end", buf_sv(&text));
        svg_rect(out, LEFT, y + 2, width * (double)last / (double)most, ROW - 6,
                 "bar");
        out->failed |= text.failed;
        buf_clear(&text);
        number_add_count(&text, s->options.language, last);
        svg_label(out, LEFT + width * (double)last / (double)most + 6, y + 14,
                  "start", buf_sv(&text));
        buf_end_part(&text, out);
    }
    svg_close(out);
}

void chart_reliability(const struct assessment *s, struct buf *out)
{
    struct chart_frame frame = chart_frame_of(s);
    open_chart(out, s, "reliability", WORD_CHART_RELIABILITY,
               WORD_D_RELIABILITY);
    chart_axis_x(out, &frame, 5, false, 1, wording(frame.l, WORD_A_SCORE));
    chart_axis_y(out, &frame, 5, true, 0, wording(frame.l, WORD_A_RIGHT));
    svg_line(out, chart_x(&frame, 0), chart_y(&frame, 0), chart_x(&frame, 1),
             chart_y(&frame, 1), "limit");
    for (unsigned b = 0; b < EVALUATION_N_BINS; b++) {
        const struct evaluation_bin *bin = &s->labels.calibration.bins[b];
        const double x = chart_x(&frame, bin->mean_score), n = (double)bin->n;
        struct buf text = {0};
        double low, high;
        if (bin->n == 0)
            continue;
        wilson_interval(bin->share_right * n, n, &low, &high);
        svg_line(out, x, chart_y(&frame, low), x, chart_y(&frame, high),
                 "axis");
        svg_circle(out, x, chart_y(&frame, bin->share_right), 4, "dot");
        number_add_count(&text, frame.l, bin->n);
        svg_label(out, x + (b < EVALUATION_N_BINS / 2 ? 8 : -8),
                  chart_y(&frame, bin->share_right) +
                      (bin->share_right < .1 ? -6 : 14),
                  b < EVALUATION_N_BINS / 2 ? "start" : "end", buf_sv(&text));
        buf_end_part(&text, out);
    }
    svg_close(out);
}

const char *chart_name(unsigned k)
{
    static const char *const names[] = {"yield",   "scores", "scores_log",
                                        "path",    "strip",  "drift",
                                        "lengths", "beads",  "reliability"};
    return k < sizeof names / sizeof *names ? names[k] : NULL;
}

bool chart_of_document(unsigned k)
{
    return k >= 3 && k <= 5;
}

bool chart_is_known(const struct assessment *s, unsigned k)
{
    return k == 8                 ? s->labels.n_scored > 0
           : chart_of_document(k) ? s->delivery->is_whole
                                  : true;
}

void chart_draw(const struct assessment *s, unsigned k, struct buf *out)
{
    const uint32_t first = s->delivery->n > 0 ? s->order[0] : 0;
    switch (k) {
    case 0: chart_yield(s, out); break;
    case 1: chart_scores(s, false, out); break;
    case 2: chart_scores(s, true, out); break;
    case 3: chart_path(s, first, out); break;
    case 4:
        chart_strip(&s->delivery->documents[first], s->options.language, out);
        break;
    case 5: chart_drift(s, first, out); break;
    case 6: chart_lengths(s, out); break;
    case 7: chart_beads(s, out); break;
    case 8: chart_reliability(s, out); break;
    }
}
