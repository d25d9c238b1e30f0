/* aligner/trace.c - copies of posteriors and words of the last pass.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/trace.h"

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "base/arena.h"

/* Less probable pairs are not kept. */
static const float LEAST = 0.01f;

/* Store in beads[from ..) the pairs that end in row i, or only count them
 * where beads is NULL; the number so far. */
static size_t keep_row(const struct posterior *post, size_t i,
                       struct trace_bead *beads, size_t n)
{
    for (size_t k = post->row[i]; k < post->row[i + 1]; k++) {
        const struct posterior_bead *b = &post->beads[k];
        struct bead_type t = bead_types[b->type];
        if (!bead_type_is_pair(t) || b->p < LEAST)
            continue;
        if (beads)
            beads[n] = (struct trace_bead){.src_at = (uint32_t)(i - t.n_src),
                                           .tgt_at = b->tgt_end - t.n_tgt,
                                           .n_src = t.n_src,
                                           .n_tgt = t.n_tgt,
                                           .posterior = (double)b->p};
        n++;
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
