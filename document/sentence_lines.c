/* document/sentence_lines.c - lines in a buffer, and the buffer to a sink.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/sentence_lines.h"

#include "document/split_decision.h"
#include "io/sink.h"

/* One call of the sink for each sentence would take longer than splitting. */
enum { GZIP_LEVEL = 6, PENDING_BYTES = 1 << 15 };

struct lines {
    const struct sentence_lines *what;
    const struct article_stream *text;
    struct sink *out;
    struct buf pending, reason;
};

static int flush(struct lines *l, struct err *e)
{
    int rc = l->pending.failed ? err_nomem(e)
                               : sink_write(l->out, buf_sv(&l->pending), e);
    buf_clear(&l->pending);
    return rc;
}

/* Text in one field: what would break the line becomes a space. */
static void add_field(struct buf *out, struct sv text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char byte = (unsigned char)text.p[i];
        buf_add_char(out, byte < ' ' || byte == 0x7F ? ' ' : text.p[i]);
    }
    buf_add_char(out, '\t');
}

static void on_decision(void *context, const struct splitter_decision *decision)
{
    struct lines *l = context;
    struct buf *out = &l->pending;
    const struct split_decision d =
        split_decision_of(decision, l->text, &l->reason);
    buf_add_u64(out, d.byte);
    buf_add_sv(out, d.ends ? SV("\tend\t") : SV("\t-\t"));
    buf_add_fixed(out, d.probability, 4);
    buf_add_char(out, '\t');
    add_field(out, d.before);
    add_field(out, d.after);
    buf_add_sv(out, sv_from(d.reason));
    buf_add_char(out, '\n');
}

static void add_sentence(struct lines *l, const struct sentence *s,
                         const struct text_stream_span *span)
{
    struct buf *out = &l->pending;
    if (l->what->paragraphs && s->in_par == 0 && s->par > 0)
        buf_add_char(out, '\n');
    const uint64_t spans[] = {s->from, s->to, span->from_cp, span->to_cp};
    for (unsigned k = 0; l->what->offsets && k < 4; k++) {
        buf_add_u64(out, spans[k]);
        buf_add_char(out, '\t');
    }
    buf_add_sv(out, s->text);
    buf_add_char(out, '\n');
}

static int write_all(struct lines *l, struct article_stream *text,
                     struct err *e)
{
    struct sentence sentence;
    struct text_stream_span span;
    int rc;
    while ((rc = article_stream_next(text, &sentence, &span, e)) > 0) {
        if (!l->what->decisions)
            add_sentence(l, &sentence, &span);
        if (l->pending.n >= PENDING_BYTES && (rc = flush(l, e)) != 0)
            return rc;
    }
    return rc == 0 ? flush(l, e) : rc;
}

int sentence_lines_write(const struct sentence_lines *what,
                         struct article_stream *text, struct splitter *splitter,
                         const char *path, struct err *e)
{
    struct lines l = {.what = what, .text = text};
    int rc = sink_open(path, GZIP_LEVEL, &l.out, e);
    if (rc != 0)
        return rc;
    if (what->decisions) {
        splitter_set_trace(splitter, on_decision, &l);
        buf_add_sv(&l.pending,
                   SV("byte\tdecision\tprobability\tbefore\tbehind\twhy\n"));
    }
    rc = write_all(&l, text, e);
    if (what->decisions)
        splitter_set_trace(splitter, NULL, NULL);
    if (rc == 0)
        rc = sink_close(l.out, e);
    else
        sink_abort(l.out);
    buf_free(&l.pending);
    buf_free(&l.reason);
    return rc;
}
