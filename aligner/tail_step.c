/* aligner/tail_step.c - the table, written by make_step_table at build time: a
 * file of its own, because that program has the header without the table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/tail_step.h"

#include <math.h>

const struct tail_step tail_steps[TAIL_STEP_CELLS + 1] = {
#include "aligner/tail_steps.h"
};
