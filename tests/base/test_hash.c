/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/hash.h"

Test(hash, is_the_published_xxh3)
{
    char hex[16];
    hash_hex(hash_sv(SV(""), 0), hex);
    cr_expect(sv_eq((struct sv){hex, 16}, SV("2d06800538d394c2")));
}

Test(hash, depends_on_bytes_and_seed)
{
    cr_expect_neq(hash_sv(SV("a"), 0), hash_sv(SV("b"), 0));
    cr_expect_neq(hash_sv(SV("a"), 0), hash_sv(SV("a"), 1));
}

Test(hash, xxh64_is_that_of_other_programs)
{
    char hex[17] = {0}; /* printf '' | xxhsum -H1; printf abc | xxhsum -H1 */
    hash_hex(hash_xxh64(SV("")), hex);
    cr_expect_str_eq(hex, "ef46db3751d8e999");
    hash_hex(hash_xxh64(SV("abc")), hex);
    cr_expect_str_eq(hex, "44bc2cf5ad770999");
}
