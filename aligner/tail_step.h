/* aligner/tail_step.h - where the 1993 cost goes from one whole number to the
 * next, tabled: the cost of a pair without a logarithm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_TAIL_STEP_H
#define ALIGNER_TAIL_STEP_H
#include <stdint.h>

/* normal_tail_hundredths() is a staircase.  Its steps have a density of 80 a
 * unit of z at 0 and of about 100 z further on; cells are laid out as densely,
 *
 *     cell of z = (int)(z (96 + 64 z)),
 *
 * so that hardly any holds two steps, and the cells of ordinary pairs (z < 5)
 * stay in 16 KB. */
enum { TAIL_STEP_MAX_Z = 16 };
enum { TAIL_STEP_CELLS = TAIL_STEP_MAX_Z * (96 + 64 * TAIL_STEP_MAX_Z) };

/* In this cell and a little beyond either end the cost is cost[0] for z < at
 * and cost[1] from there on.  at is INFINITY where there is no step, and NAN
 * where there are several, and in the last cell, which stands for all that is
 * beyond MAX_Z: there the cost is to be computed. */
struct tail_step {
    float at;
    uint16_t cost[2];
};

/* Made by make_step_table.c from normal_tail_hundredths() itself. */
extern const struct tail_step tail_steps[TAIL_STEP_CELLS + 1];

/* How near z may be to a step and still tell its side, when z was computed in
 * floats: the error of its square root and quotient, and of `at`, is below
 * 3e-7 of z (five roundings of 2^-24).  What the arguments' own rounding does
 * to z comes on top, and may be TAIL_STEP_SLACK at most. */
static const float TAIL_STEP_ROUNDING = 5e-7f, TAIL_STEP_SLACK = 1e-5f;

/* The cell of z, 0 <= z <= MAX_Z. */
static inline int32_t tail_step_cell(float z)
{
    return (int32_t)(z * (96 + 64 * z));
}
#endif
