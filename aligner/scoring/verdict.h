/* aligner/scoring/verdict.h - are two documents translations of each other?
 * Predicted from the features of the document; calibration.h has the models.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_VERDICT_H
#define ALIGNER_SCORING_VERDICT_H
#include "aligner/scoring/calibration.h"

enum verdict_kind {
    VERDICT_NONE,        /* unknown: no words, or no models */
    VERDICT_TRANSLATION, /* of each other, as a whole */
    VERDICT_PARTIAL,     /* a good part of them */
    VERDICT_COMPARABLE,  /* one subject; a sentence or two may be */
    VERDICT_UNRELATED
};

struct verdict {
    enum verdict_kind kind;
    double probability; /* of this kind */
    double translated;  /* share of the characters where words agree,
                           2 to 98 % */
    double unaligned;   /* share of the characters in null beads */
    double yield;       /* of the document, see bead_features.h */
};

/* The most probable of the four kinds.  Three models predict "whole", "partly"
 * and "related", and each includes the one before.  So each probability is
 * raised to that of the one before, and the differences are those of the four
 * kinds. */
struct verdict verdict_of(const struct calibration *c,
                          const struct bead_features *document);

/* "translation", "partial", "comparable", "unrelated"; "-" for none. */
const char *verdict_name(enum verdict_kind kind);
#endif
