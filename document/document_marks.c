/* document/document_marks.c - tags compared, and a sample of each text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/document_marks.h"

#include "base/language_tag.h"
#include "tokenize/language.h"
#include "tokenize/language_name.h"

enum { SAMPLE_BYTES = 2048, SAMPLE_SENTENCES = 20 };

static const struct {
    const char *name, *meaning;
} marks[DOCUMENT_N_MARKS] = {
    {"src_unknown", "the language of the source is not recognised: without "
                    "its name (--src-lang) neither lexicon nor abbreviations "
                    "serve it"},
    {"trg_unknown", "the language of the target is not recognised: without "
                    "its name (--trg-lang) neither lexicon nor abbreviations "
                    "serve it"},
    {"src_other", "the source is plainly in another language than named"},
    {"trg_other", "the target is plainly in another language than named"},
    {"one_language", "both sides are in one language"},
    {"same_text", "both sides are the same text"},
};

const char *document_mark_name(unsigned k)
{
    return k < DOCUMENT_N_MARKS ? marks[k].name : NULL;
}

const char *document_mark_meaning(unsigned k)
{
    return k < DOCUMENT_N_MARKS ? marks[k].meaning : NULL;
}

/* Sentences from all over the text, a space between. */
static int take_sample(const struct article *article, struct buf *out,
                       struct err *e)
{
    const size_t n = article->n_sents;
    const size_t step = (n + SAMPLE_SENTENCES - 1) / SAMPLE_SENTENCES;
    for (size_t i = 0; i < n && out->n < SAMPLE_BYTES; i += step) {
        const struct sv text = article->sents[i].text;
        if (text.n > SAMPLE_BYTES)
            continue;
        buf_add_sv(out, text);
        buf_add_char(out, ' ');
    }
    return out->failed ? err_nomem(e) : 0;
}

/* Is a side plainly in another language than it was named, or taken for? */
static int is_other(struct text_language *t, const struct article *article,
                    bool *out, struct err *e)
{
    struct buf sample = {0};
    *out = false;
    if (!language_name_is_known(article->lang))
        return 0;
    int rc = take_sample(article, &sample, e);
    /* the quick way to say that it is in the language named, mostly */
    const bool agrees = rc == 0 && article->lang_given &&
                        language_tag_is(sv_from(article->lang),
                                        sv_from(language_of(buf_sv(&sample))));
    if (rc == 0 && !agrees)
        rc = text_language_is_other(t, buf_sv(&sample), sv_from(article->lang),
                                    out, e);
    buf_free(&sample);
    return rc;
}

/* Regions and scripts of a language may be two languages: pt-BR and pt-PT. */
static bool is_one_language(const char *a, const char *b)
{
    struct sv x = sv_from(a), y = sv_from(b);
    if (!language_name_is_known(a) || !language_tag_is(x, y))
        return false;
    x = sv_sub(x, language_tag_primary(x), x.n);
    y = sv_sub(y, language_tag_primary(y), y.n);
    return x.n == 0 || y.n == 0 || sv_eq(x, y);
}

int document_marks_find(struct text_language *t, const struct loaded *src,
                        const struct loaded *tgt, unsigned *out, struct err *e)
{
    const struct article *a = &src->article, *b = &tgt->article;
    bool src_other, tgt_other = false;
    int rc = is_other(t, a, &src_other, e);
    if (rc == 0)
        rc = is_other(t, b, &tgt_other, e);
    const bool flags[DOCUMENT_N_MARKS] = {
        !language_name_is_known(a->lang) || (src_other && !a->lang_given),
        !language_name_is_known(b->lang) || (tgt_other && !b->lang_given),
        src_other && a->lang_given,
        tgt_other && b->lang_given,
        is_one_language(a->lang, b->lang),
        sv_eq(buf_sv(&src->bytes), buf_sv(&tgt->bytes))};
    *out = 0;
    for (unsigned k = 0; k < DOCUMENT_N_MARKS; k++)
        *out |= flags[k] ? 1u << k : 0;
    return rc;
}

void document_marks_add(unsigned found, struct buf *out)
{
    const size_t before = out->n;
    for (unsigned k = 0; k < DOCUMENT_N_MARKS; k++) {
        if (!(found >> k & 1))
            continue;
        if (out->n > before)
            buf_add_char(out, ',');
        buf_add_sv(out, sv_from(marks[k].name));
    }
}

bool document_marks_parse(struct sv names, unsigned *out)
{
    *out = 0;
    while (names.n > 0) {
        const char *comma = memchr(names.p, ',', names.n);
        const size_t n = comma ? (size_t)(comma - names.p) : names.n;
        unsigned k = 0;
        while (k < DOCUMENT_N_MARKS &&
               !sv_eq(sv_sub(names, 0, n), sv_from(marks[k].name)))
            k++;
        if (k == DOCUMENT_N_MARKS)
            return false;
        *out |= 1u << k;
        names = sv_sub(names, comma ? n + 1 : n, names.n);
    }
    return true;
}
