/* corpus/comparison_text.c - a row of the comparison is a row of the table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/comparison_text.h"

#include "corpus/text_column.h"

const char *comparison_format_name(unsigned k)
{
    static const char *const names[] = {"text", "json", "latex"};
    return k < sizeof names / sizeof names[0] ? names[k] : NULL;
}

/* "+0.1234": a difference. */
static void add_signed(struct buf *out, double x)
{
    if (x >= 0)
        buf_add_char(out, '+');
    buf_add_fixed(out, x, 4);
}

static void add_text(const struct comparison_row *r, bool several,
                     struct buf *out)
{
    text_column_add(out, sv_from(r->name), 19, false);
    text_column_count(out, r->n_gold, 7);
    text_column_fixed(out, r->first, 4, 8);
    text_column_fixed(out, r->second, 4, 8);
    buf_add_sv(out, SV("  "));
    add_signed(out, r->difference);
    if (several) {
        buf_add_sv(out, SV("  "));
        add_signed(out, r->low);
        buf_add_sv(out, SV(" to "));
        add_signed(out, r->high);
        text_column_fixed(out, r->p, 4, 8);
    }
    buf_add_char(out, '\n');
}

/* ",\"KEY\":X". */
static void add_member(struct buf *out, const char *key, double x,
                       unsigned n_decimals)
{
    buf_add_sv(out, SV(",\""));
    buf_add_sv(out, sv_from(key));
    buf_add_sv(out, SV("\":"));
    buf_add_fixed(out, x, n_decimals);
}

static void add_json(const struct comparison_row *r, bool several,
                     struct buf *out)
{
    buf_add_sv(out, SV("\n{\"measure\":\""));
    buf_add_sv(out, sv_from(r->name));
    buf_add_sv(out, SV("\",\"gold\":"));
    buf_add_u64(out, r->n_gold);
    add_member(out, "first", r->first, 6);
    add_member(out, "second", r->second, 6);
    add_member(out, "difference", r->difference, 6);
    if (several) {
        add_member(out, "low", r->low, 6);
        add_member(out, "high", r->high, 6);
        add_member(out, "p", r->p, 4);
    }
    buf_add_char(out, '}');
}

static void add_latex(const struct comparison_row *r, bool several,
                      struct buf *out)
{
    buf_add_sv(out, sv_from(r->name));
    buf_add_sv(out, SV(" & "));
    buf_add_u64(out, r->n_gold);
    buf_add_sv(out, SV(" & "));
    buf_add_fixed(out, r->first, 4);
    buf_add_sv(out, SV(" & "));
    buf_add_fixed(out, r->second, 4);
    buf_add_sv(out, SV(" & $"));
    add_signed(out, r->difference);
    if (several) {
        buf_add_sv(out, SV("$ & $["));
        add_signed(out, r->low);
        buf_add_sv(out, SV(", "));
        add_signed(out, r->high);
        buf_add_sv(out, SV("]$ & "));
        buf_add_fixed(out, r->p, 4);
    } else {
        buf_add_sv(out, SV("$ & -- & --"));
    }
    buf_add_sv(out, SV(" \\\\\n"));
}

static void add_head(enum comparison_format format, size_t n_documents,
                     struct buf *out)
{
    if (format == COMPARISON_LATEX) {
        buf_add_sv(out, SV("\\begin{tabular}{lrrrrcr}\n"
                           "measure & gold & first & second & difference & "
                           "95\\,\\% interval & $p$ \\\\\n\\hline\n"));
        return;
    }
    if (format == COMPARISON_JSON)
        buf_add_sv(out, SV("{\"documents\":"));
    buf_add_u64(out, n_documents);
    buf_add_sv(out, format == COMPARISON_JSON
                        ? SV(",\"rows\":[")
                        : SV(" documents\n\nmeasure            in gold   first "
                             " second  differs  95 % interval       p\n"));
}

void comparison_add_table(const struct comparison_row *rows, size_t n_rows,
                          size_t n_documents, enum comparison_format format,
                          struct buf *out)
{
    const bool several = n_documents > 1;
    add_head(format, n_documents, out);
    for (size_t k = 0; k < n_rows; k++) {
        if (format == COMPARISON_JSON && k > 0)
            buf_add_char(out, ',');
        switch (format) {
        case COMPARISON_TEXT: add_text(&rows[k], several, out); break;
        case COMPARISON_JSON: add_json(&rows[k], several, out); break;
        case COMPARISON_LATEX: add_latex(&rows[k], several, out); break;
        }
    }
    if (format == COMPARISON_JSON)
        buf_add_sv(out, SV("\n]}\n"));
    if (format == COMPARISON_LATEX)
        buf_add_sv(out, SV("\\end{tabular}\n"));
}
