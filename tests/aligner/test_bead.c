/* The table of bead types, by name and by size.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/lattice/bead.h"

Test(bead, names_are_sizes)
{
    const struct {
        enum bead_type_place place;
        unsigned n_src, n_tgt;
    } rows[] = {{BEAD_1_1, 1, 1}, {BEAD_1_0, 1, 0}, {BEAD_0_1, 0, 1},
                {BEAD_2_1, 2, 1}, {BEAD_1_2, 1, 2}, {BEAD_2_2, 2, 2},
                {BEAD_3_2, 3, 2}, {BEAD_1_4, 1, 4}, {BEAD_4_0, 4, 0},
                {BEAD_0_4, 0, 4}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        cr_expect_eq(bead_types[rows[k].place].n_src, rows[k].n_src);
        cr_expect_eq(bead_types[rows[k].place].n_tgt, rows[k].n_tgt);
    }
}

Test(bead, every_type_is_found_once_and_has_its_mirror)
{
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        struct bead_type x = bead_types[t];
        cr_expect_eq(bead_type_find(x.n_src, x.n_tgt), t);
        cr_expect_lt(bead_type_find(x.n_tgt, x.n_src), BEAD_TYPES_MAX);
        cr_expect(x.n_src <= BEAD_SIDE_MAX && x.n_tgt <= BEAD_SIDE_MAX);
    }
    cr_expect_eq(bead_type_find(0, 0), BEAD_TYPES_MAX);
    cr_expect_eq(bead_type_find(BEAD_SIDE_MAX + 1, 1), BEAD_TYPES_MAX);
}

Test(bead, the_largest_side_has_its_pairs)
{
    cr_expect_lt(bead_type_find(BEAD_SIDE_MAX, 1), BEAD_TYPES_MAX);
    cr_expect_lt(bead_type_find(1, BEAD_SIDE_MAX), BEAD_TYPES_MAX);
}

Test(bead, the_types_of_1993_are_the_first_six)
{
    cr_assert_eq(BEAD_TYPES_1993, 6);
    for (size_t t = 0; t < BEAD_TYPES_1993; t++)
        cr_expect(bead_types[t].n_src <= 2 && bead_types[t].n_tgt <= 2);
}
