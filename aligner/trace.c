/* aligner/trace.c - copies of what the passes throw away.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/trace.h"

#include "aligner/bead.h"
#include "aligner/corridor.h"
#include "aligner/posterior.h"
#include "base/arena.h"

/* Less probable pairs are no rivals. */
static const float LEAST = 0.01f;

static bool is_pair(size_t type)
{
    return bead_types[type].n_src > 0 && bead_types[type].n_tgt > 0;
}

/* Store in beads[from ..) the pairs that end in row i, or only count them
 * where beads is NULL; the number so far. */
static size_t keep_row(const struct posterior *post, size_t i,
                       struct trace_bead *beads, size_t n)
{
    const struct corridor *c = post->corridor;
    size_t width = corridor_width(c, i);
    const float *row = post->p + c->at[i] * post->n_types;
    for (size_t k = 0; k < width; k++) {
        for (size_t t = 0; t < post->n_types; t++) {
            float p = row[t * width + k];
            if (!is_pair(t) || p < LEAST)
                continue;
            const struct bead_type *type = &bead_types[t];
            if (beads)
                beads[n] = (struct trace_bead){
                    .src_at = (uint32_t)(i - type->n_src),
                    .tgt_at = (uint32_t)(c->lo[i] + k - type->n_tgt),
                    .n_src = type->n_src,
                    .n_tgt = type->n_tgt,
                    .posterior = (double)p};
            n++;
        }
    }
    return n;
}

int trace_beads(struct arena *a, const struct posterior *post, struct trace *t,
                struct err *e)
{
    if (!t)
        return 0;
    size_t n = 0;
    for (size_t i = 0; i <= post->corridor->n_src; i++)
        n = keep_row(post, i, NULL, n);
    struct trace_bead *beads = arena_array(a, n, sizeof *beads);
    if (!beads)
        return err_nomem(e);
    n = 0;
    for (size_t i = 0; i <= post->corridor->n_src; i++)
        n = keep_row(post, i, beads, n);
    t->beads = beads;
    t->n = n;
    return 0;
}

int trace_words(struct arena *a, const struct word_pairs *words,
                struct trace *t, struct err *e)
{
    if (!t)
        return 0;
    size_t n_rows = (size_t)words->n_forms + 1, n = word_pairs_n(words);
    const void *row =
        arena_copy(a, (const char *)words->row, n_rows * sizeof *words->row);
    void *pairs =
        arena_copy(a, (const char *)words->pairs, n * sizeof *words->pairs);
    if (!row || !pairs)
        return err_nomem(e);
    t->words = *words;
    t->words.row = row;
    t->words.pairs = pairs;
    t->has_words = true;
    return 0;
}
