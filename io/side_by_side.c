/* io/side_by_side.c - two wrapped columns; before each pair its number, which
 * --explain takes, its score and its bead type.
 *
 * Widths are those of a terminal: two columns for wide characters of East
 * Asian scripts (Unicode Standard Annex 11), none for combining marks and
 * format characters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/side_by_side.h"

#include <unicode/uchar.h>

enum {
    VIEW_DEFAULT_COLUMNS = 100,
    VIEW_MIN_COLUMNS = 40,
    MARGIN = 16,
    GAP = 3
};

static unsigned columns_of(UChar32 c)
{
    int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
        type == U_FORMAT_CHAR)
        return 0;
    int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* The character at *at, a place in well-formed text, and step over it. */
static UChar32 next_char(struct sv text, size_t *at)
{
    const unsigned lead = (unsigned char)text.p[*at];
    const unsigned n = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t c = n == 1 ? lead : lead & (0x7fu >> n);
    for (unsigned k = 1; k < n && *at + k < text.n; k++)
        c = c << 6 | ((unsigned char)text.p[*at + k] & 0x3f);
    *at = *at + n < text.n ? *at + n : text.n;
    return (UChar32)c;
}

/* How much of `text` fits into `width` columns: bytes, and columns. */
static size_t fit(struct sv text, unsigned width, unsigned *used)
{
    size_t end = 0, space = 0;
    unsigned used_at_space = 0;
    *used = 0;
    while (end < text.n) {
        size_t next = end;
        const UChar32 c = next_char(text, &next);
        if (*used + columns_of(c) > width)
            break;
        if (c == ' ') {
            space = end;
            used_at_space = *used;
        }
        *used += columns_of(c);
        end = next;
    }
    if (end == text.n || text.p[end] == ' ' || space == 0)
        return end;
    *used = used_at_space;
    return space;
}

static void add_spaces(struct buf *line, unsigned n)
{
    while (n-- > 0)
        buf_add_char(line, ' ');
}

/* Take at most `width` columns off *text, at a space where there is one, and
 * append them; pad with spaces if `pad`. */
static void add_cell(struct buf *line, struct sv *text, unsigned width,
                     bool pad)
{
    unsigned used;
    size_t end = fit(*text, width, &used);
    buf_add(line, text->p, end);
    while (end < text->n && text->p[end] == ' ')
        end++;
    *text = sv_sub(*text, end, text->n);
    for (; pad && used < width; used++)
        buf_add_char(line, ' ');
}

/* "  7  0.93 1:2 ", MARGIN columns. */
static void add_margin(struct buf *line, const struct writer *w,
                       const struct record *r)
{
    const uint64_t number = w->n_written - w->n_before + 1;
    size_t start = line->n;
    add_spaces(line, number < 10 ? 2 : number < 100 ? 1 : 0);
    buf_add_u64(line, number);
    buf_add_sv(line, SV("  "));
    buf_add_fixed(line, r->score, 2);
    buf_add_char(line, ' ');
    writer_add_bead_type(line, r);
    do
        buf_add_char(line, ' ');
    while (!line->failed && line->n - start < MARGIN);
}

static unsigned cell_columns(const struct writer *w)
{
    unsigned all = w->options->view_columns;
    if (all == 0)
        all = VIEW_DEFAULT_COLUMNS;
    if (all < VIEW_MIN_COLUMNS)
        all = VIEW_MIN_COLUMNS;
    return (all - MARGIN - GAP) / 2;
}

static void view_record(struct writer *w, const struct record *r)
{
    struct buf src = {0}, tgt = {0};
    writer_add_text(&src, &r->src);
    writer_add_text(&tgt, &r->tgt);
    if (r->src.n == 0)
        buf_add_sv(&src, SV("[addition]"));
    if (r->tgt.n == 0)
        buf_add_sv(&tgt, SV("[omission]"));
    bool failed = src.failed || tgt.failed;
    struct sv left = buf_sv(&src), right = buf_sv(&tgt);
    unsigned width = cell_columns(w);
    add_margin(w->out, w, r);
    while (!failed && (left.n > 0 || right.n > 0)) {
        add_cell(w->out, &left, width, right.n > 0);
        if (right.n > 0) {
            add_spaces(w->out, GAP);
            add_cell(w->out, &right, width, false);
        }
        buf_add_char(w->out, '\n');
        if (left.n > 0 || right.n > 0)
            add_spaces(w->out, MARGIN);
    }
    buf_free(&src);
    buf_free(&tgt);
    w->out->failed |= failed;
}

const struct format format_side_by_side = {
    .name = "view",
    .ending = NULL,
    .summary = "two columns side by side, to read",
    .record = view_record,
};
