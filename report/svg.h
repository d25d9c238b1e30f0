/* report/svg.h - the elements of a drawing.  Colours and widths are those of
 * their classes: "grid", "axis", "line", "bar", "dot", "hollow", "missing",
 * "limit"; what they are is in the style of the page, or of the file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_SVG_H
#define REPORT_SVG_H
#include "base/buffer.h"

/* Begin a drawing of that size with a title and a description for who cannot
 * see it; `key` makes their names unique in the page. */
void svg_open(struct buf *out, const char *key, unsigned width, unsigned height,
              struct sv title, struct sv description);
void svg_close(struct buf *out);

/* "<name", then attributes with one decimal. */
void svg_open_tag(struct buf *out, const char *name);
void svg_attribute(struct buf *out, const char *name, double value);

void svg_line(struct buf *out, double x1, double y1, double x2, double y2,
              const char *class);
void svg_rect(struct buf *out, double x, double y, double width, double height,
              const char *class);
void svg_circle(struct buf *out, double x, double y, double r,
                const char *class);

/* A text; anchor "start", "middle" or "end". */
void svg_label(struct buf *out, double x, double y, const char *anchor,
               struct sv text);

/* A line through points: begin, points, end. */
void svg_path_begin(struct buf *out, const char *class);
void svg_path_point(struct buf *out, double x, double y, bool is_first);
void svg_path_end(struct buf *out);

/* A drawing of the page as a file of its own, with its style: `svg` is what
 * svg_open() to svg_close() appended. */
void svg_add_file(struct buf *out, struct sv svg);
#endif
