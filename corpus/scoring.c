/* corpus/scoring.c - what scoring has in common, whatever it reads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/scoring.h"

#include <string.h>

#include "io/format.h"
#include "io/writer.h"
#include "io/xml_decoder.h"

enum {
    HEAD_BYTES = 4096, /* what tells the format */
    MAX_LINE_BYTES = 256 << 20
};

int scoring_pair(struct scoring *s, struct sv src, struct sv tgt, double *out,
                 struct err *e)
{
    int rc = pair_scorer_score(&s->scorer, src, tgt, out, e);
    if (rc == 0) {
        s->sums.n++;
        s->sums.n_high += *out >= .5;
        s->sums.right += *out;
    }
    return rc;
}

/* Append the names of the list that are no flags of a checker. */
static void add_other_flags(struct sv list, struct buf *out)
{
    for (size_t from = 0, to; from < list.n; from = to + 1) {
        const char *comma = memchr(list.p + from, ',', list.n - from);
        to = comma ? (size_t)(comma - list.p) : list.n;
        struct sv name = sv_sub(list, from, to);
        if (name.n == 0 || sv_eq(name, SV("-")) ||
            record_flag_named(name) & CHECKER_FLAGS)
            continue;
        if (out->n > 0)
            buf_add_char(out, ',');
        buf_add_sv(out, name);
    }
}

int scoring_flags(struct scoring *s, struct sv src, struct sv tgt,
                  struct sv before, struct buf *out, struct err *e)
{
    const struct checker_side from = {src, sv_from(s->scorer.src_lang)},
                              to = {tgt, sv_from(s->scorer.tgt_lang)};
    uint32_t flags = 0;
    if (!s->checker)
        return 0;
    int rc = checker_flags(s->checker, &from, &to, &flags, e);
    add_other_flags(before, out);
    if (out->n > 0 && flags != 0)
        buf_add_char(out, ',');
    writer_add_flags(out, flags, ',');
    return rc == 0 && out->failed ? err_nomem(e) : rc;
}

static void copy_tag(char *out, size_t n_out, struct sv tag)
{
    size_t n = tag.n < n_out ? tag.n : n_out - 1;
    if (n > 0)
        memcpy(out, tag.p, n);
    out[n] = '\0';
}

void scoring_languages(struct scoring *s, struct sv src, struct sv tgt)
{
    copy_tag(s->sums.src_lang, sizeof s->sums.src_lang, src);
    copy_tag(s->sums.tgt_lang, sizeof s->sums.tgt_lang, tgt);
    copy_tag(s->scorer.src_lang, sizeof s->scorer.src_lang, src);
    copy_tag(s->scorer.tgt_lang, sizeof s->scorer.tgt_lang, tgt);
}

/* Which format comes in, and that no other is asked for. */
static int choose_format(struct scoring *s, bool *tmx, struct err *e)
{
    struct sv head;
    int rc = line_reader_peek(&s->lines, HEAD_BYTES, &head, e);
    if (rc != 0)
        return rc;
    if (head.n == 0)
        return err_set(e, ERR_INPUT, "the file is empty");
    *tmx = xml_begins(head);
    if (*tmx && s->job->fail_fast)
        return err_set(e, ERR_USAGE,
                       "--fail-fast has no effect: the first fault of a TMX "
                       "ends it");
    if (*tmx && (s->job->src_column || s->job->tgt_column))
        return err_set(e, ERR_USAGE,
                       "--%s-column has no effect: TMX has no columns",
                       s->job->src_column ? "src" : "trg");
    const struct format *asked = format_of_path(s->job->out_path);
    if (strcmp(s->job->out_path, s->job->in_path) != 0 &&
        (rc = format_check_ending(s->job->out_path, e)) != 0)
        return rc;
    const char *given = *tmx ? "tmx" : "tsv";
    if (asked && strcmp(asked->name, given) != 0)
        return err_set(e, ERR_USAGE, "%s: what is scored stays %s",
                       s->job->out_path, given);
    return 0;
}

static int score_into(struct scoring *s, struct err *e)
{
    bool tmx = false;
    int rc = choose_format(s, &tmx, e);
    if (rc == 0)
        rc = sink_open(s->job->out_path, 6, &s->sink, e);
    if (rc != 0)
        return rc;
    rc = tmx ? score_tmx(s, e) : score_tsv(s, e);
    if (rc != 0)
        sink_abort(s->sink);
    else
        rc = sink_close(s->sink, e);
    return rc;
}

int score_file(struct scoring *s, struct err *e)
{
    const struct checker_options *checks = &s->scorer.engine->checks;
    int rc = checks->flags ? checker_open(checks, &s->checker, e) : 0;
    if (rc == 0)
        rc = byte_stream_open(s->job->in_path, &s->feed, e);
    if (rc != 0) {
        checker_close(s->checker);
        return rc;
    }
    s->lines =
        (struct line_reader){.feed = s->feed, .max_bytes = MAX_LINE_BYTES};
    rc = err_about(score_into(s, e), s->job->in_path, e);
    line_reader_free(&s->lines);
    byte_stream_close(s->feed);
    buf_free(&s->line);
    checker_close(s->checker);
    return rc;
}
