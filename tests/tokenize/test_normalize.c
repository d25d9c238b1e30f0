/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/record.h"
#include "tokenize/normalize.h"

Test(normalize, separators_become_one_space_and_controls_go)
{
    enum { WS = RECORD_WS_NORMALISED, CONTROL = RECORD_CONTROL_REMOVED };
    static const struct {
        const char *raw, *text;
        uint32_t flags;
    } rows[] = {
        {"  A plain sentence. ", "A plain sentence.", 0},
        {"two  spaces stay", "two  spaces stay", 0},
        {"a\tb", "a b", WS},
        {"a\t\t\fb", "a b", WS},
        {"a \t b", "a   b", WS},
        {"a\xC2\x85"
         "b\xE2\x80\xA8\xE2\x80\xA9"
         "c",
         "a b c", WS},
        {"wrapped\n    line", "wrapped line", 0},
        {"wrapped \r\n line", "wrapped line", 0},
        {"a light-\nhouse", "a light-house", 0},
        {"le vice-\r\n  président", "le vice-président", 0},
        {"de 1914-\n1918", "de 1914-1918", 0},
        {"bud\xC2\xAD\nget",
         "bud\xC2\xAD"
         "get",
         0},
        {"pre-\nand post-war", "pre- and post-war", 0},
        {"court-\net long-courrier", "court- et long-courrier", 0},
        {"a pause -\nand on", "a pause - and on", 0},
        {"it was --\nwell", "it was -- well", 0},
        {"non\xC2\xA0"
         "break\xE2\x80\xAF!",
         "non\xC2\xA0"
         "break\xE2\x80\xAF!",
         0},
        {"a\x01"
         "b\x7F"
         "c\xC2\x9D"
         "d",
         "abcd", CONTROL},
        {"a\xEF\xBB\xBF"
         "b\xEF\xBF\xBE\xEF\xBF\xBF",
         "ab", CONTROL},
        {"a\x1B\tb", "a b", WS | CONTROL},
        {"\x01\x02", "", CONTROL},
        {"\xEF\xBF\xBD stays, it was there", "\xEF\xBF\xBD stays, it was there",
         0},
        {"", "", 0},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sv text;
        uint32_t flags = 0;
        cr_assert_eq(
            normalize_sentence(&a, sv_from(rows[i].raw), &text, &flags, NULL),
            0);
        cr_expect(sv_eq(text, sv_from(rows[i].text)), "row %zu gave '%.*s'", i,
                  (int)text.n, text.p);
        cr_expect_eq(flags, rows[i].flags, "row %zu", i);
    }
    arena_free(&a);
}

Test(normalize, clean_text_is_not_copied)
{
    struct sv raw = SV("Déjà vu : « oui »."), text;
    uint32_t flags = 0;
    cr_assert_eq(normalize_sentence(NULL, raw, &text, &flags, NULL), 0);
    cr_expect_eq(text.p, raw.p);
}
