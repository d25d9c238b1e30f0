/* cli/teaching.h - drills to examples: align what is known, and compare.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_TEACHING_H
#define CLI_TEACHING_H
#include "cli/drill.h"
#include "cli/examples.h"
#include "cli/pipeline.h"

/* What is learnt from, and with what. */
struct teaching {
    const struct pipeline *pipeline;
    struct sides_maker maker;
    struct arena arena; /* of the drill at hand */
    struct examples examples[CALIBRATION_N];
    size_t n_drills;
};

/* All drills of document d; foils take their text from `other` (may be
 * NULL).  The examples' groups are group (gold) and group + 1 (foils).
 * Errors: those of align_sides. */
int teach_document(struct teaching *t, const struct gold_document *d,
                   const struct gold_document *other, unsigned group,
                   struct err *e);

/* What the documents' pairs teach about pairs without a document. */
int teach_pairs(struct teaching *t, const struct gold_document *d,
                const struct sides *sides, unsigned group, struct err *e);

void teaching_free(struct teaching *t);
#endif
