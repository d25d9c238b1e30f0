/* aligner/trace.h - what an alignment was chosen from, for who asks why.
 * Filled by align_sides(), which takes one or NULL; no alignment depends on it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_TRACE_H
#define ALIGNER_TRACE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aligner/word_pairs.h"
#include "base/err.h"

struct arena;
struct posterior;

/* A pair that a path could have held. */
struct trace_bead {
    uint32_t src_at, tgt_at;
    uint8_t n_src, n_tgt;
    double posterior;
};

/* Zero-initialise; what is in it lives in the arena of align_sides(). */
struct trace {
    struct trace_bead *beads; /* [n] of posterior .01 or more, in the order of
                                 their ends; null beads left out */
    size_t n;
    bool has_words;          /* method hybrid alone */
    struct word_pairs words; /* as believed last, learnt ones too */
};

/* Keep the pairs of a lattice; the words.  `t` may be NULL: nothing is done.
 * ERR_NOMEM. */
int trace_beads(struct arena *a, const struct posterior *post, struct trace *t,
                struct err *e);
int trace_words(struct arena *a, const struct word_pairs *words,
                struct trace *t, struct err *e);
#endif
