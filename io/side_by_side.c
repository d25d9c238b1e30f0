/* io/side_by_side.c - two wrapped columns, with score and bead type before each pair.
 *
 * Widths are counted in code points without combining marks, which is right
 * for alphabetic scripts; wide scripts come out ragged, nothing is lost.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/side_by_side.h"

enum {
    VIEW_DEFAULT_COLUMNS = 100,
    VIEW_MIN_COLUMNS = 40,
    MARGIN = 12,
    GAP = 3
};

static bool is_combining(const char *p, size_t n)
{
    unsigned char a = (unsigned char)p[0];
    unsigned char b = n > 1 ? (unsigned char)p[1] : 0;
    return a == 0xcc || (a == 0xcd && b < 0xb0); /* U+0300..U+036F */
}

static bool starts_char(char c)
{
    return ((unsigned char)c & 0xc0) != 0x80;
}

/* Take at most `width` columns off *text, at a space where there is one, and
 * append them; pad with spaces if `pad`. */
static void add_cell(struct buf *line, struct sv *text, unsigned width,
                     bool pad)
{
    size_t end = 0, space = 0;
    unsigned used = 0, used_at_space = 0;
    while (end < text->n) {
        bool wide = starts_char(text->p[end]) &&
                    !is_combining(text->p + end, text->n - end);
        if (wide && used == width)
            break;
        if (text->p[end] == ' ') {
            space = end;
            used_at_space = used;
        }
        used += wide;
        end++;
    }
    bool whole = end == text->n;
    if (!whole && text->p[end] != ' ' && space > 0) {
        end = space;
        used = used_at_space;
    }
    buf_add(line, text->p, end);
    while (end < text->n && text->p[end] == ' ')
        end++;
    *text = sv_sub(*text, end, text->n);
    for (; pad && used < width; used++)
        buf_add_char(line, ' ');
}

static void add_spaces(struct buf *line, unsigned n)
{
    while (n-- > 0)
        buf_add_char(line, ' ');
}

/* "0.93  1:2   ", MARGIN columns. */
static void add_margin(struct buf *line, const struct record *r)
{
    size_t start = line->n;
    buf_add_fixed(line, r->score, 2);
    buf_add_sv(line, SV("  "));
    writer_add_bead_type(line, r);
    while (!line->failed && line->n - start < MARGIN)
        buf_add_char(line, ' ');
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
    bool failed = src.failed || tgt.failed;
    struct sv left = buf_sv(&src), right = buf_sv(&tgt);
    unsigned width = cell_columns(w);
    add_margin(w->out, r);
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
