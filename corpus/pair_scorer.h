/* corpus/pair_scorer.h - the probability that two texts translate each other, by
 * themselves: no document, no neighbours, nothing learnt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_PAIR_SCORER_H
#define CORPUS_PAIR_SCORER_H
#include "base/arena.h"
#include "document/align_document.h"

/* What scores pairs; one thread's own.  `engine` is set by who opens it. */
struct pair_scorer {
    const struct engine *engine;
    char src_lang[LANGUAGE_TAG_BYTES], tgt_lang[LANGUAGE_TAG_BYTES];
    struct aligner_input_maker maker;
    struct arena arena; /* of the pair at hand */
};

/* Score one pair of texts, valid UTF-8, into *out, 0..1; 0 when either is
 * empty.  Depends on nothing but the pair, the languages, the lexicons and the
 * weights.  ERR_NOMEM, ERR_LIMIT. */
int pair_scorer_score(struct pair_scorer *s, struct sv src, struct sv tgt,
                      double *out, struct err *e);

/* The same for a pair by itself: languages of BCP 47, or NULL for those of the
 * words. */
int pair_scorer_score_texts(struct pair_scorer *s, const char *src_lang,
                            struct sv src, const char *tgt_lang, struct sv tgt,
                            double *out, struct err *e);
void pair_scorer_free(struct pair_scorer *s);
#endif
