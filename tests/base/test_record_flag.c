/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/record_flag.h"

Test(record_flag, bits_have_the_names_that_scripts_rely_on)
{
    cr_expect_str_eq(record_flag_name(0), "ws_normalised");
    cr_expect_str_eq(record_flag_name(1), "control_removed");
    cr_expect_str_eq(record_flag_name(2), "moved");
    cr_expect_eq(record_flag_named(SV("num_mismatch")), RECORD_NUM_MISMATCH);
    cr_expect_eq(record_flag_named(SV("glossary")), RECORD_GLOSSARY);
    cr_expect_eq(record_flag_named(SV("long_word")), RECORD_LONG_WORD);
    cr_expect_eq(record_flag_named(SV("long_words")), 0);
    cr_expect_eq(record_flag_named(SV("")), 0);
    cr_expect_null(record_flag_name(RECORD_N_FLAGS));
    cr_expect_null(record_flag_name(31));
}

Test(record_flag, names_are_different_and_every_row_is_whole)
{
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++) {
        const struct record_flag_row *row = &record_flags[bit];
        cr_assert(row->name && row->meaning && row->src && row->trg);
        cr_expect_eq(record_flag_named(sv_from(row->name)), 1u << bit, "%s",
                     row->name);
    }
}

Test(record_flag, a_list_of_names_is_read_and_an_unknown_name_is_told)
{
    uint32_t flags = 7;
    struct err e = {0};
    cr_expect_eq(record_flags_parse(SV("copied,mojibake"), &flags, &e), 0);
    cr_expect_eq(flags, RECORD_COPIED | RECORD_MOJIBAKE);
    cr_expect_eq(record_flags_parse(SV("copied,mojibak"), &flags, &e),
                 ERR_INPUT);
    cr_expect_str_eq(e.msg, "no flag is named \"mojibak\"");
    cr_expect_eq(record_flags_parse(SV("copied,"), &flags, &e), ERR_INPUT);
    cr_expect_eq(flags, RECORD_COPIED | RECORD_MOJIBAKE, "left as it was");
    cr_expect_eq(record_flags_parse(SV("-"), &flags, &e), 0);
    cr_expect_eq(flags, 0);
    cr_expect_eq(record_flags_parse(SV(""), &flags, &e), 0);
    cr_expect_eq(flags, 0);
    cr_expect_eq(record_flags_known(SV("mine,copied,,-,mojibake")),
                 RECORD_COPIED | RECORD_MOJIBAKE);
    cr_expect_eq(record_flags_known(SV("-")), 0);
}
