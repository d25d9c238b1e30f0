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

/* What has a table of its own, by enum split_lang; other languages have the
 * user's alone. */
static const struct sv languages[] = {{"en", 2}, {"fr", 2}, {"", 0}};
enum { N_LANGUAGES = sizeof languages / sizeof languages[0] };

struct splitter {
    struct abbreviations *tables[N_LANGUAGES];
    struct icu_engine *icu; /* NULL: the model decides */
    struct model_engine model;
    struct buf ends; /* size_t */
};

struct splitter_options splitter_options_default(void)
{
    return (struct splitter_options){.threshold = .5};
}

static int open_tables(struct splitter *s, struct sv own, struct err *e)
{
    for (size_t i = 0; i < N_LANGUAGES; i++) {
        int rc = abbreviations_open(&s->tables[i], e);
        if (rc == 0)
            rc = abbreviations_add_builtin(s->tables[i], languages[i], e);
        if (rc == 0)
            rc = abbreviations_add(s->tables[i], own, e);
        if (rc != 0)
            return rc;
    }
    return 0;
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
