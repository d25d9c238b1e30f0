/* report/svg.c - numbers with one decimal, texts escaped.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/svg.h"

#include "report/html.h"

void svg_open_tag(struct buf *out, const char *name)
{
    buf_add_char(out, '<');
    buf_add_sv(out, sv_from(name));
}

void svg_attribute(struct buf *out, const char *name, double value)
{
    buf_add_char(out, ' ');
    buf_add_sv(out, sv_from(name));
    buf_add_sv(out, SV("=\""));
    buf_add_fixed(out, value, 1);
    buf_add_char(out, '"');
}

static void end_tag(struct buf *out, const char *class)
{
    buf_add_sv(out, SV(" class=\""));
    buf_add_sv(out, sv_from(class));
    buf_add_sv(out, SV("\"/>\n"));
}

/* An element that is named, for aria-labelledby. */
static void named(struct buf *out, const char *element, const char *key,
                  struct sv text)
{
    svg_open_tag(out, element);
    buf_add_sv(out, SV(" id=\""));
    buf_add_char(out, element[0]);
    buf_add_char(out, '-');
    buf_add_sv(out, sv_from(key));
    buf_add_sv(out, SV("\">"));
    html_add_text(out, text);
    buf_add_sv(out, SV("</"));
    buf_add_sv(out, sv_from(element));
    buf_add_sv(out, SV(">\n"));
}

void svg_open(struct buf *out, const char *key, unsigned width, unsigned height,
              struct sv title, struct sv description)
{
    struct sv k = sv_from(key);
    buf_add_sv(out, SV("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                       "class=\"chart\" aria-labelledby=\"t-"));
    buf_add_sv(out, k);
    buf_add_sv(out, SV(" d-"));
    buf_add_sv(out, k);
    buf_add_sv(out, SV("\" width=\""));
    buf_add_u64(out, width);
    buf_add_sv(out, SV("\" height=\""));
    buf_add_u64(out, height);
    buf_add_sv(out, SV("\" viewBox=\"0 0 "));
    buf_add_u64(out, width);
    buf_add_char(out, ' ');
    buf_add_u64(out, height);
    buf_add_sv(out, SV("\">\n"));
    named(out, "title", key, title);
    named(out, "desc", key, description);
}

void svg_close(struct buf *out)
{
    buf_add_sv(out, SV("</svg>\n"));
}

void svg_line(struct buf *out, double x1, double y1, double x2, double y2,
              const char *class)
{
    svg_open_tag(out, "line");
    svg_attribute(out, "x1", x1);
    svg_attribute(out, "y1", y1);
    svg_attribute(out, "x2", x2);
    svg_attribute(out, "y2", y2);
    end_tag(out, class);
}

void svg_rect(struct buf *out, double x, double y, double width, double height,
              const char *class)
{
    svg_open_tag(out, "rect");
    svg_attribute(out, "x", x);
    svg_attribute(out, "y", y);
    svg_attribute(out, "width", width);
    svg_attribute(out, "height", height);
    end_tag(out, class);
}

void svg_circle(struct buf *out, double x, double y, double r,
                const char *class)
{
    svg_open_tag(out, "circle");
    svg_attribute(out, "cx", x);
    svg_attribute(out, "cy", y);
    svg_attribute(out, "r", r);
    end_tag(out, class);
}

void svg_label(struct buf *out, double x, double y, const char *anchor,
               struct sv text)
{
    svg_open_tag(out, "text");
    svg_attribute(out, "x", x);
    svg_attribute(out, "y", y);
    buf_add_sv(out, SV(" text-anchor=\""));
    buf_add_sv(out, sv_from(anchor));
    buf_add_sv(out, SV("\">"));
    html_add_text(out, text);
    buf_add_sv(out, SV("</text>\n"));
}

void svg_path_begin(struct buf *out, const char *class)
{
    buf_add_sv(out, SV("<path class=\""));
    buf_add_sv(out, sv_from(class));
    buf_add_sv(out, SV("\" d=\""));
}

void svg_path_point(struct buf *out, double x, double y, bool is_first)
{
    buf_add_char(out, is_first ? 'M' : 'L');
    buf_add_fixed(out, x, 1);
    buf_add_char(out, ' ');
    buf_add_fixed(out, y, 1);
}

void svg_path_end(struct buf *out)
{
    buf_add_sv(out, SV("\"/>\n"));
}

void svg_add_file(struct buf *out, struct sv svg)
{
    static const char style[] =
        "<style>text{font:12px sans-serif;fill:#222}.grid{stroke:#ddd}"
        ".axis{stroke:#555}.line{fill:none;stroke:#036;stroke-width:2}"
        ".bar{fill:#8ab}.dot{fill:#036}.hollow{fill:#fff;stroke:#036}"
        ".missing{stroke:#a40;stroke-width:2;stroke-dasharray:2 2;fill:none}"
        ".limit{stroke:#666;stroke-dasharray:4 4;fill:none}</style>\n"
        "<rect width=\"100%\" height=\"100%\" style=\"fill:#fff\"/>\n";
    size_t head = 0;
    while (head < svg.n && svg.p[head] != '\n')
        head++;
    head = head < svg.n ? head + 1 : head;
    buf_add_sv(out, sv_sub(svg, 0, head));
    buf_add_sv(out, sv_from(style));
    buf_add_sv(out, sv_sub(svg, head, svg.n));
}
