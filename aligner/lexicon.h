/* aligner/lexicon.h - a table of translations from outside the document.  Words
 * are numbers; the owner of their spellings assigns them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LEXICON_H
#define ALIGNER_LEXICON_H
#include <stddef.h>
#include <stdint.h>

#define LEXICON_NONE UINT32_MAX

/* A pair of words with the probability of each given the other, 0..1. */
struct lexicon_entry {
    uint32_t src, tgt;
    float src_to_tgt, tgt_to_src;
};

/* Entries in the order of src, then tgt, each pair once.  The entries of the
 * source word w are entries[row[w] .. row[w + 1]). */
struct lexicon {
    const struct lexicon_entry *entries;
    const uint32_t *row; /* [n_src_words + 1] */
    uint32_t n_src_words, n_tgt_words;
};
#endif
