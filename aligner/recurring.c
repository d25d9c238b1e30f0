/* aligner/recurring.c - equal sentences, by hashes of their words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/recurring.h"

#include <stdbool.h>
#include <stdlib.h>

#include "aligner/lattice/side.h"
#include "base/arena.h"
#include "base/hash.h"

/* Sentences of so many words or fewer that are so often on a side recur. */
enum { WORDS_MOST = 12, TIMES = 3 };

/* What a pair loses for one. */
static const float RECURRING_NATS = 2.5f;

/* A short sentence: the hash of its words. */
struct line {
    uint64_t hash;
    size_t at;
};

static int by_hash(const void *x, const void *y)
{
    const struct line *a = x, *b = y;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* Hash the words of sentence i; false if they are many, or if it is a single
 * mark: the end of the sentence before it, cut off. */
static bool hash_line(const struct side *s, size_t i, uint64_t *out)
{
    uint32_t forms[WORDS_MOST];
    size_t n = 0, n_numbers = 0, n_tokens = s->token_at[i + 1] - s->token_at[i];
    for (size_t k = s->token_at[i]; k < s->token_at[i + 1]; k++) {
        uint32_t form = s->tokens[k].form;
        if (s->kind[form] == SIDE_NUMBER)
            n_numbers++;
        if (s->kind[form] == SIDE_NUMBER || s->kind[form] == SIDE_PUNCTUATION)
            continue;
        if (n == WORDS_MOST)
            return false;
        forms[n++] = form;
    }
    *out = hash_sv((struct sv){(const char *)forms, n * sizeof *forms}, 0);
    return n + n_numbers > 0 || n_tokens > 1;
}

int recurring_lines(struct arena *a, const struct side *s, const float **out,
                    struct err *e)
{
    *out = NULL;
    if (!s->tokens || !s->kind)
        return 0;
    struct line *lines = arena_alloc(a, s->n * sizeof *lines);
    float *nats = arena_array(a, s->n, sizeof *nats);
    size_t n = 0;
    if (!lines || !nats)
        return err_nomem(e);
    for (size_t i = 0; i < s->n; i++) {
        lines[n].at = i;
        n += hash_line(s, i, &lines[n].hash);
    }
    if (n > 0)
        qsort(lines, n, sizeof *lines, by_hash);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && lines[to].hash == lines[from].hash;)
            to++;
        for (size_t k = from; to - from >= TIMES && k < to; k++) {
            nats[lines[k].at] = RECURRING_NATS;
            *out = nats;
        }
    }
    return 0;
}
