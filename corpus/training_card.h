/* corpus/training_card.h - what stands beside a training set: a data card, and
 * the files by which its tool finds the data.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_TRAINING_CARD_H
#define CORPUS_TRAINING_CARD_H
#include "corpus/training_set.h"

enum { TRAINING_MAX_CARDS = 2 };

/* The names of the files, in the arena of *s, until NULL. */
int training_card_names(struct training_set *s,
                        const char *out[TRAINING_MAX_CARDS + 1], struct err *e);

/* The text of file k of them, appended, by what was counted in *s.
 * ERR_NOMEM. */
int training_card_text(const struct training_set *s, unsigned k,
                       struct buf *out, struct err *e);
#endif
