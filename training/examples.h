/* training/examples.h - evidence with the right answer, gathered for a fit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_EXAMPLES_H
#define TRAINING_EXAMPLES_H
#include "aligner/scoring/calibration.h"
#include "base/buffer.h"

enum { EXAMPLES_MAX_GROUPS = 256 };

/* Examples for one question.  Zero-initialise but for `question`. */
struct examples {
    enum calibration_target question;
    struct buf x;     /* rows of its figures */
    struct buf y;     /* double: how right */
    struct buf group; /* unsigned: whence */
    size_t n;
};

/* Add one.  ERR_NOMEM. */
int examples_add(struct examples *x, const struct bead_features *v,
                 double right, unsigned group, struct err *e);
void examples_free(struct examples *x);

/* Fit the question's model.  `share` [2] is what the examples of an
 * even (gold) and an odd group (foils) count together, times the square root of their number: a large
 * group has the say it needs to be learnt and no more.  Errors: those of
 * logistic_fit. */
int examples_fit(const struct examples *x, const double *share,
                 struct logistic *out, struct err *e);
#endif
