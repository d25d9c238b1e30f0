/* aligner/sentence_ratios.h - the sums of the ratios of pairs of sentences.
 *
 * For the last source sentences of a pass through a corridor, and the target
 * sentences that can be in one bead with them: for each target word the sum of
 * t(y | s) / p(y) over the words of the source sentence, and for each source
 * word the sum of t(s | y) / p(s).
 *
 * Each translation of a source word is looked up among its places in the window
 * of target sentences.  Windows only move forward, and so does the place where
 * the search for a word begins.
 *
 * Words are in blocks of eight; the last block of a sentence is filled up with
 * words of ratio 1, so that loops run over whole blocks.
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

/* The words of a side in blocks: sentence k has the words at[k] .. at[k + 1],
 * multiples of WORD_BLOCK. base[w] is 1 - (1 - L) cover of word w
 * (word_evidence.h), and 1 for padding. */
struct word_layout {
    size_t *at;  /* [n + 1] */
    float *base; /* [at[n]] */
};

/* A source sentence and the target sentences lo .. hi. */
struct sentence_ratios_row {
    size_t lo, hi;
    float *to_tgt; /* [words of lo .. hi], as the target is laid out */
    float *to_src; /* [hi - lo][words of the source sentence] */
    /* The evidence of the source sentence for the block of n + 1 target
     * sentences from lo + k: evidence[n].nats[k]; 0: not computed yet. */
    struct sentence_evidence evidence[BEAD_SIDE_MAX];
};

struct sentence_ratios {
    const struct side *src, *tgt;
    const struct corridor *corridor;
    const struct ratio_table *ratios;
    struct word_layout src_words, tgt_words;
    struct token_index index;
    struct word_repeats *repeats;
    struct sentence_ratios_row
        row[SENTENCE_RATIOS_ROWS]; /* x: row[x % SENTENCE_RATIOS_ROWS] */
    size_t n_done; /* sentences before it are summed; the last BEAD_SIDE_MAX
                      of them are stored */
};

/* Make it in `a`, without sums.  ERR_NOMEM. */
int sentence_ratios_open(struct arena *a, const struct side *src,
                         const struct side *tgt, const struct corridor *c,
                         const struct ratio_table *ratios,
                         struct sentence_ratios *out, struct err *e);

/* Sum the source sentences before row i of the corridor, so that the last
 * BEAD_SIDE_MAX of them are stored.  Time linear in their words and their
 * matches when rows follow each other; a smaller i starts again. */
void sentence_ratios_move(struct sentence_ratios *s, size_t i);

/* The most target sentences in the window of a source sentence. */
size_t sentence_ratios_widest(const struct sentence_ratios *s);
#endif
