/* training/damage.h - samples in which some sentences are no translations any
 * more: a piece of one is missing, names are others, or it is not translated.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_DAMAGE_H
#define TRAINING_DAMAGE_H
#include "document/aligner_input.h"
#include "training/document_samples.h"

/* Of every third 1-1 link with ten tokens or more on either side: leave out the
 * first half, the last half, or the middle, of the source and the target in
 * turn.  Lengths shrink alike.  The link of such a sentence becomes
 * SAMPLE_DAMAGED.
 * ERR_NOMEM. */
int damage_cut(struct arena *a, struct document_sample *sample,
               struct aligner_input *sides, struct err *e);

/* Give each name and number of the target a new form, the same for the same
 * one, as in an article of the same template on something else.  The link of a
 * sentence that had one becomes
 * SAMPLE_DAMAGED.  Returns 1 where there are too few to tell
 * one article from another; ERR_NOMEM. */
int damage_names(struct arena *a, struct document_sample *sample,
                 struct aligner_input *sides, struct err *e);

/* Of every third 1-1 link with four words or more that are no names: the target
 * becomes a copy of the source, and its link SAMPLE_DAMAGED.  ERR_NOMEM. */
int damage_copy(struct arena *a, struct document_sample *sample,
                struct aligner_input *sides, struct err *e);
#endif
