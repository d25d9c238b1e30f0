/* tests/aligner/oracle_1993.h - the 1993 program's arithmetic, as an oracle.
 * Whole hundredths of a nat, Abramowitz & Stegun's normal law, full matrix.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_ALIGNER_ORACLE_1993_H
#define TESTS_ALIGNER_ORACLE_1993_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/side.h"

/* Their cost of matching two lengths, without the penalty of the type;
 * *clamped when the tail came out as 0 and 2500 replaces it. */
int oracle_1993_match(uint64_t src_cp, uint64_t tgt_cp, bool *clamped);

/* What to do where the tail came out as 0. */
enum oracle_tail {
    ORACLE_CLAMPED, /* 2500, as in the program */
    ORACLE_EXACT    /* the exact tail, by GSL: no path is drawn to clamps */
};

/* The bead types of their path, last bead first, as places in bead_types.
 * types[] has room for src->n + tgt->n; returns how many there are. */
size_t oracle_1993_path(const struct side *src, const struct side *tgt,
                        enum oracle_tail tail, unsigned char *types);
#endif
