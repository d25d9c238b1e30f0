/* corpus/score_tsv.c - a line a pair: the score becomes a further column.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/table.h"
#include "corpus/scoring.h"
#include "tokenize/language.h"
#include "tokenize/utf8.h"

/* The languages are told from the first SAMPLE_BYTES of the texts. */
enum { SAMPLE_BYTES = 1 << 16, PEEK_BYTES = 1 << 20 };

/* Which columns hold the texts. */
struct layout {
    unsigned src, tgt, n;
};

/* The column of that name, or of the first of the usual names; n: none. */
static unsigned find_column(struct sv header, unsigned n, const char *name,
                            const char *const *usual)
{
    for (; name || *usual; usual++) {
        const char *wanted = name ? name : *usual;
        for (unsigned c = 0; c < n; c++)
            if (sv_eq(table_field(header, c), sv_from(wanted)))
                return c;
        if (name)
            break;
    }
    return n;
}

static int read_header(const struct score_job *job, struct sv header,
                       struct layout *out, struct err *e)
{
    static const char *const src[] = {"src_text", "src", "source", NULL};
    static const char *const tgt[] = {"trg_text", "trg", "tgt", "target", NULL};
    out->n = table_count(header);
    out->src = find_column(header, out->n, job->src_column, src);
    out->tgt = find_column(header, out->n, job->tgt_column, tgt);
    if (out->n > TABLE_MAX_COLUMNS)
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "more than %d columns",
                          TABLE_MAX_COLUMNS);
    if (out->src == out->n || out->tgt == out->n)
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                          "the header does not name the %s column",
                          out->src == out->n ? "source" : "target");
    return 0;
}

/* The language of a column, told from the lines at hand together. */
static int tell_language(struct sv lines, unsigned column, struct sv *out,
                         struct err *e)
{
    struct buf sample = {0};
    int rc = 0;
    for (struct sv line;
         rc == 0 && sample.n < SAMPLE_BYTES && sv_next_line(&lines, &line);) {
        rc = buf_add_sv(&sample, table_field(line, column));
        if (rc == 0)
            rc = buf_add_char(&sample, ' ');
    }
    /* what is no UTF-8 here will be an error, at its place */
    sample.n = utf8_fault(buf_sv(&sample));
    if (rc == 0)
        *out = sv_from(language_of(buf_sv(&sample)));
    buf_free(&sample);
    return rc == 0 ? 0 : err_nomem(e);
}

static int choose_languages(struct scoring *s, const struct layout *l,
                            struct err *e)
{
    struct sv lines, src = sv_from(s->job->src_lang);
    struct sv tgt = sv_from(s->job->tgt_lang);
    int rc = line_reader_peek(&s->lines, PEEK_BYTES, &lines, e);
    if (rc == 0 && src.n == 0)
        rc = tell_language(lines, l->src, &src, e);
    if (rc == 0 && tgt.n == 0)
        rc = tell_language(lines, l->tgt, &tgt, e);
    if (rc == 0)
        scoring_languages(s, src, tgt);
    return rc;
}

/* The next line, which must be UTF-8. */
static int next_line(struct scoring *s, struct sv *line, struct err *e)
{
    int rc = line_reader_next(&s->lines, line, e);
    if (rc != 1)
        return rc;
    if (s->lines.too_long)
        return err_set_at(e, ERR_LIMIT, ERR_LINE, s->lines.line_no,
                          "more than %zu bytes", s->lines.max_bytes);
    size_t bad = utf8_fault(*line);
    return bad == line->n ? 1
                          : err_set_at(e, ERR_INPUT, ERR_BYTE,
                                       s->lines.line_at + bad, "not UTF-8");
}

static int write_scored(struct scoring *s, struct sv line, struct sv column,
                        struct err *e)
{
    int rc = sink_write(s->sink, line, e);
    if (rc == 0)
        rc = sink_write(s->sink, SV("\t"), e);
    if (rc == 0)
        rc = sink_write(s->sink, column, e);
    return rc == 0 ? sink_write(s->sink, SV("\n"), e) : rc;
}

static int score_line(struct scoring *s, const struct layout *l, struct sv line,
                      struct err *e)
{
    struct buf digits = {0};
    double score = 0;
    if (table_count(line) != l->n)
        return err_set_at(e, ERR_INPUT, ERR_LINE, s->lines.line_no,
                          "%u columns, but the header has %u",
                          table_count(line), l->n);
    int rc = scoring_pair(s, table_field(line, l->src),
                          table_field(line, l->tgt), &score, e);
    if (rc != 0)
        return rc;
    rc = buf_add_fixed(&digits, score, 4) == 0 ? 0 : err_nomem(e);
    if (rc == 0)
        rc = write_scored(s, line, buf_sv(&digits), e);
    buf_free(&digits);
    return rc;
}

int score_tsv(struct scoring *s, struct err *e)
{
    struct sv line;
    struct layout l;
    int rc = next_line(s, &line, e);
    if (rc == 0)
        return err_set(e, ERR_INPUT, "the file is empty");
    if (rc == 1)
        rc = read_header(s->job, line, &l, e);
    if (rc == 0)
        rc = write_scored(s, line, SV("score"), e);
    if (rc == 0)
        rc = choose_languages(s, &l, e);
    while (rc == 0 && (rc = next_line(s, &line, e)) == 1)
        rc = score_line(s, &l, line, e);
    return rc;
}
