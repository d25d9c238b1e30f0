/* document/evidence_file.c - lines to rows in order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/evidence_file.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "aligner/lattice/bead.h"
#include "base/arena.h"
#include "base/gold_link.h"
#include "base/table.h"
#include "document/settings_fields.h"
#include "io/parse_number.h"

/* A row with its line, for messages. */
struct line_row {
    struct outside_row row;
    uint64_t line;
};

static int order_of(const struct outside_row *a, const struct outside_row *b)
{
    if (a->src_at != b->src_at)
        return a->src_at < b->src_at ? -1 : 1;
    if (a->n_src != b->n_src)
        return a->n_src < b->n_src ? -1 : 1;
    if (a->n_tgt != b->n_tgt)
        return a->n_tgt < b->n_tgt ? -1 : 1;
    return (a->tgt_at > b->tgt_at) - (a->tgt_at < b->tgt_at);
}

static int by_block(const void *a, const void *b)
{
    const struct line_row *x = a, *y = b;
    const int order = order_of(&x->row, &y->row);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* "[3, 4]" or "3, 4": adjacent sentences below n_sents.  What is wrong with it,
 * or NULL. */
static const char *read_sentences(struct sv field, size_t n_sents, uint32_t *at,
                                  uint8_t *n)
{
    const bool has_bracket = parse_char(&field, '[');
    uint64_t number, first = 0, count = 0;
    do {
        if (!parse_u64(&field, GOLD_LINK_MAX_SENTENCE, &number))
            return "is not a list of sentence numbers";
        first = count == 0 ? number : first;
        if (number != first + count++)
            return "has sentences that are not adjacent";
        if (number >= n_sents)
            return "has a sentence that the document lacks";
        if (count > BEAD_SIDE_MAX)
            return "has too many sentences";
    } while (parse_char(&field, ','));
    if (has_bracket && !parse_char(&field, ']'))
        return "lacks its \"]\"";
    parse_skip_space(&field);
    *at = (uint32_t)first;
    *n = (uint8_t)count;
    return field.n > 0 ? "is not a list of sentence numbers" : NULL;
}

static int bad_line(uint64_t line, const char *what, const char *why,
                    struct err *e)
{
    return err_set_at(e, ERR_INPUT, ERR_LINE, line, "the %s %s", what, why);
}

static int read_row(struct sv line, size_t n_src, size_t n_tgt,
                    struct line_row *out, struct err *e)
{
    struct outside_row *r = &out->row;
    double number;
    if (table_count(line) != 3)
        return err_set_at(e, ERR_INPUT, ERR_LINE, out->line,
                          "%u columns; source sentences, target sentences and "
                          "similarity are three",
                          table_count(line));
    const char *why =
        read_sentences(table_field(line, 0), n_src, &r->src_at, &r->n_src);
    if (why)
        return bad_line(out->line, "source", why, e);
    why = read_sentences(table_field(line, 1), n_tgt, &r->tgt_at, &r->n_tgt);
    if (why)
        return bad_line(out->line, "target", why, e);
    struct sv rest = table_field(line, 2);
    if (!parse_double(&rest, &number) || fabs(number) > (double)FLT_MAX)
        return bad_line(out->line, "similarity", "is not a number", e);
    parse_skip_space(&rest);
    r->similarity = (float)number;
    return rest.n > 0 ? bad_line(out->line, "similarity", "is not a number", e)
                      : 0;
}

/* The rows in order, and where those of each source sentence begin. */
static int sort_rows(struct arena *a, struct line_row *list, size_t n,
                     size_t n_src, struct outside_rows *out, struct err *e)
{
    struct outside_row *rows = arena_array(a, n, sizeof *rows);
    size_t *from = arena_array(a, n_src + 1, sizeof *from);
    if (!rows || !from)
        return err_nomem(e);
    qsort(list, n, sizeof *list, by_block);
    for (size_t k = 0; k < n; k++) {
        if (k > 0 && order_of(&list[k - 1].row, &list[k].row) == 0)
            return err_set_at(e, ERR_INPUT, ERR_LINE, list[k].line,
                              "the same sentences as in line %llu",
                              (unsigned long long)list[k - 1].line);
        rows[k] = list[k].row;
        from[rows[k].src_at + 1]++;
    }
    for (size_t i = 0; i < n_src; i++)
        from[i + 1] += from[i];
    out->rows = rows;
    out->from = from;
    out->n = n;
    return 0;
}

static int read_rows(struct arena *a, struct sv text, struct outside_rows *out,
                     struct err *e)
{
    struct line_row *list = arena_array(a, sv_count_lines(text), sizeof *list);
    uint64_t line_no = 0;
    size_t n = 0;
    if (!list)
        return err_nomem(e);
    for (struct sv line; sv_next_line(&text, &line);) {
        line_no++;
        struct sv rest = line;
        parse_skip_space(&rest);
        if (rest.n == 0 || rest.p[0] == '#')
            continue;
        list[n].line = line_no;
        int rc = read_row(line, out->n_src, out->n_tgt, &list[n++], e);
        if (rc != 0)
            return rc;
    }
    return n > 0 ? sort_rows(a, list, n, out->n_src, out, e)
                 : err_set(e, ERR_INPUT, "no similarity is in it");
}

int evidence_read(struct arena *a, struct sv text, const char *path,
                  size_t n_src, size_t n_tgt, struct outside_rows *out,
                  struct err *e)
{
    struct outside_rows rows = {.n_src = n_src, .n_tgt = n_tgt};
    int rc = err_about(read_rows(a, text, &rows, e), path, e);
    if (rc == 0)
        *out = rows;
    return rc;
}

int evidence_open(struct arena *a, const struct settings *s, size_t n_src,
                  size_t n_tgt, const struct outside_rows **out, struct err *e)
{
    *out = NULL;
    if (!s->evidence_path)
        return 0;
    struct outside_rows *rows = arena_alloc(a, sizeof *rows);
    if (!rows)
        return err_nomem(e);
    *out = rows;
    return evidence_read(a, buf_sv(&s->evidence), s->evidence_path, n_src,
                         n_tgt, rows, e);
}
