/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "tests/tokenize/split_expect.h"

Test(speech_tag, english_behind_a_quotation_mark)
{
    split_expect("en", "\"Who fed the geese?\" Nina asked.| \"I did.\"");
    split_expect("en", "\"Who fed the geese?\" I asked.");
    split_expect("en", "\"Shut the gate!\" Mr. Lund shouted.");
    split_expect("en", "“Shut the gate!” Captain Ada Lund ordered.");
    split_expect("en", "\"We will…\" Nina whispered.| Nobody spoke.");
    split_expect("en", "\"Stop!\" Nina and Peter cried.");
}

Test(speech_tag, english_without_one)
{
    split_expect("en", "Who fed the geese? he wondered.");
    split_expect("en", "- Who fed the geese? asked Nina.| - I did.");
    split_expect("en", "Shut the gate! the old farmer yelled.");
}

Test(speech_tag, french_with_a_dash_or_without)
{
    split_expect("fr", "– Qui a nourri les oies ? demanda Nina.| – Moi.");
    split_expect("fr", "– Qui a nourri les oies ? dit la fermière.");
    split_expect("fr", "– Qui a nourri les oies? reprit le vieux.");
    split_expect("fr", "– Fermez la porte ! s’écria-t-elle.");
    split_expect("fr", "– Fermez la porte ! gronda le fermier.");
    split_expect("fr", "– Et si… murmura-t-il.| Personne ne parla.");
    split_expect("fr", "« Qui les a nourries ? » m’a-t-il demandé.");
    split_expect("fr", "« Qui ? » demanda Nina.| Personne ne parla.");
}

Test(speech_tag, what_only_looks_like_one_begins_a_sentence)
{
    split_expect("en", "\"Shut the gate!\"| The farmer ran to the barn.");
    split_expect("en", "\"Is it late?\"| She looked at her watch.");
    split_expect("fr", "« Fermez la porte ! »| Le fermier courut.");
    split_expect("fr", "« Et toi ? »| Karim répond : « Moi aussi. »");
}
