/* corpus/score_tsv.c - a line a pair: the score becomes a column.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "base/table.h"
#include "corpus/score_columns.h"
#include "corpus/scoring.h"
#include "corpus/table_encoding.h"
#include "tokenize/language.h"
#include "tokenize/utf8.h"

/* The languages are told from the first SAMPLE_BYTES of the texts. */
enum { SAMPLE_BYTES = 1 << 16, PEEK_BYTES = 1 << 20 };

/* The language of a column, told from the lines at hand together. */
static int tell_language(struct sv lines, unsigned column, struct sv *out,
                         struct err *e)
{
    struct buf sample = {0};
    int rc = 0;
    for (struct sv line;
         rc == 0 && sample.n < SAMPLE_BYTES && sv_next_line(&lines, &line);) {
        struct sv field = table_field(line, column);
        if (utf8_fault(field) < field.n)
            continue; /* a bad record, of which is told in its turn */
        rc = buf_add_sv(&sample, field);
        if (rc == 0)
            rc = buf_add_char(&sample, ' ');
    }
    if (rc == 0)
        *out = sv_from(language_of(buf_sv(&sample)));
    buf_free(&sample);
    return rc == 0 ? 0 : err_nomem(e);
}

static int choose_languages(struct scoring *s, const struct score_columns *c,
                            struct err *e)
{
    struct sv lines, src = sv_from(s->job->src_lang);
    struct sv tgt = sv_from(s->job->tgt_lang);
    int rc = line_reader_peek(&s->lines, PEEK_BYTES, &lines, e);
    if (rc == 0 && src.n == 0)
        rc = tell_language(lines, c->src, &src, e);
    if (rc == 0 && tgt.n == 0)
        rc = tell_language(lines, c->tgt, &tgt, e);
    if (rc == 0)
        scoring_languages(s, src, tgt);
    return rc;
}

/* Whether the line is text. */
static int check_line(const struct scoring *s, struct sv line, struct err *e)
{
    if (s->lines.too_long)
        return err_set_at(e, ERR_INPUT, ERR_LINE, s->lines.line_no,
                          "more than %zu bytes", s->lines.max_bytes);
    size_t bad = utf8_fault(line);
    if (bad < line.n)
        return err_set_at(e, ERR_INPUT, ERR_LINE, s->lines.line_no,
                          "byte %llu of the file is not UTF-8",
                          (unsigned long long)(s->lines.line_at + bad));
    return line.n == 0 || !memchr(line.p, '\0', line.n)
               ? 0
               : err_set_at(e, ERR_INPUT, ERR_LINE, s->lines.line_no,
                            "a zero byte: this is not text");
}

/* Whether it is a record. */
static int check_record(const struct scoring *s, const struct score_columns *c,
                        struct sv line, struct err *e)
{
    int rc = check_line(s, line, e);
    if (rc == 0 && table_count(line) != c->n)
        rc = err_set_at(e, ERR_INPUT, ERR_LINE, s->lines.line_no,
                        "%u columns, but the %s has %u", table_count(line),
                        c->has_header ? "header" : "first line", c->n);
    return rc;
}

/* Empty, or the empty cells that a spreadsheet leaves below its rows. */
static bool is_blank(struct sv line)
{
    size_t n = 0;
    while (n < line.n && (line.p[n] == '\t' || line.p[n] == ' '))
        n++;
    return n == line.n;
}

/* Append the fields of the line with `value` in place of those of a column. */
static void add_column(struct buf *out, unsigned at, unsigned column,
                       struct sv old, struct sv value)
{
    if (at > 0)
        buf_add_char(out, '\t');
    buf_add_sv(out, at == column ? value : old);
}

/* The line with a score and flags: in their columns, or in new ones at its end,
 * and with the end that it had. */
static int write_scored(struct scoring *s, const struct score_columns *c,
                        struct sv line, struct sv score, struct sv flags,
                        struct err *e)
{
    struct buf *out = &s->line;
    unsigned at = 0;
    buf_clear(out);
    for (struct sv rest = line, field; sv_next_field(&rest, &field); at++)
        add_column(out, at, s->checker && at == c->flags ? at : c->score, field,
                   s->checker && at == c->flags ? flags : score);
    if (c->score == c->n)
        add_column(out, at, at, SV(""), score);
    if (s->checker && c->flags == c->n)
        add_column(out, at + 1, at + 1, SV(""), flags);
    buf_add_sv(out, s->lines.ends_in_crlf ? SV("\r\n") : SV("\n"));
    return out->failed ? err_nomem(e) : sink_write(s->sink, buf_sv(out), e);
}

static int score_line(struct scoring *s, const struct score_columns *c,
                      struct sv line, struct err *e)
{
    struct buf digits = {0}, flags = {0};
    struct sv src = table_field(line, c->src), tgt = table_field(line, c->tgt);
    double score = 0;
    int rc = scoring_pair(s, src, tgt, &score, e);
    if (rc == 0)
        rc = scoring_flags(s, src, tgt, table_field(line, c->flags), &flags, e);
    if (rc == 0)
        rc = buf_add_fixed(&digits, score, 4) == 0 ? 0 : err_nomem(e);
    if (rc == 0 && flags.n == 0 && buf_add_char(&flags, '-') != 0)
        rc = err_nomem(e);
    if (rc == 0)
        rc = write_scored(s, c, line, buf_sv(&digits), buf_sv(&flags), e);
    buf_free(&digits);
    buf_free(&flags);
    return rc;
}

/* A record is scored, or counted as bad and left out. */
static int take_line(struct scoring *s, const struct score_columns *c,
                     struct sv line, struct err *e)
{
    struct err why = {0};
    if (!s->lines.too_long && is_blank(line)) {
        s->sums.n_blank++;
        return 0;
    }
    int rc = check_record(s, c, line, s->job->fail_fast ? e : &why);
    if (rc == 0)
        return score_line(s, c, line, e);
    if (s->job->fail_fast)
        return rc;
    err_about(rc, s->job->in_path, &why);
    if (s->job->on_bad)
        s->job->on_bad(s->job->context, &why);
    s->sums.n_bad++;
    return 0;
}

/* The first line, without taking it. */
static int peek_first(struct scoring *s, struct sv *line, struct err *e)
{
    struct sv ahead;
    size_t n = PEEK_BYTES, n_before = 0;
    int rc = line_reader_peek(&s->lines, n, &ahead, e);
    while (rc == 0 && ahead.n > n_before && ahead.n < s->lines.max_bytes &&
           !memchr(ahead.p, '\n', ahead.n)) {
        n_before = ahead.n;
        rc = line_reader_peek(&s->lines, n *= 2, &ahead, e);
    }
    if (rc == 0)
        rc = table_encoding_check(ahead, e);
    if (rc == 0 && ahead.n == 0)
        rc = err_set(e, ERR_INPUT, "the file is empty");
    if (rc == 0 && sv_starts(ahead, sv_utf8_mark))
        ahead = sv_sub(ahead, sv_utf8_mark.n, ahead.n);
    *line = SV("");
    sv_next_line(&ahead, line);
    return rc;
}

/* Choose the columns, and write the header, which is no record. */
static int begin(struct scoring *s, struct score_columns *c, struct err *e)
{
    struct sv line;
    int rc = peek_first(s, &line, e);
    if (rc == 0)
        rc = score_columns_choose(s->job, line, c, e);
    if (rc != 0 || !c->has_header)
        return rc;
    rc = line_reader_next(&s->lines, &line, e);
    rc = rc < 0 ? rc : check_line(s, line, e);
    return rc == 0 ? write_scored(s, c, line, SV("score"), SV("flags"), e) : rc;
}

int score_tsv(struct scoring *s, struct err *e)
{
    struct sv line;
    struct score_columns c;
    int rc = begin(s, &c, e);
    if (rc == 0)
        rc = choose_languages(s, &c, e);
    while (rc == 0 && (rc = line_reader_next(&s->lines, &line, e)) == 1)
        rc = take_line(s, &c, line, e);
    return rc;
}
