/* aligner/classic/decay.c - the table, written when Stele is built.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/classic/decay.h"

const double decay[DECAY_END + 1] = {
#include "aligner/decays.h"
};
