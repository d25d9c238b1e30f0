/* aligner/scoring/mining_candidates.h - for each source sentence, the target
 * sentences that share most with it, by an inverted index.  For mining.c.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_MINING_CANDIDATES_H
#define ALIGNER_SCORING_MINING_CANDIDATES_H
#include "aligner/scoring/mining_input.h"
#include "aligner/token_index.h"

/* What the words of both sides weigh. */
struct mining_weights {
    double *src, *tgt;       /* [n_forms] nats of a word without a match */
    double *src_of, *tgt_of; /* [sentences] sum over the words */
};

int mining_weights_open(struct arena *a, const struct mining_input *in,
                        struct mining_weights *out);

/* A target form that is looked up, and what it weighs. */
struct mining_lookup {
    uint32_t tgt, n_places;
    double nats;
};

/* The state of a search. */
struct mining_search {
    const struct mining_input *in;
    const struct mining_weights *weights;
    struct token_index index; /* of the target */
    double *sum;              /* [target sentences] 0 between searches */
    uint32_t *touched;        /* [target sentences] those with a sum */
    struct mining_lookup *lookups;
    uint32_t first, end; /* of the target: those of the sentence's part */
};

int mining_search_open(struct arena *a, const struct mining_input *in,
                       const struct mining_weights *weights,
                       struct mining_search *out);

/* The target sentences that share most with source sentence i, best first, in
 * best[0 .. MINING_BEST).  Returns their number.  Equals by place. */
size_t mining_search_best(struct mining_search *s, size_t i, uint32_t *best);

/* The factor of a form, by its kind, as in word_matches.h. */
double mining_kind_weight(const struct side *s, uint32_t form);
#endif
