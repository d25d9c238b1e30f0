/* training/calibration_training.h - drills to examples: align what is known, and compare.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_CALIBRATION_TRAINING_H
#define TRAINING_CALIBRATION_TRAINING_H
#include "document/align_document.h"
#include "training/document_samples.h"
#include "training/examples.h"

/* What is learnt from, and with what. */
struct calibration_training {
    const struct engine *engine;
    struct aligner_input_maker maker;
    struct arena arena; /* of the drill at hand */
    struct examples examples[CALIBRATION_N];
    size_t n_drills;
};

/* All drills of document d; foils take their text from `other` (may be
 * NULL).  The examples' groups are group (gold) and group + 1 (foils).
 * Errors: those of align_sides. */
int calibration_training_add_document(struct calibration_training *t,
                                      const struct gold_document *d,
                                      const struct gold_document *other,
                                      unsigned group, struct err *e);

/* What the documents' pairs teach about pairs without a document. */
int pair_examples_add(struct calibration_training *t,
                      const struct gold_document *d,
                      const struct aligner_input *sides, unsigned group,
                      struct err *e);

void calibration_training_free(struct calibration_training *t);
#endif
