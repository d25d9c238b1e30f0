/* tokenize/splitter.c - a table of abbreviations a language, and an engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/splitter.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/language_tag.h"
#include "tokenize/abbreviation.h"
#include "tokenize/charclass.h"
#include "tokenize/icu_engine.h"
#include "tokenize/model_engine.h"

/* What has weights of its own, by enum split_lang; the table of another
 * language is that of the last text. */
static const struct sv languages[] = {{"en", 2}, {"fr", 2}, {"", 0}};
enum { N_LANGUAGES = sizeof languages / sizeof languages[0] };

struct splitter {
    struct abbreviations *tables[N_LANGUAGES];
    char other[LANGUAGE_TAG_BYTES]; /* the language of the last table */
    struct buf own;                 /* the user's table */
    struct icu_engine *icu;         /* NULL: the model decides */
    struct model_engine model;
    struct buf ends; /* size_t */
};

struct splitter_options splitter_options_default(void)
{
    return (struct splitter_options){.threshold = .5};
}

static int open_table(struct splitter *s, size_t i, struct sv lang,
                      struct err *e)
{
    int rc = abbreviations_open(&s->tables[i], e);
    if (rc == 0)
        rc = abbreviations_add_builtin(s->tables[i], lang, e);
    return rc == 0 ? abbreviations_add(s->tables[i], buf_sv(&s->own), e) : rc;
}

static int open_tables(struct splitter *s, struct sv own, struct err *e)
{
    int rc = buf_add_sv(&s->own, own) == 0 ? 0 : err_nomem(e);
    for (size_t i = 0; i < N_LANGUAGES && rc == 0; i++)
        rc = open_table(s, i, languages[i], e);
    return rc;
}

/* Make the last table that of a language without weights of its own. */
static int change_table(struct splitter *s, struct sv lang, struct err *e)
{
    enum { LAST = N_LANGUAGES - 1 };
    if (sv_eq(lang, sv_from(s->other)) || lang.n >= sizeof s->other)
        return 0;
    abbreviations_close(s->tables[LAST]);
    s->tables[LAST] = NULL;
    s->other[0] = '\0';
    int rc = open_table(s, LAST, lang, e);
    if (rc == 0) {
        memcpy(s->other, lang.p, lang.n);
        s->other[lang.n] = '\0';
    }
    return rc;
}

int splitter_open(const struct splitter_options *o, struct splitter **out,
                  struct err *e)
{
    struct splitter *s = calloc(1, sizeof *s);
    if (!s)
        return err_nomem(e);
    int rc = open_tables(s, o->abbreviations, e);
    if (rc == 0 && o->engine == SPLITTER_ICU)
        rc = icu_engine_open(&s->icu, e);
    else if (rc == 0)
        rc = model_engine_init(&s->model, o, e);
    if (rc != 0) {
        splitter_close(s);
        return rc;
    }
    *out = s;
    return 0;
}

void splitter_close(struct splitter *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < N_LANGUAGES; i++)
        abbreviations_close(s->tables[i]);
    icu_engine_close(s->icu);
    model_engine_free(&s->model);
    buf_free(&s->ends);
    buf_free(&s->own);
    free(s);
}

void splitter_set_trace(struct splitter *s, splitter_trace trace, void *context)
{
    s->model.trace = trace;
    s->model.trace_context = context;
}

/* The place in languages[] of "fr", "fr-CA", … */
static enum split_lang language_index(struct sv lang)
{
    size_t i = 0;
    while (i < N_LANGUAGES - 1 && !language_tag_is(lang, languages[i]))
        i++;
    return (enum split_lang)i;
}

static int cut(struct splitter *s, struct sv lang, struct sv text,
               struct err *e)
{
    enum split_lang index = language_index(lang);
    int rc = index == SPLIT_OTHER ? change_table(s, lang, e) : 0;
    if (rc != 0)
        return rc;
    const struct abbreviations *table = s->tables[index];
    if (s->icu)
        return icu_engine_cut(s->icu, table, text, &s->ends, e);
    return model_engine_cut(&s->model, table, index, text, &s->ends, e);
}

int splitter_cut(struct splitter *s, struct sv lang, struct sv text,
                 const size_t **ends, size_t *n_ends, struct err *e)
{
    if (text.n > INT32_MAX)
        return err_set(e, ERR_LIMIT, "a paragraph of over 2 GiB");
    s->ends.n = 0;
    size_t end = charclass_trim_space(text, text.n);
    if (end > 0) {
        text.n = end;
        int rc = cut(s, lang, text, e);
        if (rc == 0 && buf_add(&s->ends, (const char *)&end, sizeof end) != 0)
            rc = err_nomem(e);
        if (rc != 0)
            return rc;
    }
    *ends = (const size_t *)s->ends.p;
    *n_ends = s->ends.n / sizeof end;
    return 0;
}
