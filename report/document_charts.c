/* report/document_charts.c - plots of single pairs and documents: path, drift,
 * strip, lengths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/document_charts.h"

#include <math.h>

#include "corpus/side_size.h"
#include "report/chart_frame.h"
#include "report/svg.h"

/* A chart of a document, whose name is part of its title. */
static void open_of_document(struct buf *out, const struct assessment *s,
                             const char *kind, uint32_t document,
                             enum wording title, enum wording what)
{
    const enum report_language l = s->options.language;
    struct buf key = {0}, name = {0};
    buf_add_sv(&key, sv_from(kind));
    buf_add_char(&key, '-');
    buf_add_u64(&key, document);
    buf_add_char(&key, '\0');
    buf_add_sv(&name, wording(l, title));
    buf_add_sv(&name, SV(": "));
    buf_add_sv(&name, s->delivery->documents[document].id);
    out->failed |= key.failed || name.failed;
    if (!out->failed)
        svg_open(out, key.p, CHART_WIDTH, CHART_HEIGHT, buf_sv(&name),
                 wording(l, what));
    buf_end_part(&key, out);
    buf_end_part(&name, out);
}

/* Characters of both sides of a document, and where its records begin on the
 * target, whose order is not that of the records. */
static void measure(const struct delivery_document *d, double *n_src,
                    double *n_tgt)
{
    *n_src = *n_tgt = 0;
    for (size_t k = 0; k < d->n; k++) {
        *n_src += (double)side_size_cp(&d->records[k].src);
        *n_tgt += (double)side_size_cp(&d->records[k].tgt);
    }
    *n_src = fmax(*n_src, 1);
    *n_tgt = fmax(*n_tgt, 1);
}

void chart_path(const struct assessment *s, uint32_t document, struct buf *out)
{
    const struct delivery_document *d = &s->delivery->documents[document];
    struct chart_frame f = chart_frame_of(s);
    double n_src, n_tgt, x = 0;
    measure(d, &n_src, &n_tgt);
    f.y0 = 1; /* downwards */
    f.y1 = 0;
    open_of_document(out, s, "path", document, WORD_CHART_PATH, WORD_D_PATH);
    chart_axis_x(out, &f, 4, true, 0, wording(f.l, WORD_A_SOURCE));
    chart_axis_y(out, &f, 4, true, 0, wording(f.l, WORD_A_TARGET));
    for (size_t k = 0; k < d->n; k++) {
        const struct record *r = &d->records[k];
        const double w = (double)side_size_cp(&r->src) / n_src;
        const double h = (double)side_size_cp(&r->tgt) / n_tgt;
        const double y = d->n_tgt > 0 ? (double)r->tgt.at / d->n_tgt : 0;
        const char *class = r->src.n == 0 || r->tgt.n == 0 ? "missing"
                            : r->score < .5                ? "unsure"
                                                           : "line";
        svg_line(out, chart_x(&f, x), chart_y(&f, y), chart_x(&f, x + w),
                 chart_y(&f, y + h), class);
        if (r->score < .5 && r->src.n > 0 && r->tgt.n > 0)
            svg_circle(out, chart_x(&f, x + w / 2), chart_y(&f, y + h / 2), 3,
                       "hollow");
        x += w;
    }
    svg_close(out);
}

void chart_drift(const struct assessment *s, uint32_t document, struct buf *out)
{
    const struct delivery_document *d = &s->delivery->documents[document];
    struct chart_frame f = chart_frame_of(s);
    double n_src, n_tgt, src = 0, tgt = 0;
    measure(d, &n_src, &n_tgt);
    const double all = n_tgt / n_src;
    f.y0 = 0;
    f.y1 = fmax(2 * ceil(all * 10) / 10, .2);
    open_of_document(out, s, "drift", document, WORD_CHART_DRIFT, WORD_D_DRIFT);
    chart_axis_x(out, &f, 4, true, 0, wording(f.l, WORD_A_SOURCE));
    chart_axis_y(out, &f, 4, false, 2, wording(f.l, WORD_A_RATIO));
    svg_line(out, chart_x(&f, 0), chart_y(&f, all), chart_x(&f, 1),
             chart_y(&f, all), "limit");
    svg_path_begin(out, "line");
    for (size_t k = 0; k < d->n; k++) {
        src += (double)side_size_cp(&d->records[k].src);
        tgt += (double)side_size_cp(&d->records[k].tgt);
        svg_path_point(out, chart_x(&f, src / n_src),
                       chart_y(&f, src > 0 ? tgt / src : all), k == 0);
    }
    svg_path_end(out);
    svg_close(out);
}

void chart_strip(const struct delivery_document *d, enum report_language l,
                 struct buf *out)
{
    enum { CELL = 1, HIGH = 20 };
    buf_add_sv(out, SV("<svg role=\"img\" class=\"strip\" width=\"200\" "
                       "height=\"20\" viewBox=\"0 0 200 20\" "
                       "preserveAspectRatio=\"none\" "
                       "xmlns=\"http://www.w3.org/2000/svg\"><title>"));
    buf_add_sv(out, wording(l, WORD_D_STRIP));
    buf_add_sv(out, SV("</title>"));
    for (unsigned omitted = 0; omitted < 2; omitted++) {
        size_t n = 0;
        for (unsigned k = 0; k < DELIVERY_STRIP; k++) {
            const uint8_t v = d->strip[k];
            if ((v == DELIVERY_OMITTED) != (omitted == 1) || v < 2)
                continue;
            if (n++ == 0)
                buf_add_sv(out, omitted ? SV("<path class=\"lost\" d=\"")
                                        : SV("<path class=\"risk\" d=\""));
            buf_add_char(out, 'M');
            buf_add_u64(out, k * CELL);
            buf_add_sv(out, SV(" 20v-"));
            buf_add_u64(out, omitted ? HIGH : (v * HIGH + 99u) / 100);
        }
        if (n > 0)
            buf_add_sv(out, SV("\"/>"));
    }
    buf_add_sv(out, SV("</svg>"));
}

/* ---- Lengths ---- */

enum { MOST_POINTS = 1500 };

void chart_lengths(const struct assessment *s, struct buf *out)
{
    const struct delivery *d = s->delivery;
    struct chart_frame f = chart_frame_of(s);
    const double c = figures_length_ratio(&d->figures).median;
    uint64_t n = 0, each = d->figures.n_pairs / MOST_POINTS + 1;
    double most = 100;
    for (size_t k = 0; k < d->n; k++)
        for (size_t i = 0; i < d->documents[k].n; i++) {
            const struct record *r = &d->documents[k].records[i];
            most = fmax(most, (double)side_size_cp(&r->src));
            most = fmax(most, (double)side_size_cp(&r->tgt));
        }
    f.x1 = f.y1 = sqrt(most);
    svg_open(out, "lengths", CHART_WIDTH, CHART_HEIGHT,
             wording(f.l, WORD_CHART_LENGTHS), wording(f.l, WORD_D_LENGTHS));
    for (unsigned k = 0; k <= 4; k++) { /* square-root axes */
        struct buf text = {0};
        const double value = most * k * k / 16, at = sqrt(value);
        svg_line(out, chart_x(&f, at), f.top, chart_x(&f, at), f.top + f.height,
                 "grid");
        svg_line(out, f.left, chart_y(&f, at), f.left + f.width,
                 chart_y(&f, at), "grid");
        number_add_decimal(&text, f.l, value, 0);
        svg_label(out, chart_x(&f, at), f.top + f.height + 16, "middle",
                  buf_sv(&text));
        svg_label(out, f.left - 8, chart_y(&f, at) + 4, "end", buf_sv(&text));
        buf_end_part(&text, out);
    }
    svg_label(out, f.left + f.width / 2, f.top + f.height + 36, "middle",
              wording(f.l, WORD_A_SOURCE));
    svg_label(out, f.left - 46, f.top - 12, "start",
              wording(f.l, WORD_A_TARGET));
    for (int sigma = -1; !isnan(c) && sigma <= 1; sigma++) {
        const double s2 = 6.8; /* of Gale & Church (1993), sec. 2.2 */
        svg_path_begin(out, sigma == 0 ? "line" : "limit");
        for (unsigned k = 0; k <= 20; k++) {
            const double x = most * k * k / 400;
            const double y = c * x + 3 * sigma * sqrt(s2 * x);
            if (y > most)
                break;
            svg_path_point(out, chart_x(&f, sqrt(x)),
                           chart_y(&f, sqrt(fmax(y, 0))), k == 0);
        }
        svg_path_end(out);
    }
    for (size_t k = 0; k < d->n; k++)
        for (size_t i = 0; i < d->documents[k].n; i++) {
            const struct record *r = &d->documents[k].records[i];
            if (r->src.n == 0 || r->tgt.n == 0 || n++ % each != 0)
                continue;
            svg_circle(out, chart_x(&f, sqrt((double)side_size_cp(&r->src))),
                       chart_y(&f, sqrt((double)side_size_cp(&r->tgt))), 2,
                       r->score < .5 ? "hollow" : "dot");
        }
    svg_close(out);
}
