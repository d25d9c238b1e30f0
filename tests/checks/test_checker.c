/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "checks/checker.h"

Test(checker, the_table_s_examples_have_their_flags)
{
    struct checker *c;
    struct checker_options o = checker_options_default();
    cr_assert_eq(checker_open(&o, &c, NULL), 0);
    for (unsigned bit = 3; bit < RECORD_N_FLAGS; bit++) {
        uint32_t flags = 0;
        if (1u << bit == RECORD_TOO_LONG || 1u << bit == RECORD_GLOSSARY)
            continue;
        struct checker_side src = {sv_from(record_flags[bit].src), SV("en")};
        struct checker_side tgt = {sv_from(record_flags[bit].trg), SV("fr")};
        cr_assert_eq(checker_flags(c, &src, &tgt, &flags, NULL), 0);
        cr_expect(flags >> bit & 1, "%s", record_flags[bit].name);
    }
    checker_close(c);
}
