/* corpus/scoring.c - what scoring has in common, whatever it reads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/scoring.h"

#include <string.h>

#include "io/format.h"
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
    *tmx = xml_begins(head);
    if (*tmx && (s->job->src_column || s->job->tgt_column))
        return err_set(e, ERR_USAGE,
                       "--%s-column has no effect: TMX has no columns",
                       s->job->src_column ? "src" : "trg");
    const struct format *asked = format_of_path(s->job->out_path);
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
    int rc = byte_stream_open(s->job->in_path, &s->feed, e);
    if (rc != 0)
        return rc;
    s->lines =
        (struct line_reader){.feed = s->feed, .max_bytes = MAX_LINE_BYTES};
    rc = err_about(score_into(s, e), s->job->in_path, e);
    line_reader_free(&s->lines);
    byte_stream_close(s->feed);
    return rc;
}
