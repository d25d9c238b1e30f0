/* document/document_grounds.h - what the records of a document pair were made
 * from, once it is aligned and scored.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_DOCUMENT_GROUNDS_H
#define DOCUMENT_DOCUMENT_GROUNDS_H
#include "aligner/alignment.h"
#include "aligner/scoring/bead_features.h"
#include "aligner/scoring/calibration.h"
#include "aligner/scoring/mining.h"
#include "document/aligner_input.h"

/* What the scores of a document pair were made from, for explanations. */
struct document_grounds {
    struct aligner_input input;
    struct alignment alignment;
    bool is_calibrated; /* false: scores are posteriors, without features; or
                           as wordless.h has them */
    enum calibration_target question;
    struct document_features features;
    const struct mined_pair *const *mined; /* [n_beads] NULL for beads that were
                                              not mined; or NULL: none was */
};
#endif
