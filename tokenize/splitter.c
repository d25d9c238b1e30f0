/* tokenize/splitter.c - one table of abbreviations a language, one engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/splitter.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "tokenize/abbreviation.h"
#include "tokenize/charclass.h"
#include "tokenize/icu_engine.h"

/* What has a table of its own; other languages have the user's alone. */
static const struct sv languages[] = {{"en", 2}, {"fr", 2}, {"", 0}};
enum { N_LANGUAGES = sizeof languages / sizeof languages[0] };

struct splitter {
    struct abbreviations *tables[N_LANGUAGES];
    struct icu_engine *icu;
    struct buf ends; /* size_t */
};

struct splitter_options splitter_options_default(void)
{
    return (struct splitter_options){.engine = SPLITTER_ICU};
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
    if (rc == 0)
        rc = icu_engine_open(&s->icu, e);
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
    buf_free(&s->ends);
    free(s);
}

/* The place in languages[] of "fr", "fr-CA", … */
static size_t language_index(struct sv lang)
{
    size_t i = 0;
    while (i < N_LANGUAGES - 1 &&
           !(sv_starts(lang, languages[i]) &&
             (lang.n == languages[i].n || lang.p[languages[i].n] == '-')))
        i++;
    return i;
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
        const struct abbreviations *table = s->tables[language_index(lang)];
        int rc = icu_engine_cut(s->icu, table, text, &s->ends, e);
        if (rc != 0)
            return rc;
        if (buf_add(&s->ends, (const char *)&end, sizeof end) != 0)
            return err_nomem(e);
    }
    *ends = (const size_t *)s->ends.p;
    *n_ends = s->ends.n / sizeof end;
    return 0;
}
