/* tokenize/article.c - decode, cut into pieces, cut into sentences, measure.
 *
 * Sentences are first gathered as spans, because their number is known only
 * at the end; then the array is made in the arena in one piece.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/article.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "tokenize/charclass.h"
#include "tokenize/decode.h"
#include "tokenize/language.h"
#include "tokenize/normalize.h"

enum { MAX_SENTENCE_BYTES = 16 << 20 };

/* A sentence in the decoded text. */
struct span {
    size_t from, to;
    uint32_t par;
};

struct article_options article_options_default(void)
{
    return (struct article_options){.max_sentence_bytes = MAX_SENTENCE_BYTES};
}

static int add_span(struct buf *spans, const struct article_options *o,
                    const struct decoded *d, struct span span, struct err *e)
{
    if (span.to - span.from > o->max_sentence_bytes) {
        return err_set_at(e, ERR_LIMIT, ERR_BYTE,
                          origin_of(&d->origin, span.from),
                          "a sentence of %zu bytes, over the limit of %zu",
                          span.to - span.from, o->max_sentence_bytes);
    }
    if (buf_add(spans, (const char *)&span, sizeof span) != 0)
        return err_nomem(e);
    return 0;
}

/* The sentences of one piece. */
static int split_piece(struct splitter *s, const struct article_options *o,
                       const struct decoded *d, struct sv lang,
                       const struct piece *piece, struct buf *spans,
                       struct err *e)
{
    struct sv text = sv_sub(d->text, piece->from, piece->to);
    const size_t *ends = &text.n;
    size_t n_ends = 1;
    int rc = 0;
    if (!o->presegmented)
        rc = splitter_cut(s, lang, text, &ends, &n_ends, e);
    size_t at = 0;
    for (size_t i = 0; rc == 0 && i < n_ends; at = ends[i++]) {
        struct span span = {.par = piece->par};
        span.from = piece->from + charclass_skip_space(text, at);
        span.to = piece->from + ends[i];
        rc = add_span(spans, o, d, span, e);
    }
    return rc;
}

/* Fill one sentence; its text may turn out empty. */
static int make_sentence(struct arena *a, const struct decoded *d,
                         const struct span *span, struct sentence *out,
                         struct err *e)
{
    *out = (struct sentence){.par = span->par};
    struct sv raw = sv_sub(d->text, span->from, span->to);
    int rc = normalize_sentence(a, raw, &out->text, &out->flags, e);
    if (rc != 0)
        return rc;
    out->from = origin_of(&d->origin, span->from);
    out->to = origin_of(&d->origin, span->to);
    out->n_cp = (uint32_t)utf8_count(out->text);
    return 0;
}

/* Number the paragraphs anew (one may have lost its only sentence) and the
 * sentences within each. */
static uint32_t number(struct sentence *sents, size_t n)
{
    uint32_t n_pars = 0;
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && sents[to].par == sents[from].par; to++)
            sents[to].in_par = (uint32_t)(to - from);
        uint32_t par = n_pars++;
        for (size_t i = from; i < to; i++)
            sents[i].of_par = (uint32_t)(to - from);
        while (from < to)
            sents[from++].par = par;
    }
    return n_pars;
}

static int make_sentences(struct arena *a, const struct decoded *d,
                          struct sv spans, struct article *out, struct err *e)
{
    const struct span *span = (const struct span *)spans.p;
    size_t n = spans.n / sizeof *span;
    out->sents = arena_array(a, n, sizeof *out->sents);
    if (!out->sents)
        return err_nomem(e);
    out->n_sents = 0;
    for (size_t i = 0; i < n; i++) {
        struct sentence *sent = &out->sents[out->n_sents];
        int rc = make_sentence(a, d, &span[i], sent, e);
        if (rc != 0)
            return rc;
        out->n_sents += sent->text.n > 0;
    }
    out->n_pars = number(out->sents, out->n_sents);
    return 0;
}

/* What is to be known before the first sentence: language and layout. */
static void choose(const struct article_options *o, struct sv text,
                   struct article *out)
{
    bool given = o->lang && strcmp(o->lang, "auto") != 0;
    const char *lang = given ? o->lang : language_of(text);
    size_t n = strlen(lang);
    if (n >= sizeof out->lang)
        n = sizeof out->lang - 1;
    memcpy(out->lang, lang, n);
    out->lang[n] = 0;
    out->paragraphs = o->paragraphs;
    if (o->presegmented)
        out->paragraphs = PARAGRAPH_BLANK;
    else if (o->paragraphs == PARAGRAPH_AUTO)
        out->paragraphs = paragraph_guess(text);
}

int article_read(struct arena *a, struct splitter *s,
                 const struct article_options *o, struct sv bytes,
                 struct article *out, struct err *e)
{
    struct decoded d;
    struct buf spans = {0};
    *out = (struct article){0};
    int rc = decode_text(a, o->encoding, bytes, &d, e);
    if (rc != 0)
        goto out;
    out->encoding = arena_copy(a, d.charset.name, sizeof d.charset.name);
    out->encoding_guessed = d.charset.guessed;
    if (!out->encoding) {
        rc = err_nomem(e);
        goto out;
    }
    choose(o, d.text, out);
    struct paragraph_reader reader =
        paragraph_open(d.text, out->paragraphs, o->presegmented);
    struct piece piece;
    while (rc == 0 && paragraph_next(&reader, &piece))
        rc = split_piece(s, o, &d, sv_from(out->lang), &piece, &spans, e);
    if (rc == 0)
        rc = make_sentences(a, &d, buf_sv(&spans), out, e);
out:
    buf_free(&spans);
    origin_free(&d.origin);
    return rc;
}
