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
    unsigned flags; /* n: there is none yet */
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
    static const char *const flags[] = {"flags", NULL};
    out->n = table_count(header);
    out->flags = find_column(header, out->n, NULL, flags);
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

/* The line with a score at its end, and flags: in their column, or in one
 * after the score. */
static int write_scored(struct scoring *s, const struct layout *l,
                        struct sv line, struct sv score, struct sv flags,
                        struct err *e)
{
    struct buf *out = &s->line;
    size_t end = line.n;
    buf_clear(out);
    if (s->checker && l->flags < l->n) {
        struct sv old = table_field(line, l->flags);
        size_t at = (size_t)(old.p - line.p);
        buf_add(out, line.p, at);
        buf_add_sv(out, flags);
        buf_add_sv(out, sv_sub(line, at + old.n, end));
    } else {
        buf_add_sv(out, line);
    }
    buf_add_char(out, '\t');
    buf_add_sv(out, score);
    if (s->checker && l->flags == l->n) {
        buf_add_char(out, '\t');
        buf_add_sv(out, flags);
    }
    buf_add_char(out, '\n');
    return out->failed ? err_nomem(e) : sink_write(s->sink, buf_sv(out), e);
}

static int score_line(struct scoring *s, const struct layout *l, struct sv line,
                      struct err *e)
{
    struct buf digits = {0}, flags = {0};
    struct sv src = table_field(line, l->src), tgt = table_field(line, l->tgt);
    double score = 0;
    if (table_count(line) != l->n)
        return err_set_at(e, ERR_INPUT, ERR_LINE, s->lines.line_no,
                          "%u columns, but the header has %u",
                          table_count(line), l->n);
    int rc = scoring_pair(s, src, tgt, &score, e);
    if (rc == 0)
        rc = scoring_flags(s, src, tgt, table_field(line, l->flags), &flags, e);
    if (rc == 0)
        rc = buf_add_fixed(&digits, score, 4) == 0 ? 0 : err_nomem(e);
    if (rc == 0 && flags.n == 0 && buf_add_char(&flags, '-') != 0)
        rc = err_nomem(e);
    if (rc == 0)
        rc = write_scored(s, l, line, buf_sv(&digits), buf_sv(&flags), e);
    buf_free(&digits);
    buf_free(&flags);
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
        rc = write_scored(s, &l, line, SV("score"), SV("flags"), e);
    if (rc == 0)
        rc = choose_languages(s, &l, e);
    while (rc == 0 && (rc = next_line(s, &line, e)) == 1)
        rc = score_line(s, &l, line, e);
    return rc;
}
