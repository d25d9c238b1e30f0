/* document/explain_words.h - which words of a pair meet, and which do not.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_EXPLAIN_WORDS_H
#define DOCUMENT_EXPLAIN_WORDS_H
#include "aligner/scoring/word_matches.h"
#include "aligner/word_pairs.h"
#include "base/buffer.h"
#include "document/align_document.h"

struct trace;

/* What is the same for all pairs of a document. */
struct explain_words {
    const struct aligner_input *sides;
    const struct vocabulary *vocabulary;
    const struct trace *trace; /* what the aligner learnt */
    struct word_pairs pairs;
    struct word_matches_counter counter; /* as bead_features_gather() counts */
    uint32_t *n_met, *n_learnt;          /* [n_forms] target words, scratch */
};

/* Make it in `a`; the sides have words.  ERR_NOMEM, ERR_LIMIT. */
int explain_words_open(struct arena *a, const struct aligner_input *sides,
                       const struct vocabulary *vocabulary,
                       const struct trace *trace, struct explain_words *out,
                       struct err *e);

/* Append the words of a bead with two sides: those that meet, with the
 * probability of either given the other; those of the rest that the articles
 * taught the aligner; the rest of either side.  A failed append shows in
 * out->failed. */
void explain_words_add(struct explain_words *w, const struct bead *b,
                       struct sv src_lang, struct sv tgt_lang, struct buf *out);
#endif
