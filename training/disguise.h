/* training/disguise.h - a target whose words are no translations any more, though
 * its sentences are as long as they were.  For foils (drill.h).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_DISGUISE_H
#define TRAINING_DISGUISE_H
#include "base/arena.h"
#include "base/err.h"
#include "document/aligner_input.h"

/* The side's tokens in another order, the same every time.  ERR_NOMEM. */
int disguise_order(struct arena *a, struct side *s, struct err *e);

/* Of the target words that the lexicon has, one in `every` keeps its translations
 * and the others exchange theirs: a lexicon that knows the words and is mostly
 * wrong, as one of other word forms, or of another subject.  The sides share
 * no array with *sides of before that changes.  ERR_NOMEM. */
int disguise_lexicon(struct arena *a, struct aligner_input *sides,
                     unsigned every, struct err *e);

/* Each word of the target is another that is known nowhere; punctuation and
 * numbers stay in the order of disguise_order().  ERR_NOMEM. */
int disguise_words(struct arena *a, struct aligner_input *sides, struct err *e);
#endif
