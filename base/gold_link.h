/* base/gold_link.h - links between sentences, as numbers.  Readers of
 * alignments give them, and evaluation compares them.  Unlike the aligner's
 * beads, links may cross and have gaps, as gold data does.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_GOLD_LINK_H
#define BASE_GOLD_LINK_H
#include <stddef.h>
#include <stdint.h>

/* No document has more sentences than this: readers refuse larger numbers. */
enum { GOLD_LINK_MAX_SENTENCE = 1 << 24 };

/* Sentences src[0..n_src) are translated by tgt[0..n_tgt); numbers count from
 * 0; one side may be empty.  `score` is NaN where none was given. */
struct gold_link {
    const uint32_t *src, *tgt;
    uint32_t n_src, n_tgt;
    double score;
};

/* The links of one document pair, in the order of their file. */
struct gold_link_list {
    struct gold_link *links;
    size_t n;
};
#endif
