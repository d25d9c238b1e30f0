/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "tokenize/language.h"

Test(language, english_and_french_by_their_function_words)
{
    static const struct {
        const char *lang, *text;
    } rows[] = {
        {"en", "The council will meet on Monday, and the report is to be read "
               "by all of its members before they vote."},
        {"fr", "Le conseil se réunira lundi, et le rapport doit être lu par "
               "tous les membres avant qu’ils ne votent."},
        {"fr", "L’été dernier, j’ai vu la mer pour la première fois."},
        {"und", "Der Rat tagt am Montag, und der Bericht ist von allen "
                "Mitgliedern zu lesen, bevor sie abstimmen."},
        {"und", "El consejo se reunirá el lunes y todos los miembros deben "
                "leer el informe antes de votar por la propuesta."},
        {"und", "1234 5678"},
        {"und", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_str_eq(language_of(sv_from(rows[i].text)), rows[i].lang,
                         "row %zu", i);
}

/* Wherever it is cut, also inside a character; nothing behind it is read,
 * which the address sanitizer watches.  The case of ASCII letters is nothing
 * to it. */
Test(language, a_text_may_end_anywhere)
{
    static const char text[] =
        "L’été dernier, j’ai vu la mer pour la première fois ; QUAND LES "
        "ENFANTS SONT REVENUS — extraordinairement — ils n’étaient plus…";
    for (size_t n = 0; n < sizeof text; n++) {
        char *copy = malloc(n + 1);
        cr_assert_not_null(copy);
        memcpy(copy + 1, text, n);
        const char *lang = language_of((struct sv){copy + 1, n});
        cr_expect_str_eq(lang, n < 16 && *lang == 'u' ? "und" : "fr",
                         "%zu bytes", n);
        free(copy);
    }
}

/* Of a long text the beginning and the middle are read. */
Test(language, a_long_text_is_told_from_its_middle_too)
{
    enum { N = 6000 };
    static const char words[] = "la mer est dans les yeux des enfants ";
    char text[N];
    memset(text, '7', N);
    cr_expect_str_eq(language_of((struct sv){text, N}), "und");
    for (size_t k = N / 2; k < N; k++)
        text[k] = words[(k - N / 2) % (sizeof words - 1)];
    cr_expect_str_eq(language_of((struct sv){text, N}), "fr");
    memmove(text, text + N / 2, 2048);
    memset(text + 2048, '7', N - 2048);
    cr_expect_str_eq(language_of((struct sv){text, N}), "fr");
}
