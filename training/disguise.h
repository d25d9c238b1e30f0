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

/* Each word of the target is another that is known nowhere; punctuation and
 * numbers stay in the order of disguise_order().  ERR_NOMEM. */
int disguise_words(struct arena *a, struct aligner_input *sides, struct err *e);
#endif
