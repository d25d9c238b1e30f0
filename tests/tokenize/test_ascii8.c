/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "tokenize/ascii8.h"

static bool is_letter(unsigned c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_control(unsigned c)
{
    return c < 0x20 || c >= 0x7F;
}

/* Every byte, in each place, behind bytes that are not marked and before bytes
 * of any kind: it is the first that is marked, or none up to it is. */
static void expect_marks(uint64_t (*marks)(uint64_t), bool (*marked)(unsigned),
                         unsigned char other)
{
    for (unsigned place = 0; place < 8; place++)
        for (unsigned c = 0; c < 256; c++) {
            unsigned char bytes[8];
            memset(bytes, other, 8);
            for (unsigned k = place; k < 8; k++)
                bytes[k] = (unsigned char)(c + 37 * (k - place));
            unsigned first = place;
            while (first < 8 && !marked(bytes[first]))
                first++;
            uint64_t got = marks(ascii8_load((const char *)bytes));
            cr_assert_eq(ascii8_before(got), first, "byte %02x at %u", c,
                         place);
        }
}

static bool no_letter(unsigned c)
{
    return !is_letter(c);
}

static bool is_mark(unsigned c)
{
    return !is_letter(c) && c != ' ';
}

Test(ascii8, the_first_byte_of_a_kind_is_found)
{
    expect_marks(ascii8_others, no_letter, 'q');
    expect_marks(ascii8_marks, is_mark, ' ');
    expect_marks(ascii8_marks, is_mark, 'Z');
    expect_marks(ascii8_controls, is_control, '~');
}

Test(ascii8, bytes_come_back_and_few_are_filled_with_zeros)
{
    const char text[] = "\xC3\xA9tal\x01Z!";
    char out[8], few[8];
    ascii8_store(out, ascii8_load(text));
    cr_expect_arr_eq(out, text, 8);
    for (size_t n = 0; n <= 8; n++) {
        memset(few, 0, sizeof few);
        memcpy(few, text, n);
        cr_expect_eq(ascii8_few(text, n), ascii8_load(few), "%zu bytes", n);
        if (n < 8)
            cr_expect_eq(ascii8_load(text) & ascii8_first((unsigned)n),
                         ascii8_load(few));
    }
    ascii8_store(out, ascii8_lower(ascii8_load("AbCdXyZz")));
    cr_expect_arr_eq(out, "abcdxyzz", 8);
}

Test(ascii8, inner_bytes_are_marked)
{
    for (unsigned c = 0; c < 256; c++) {
        char bytes[8] = "a\xC3\xA9"
                        "b\x80\xFF\xBF";
        bytes[7] = (char)c;
        uint64_t is_inner = c >> 6 == 2;
        cr_expect_eq(ascii8_inner(ascii8_load(bytes)),
                     0x0001000100010000 | is_inner << 56);
    }
}
