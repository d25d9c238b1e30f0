/* lib/stele_split.c - a file to sentences, one at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "document/sentence_lines.h"
#include "document/split_decision.h"
#include "lib/handle.h"

struct stele_split_stream {
    const struct task_values *own;
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
    s->own = &stele->settings->own;
    int rc =
        handle_check_files(stele->settings, path, NULL, s->own->output, &e);
    if (rc == 0)
        rc =
            splitter_open(&shared->reading.splitting.options, &s->splitter, &e);
    if (rc == 0)
        rc = article_stream_open(&s->text, &shared->reading, s->splitter, path,
                                 s->own->lang, &e);
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

static void on_decision(void *context, const struct splitter_decision *d)
{
    struct stele_split_stream *s = context;
    const struct split_decision x = split_decision_of(d, &s->text, &s->reason);
    const struct stele_decision decision = {
        .byte = x.byte,
        .ends = x.ends,
        .probability = x.probability,
        .reason = x.reason,
        .before = {x.before.p, x.before.n},
        .after = {x.after.p, x.after.n},
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

int stele_split_write(struct stele_split_stream *s, struct stele_error *error)
{
    struct err e = {0};
    const struct sentence_lines what = {
        .offsets = s->own->offsets,
        .paragraphs = s->own->paragraphs,
        .decisions = s->own->decisions,
    };
    int rc = sentence_lines_write(&what, &s->text, s->splitter,
                                  s->own->output ? s->own->output : "-", &e);
    return handle_fail(err_about(rc, s->path, &e), &e, error);
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
