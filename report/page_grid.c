/* report/page_grid.c - a table as HTML.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/page_grid.h"

#include <math.h>

#include "report/html.h"
#include "report/page_mark.h"

enum { LONG_TEXT = 1200 }; /* bytes */

static void add_word(struct buf *out, const struct grid *g, enum wording w)
{
    html_add_text(out, wording(g->language, w));
}

static void add_head(struct buf *out, const struct grid *g)
{
    buf_add_sv(out, SV("<thead><tr>"));
    for (unsigned c = 0; c < g->n_columns; c++) {
        if (g->columns[c].kind == GRID_KEY)
            continue;
        const bool is_number = g->columns[c].kind >= GRID_COUNT &&
                               g->columns[c].kind <= GRID_SHARE;
        buf_add_sv(out, is_number ? SV("<th scope=\"col\" class=\"n\">")
                                  : SV("<th scope=\"col\">"));
        add_word(out, g, g->columns[c].title);
        buf_add_sv(out, SV("</th>"));
    }
    buf_add_sv(out, SV("</tr></thead>\n"));
}

static void add_lang(struct buf *out, struct sv lang)
{
    buf_add_sv(out, SV("<td class=\"t\" dir=\"auto\" lang=\""));
    html_add_text(out, lang);
    buf_add_sv(out, SV("\">"));
}

/* The text on the other side: that of the neighbouring column. */
static struct sv other_text(const struct grid *g, size_t row, unsigned c)
{
    const enum grid_kind kind = g->columns[c].kind;
    if (kind == GRID_SOURCE && c + 1 < g->n_columns)
        return grid_cell(g, row, c + 1)->text;
    return kind == GRID_TARGET && c > 0 ? grid_cell(g, row, c - 1)->text
                                        : SV("");
}

/* A value to sort by, where it is shown in another form. */
static void add_sort_value(struct buf *out, const struct grid_cell *cell)
{
    buf_add_sv(out, SV("<td class=\"n\" data-v=\""));
    if (!isnan(cell->number))
        buf_add_fixed(out, cell->number, 6);
    buf_add_sv(out, SV("\">"));
}

/* A text; a long one scrolls in its cell. */
static void add_side(struct buf *out, const struct grid *g, size_t row,
                     unsigned c)
{
    const struct grid_cell *cell = grid_cell(g, row, c);
    const bool is_long = cell->text.n > LONG_TEXT;
    if (is_long)
        buf_add_sv(out, SV("<div class=\"long\" tabindex=\"0\">"));
    page_add_marked(out, cell->text, other_text(g, row, c), cell->flags);
    if (is_long)
        buf_add_sv(out, SV("</div>"));
}

static void add_cell(struct buf *out, const struct assessment *s,
                     const struct grid *g, size_t row, unsigned c)
{
    const struct grid_cell *cell = grid_cell(g, row, c);
    switch (g->columns[c].kind) {
    case GRID_STRIP:
        buf_add_sv(out, SV("<td>"));
        buf_add_sv(out, cell->text);
        break;
    case GRID_SOURCE:
    case GRID_TARGET:
        add_lang(out,
                 g->columns[c].kind == GRID_SOURCE ? s->src_lang : s->tgt_lang);
        add_side(out, g, row, c);
        break;
    case GRID_TEXT:
        buf_add_sv(out, SV("<td>"));
        html_add_text(out, cell->text);
        break;
    case GRID_DECISION: buf_add_sv(out, SV("<td class=\"d\">")); break;
    default:
        add_sort_value(out, cell);
        grid_add_shown(out, g, c, cell);
        break;
    }
    buf_add_sv(out, SV("</td>"));
}

/* Sentence numbers from 1, with commas. */
static void add_numbers(struct buf *out, const char *name, uint32_t at,
                        uint32_t n)
{
    buf_add_char(out, ' ');
    buf_add_sv(out, sv_from(name));
    buf_add_sv(out, SV("=\""));
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            buf_add_char(out, ',');
        buf_add_u64(out, (uint64_t)at + i + 1);
    }
    buf_add_char(out, '"');
}

static void add_ref(struct buf *out, const struct assessment *s,
                    struct grid_ref ref)
{
    const struct delivery_document *d = &s->delivery->documents[ref.document];
    buf_add_sv(out, SV(" data-d=\""));
    buf_add_u64(out, ref.document);
    buf_add_char(out, '"');
    if (ref.at == UINT32_MAX)
        return;
    if (ref.is_run) {
        const struct null_run *run = &d->runs[ref.at];
        add_numbers(out, run->is_src ? "data-s" : "data-t", run->at, run->n);
        buf_add_sv(out, SV(" data-run=\"1\""));
        return;
    }
    const struct record *r = &d->records[ref.at];
    add_numbers(out, "data-s", r->src.at, r->src.n);
    add_numbers(out, "data-t", r->tgt.at, r->tgt.n);
    buf_add_sv(out, SV(" data-f=\""));
    buf_add_u64(out, r->flags);
    if (!isnan(r->score)) {
        buf_add_sv(out, SV("\" data-p=\""));
        buf_add_fixed(out, r->score, 4);
    }
    buf_add_char(out, '"');
}

static void add_cut(struct buf *out, const struct grid *g, size_t shown,
                    size_t all)
{
    struct buf a = {0}, b = {0};
    number_add_count(&a, g->language, shown);
    number_add_count(&b, g->language, all);
    const struct sv args[] = {buf_sv(&a), buf_sv(&b)};
    buf_add_sv(out, SV("<p class=\"cut\">"));
    wording_add(out, g->language, WORD_CUT, args, 2, false);
    buf_add_sv(out, SV("</p>\n"));
    buf_end_part(&a, out);
    buf_end_part(&b, out);
}

void page_add_grid(struct buf *out, const struct assessment *s,
                   const struct grid *g, uint64_t most)
{
    const size_t all = grid_rows(g), n = all < most ? all : (size_t)most;
    buf_add_sv(out, SV("<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                       "aria-label=\""));
    add_word(out, g, g->title);
    buf_add_sv(out, SV("\"><table id=\"t_"));
    buf_add_sv(out, sv_from(g->key));
    buf_add_sv(out, SV("\">\n"));
    add_head(out, g);
    buf_add_sv(out, SV("<tbody>\n"));
    for (size_t r = 0; r < n; r++) {
        buf_add_sv(out, SV("<tr"));
        if (g->has_refs)
            add_ref(out, s, ((const struct grid_ref *)g->refs.p)[r]);
        buf_add_char(out, '>');
        for (unsigned c = 0; c < g->n_columns; c++)
            if (g->columns[c].kind != GRID_KEY)
                add_cell(out, s, g, r, c);
        buf_add_sv(out, SV("</tr>\n"));
    }
    buf_add_sv(out, SV("</tbody></table></div>\n"));
    if (n < all)
        add_cut(out, g, n, all);
}
