/* report/reliability_plot.c - draws the ten bins of a calibration.
 *
 * The plot is a square of SIDE pixels, share right upwards and mean score to
 * the right, above a strip of bars for the number of beads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/reliability_plot.h"

#include <math.h>

#include "corpus/wilson.h"
#include "report/svg.h"

enum { SIDE = 300, LEFT = 60, TOP = 40, STRIP = 60, GAP = 46, WIDTH = 400 };
enum { STRIP_TOP = TOP + SIDE + GAP, HEIGHT = STRIP_TOP + STRIP + 34 };

static double x_of(double score)
{
    return LEFT + SIDE * fmin(fmax(score, 0), 1);
}

static double y_of(double share)
{
    return TOP + SIDE * (1 - share);
}

static void add_axes(struct buf *out)
{
    static const char *const ticks[] = {"0", ".2", ".4", ".6", ".8", "1"};
    for (unsigned i = 0; i <= 5; i++) {
        double at = i / 5.0;
        svg_line(out, x_of(at), TOP, x_of(at), TOP + SIDE, "grid");
        svg_line(out, LEFT, y_of(at), LEFT + SIDE, y_of(at), "grid");
        svg_label(out, x_of(at), TOP + SIDE + 16, "middle", sv_from(ticks[i]));
        svg_label(out, LEFT - 8, y_of(at) + 4, "end", sv_from(ticks[i]));
    }
    svg_line(out, x_of(0), y_of(0), x_of(1), y_of(1), "ideal");
    svg_label(out, LEFT + SIDE / 2.0, TOP + SIDE + 34, "middle",
              SV("mean score"));
    svg_label(out, LEFT, TOP - 12, "start",
              SV("share of right beads (lines: 95 % intervals)"));
    svg_label(out, LEFT, HEIGHT - 8, "start", SV("number of beads"));
}

static void add_bin(struct buf *out, const struct evaluation_bin *bin)
{
    double x = x_of(bin->mean_score), low, high, n = (double)bin->n;
    wilson_interval(bin->share_right * n, n, &low, &high);
    svg_line(out, x, y_of(low), x, y_of(high), "interval");
    svg_open_tag(out, "circle");
    svg_attribute(out, "cx", x);
    svg_attribute(out, "cy", y_of(bin->share_right));
    buf_add_sv(out, SV(" r=\"4\"/>\n"));
}

/* A bar, and below it how many beads it stands for. */
static void add_bar(struct buf *out, unsigned b, size_t n, double share_of_most)
{
    double step = SIDE / (double)EVALUATION_N_BINS;
    svg_open_tag(out, "rect");
    svg_attribute(out, "x", LEFT + b * step + 1);
    svg_attribute(out, "y", STRIP_TOP + STRIP * (1 - share_of_most));
    svg_attribute(out, "width", step - 2);
    svg_attribute(out, "height", STRIP * share_of_most);
    buf_add_sv(out, SV("/>\n"));
    svg_open_tag(out, "text");
    svg_attribute(out, "x", LEFT + (b + .5) * step);
    svg_attribute(out, "y", STRIP_TOP + STRIP + 12);
    buf_add_sv(out, SV(" text-anchor=\"middle\" class=\"n\">"));
    buf_add_u64(out, n);
    buf_add_sv(out, SV("</text>\n"));
}

static void add_description(struct buf *out,
                            const struct evaluation_calibration *c)
{
    buf_add_sv(out, SV("<title id=\"t\">Reliability of the scores</title>\n"
                       "<desc id=\"d\">Expected calibration error "));
    buf_add_fixed(out, c->ece, 4);
    buf_add_sv(out, SV(", Brier score "));
    buf_add_fixed(out, c->brier, 4);
    buf_add_char(out, '.');
    for (unsigned b = 0; b < EVALUATION_N_BINS; b++) {
        const struct evaluation_bin *bin = &c->bins[b];
        if (bin->n == 0)
            continue;
        buf_add_sv(out, SV(" Of "));
        buf_add_u64(out, bin->n);
        buf_add_sv(out, SV(" beads with mean score "));
        buf_add_fixed(out, bin->mean_score, 3);
        buf_add_sv(out, SV(", "));
        buf_add_fixed(out, 100 * bin->share_right, 1);
        buf_add_sv(out, SV(" % are right."));
    }
    buf_add_sv(out, SV("</desc>\n"));
}

void reliability_plot(const struct evaluation_calibration *c, struct buf *out)
{
    size_t most = 1;
    for (unsigned b = 0; b < EVALUATION_N_BINS; b++)
        if (c->bins[b].n > most)
            most = c->bins[b].n;
    svg_open_tag(out, "svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                      "aria-labelledby=\"t d\"");
    svg_attribute(out, "width", WIDTH);
    svg_attribute(out, "height", HEIGHT);
    buf_add_sv(out, SV(" viewBox=\"0 0 "));
    buf_add_u64(out, WIDTH);
    buf_add_char(out, ' ');
    buf_add_u64(out, HEIGHT);
    buf_add_sv(out, SV("\">\n"));
    add_description(out, c);
    buf_add_sv(
        out, SV("<style>text{font:12px sans-serif;fill:#222}.n{font-size:10px}"
                ".grid{stroke:#ddd}.ideal{stroke:#666;"
                "stroke-dasharray:4 4}.interval{stroke:#036;"
                "stroke-width:2}circle{fill:#036}rect{fill:#8ab}"
                "</style>\n<rect width=\"100%\" height=\"100%\" "
                "style=\"fill:#fff\"/>\n"));
    add_axes(out);
    for (unsigned b = 0; b < EVALUATION_N_BINS; b++) {
        add_bar(out, b, c->bins[b].n, (double)c->bins[b].n / (double)most);
        if (c->bins[b].n > 0)
            add_bin(out, &c->bins[b]);
    }
    buf_add_sv(out, SV("</svg>\n"));
}
