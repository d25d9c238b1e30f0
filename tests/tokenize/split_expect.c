/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/tokenize/split_expect.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

void split_expect_by(struct splitter *s, const char *lang, const char *marked)
{
    struct buf text = {0}, got = {0};
    for (const char *p = marked; *p; p++) {
        if (*p != '|')
            buf_add_char(&text, *p);
    }
    const size_t *ends;
    size_t n_ends, at = 0;
    /* in memory of its own size, so that a look behind it is seen */
    char *copy = malloc(text.n + (text.n == 0));
    cr_assert_not_null(copy);
    if (text.n > 0)
        memcpy(copy, text.p, text.n);
    cr_assert_eq(splitter_cut(s, sv_from(lang), (struct sv){copy, text.n},
                              &ends, &n_ends, NULL),
                 0);
    for (size_t i = 0; i < n_ends; at = ends[i++]) {
        if (i > 0)
            buf_add_char(&got, '|');
        buf_add(&got, text.p + at, ends[i] - at);
    }
    cr_expect(sv_eq(buf_sv(&got), sv_from(marked)), "got %.*s", (int)got.n,
              got.p);
    free(copy);
    buf_free(&text);
    buf_free(&got);
}

static void expect_with(enum splitter_engine engine, const char *lang,
                        const char *marked)
{
    struct splitter_options o = splitter_options_default();
    struct splitter *s = NULL;
    o.engine = engine;
    cr_assert_eq(splitter_open(&o, &s, NULL), 0);
    split_expect_by(s, lang, marked);
    splitter_close(s);
}

void split_expect(const char *lang, const char *marked)
{
    expect_with(SPLITTER_MODEL, lang, marked);
}

void split_expect_icu(const char *lang, const char *marked)
{
    expect_with(SPLITTER_ICU, lang, marked);
}
