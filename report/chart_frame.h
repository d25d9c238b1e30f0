/* report/chart_frame.h - axes of a plot.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_CHART_FRAME_H
#define REPORT_CHART_FRAME_H
#include "report/assessment.h"

/* A frame with axes: the pixels of its corners, and values of the axes. */
struct chart_frame {
    double left, top, width, height;
    double x0, x1, y0, y1;
    enum report_language l;
};

/* The size of every chart but strips, and the frame in it with axes 0..1. */
enum { CHART_WIDTH = 460, CHART_HEIGHT = 300 };
struct chart_frame chart_frame_of(const struct assessment *s);

double chart_x(const struct chart_frame *f, double x);
double chart_y(const struct chart_frame *f, double y);

/* Grid lines and numbers at n + 1 even places of an axis, and its label; with
 * `percent`, numbers are shares. */
void chart_axis_x(struct buf *out, const struct chart_frame *f, unsigned n,
                  bool percent, unsigned decimals, struct sv label);
void chart_axis_y(struct buf *out, const struct chart_frame *f, unsigned n,
                  bool percent, unsigned decimals, struct sv label);
#endif
