/* aligner/length_estimate.h - c, s2 and priors estimated from many documents.
 * They replace the published values of the length model.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LENGTH_ESTIMATE_H
#define ALIGNER_LENGTH_ESTIMATE_H
#include "aligner/lattice/side.h"
#include "aligner/params.h"
#include "base/err.h"

/* A document pair; only lengths are used. */
struct length_document {
    struct side src, tgt;
};

/* The estimates.  The priors add up to 1: 1-1; 1-0 and 0-1; 2-1 and 1-2;
 * 2-2. */
struct length_estimate {
    double c, s2;
    double p_11, p_null, p_merge, p_22;
    double n_beads; /* total posterior that the priors were counted from */
    size_t n_pairs; /* 1-1 beads that c and s2 were computed from */
    unsigned n_rounds;
};

/* Estimate from n documents, from the start c, s2 and priors of *start.
 *
 * Rounds of expectation-maximisation.  E: the posteriors w of the six types of
 * Gale & Church (1993) near the classic path of each document, by the densities
 * of length_model.h under the estimates so far.  M: priors are the shares of
 * the types among all beads, each counted by its w, with ten beads of *start as
 * a pseudo-count (so that none is 0); c and s2 are moments of the 1-1 beads
 * with w of a tenth and more,
 *
 *     c = sum w l2 / sum w l1,    s2 = sum w (l2 - c l1)^2 / l / sum w,
 *
 * l the mean length (l1 + l2/c)/2: Gale & Church, sec. 3.2, who divided by l1
 * and used paragraphs.  The certain beads alone, unweighted, would be those
 * whose lengths agree, and s2 would shrink from round to round (on texts of s2
 * 1.90 to 1.12; weighted it is 1.94).  The rounds end when no estimate changes
 * by more than one in a thousand, or after twenty.
 *
 * ERR_INPUT with fewer than ten such 1-1 beads, or if one side of all is empty;
 * ERR_LIMIT, ERR_NOMEM as align_sides().  After an error *out is untouched.
 * Reentrant; documents are summed in their order.  Time: twenty times method
 * length-em's at most. */
int length_estimate(const struct align_params *start,
                    const struct length_document *docs, size_t n,
                    struct length_estimate *out, struct err *e);
#endif
