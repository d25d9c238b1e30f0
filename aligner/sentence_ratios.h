/* aligner/sentence_ratios.h - what the words of two sentences have for each other.
 *
 * For the last few source sentences of a walk through a corridor, and the
 * target sentences opposite that may be in one bead with them: for each target
 * word the sum of t(y | s) / p(y) over the words of the source sentence, and
 * for each source word the sum of t(s | y) / p(s).
 *
 * The words of a source sentence name their translations; each of these is
 * looked up among the places where it stands in the window of target
 * sentences.  As windows only move forward, so does the place from which a
 * word's search begins.
 *
 * Words are laid out in blocks of eight, the last block of a sentence filled up
 * with words that say nothing, so that loops over them run in whole blocks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SENTENCE_RATIOS_H
#define ALIGNER_SENTENCE_RATIOS_H
#include <stddef.h>
#include <stdint.h>

#include "aligner/lattice/bead.h"
#include "aligner/sentence_evidence.h"
#include "aligner/token_index.h"
#include "base/err.h"

struct arena;
struct corridor;
struct side;
struct ratio_table;

enum { WORD_BLOCK = 8, SENTENCE_RATIOS_ROWS = BEAD_SIDE_MAX };

/* The words of a side in blocks: sentence k has those of at[k] .. at[k + 1],
 * in words, multiples of WORD_BLOCK; rest[w] is 1 - (1 - L) cover of word w
 * (support.h), 1 for those that fill up. */
struct word_layout {
    size_t *at;  /* [n + 1] */
    float *rest; /* [at[n]] */
};

/* A source sentence and the target sentences lo .. hi. */
struct sentence_ratios_row {
    size_t lo, hi;
    float *to_tgt; /* by word from lo on, as the target is laid out */
    float *to_src; /* [hi - lo][words of the source sentence] */
    /* What the source sentence says to the block of n + 1 target sentences from
     * lo + k: said[n].nats[k]; 0: not asked yet. */
    struct sentence_evidence said[BEAD_SIDE_MAX];
};

struct sentence_ratios {
    const struct side *src, *tgt;
    const struct corridor *corridor;
    const struct ratio_table *shares;
    struct word_layout src_words, tgt_words;
    struct token_index index;
    struct word_repeats *repeats;
    struct sentence_ratios_row
        row[SENTENCE_RATIOS_ROWS]; /* x: row[x % SENTENCE_RATIOS_ROWS] */
    size_t n_done; /* sentences before it were summed up, the last four stand */
};

/* Make it in `a`, nothing summed up yet.  ERR_NOMEM. */
int sentence_ratios_open(struct arena *a, const struct side *src,
                         const struct side *tgt, const struct corridor *c,
                         const struct ratio_table *shares,
                         struct sentence_ratios *out, struct err *e);

/* Sum up the source sentences before row i of the corridor, so that the last
 * four of them stand.  Time linear in their words and meetings when rows follow
 * each other; going back begins anew. */
void sentence_ratios_move(struct sentence_ratios *s, size_t i);

/* The most target sentences that a source sentence has opposite. */
size_t sentence_ratios_widest(const struct sentence_ratios *s);
#endif
