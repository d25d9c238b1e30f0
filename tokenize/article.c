/* tokenize/article.c - decode, cut into pieces, cut into sentences, measure.
 *
 * Sentences are gathered aside first, because their number is known only at
 * the end; then the array is made in the arena in one piece.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/article.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "tokenize/decode.h"
#include "tokenize/language.h"
#include "tokenize/sentence_reader.h"

enum { MAX_SENTENCE_BYTES = 16 << 20, LAYOUT_BYTES = 1 << 17 };

struct article_options article_options_default(void)
{
    return (struct article_options){.max_sentence_bytes = MAX_SENTENCE_BYTES};
}

/* How many sentences each paragraph has. */
static void count_pars(struct sentence *sents, size_t n)
{
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && sents[to].par == sents[from].par; to++)
            continue;
        for (size_t i = from; i < to; i++)
            sents[i].of_par = (uint32_t)(to - from);
    }
}

static int make_sentences(struct arena *a, struct sentence_reader *p,
                          struct buf *found, struct article *out, struct err *e)
{
    struct sentence s;
    int rc;
    while ((rc = sentence_reader_next(p, a, &s, e)) > 0) {
        if (buf_add(found, (const char *)&s, sizeof s) != 0)
            return err_nomem(e);
    }
    if (rc < 0)
        return rc;
    out->n_sents = found->n / sizeof s;
    out->sents = arena_array(a, out->n_sents, sizeof s);
    if (!out->sents)
        return err_nomem(e);
    if (found->n > 0)
        memcpy(out->sents, found->p, found->n);
    out->n_pars = p->n_pars;
    out->n_parts = p->reader.n_walls; /* the last one may end the text */
    if (out->n_sents == 0 || out->n_parts == 0 ||
        out->sents[out->n_sents - 1].part == out->n_parts)
        out->n_parts++;
    count_pars(out->sents, out->n_sents);
    return 0;
}

void article_choose(const struct article_options *o, struct sv text,
                    struct article *out)
{
    bool given = o->lang && strcmp(o->lang, "auto") != 0;
    const char *lang = given ? o->lang : language_of(text);
    size_t n = strlen(lang);
    if (n >= sizeof out->lang)
        n = sizeof out->lang - 1;
    memcpy(out->lang, lang, n);
    out->lang_given = given;
    out->lang[n] = 0;
    out->kind = o->presegmented ? TEXT_PLAIN : text_kind_of(text);
    out->paragraphs = o->paragraphs;
    if (o->presegmented)
        out->paragraphs = PARAGRAPH_BLANK;
    if (out->paragraphs == PARAGRAPH_AUTO) {
        struct paragraph_layout own = paragraph_measure(text);
        out->paragraphs = paragraph_decide(&own, o->partner);
    }
}

/* The first whole lines, or all. */
static struct sv sample_of(struct sv bytes)
{
    size_t n = bytes.n;
    if (n > LAYOUT_BYTES) {
        for (n = LAYOUT_BYTES; n > 0 && bytes.p[n - 1] != '\n';)
            n--;
        n = n > 0 ? n : bytes.n;
    }
    return sv_sub(bytes, 0, n);
}

int article_layout(struct arena *a, const struct article_options *o,
                   struct sv bytes, struct paragraph_layout *out, struct err *e)
{
    struct decoded d;
    struct err unread;
    *out = (struct paragraph_layout){0};
    int rc = decode_text(a, o->encoding, sample_of(bytes), &d, &unread);
    if (rc == 0)
        *out = paragraph_measure(d.text);
    offset_map_free(&d.origin);
    return rc == ERR_NOMEM ? err_nomem(e) : 0;
}

int article_read(struct arena *a, struct splitter *s,
                 const struct article_options *o, struct sv bytes,
                 struct article *out, struct err *e)
{
    struct decoded d;
    struct buf found = {0}; /* struct sentence */
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
    article_choose(o, d.text, out);
    struct sentence_reader p = {.splitter = o->presegmented ? NULL : s,
                                .lang = sv_from(out->lang),
                                .max_sentence_bytes = o->max_sentence_bytes,
                                .origin = &d.origin};
    p.reader = paragraph_open(d.text, out->paragraphs, o->presegmented);
    rc = make_sentences(a, &p, &found, out, e);
out:
    buf_free(&found);
    offset_map_free(&d.origin);
    return rc;
}
