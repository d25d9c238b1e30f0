/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/boundary_model.h"
#include "aligner/boundary_rows.h"
#include "aligner/lattice/bead.h"
#include "aligner/recurring.h"
#include "base/arena.h"
#include "boundary_formula.h"
#include "document.h"

/* As document(), and digits are numbers: "n" stands for one. */
static struct side side_of(struct arena *a, const char *text)
{
    static uint8_t kind[128];
    struct side s = document(a, text);
    for (size_t f = 0; f < sizeof kind; f++)
        kind[f] = s.kind[f];
    kind['n'] = kind['m'] = SIDE_NUMBER;
    s.kind = kind;
    return s;
}

/* Which sentences recur, as a string of 1 and 0. */
static const char *recurring(struct arena *a, const char *text)
{
    struct side s = side_of(a, text);
    const float *nats;
    char *out = arena_array(a, s.n + 1, 1);
    cr_assert_eq(recurring_lines(a, &s, &nats, NULL), 0);
    for (size_t i = 0; i < s.n; i++)
        out[i] = nats && nats[i] > 0 ? '1' : '0';
    return out;
}

Test(recurring, equal_sentences_three_times_but_for_numbers)
{
    struct arena a = {0};
    cr_expect_str_eq(recurring(&a, "a b|c|a b n|d|a b.|b a|c"), "1010100");
    cr_expect_str_eq(recurring(&a, "n|c|m|d|n m.|e"), "101010", "page numbers");
    cr_expect_str_eq(recurring(&a, "a b|c|a b n|d"), "0000", "twice only");
    arena_free(&a);
}

Test(recurring, long_sentences_and_single_marks_do_not)
{
    struct arena a = {0};
    const char *twelve = "a b c d e f g h i j k l|x|a b c d e f g h i j k l|"
                         "y|a b c d e f g h i j k l";
    const char *thirteen = "a b c d e f g h i j k l o|x|a b c d e f g h i j k "
                           "l o|y|a b c d e f g h i j k l o";
    cr_expect_str_eq(recurring(&a, twelve), "10101");
    cr_expect_str_eq(recurring(&a, thirteen), "00000");
    cr_expect_str_eq(recurring(&a, ".|a|.|b|.|c"), "000000");
    cr_expect_str_eq(recurring(&a, "..|a|..|b|..|c"), "101010");
    arena_free(&a);
}

static float pair_nats(const struct boundary_rows *r, unsigned n_src,
                       unsigned n_tgt, size_t i, size_t j)
{
    float nats = 0;
    boundary_rows_add_run(r, bead_type_find(n_src, n_tgt), i, j, 1, &nats);
    return nats;
}

/* The source recurs at 1, 3 and 5, the target at 0, 3 and 4. */
Test(recurring, a_pair_loses_the_same_for_each)
{
    struct arena a = {0};
    struct side src = side_of(&a, "a|n|b|n|c|n|d"),
                tgt = side_of(&a, "n|a|b|n|m|c|d");
    struct boundary_model boundary[BOUNDARY_KINDS];
    struct boundary_rows r;
    src.kind = tgt.kind;
    src.par = tgt.par = NULL;
    src.continues = tgt.continues = NULL;
    boundaries_open(&a, &src, &tgt, boundary, &r);
    float none = pair_nats(&r, 1, 1, 3, 2);
    cr_expect_float_eq((double)(pair_nats(&r, 1, 1, 4, 2) - none), -2.5, 1e-5);
    cr_expect_float_eq((double)(pair_nats(&r, 1, 1, 3, 5) - none), -2.5, 1e-5);
    cr_expect_float_eq((double)(pair_nats(&r, 1, 1, 4, 5) - none), -5, 1e-5);
    cr_expect_float_eq(
        (double)(pair_nats(&r, 2, 2, 4, 4) - pair_nats(&r, 2, 2, 5, 3)), -2.5,
        1e-5);
    arena_free(&a);
}
