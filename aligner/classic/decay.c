/* aligner/classic/decay.c - the table, written by make_decay_table at build
 * time: a file of its own, because that program has the header without the
 * table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/classic/decay.h"

const double decay[DECAY_END + 1] = {
#include "aligner/decays.h"
};
