/* Packings by name, and members and frames one behind the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "io/packing.h"
#include "io/whole_file.h"

Test(packing, is_told_by_the_ending)
{
    static const struct {
        const char *path;
        unsigned packing;
        const char *less;
    } rows[] = {
        {"a.gz", 5, "a"},
        {".gz", 5, ""},
        {"gz", 0, "gz"},
        {"a.gz.tsv", 0, "a.gz.tsv"},
        {"a.tsv.GZ", 5, "a.tsv"},
        {"", 0, ""},
        {"a.tsv.zst", 105, "a.tsv"},
        {"a.Zst", 105, "a"},
        {"zst", 0, "zst"},
        {"-", 0, "-"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        cr_expect_eq(packing_of_path(rows[i].path, 5), rows[i].packing, "%s",
                     rows[i].path);
        cr_expect(sv_eq(packing_less_ending(sv_from(rows[i].path)),
                        sv_from(rows[i].less)),
                  "%s", rows[i].path);
    }
    cr_expect_eq(packing_kind(0), PACKED_NOT);
    cr_expect_eq(packing_kind(9), PACKED_GZIP);
    cr_expect_eq(packing_kind(PACKING_ZSTD + 1), PACKED_ZSTD);
}

Test(packing, pieces_one_behind_the_other_are_one_file)
{
    const unsigned packings[] = {1, 9, PACKING_ZSTD + 1, PACKING_ZSTD + 9};
    for (size_t i = 0; i < sizeof packings / sizeof packings[0]; i++) {
        struct buf packed = {0}, twice = {0}, text = {0};
        struct err e = {0};
        cr_assert_eq(packing_add(packings[i], SV("one\n"), &packed, &e), 0);
        cr_assert_eq(packing_add(packings[i], SV(""), &packed, &e), 0);
        cr_assert_eq(packing_add(packings[i], SV("two\n"), &packed, &e), 0);
        packing_add(packings[i], SV("one\n"), &twice, &e);
        packing_add(packings[i], SV("two\n"), &twice, &e);
        cr_expect(sv_eq(buf_sv(&packed), buf_sv(&twice)), "the same bytes");
        cr_assert_eq(whole_file_unpack(buf_sv(&packed), 8, &text, &e), 0, "%s",
                     e.msg);
        cr_expect(sv_eq(buf_sv(&text), SV("one\ntwo\n")));
        packed.n--;
        buf_clear(&text);
        cr_expect_eq(whole_file_unpack(buf_sv(&packed), 8, &text, &e),
                     ERR_INPUT);
        cr_expect(strstr(e.msg, "truncated"), "%s", e.msg);
        buf_free(&packed);
        buf_free(&twice);
        buf_free(&text);
    }
}
