/* document/lexicon/lexicon_output.c - entries to sorted lines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/lexicon/lexicon_output.h"

#include <stdlib.h>

#include "io/sink.h"

enum { GZIP_LEVEL = 6 };

static int by_bytes(const void *x, const void *y)
{
    const struct sv *a = x, *b = y;
    int order = memcmp(a->p, b->p, a->n < b->n ? a->n : b->n);
    return order != 0 ? order : a->n < b->n ? -1 : a->n > b->n;
}

/* Three decimals, but never 0. */
static void put_probability(struct buf *out, float p)
{
    buf_add_char(out, '\t');
    buf_add_fixed(out, (double)(p > .001f ? p : .001f), 3);
}

static void put_entry(struct buf *out, const struct vocabulary *words,
                      const struct lexicon_entry *x)
{
    buf_add_sv(out, vocabulary_form(words, x->src));
    buf_add_char(out, '\t');
    buf_add_sv(out, vocabulary_form(words, x->tgt));
    put_probability(out, x->src_to_tgt);
    put_probability(out, x->tgt_to_src);
    buf_add_char(out, '\n');
}

static void put_head(const char *const lang[2], struct buf *out)
{
    buf_add_sv(out, SV("# word, translation, p(translation | word), "
                       "p(word | translation)\n"));
    if (!*lang[0] || !*lang[1])
        return;
    buf_add_sv(out, SV("# languages: "));
    buf_add_sv(out, sv_from(lang[0]));
    buf_add_char(out, ' ');
    buf_add_sv(out, sv_from(lang[1]));
    buf_add_char(out, '\n');
}

static int write_lines(struct sink *sink, struct sv head, struct sv text,
                       struct sv *lines, struct err *e)
{
    size_t n = 0;
    for (struct sv line; sv_next_line(&text, &line); n++)
        lines[n] = (struct sv){line.p, line.n + 1};
    if (n > 1)
        qsort(lines, n, sizeof *lines, by_bytes);
    int rc = sink_write(sink, head, e);
    for (size_t k = 0; k < n && rc == 0; k++)
        rc = sink_write(sink, lines[k], e);
    return rc;
}

int lexicon_output_write(const char *path, const char *const lang[2],
                         const struct vocabulary *words,
                         const struct lexicon_entry *entries, size_t n,
                         struct err *e)
{
    struct sink *sink;
    struct buf text = {0}, head = {0};
    struct sv *lines = malloc((n + 1) * sizeof *lines);
    put_head(lang, &head);
    for (size_t k = 0; k < n; k++)
        put_entry(&text, words, &entries[k]);
    int rc = !lines || text.failed || head.failed ? err_nomem(e) : 0;
    if (rc == 0)
        rc = sink_open(path, GZIP_LEVEL, &sink, e);
    if (rc == 0) {
        rc = write_lines(sink, buf_sv(&head), buf_sv(&text), lines, e);
        if (rc == 0)
            rc = sink_close(sink, e);
        else
            sink_abort(sink);
    }
    free(lines);
    buf_free(&text);
    buf_free(&head);
    return rc;
}
