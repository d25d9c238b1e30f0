/* aligner/tail_step.c - the table, written when Stele is built.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/tail_step.h"

#include <math.h>

const struct tail_step tail_steps[TAIL_STEP_CELLS + 1] = {
#include "aligner/tail_steps.h"
};
