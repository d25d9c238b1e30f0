/* report/reliability_plot.c - draws the ten bins of a calibration.
 *
 * The plot is a square of SIDE pixels, share right upwards and mean score to
 * the right, above a strip of bars for the number of beads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/reliability_plot.h"

#include <math.h>

#include "corpus/wilson.h"

enum { SIDE = 300, LEFT = 60, TOP = 40, STRIP = 60, GAP = 46, WIDTH = 400 };
enum { STRIP_TOP = TOP + SIDE + GAP, HEIGHT = STRIP_TOP + STRIP + 34 };

/* An SVG element under way: its name, then attributes. */
static void open_tag(struct buf *out, const char *name)
{
    buf_add_char(out, '<');
    buf_add_sv(out, sv_from(name));
}

static void attribute(struct buf *out, const char *name, double value)
{
    buf_add_char(out, ' ');
    buf_add_sv(out, sv_from(name));
    buf_add_sv(out, SV("=\""));
    buf_add_fixed(out, value, 1);
    buf_add_char(out, '"');
}

static void line(struct buf *out, double x1, double y1, double x2, double y2,
                 const char *class)
{
    open_tag(out, "line");
    attribute(out, "x1", x1);
    attribute(out, "y1", y1);
    attribute(out, "x2", x2);
    attribute(out, "y2", y2);
    buf_add_sv(out, SV(" class=\""));
    buf_add_sv(out, sv_from(class));
    buf_add_sv(out, SV("\"/>\n"));
}

static void label(struct buf *out, double x, double y, const char *anchor,
                  const char *text)
{
    open_tag(out, "text");
    attribute(out, "x", x);
    attribute(out, "y", y);
    buf_add_sv(out, SV(" text-anchor=\""));
    buf_add_sv(out, sv_from(anchor));
    buf_add_sv(out, SV("\">"));
    buf_add_sv(out, sv_from(text));
    buf_add_sv(out, SV("</text>\n"));
}

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
        line(out, x_of(at), TOP, x_of(at), TOP + SIDE, "grid");
        line(out, LEFT, y_of(at), LEFT + SIDE, y_of(at), "grid");
        label(out, x_of(at), TOP + SIDE + 16, "middle", ticks[i]);
        label(out, LEFT - 8, y_of(at) + 4, "end", ticks[i]);
    }
    line(out, x_of(0), y_of(0), x_of(1), y_of(1), "ideal");
    label(out, LEFT + SIDE / 2.0, TOP + SIDE + 34, "middle", "mean score");
    label(out, LEFT, TOP - 12, "start",
          "share of right beads (lines: 95 % intervals)");
    label(out, LEFT, HEIGHT - 8, "start", "number of beads");
}

static void add_bin(struct buf *out, const struct evaluation_bin *bin)
{
    double x = x_of(bin->mean_score), low, high, n = (double)bin->n;
    wilson_interval(bin->share_right * n, n, &low, &high);
    line(out, x, y_of(low), x, y_of(high), "interval");
    open_tag(out, "circle");
    attribute(out, "cx", x);
    attribute(out, "cy", y_of(bin->share_right));
    buf_add_sv(out, SV(" r=\"4\"/>\n"));
}

/* A bar, and below it how many beads it stands for. */
static void add_bar(struct buf *out, unsigned b, size_t n, double share_of_most)
{
    double step = SIDE / (double)EVALUATION_N_BINS;
    open_tag(out, "rect");
    attribute(out, "x", LEFT + b * step + 1);
    attribute(out, "y", STRIP_TOP + STRIP * (1 - share_of_most));
    attribute(out, "width", step - 2);
    attribute(out, "height", STRIP * share_of_most);
    buf_add_sv(out, SV("/>\n"));
    open_tag(out, "text");
    attribute(out, "x", LEFT + (b + .5) * step);
    attribute(out, "y", STRIP_TOP + STRIP + 12);
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
    open_tag(out, "svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                  "aria-labelledby=\"t d\"");
    attribute(out, "width", WIDTH);
    attribute(out, "height", HEIGHT);
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
