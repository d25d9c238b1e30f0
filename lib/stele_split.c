/* lib/stele_split.c - a file to sentences, one at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "document/article_stream.h"
#include "lib/handle.h"

enum { CONTEXT_BEFORE = 32, CONTEXT_AFTER = 24 }; /* bytes */

struct stele_split_stream {
    struct splitter *splitter;
    struct article_stream text;
    const char *path;
    void (*decided)(void *context, const struct stele_decision *decision);
    void *context;
    struct buf reason;
};

int stele_split_open(const struct stele *stele, const char *path,
                     struct stele_split_stream **out, struct stele_error *error)
{
    struct err e = {0};
    const struct settings *shared = &stele->settings->shared;
    struct stele_split_stream *s = calloc(1, sizeof *s);
    if (!s)
        return handle_fail(err_nomem(&e), &e, error);
    s->path = path;
    int rc =
        splitter_open(&shared->reading.splitting.options, &s->splitter, &e);
    if (rc == 0)
        rc = article_stream_open(&s->text, &shared->reading, s->splitter, path,
                                 stele->settings->own.lang, &e);
    if (rc == 0)
        *out = s;
    else
        stele_split_close(s);
    return handle_fail(err_about(rc, path, &e), &e, error);
}

void stele_split_close(struct stele_split_stream *s)
{
    if (!s)
        return;
    article_stream_close(&s->text);
    splitter_close(s->splitter);
    buf_free(&s->reason);
    free(s);
}

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static struct stele_text context_before(const struct splitter_decision *d)
{
    size_t from = d->end > CONTEXT_BEFORE ? d->end - CONTEXT_BEFORE : 0;
    while (from < d->end && is_inside(d->text.p[from]))
        from++;
    return (struct stele_text){d->text.p + from, d->end - from};
}

static struct stele_text context_after(const struct splitter_decision *d)
{
    size_t to = d->next + CONTEXT_AFTER;
    if (to > d->text.n)
        to = d->text.n;
    while (to < d->text.n && is_inside(d->text.p[to]))
        to--;
    return (struct stele_text){d->text.p + d->next, to - d->next};
}

static void add_reasons(const struct splitter_decision *d, struct buf *out)
{
    if (d->rule) {
        buf_add_sv(out, SV("rule: "));
        buf_add_sv(out, sv_from(d->rule));
    }
    for (unsigned i = 0; i < d->n_reasons; i++) {
        buf_add_sv(out, i > 0 || d->rule ? SV("; ") : SV(""));
        buf_add_sv(out, sv_from(d->reasons[i].name));
        buf_add_sv(out, d->reasons[i].nats < 0 ? SV(" ") : SV(" +"));
        buf_add_fixed(out, d->reasons[i].nats, 2);
    }
    buf_add_char(out, '\0');
}

static void on_decision(void *context, const struct splitter_decision *d)
{
    struct stele_split_stream *s = context;
    buf_clear(&s->reason);
    add_reasons(d, &s->reason);
    const struct stele_decision decision = {
        .byte = article_stream_origin(&s->text, d->text.p + d->end),
        .ends = d->is_end,
        .probability = d->probability,
        .reason = s->reason.failed ? "" : s->reason.p,
        .before = context_before(d),
        .after = context_after(d),
    };
    s->decided(s->context, &decision);
}

void stele_split_explain(struct stele_split_stream *s,
                         void (*decided)(void *context,
                                         const struct stele_decision *decision),
                         void *context)
{
    s->decided = decided;
    s->context = context;
    splitter_set_trace(s->splitter, on_decision, s);
}

int stele_split_next(struct stele_split_stream *s, struct stele_sentence *out,
                     struct stele_error *error)
{
    struct err e = {0};
    struct sentence sent;
    struct text_stream_span span;
    int rc = article_stream_next(&s->text, &sent, &span, &e);
    if (rc != 1)
        return handle_fail(err_about(rc, s->path, &e), &e, error);
    *out = (struct stele_sentence){
        .text = {sent.text.p, sent.text.n},
        .from = sent.from,
        .to = sent.to,
        .from_cp = span.from_cp,
        .to_cp = span.to_cp,
        .paragraph = sent.par,
        .in_paragraph = sent.in_par,
    };
    return 1;
}

struct stele_side stele_split_side(const struct stele_split_stream *s)
{
    const struct article *a = text_stream_article(s->text.scroll);
    bool guessed;
    const char *encoding = article_stream_encoding(&s->text, &guessed);
    return (struct stele_side){
        .n = a->n_sents,
        .n_paragraphs = a->n_pars,
        .lang = a->lang,
        .encoding = encoding,
        .encoding_guessed = guessed,
        .looks_like = handle_looks_like(article_stream_kind(&s->text)),
    };
}
