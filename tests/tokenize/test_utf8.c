/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "tokenize/utf8.h"

static size_t fault(const char *text)
{
    return utf8_fault(sv_from(text));
}

Test(utf8, every_scalar_is_valid_and_reads_back)
{
    for (uint32_t cp = 1; cp < 0x110000; cp++) {
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        char bytes[4];
        unsigned n = utf8_put(cp, bytes);
        struct sv s = {bytes, n};
        cr_assert_eq(utf8_fault(s), n, "U+%04X", cp);
        cr_assert_eq(utf8_at(s, 0).cp, cp, "U+%04X", cp);
        cr_assert_eq(utf8_before(s, n).cp, cp, "U+%04X", cp);
    }
}

Test(utf8, the_first_fault_is_found)
{
    cr_expect_eq(fault("plain text, more than eight bytes"), 33);
    cr_expect_eq(fault("ab\x80"), 2, "a continuation byte alone");
    cr_expect_eq(fault("ab\xC3"), 2, "cut off by the end");
    cr_expect_eq(fault("ab\xC3("), 2, "no continuation");
    cr_expect_eq(fault("\xC0\xAF"), 0, "overlong in two");
    cr_expect_eq(fault("\xE0\x80\xAF"), 0, "overlong in three");
    cr_expect_eq(fault("\xED\xA0\x80"), 0, "a surrogate");
    cr_expect_eq(fault("\xF4\x90\x80\x80"), 0, "above U+10FFFF");
    cr_expect_eq(fault("\xFF"), 0);
}

Test(utf8, faults_are_counted_byte_by_byte)
{
    struct utf8_census c =
        utf8_count_faults(SV("\xC3\xA9t\xE9 \xE2\x80\x99 \xFF"));
    cr_expect_eq(c.n_multi, 2);
    cr_expect_eq(c.n_faults, 2);
}

Test(utf8, code_points_are_counted_not_bytes)
{
    cr_expect_eq(utf8_count(SV("d\xC3\xA9j\xC3\xA0 \xE2\x80\xA6")), 6);
}

/* Every second byte goes on with a character, so that sums of many bytes are
 * as large as they get. */
Test(utf8, code_points_of_texts_of_any_length_are_counted)
{
    enum { N = 2 * 2048 + 16 };
    static char text[N];
    for (size_t i = 0; i < N; i += 2)
        memcpy(text + i, "\xC3\xA9", 2);
    for (size_t n = 0; n <= N; n += n < 64 ? 2 : 34) {
        cr_expect_eq(utf8_count((struct sv){text, n}), n / 2, "%zu", n);
        cr_expect_eq(utf8_count((struct sv){text + N - n, n}), n / 2, "%zu", n);
    }
}
