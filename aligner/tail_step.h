/* aligner/tail_step.h - a table of the places where the 1993 cost steps from
 * one whole number to the next: the cost of a pair without a logarithm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_TAIL_STEP_H
#define ALIGNER_TAIL_STEP_H
#include <stdint.h>

/* normal_tail_hundredths() is a step function.  It has about 80 steps a unit of
 * z at 0, and 100 z further on.  The cells are as dense:
 *
 *     cell of z = (int)(z (96 + 64 z)),
 *
 * so that few cells have two steps, and those of ordinary pairs (z < 5) fit in
 * 16 KB. */
enum { TAIL_STEP_MAX_Z = 16 };
enum { TAIL_STEP_CELLS = TAIL_STEP_MAX_Z * (96 + 64 * TAIL_STEP_MAX_Z) };

/* In this cell and a little beyond its ends the cost is cost[0] for z < at and
 * cost[1] from there on.  `at` is INFINITY in a cell without a step.  It is NAN
 * in a cell with several and in the last cell, for all z beyond MAX_Z: there
 * the cost must be computed. */
struct tail_step {
    float at;
    uint16_t cost[2];
};

/* Written by make_step_table.c from normal_tail_hundredths(). */
extern const struct tail_step tail_steps[TAIL_STEP_CELLS + 1];

/* The least distance of z from a step, relative to z, at which floats are
 * precise enough: the error of the square root, the quotient and `at` is below
 * 3e-7 of z (five roundings of 2^-24).  The rounding of the arguments adds
 * TAIL_STEP_SLACK at most. */
static const float TAIL_STEP_ROUNDING = 5e-7f, TAIL_STEP_SLACK = 1e-5f;

/* The cell of z, 0 <= z <= MAX_Z. */
static inline int32_t tail_step_cell(float z)
{
    return (int32_t)(z * (96 + 64 * z));
}
#endif
