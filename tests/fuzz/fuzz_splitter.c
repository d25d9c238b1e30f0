/* Any article: the sentences come in order, and nothing but white space and
 * dropped control characters lies between them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "base/arena.h"
#include "exact_copy.h"
#include "tokenize/article.h"
#include "tokenize/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check(const struct article *article, size_t n_bytes)
{
    uint64_t at = 0;
    for (size_t i = 0; i < article->n_sents; i++) {
        const struct sentence *s = &article->sents[i];
        if (s->from < at || s->to <= s->from || s->to > n_bytes)
            abort();
        if (s->text.n == 0 || utf8_fault(s->text) != s->text.n)
            abort();
        if (memchr(s->text.p, '\n', s->text.n) ||
            memchr(s->text.p, '\t', s->text.n))
            abort();
        at = s->to;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct splitter *splitter;
    struct splitter_options so = splitter_options_default();
    if (n == 0 || (!splitter && splitter_open(&so, &splitter, NULL) != 0))
        return 0;
    static const char *const langs[] = {"en", "fr", NULL, "de"};
    struct article_options o = article_options_default();
    o.lang = langs[data[0] & 3];
    o.paragraphs = (enum paragraph_mode)(data[0] >> 2 & 3);
    o.presegmented = data[0] >> 6 == 3;
    const struct sv bytes =
        exact_copy((struct sv){(const char *)data + 1, n - 1});
    struct arena a = {0};
    struct article article;
    if (article_read(&a, splitter, &o, bytes, &article, NULL) == 0)
        check(&article, bytes.n);
    arena_free(&a);
    exact_free(bytes);
    return 0;
}
