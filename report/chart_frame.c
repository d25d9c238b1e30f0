/* report/chart_frame.c - values to pixels; grid lines and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/chart_frame.h"

#include <math.h>

#include "report/svg.h"

enum { LEFT = 58, TOP = 30, RIGHT = 20, BOTTOM = 50 };

double chart_x(const struct chart_frame *f, double x)
{
    double at = (x - f->x0) / (f->x1 - f->x0);
    return f->left + f->width * fmin(fmax(at, 0), 1);
}

double chart_y(const struct chart_frame *f, double y)
{
    double at = (y - f->y0) / (f->y1 - f->y0);
    return f->top + f->height * (1 - fmin(fmax(at, 0), 1));
}

static void number_at(struct buf *out, enum report_language l, double value,
                      bool percent, unsigned decimals)
{
    if (percent)
        number_add_percent(out, l, value, decimals);
    else
        number_add_decimal(out, l, value, decimals);
}

void chart_axis_x(struct buf *out, const struct chart_frame *f, unsigned n,
                  bool percent, unsigned decimals, struct sv label)
{
    const double bottom = f->top + f->height;
    for (unsigned k = 0; k <= n; k++) {
        struct buf text = {0};
        double value = f->x0 + (f->x1 - f->x0) * k / n;
        double x = chart_x(f, value);
        svg_line(out, x, f->top, x, bottom, "grid");
        number_at(&text, f->l, value, percent, decimals);
        svg_label(out, x, bottom + 16, "middle", buf_sv(&text));
        buf_end_part(&text, out);
    }
    svg_line(out, f->left, bottom, f->left + f->width, bottom, "axis");
    svg_label(out, f->left + f->width / 2, bottom + 36, "middle", label);
}

void chart_axis_y(struct buf *out, const struct chart_frame *f, unsigned n,
                  bool percent, unsigned decimals, struct sv label)
{
    for (unsigned k = 0; k <= n; k++) {
        struct buf text = {0};
        double value = f->y0 + (f->y1 - f->y0) * k / n;
        double y = chart_y(f, value);
        svg_line(out, f->left, y, f->left + f->width, y, "grid");
        number_at(&text, f->l, value, percent, decimals);
        svg_label(out, f->left - 8, y + 4, "end", buf_sv(&text));
        buf_end_part(&text, out);
    }
    svg_line(out, f->left, f->top, f->left, f->top + f->height, "axis");
    svg_label(out, f->left - 46, f->top - 12, "start", label);
}

struct chart_frame chart_frame_of(const struct assessment *s)
{
    return (struct chart_frame){.left = LEFT,
                                .top = TOP,
                                .width = CHART_WIDTH - LEFT - RIGHT,
                                .height = CHART_HEIGHT - TOP - BOTTOM,
                                .x1 = 1,
                                .y1 = 1,
                                .l = s->options.language};
}
