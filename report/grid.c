/* report/grid.c - cells one after another; files of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/grid.h"

#include <math.h>

void grid_open(struct grid *g, const char *key, enum wording title,
               enum report_language l, const struct grid_column *columns,
               unsigned n)
{
    *g = (struct grid){
        .key = key, .title = title, .language = l, .n_columns = n};
    memcpy(g->columns, columns, n * sizeof *columns);
}

void grid_free(struct grid *g)
{
    buf_free(&g->cells);
    buf_free(&g->refs);
}

static void add_cell(struct grid *g, struct grid_cell c)
{
    buf_add(&g->cells, (const char *)&c, sizeof c);
}

void grid_text(struct grid *g, struct sv text)
{
    add_cell(g, (struct grid_cell){.text = text, .number = NAN});
}

void grid_marked(struct grid *g, struct sv text, uint32_t flags)
{
    add_cell(g,
             (struct grid_cell){.text = text, .number = NAN, .flags = flags});
}

void grid_number(struct grid *g, double number)
{
    add_cell(g, (struct grid_cell){.number = number});
}

void grid_ref(struct grid *g, struct grid_ref ref)
{
    g->has_refs = true;
    buf_add(&g->refs, (const char *)&ref, sizeof ref);
}

size_t grid_rows(const struct grid *g)
{
    return g->cells.n / sizeof(struct grid_cell) / g->n_columns;
}

const struct grid_cell *grid_cell(const struct grid *g, size_t row,
                                  unsigned column)
{
    return (const struct grid_cell *)g->cells.p + row * g->n_columns + column;
}

void grid_add_shown(struct buf *out, const struct grid *g, unsigned column,
                    const struct grid_cell *c)
{
    const enum report_language l = g->language;
    switch (g->columns[column].kind) {
    case GRID_COUNT: number_add_decimal(out, l, c->number, 0); break;
    case GRID_DECIMAL: number_add_decimal(out, l, c->number, 2); break;
    case GRID_FIGURE:
        number_add_decimal(out, l, c->number,
                           c->number == floor(c->number) ? 0 : 2);
        break;
    case GRID_SCORE: number_add_decimal(out, l, c->number, 2); break;
    case GRID_SHARE: number_add_percent(out, l, c->number, 1); break;
    default: buf_add_sv(out, c->text); break;
    }
}

void grid_add_plain(struct buf *out, const struct grid *g, unsigned column,
                    const struct grid_cell *c)
{
    static const unsigned decimals[] = {[GRID_COUNT] = 0,
                                        [GRID_DECIMAL] = 4,
                                        [GRID_FIGURE] = 4,
                                        [GRID_SCORE] = 4,
                                        [GRID_SHARE] = 6};
    const enum grid_kind kind = g->columns[column].kind;
    if (kind < GRID_COUNT || kind > GRID_SHARE)
        buf_add_sv(out, c->text);
    else if (!isnan(c->number))
        buf_add_fixed(out, c->number, decimals[kind]);
}

static bool is_drawing(const struct grid *g, unsigned column)
{
    return g->columns[column].kind == GRID_STRIP;
}

/* Not for readers of a page or a paper. */
static bool is_hidden(const struct grid *g, unsigned column)
{
    return is_drawing(g, column) || g->columns[column].kind == GRID_KEY;
}

static void add_csv_field(struct buf *out, struct sv text, bool is_text)
{
    const bool is_formula =
        is_text && text.n > 0 && strchr("=+-@\t", text.p[0]) != NULL;
    buf_add_char(out, '"');
    if (is_formula)
        buf_add_char(out, '\'');
    for (size_t k = 0; k < text.n; k++) {
        if (text.p[k] == '"')
            buf_add_char(out, '"');
        buf_add_char(out, text.p[k]);
    }
    buf_add_char(out, '"');
}

void grid_add_csv(struct buf *out, const struct grid *g)
{
    struct buf plain = {0};
    buf_add_sv(out, sv_utf8_mark);
    for (unsigned c = 0, n = 0; c < g->n_columns; c++)
        if (!is_drawing(g, c)) {
            if (n++ > 0)
                buf_add_char(out, ',');
            buf_add_sv(out, sv_from(g->columns[c].key));
        }
    buf_add_sv(out, SV("\r\n"));
    for (size_t r = 0; r < grid_rows(g); r++) {
        for (unsigned c = 0, n = 0; c < g->n_columns; c++) {
            if (is_drawing(g, c))
                continue;
            if (n++ > 0)
                buf_add_char(out, ',');
            out->failed |= plain.failed;
            buf_clear(&plain);
            grid_add_plain(&plain, g, c, grid_cell(g, r, c));
            const enum grid_kind kind = g->columns[c].kind;
            const bool is_number = kind >= GRID_COUNT && kind <= GRID_SHARE;
            if (is_number)
                buf_add_sv(out, buf_sv(&plain));
            else
                add_csv_field(out, buf_sv(&plain), true);
        }
        buf_add_sv(out, SV("\r\n"));
    }
    buf_end_part(&plain, out);
}

static void add_latex_text(struct buf *out, struct sv text)
{
    for (size_t k = 0; k < text.n; k++) {
        const char c = text.p[k];
        if (c == '\\')
            buf_add_sv(out, SV("\\textbackslash{}"));
        else if (c == '~' || c == '^') {
            buf_add_char(out, '\\');
            buf_add_char(out, c);
            buf_add_sv(out, SV("{}"));
        } else {
            if (strchr("&%$#_{}", c))
                buf_add_char(out, '\\');
            buf_add_char(out, c);
        }
    }
}

static void add_markdown_text(struct buf *out, struct sv text)
{
    for (size_t k = 0; k < text.n; k++) {
        if (strchr("|\\`*_<[", text.p[k]))
            buf_add_char(out, '\\');
        buf_add_char(out, text.p[k]);
    }
}

/* One line: cells with `between`, each escaped. */
static void add_line(struct buf *out, const struct grid *g, size_t row,
                     bool is_head, struct sv between,
                     void (*escape)(struct buf *out, struct sv text))
{
    struct buf cell = {0};
    for (unsigned c = 0, n = 0; c < g->n_columns; c++) {
        if (is_hidden(g, c))
            continue;
        if (n++ > 0)
            buf_add_sv(out, between);
        out->failed |= cell.failed;
        buf_clear(&cell);
        if (is_head)
            buf_add_sv(&cell, wording(g->language, g->columns[c].title));
        else
            grid_add_shown(&cell, g, c, grid_cell(g, row, c));
        escape(out, buf_sv(&cell));
    }
    buf_end_part(&cell, out);
}

void grid_add_latex(struct buf *out, const struct grid *g)
{
    buf_add_sv(out, SV("\\begin{tabular}{"));
    for (unsigned c = 0; c < g->n_columns; c++)
        if (!is_hidden(g, c))
            buf_add_char(out, g->columns[c].kind >= GRID_COUNT ? 'r' : 'l');
    buf_add_sv(out, SV("}\n\\toprule\n"));
    add_line(out, g, 0, true, SV(" & "), add_latex_text);
    buf_add_sv(out, SV(" \\\\\n\\midrule\n"));
    for (size_t r = 0; r < grid_rows(g); r++) {
        add_line(out, g, r, false, SV(" & "), add_latex_text);
        buf_add_sv(out, SV(" \\\\\n"));
    }
    buf_add_sv(out, SV("\\bottomrule\n\\end{tabular}\n"));
}

void grid_add_markdown(struct buf *out, const struct grid *g)
{
    buf_add_sv(out, SV("| "));
    add_line(out, g, 0, true, SV(" | "), add_markdown_text);
    buf_add_sv(out, SV(" |\n|"));
    for (unsigned c = 0; c < g->n_columns; c++)
        if (!is_hidden(g, c))
            buf_add_sv(out, g->columns[c].kind >= GRID_COUNT ? SV("---:|")
                                                             : SV("---|"));
    buf_add_char(out, '\n');
    for (size_t r = 0; r < grid_rows(g); r++) {
        buf_add_sv(out, SV("| "));
        add_line(out, g, r, false, SV(" | "), add_markdown_text);
        buf_add_sv(out, SV(" |\n"));
    }
}
