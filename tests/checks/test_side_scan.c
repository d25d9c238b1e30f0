/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "checks/side_scan.h"

enum { MAX_TEXT = 400 };

/* A text of words of 1 to 20 letters, some with capitals, between spaces, commas
 * and stops. */
static struct sv make_text(unsigned seed, char out[MAX_TEXT])
{
    static const char *const gaps[] = {" ", " ", " ", ", ", ". ", "  "};
    size_t n = 0;
    for (unsigned w = 0; w < 12; w++) {
        seed = seed * 1103515245u + 12345u;
        const unsigned length = 1 + (seed >> 16) % 20;
        const unsigned capitals = (seed >> 8) % 5;
        for (unsigned k = 0; k < length; k++) {
            char c = (char)('a' + (seed >> 4) % 7 + k % 17);
            bool upper = capitals == 4 || (capitals == 3 && k == 0) ||
                         (capitals == 2 && k == 9);
            out[n++] = upper ? (char)(c - 32) : c;
        }
        const char *gap = gaps[(seed >> 20) % 6];
        if (w + 1 == 12)
            gap = (seed >> 20) % 2 ? "." : "";
        memcpy(out + n, gap, strlen(gap));
        n += strlen(gap);
    }
    return (struct sv){out, n};
}

static bool is_letter(char c)
{
    return ((unsigned char)c | 0x20u) - 'a' < 26u;
}

static void check_item(const struct side_scan *s, size_t i, size_t from,
                       size_t to)
{
    const struct scan_item *item = &side_scan_items(s)[i];
    char lower[64];
    unsigned n_upper = 0;
    for (size_t k = from; k < to; k++) {
        lower[k - from] = (char)(s->text.p[k] | 0x20);
        n_upper += !(s->text.p[k] & 0x20);
    }
    const struct sv word = {lower, to - from};
    const unsigned first = !(s->text.p[from] & 0x20);
    const unsigned shape = ITEM_PROSE | (first ? ITEM_UPPER_FIRST : 0) |
                           (n_upper > first ? ITEM_UPPER_LATER : 0) |
                           (n_upper < to - from ? ITEM_LOWER : 0);
    cr_expect_eq(item->from, from);
    cr_expect_eq(item->to, to);
    cr_expect_eq(item->n_cp, to - from);
    cr_expect_eq(item->shape, shape);
    cr_expect_eq(item->key, side_scan_key(word));
    cr_expect(sv_eq(side_scan_folded(s, item), word));
}

Test(side_scan, words_of_any_length_are_read_as_their_letters_are)
{
    struct side_scan s = {0};
    struct err e;
    for (unsigned seed = 1; seed <= 500; seed++) {
        char bytes[MAX_TEXT];
        const struct sv text = make_text(seed, bytes);
        size_t n = 0, n_letters = 0, n_spaces = 0, run = 0, longest = 0;
        size_t n_capitals = 0;
        cr_assert_eq(side_scan_read(&s, text, SV("en"), &e), 0);
        for (size_t at = 0; at < text.n;) {
            size_t to = at;
            run = text.p[at] == ' ' ? 0 : run + 1;
            longest = run > longest ? run : longest;
            n_spaces += text.p[at] == ' ';
            while (to < text.n && is_letter(text.p[to]))
                to++;
            if (to == at) {
                at++;
                continue;
            }
            check_item(&s, n, at, to);
            bool capital = side_scan_items(&s)[n].shape &
                           (ITEM_UPPER_FIRST | ITEM_UPPER_LATER);
            if (capital)
                cr_expect_eq(side_scan_capitals(&s)[n_capitals], n);
            n_capitals += capital;
            n++;
            n_letters += to - at;
            run += to - at - 1;
            longest = run > longest ? run : longest;
            at = to;
        }
        cr_expect_eq(s.n_items, n);
        cr_expect_eq(s.n_words, n);
        cr_expect_eq(s.n_capitals, n_capitals);
        cr_expect_eq(s.n_letters, n_letters);
        cr_expect_eq(s.letters[SCRIPT_LATIN], n_letters);
        cr_expect_eq(s.n_upper + s.n_lower, n_letters);
        cr_expect_eq(s.n_cp, text.n);
        cr_expect_eq(s.n_spaces, n_spaces);
        cr_expect_eq(s.longest_run, longest);
    }
    side_scan_free(&s);
}
