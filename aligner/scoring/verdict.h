/* aligner/scoring/verdict.h - what two documents are to each other.
 * From the document's evidence; calibration.h has the models.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_VERDICT_H
#define ALIGNER_SCORING_VERDICT_H
#include "aligner/scoring/calibration.h"

enum verdict_kind {
    VERDICT_NONE,        /* not asked: no words, or no models */
    VERDICT_TRANSLATION, /* each translates the other, as a whole */
    VERDICT_PARTIAL,     /* a good part does */
    VERDICT_COMPARABLE,  /* one subject; a sentence or two may */
    VERDICT_UNRELATED
};

struct verdict {
    enum verdict_kind kind;
    double probability; /* of this kind */
    double translated;  /* share of the characters where words agree, cut
                            at 2 and 98 % */
    double unaligned;   /* share of the characters in null beads */
    double yield;       /* words met over chance, see evidence.h */
};

/* The most probable of the four.  "Whole", "partly" and "related" are asked
 * each on its own; as each includes the one before, a less probable one that
 * includes a more probable one is given the other's probability, and the
 * differences are those of the four kinds. */
struct verdict verdict_of(const struct calibration *c,
                          const struct bead_features *document);

/* "translation", "partial", "comparable", "unrelated"; "-" for none. */
const char *verdict_name(enum verdict_kind kind);
#endif
