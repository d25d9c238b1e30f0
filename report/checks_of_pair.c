/* report/checks_of_pair.c - one row a flag.
 *
 * Weights follow severity: what is wrong whatever the text means (wrong
 * encoding, untranslated) before what may have a reason (numbers in words).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/checks_of_pair.h"

#include <stddef.h>

static const struct check_row rows[RECORD_N_FLAGS] = {
    {"Other/White space",
     {"white space changed", "espaces modifiés"},
     SEVERITY_NEUTRAL,
     0},
    {"Other/Control character",
     {"control character removed", "caractère de contrôle supprimé"},
     SEVERITY_NEUTRAL,
     0},
    {"Style/Order", {"moved", "déplacé"}, SEVERITY_MINOR, .45},
    {"Accuracy/Omission", {"empty side", "côté vide"}, SEVERITY_MAJOR, .9},
    {"Other/Short",
     {"one word or none", "un mot au plus"},
     SEVERITY_NEUTRAL,
     0},
    {"Other/Long", {"very long", "très long"}, SEVERITY_NEUTRAL, 0},
    {"Accuracy/Length",
     {"lengths differ widely", "longueurs très inégales"},
     SEVERITY_MINOR,
     .4},
    {"Accuracy/Untranslated",
     {"identical", "identiques"},
     SEVERITY_NEUTRAL,
     .05},
    {"Accuracy/Untranslated",
     {"not translated", "non traduit"},
     SEVERITY_MAJOR,
     .85},
    {"Other/No letters", {"no letters", "sans lettres"}, SEVERITY_NEUTRAL, 0},
    {"Other/Digits",
     {"mostly digits", "surtout des chiffres"},
     SEVERITY_NEUTRAL,
     0},
    {"Locale convention/Number format",
     {"numbers differ", "nombres différents"},
     SEVERITY_MAJOR,
     .7},
    {"Accuracy/Mistranslation of address",
     {"addresses differ", "adresses différentes"},
     SEVERITY_MAJOR,
     .5},
    {"Accuracy/Mistranslation of name",
     {"names differ", "noms différents"},
     SEVERITY_MINOR,
     .3},
    {"Linguistic conventions/Punctuation",
     {"final marks differ", "ponctuation finale différente"},
     SEVERITY_MINOR,
     .3},
    {"Linguistic conventions/Quotation marks and brackets",
     {"quotation marks or brackets", "guillemets ou parenthèses"},
     SEVERITY_MINOR,
     .5},
    {"Linguistic conventions/Duplication",
     {"doubled word", "mot répété"},
     SEVERITY_MINOR,
     .65},
    {"Linguistic conventions/Character encoding",
     {"wrong encoding", "encodage fautif"},
     SEVERITY_MAJOR,
     .9},
    {"Design and markup/Markup",
     {"HTML tag", "balise HTML"},
     SEVERITY_MINOR,
     .2},
    {"Design and markup/Markup", {"markup", "balisage"}, SEVERITY_MINOR, .2},
    {"Accuracy/Wrong language",
     {"source in another language", "source dans une autre langue"},
     SEVERITY_MINOR,
     .4},
    {"Accuracy/Untranslated",
     {"target in another language", "cible dans une autre langue"},
     SEVERITY_MAJOR,
     .8},
    {"Terminology/Inconsistent with terminology resource",
     {"glossary", "glossaire"},
     SEVERITY_MINOR,
     .5},
    {"Style/Capitals",
     {"all capitals", "tout en capitales"},
     SEVERITY_NEUTRAL,
     0},
    {"Other/Several sentences",
     {"several sentences", "plusieurs phrases"},
     SEVERITY_NEUTRAL,
     0},
    {"Other/Long word",
     {"very long word", "mot très long"},
     SEVERITY_NEUTRAL,
     0},
};

const struct check_row *check_row(unsigned bit)
{
    return bit < RECORD_N_FLAGS ? &rows[bit] : NULL;
}

const char *severity_name(enum severity s)
{
    static const char *const names[] = {"neutral", "minor", "major"};
    return names[s];
}

/* What weighs less leaves the order of scores as it is. */
#define LEAST_WEIGHT .25

double check_weight(uint32_t flags, const double share[RECORD_N_FLAGS])
{
    double most = 0;
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++) {
        if (!(flags >> bit & 1))
            continue;
        const double rare =
            share[bit] > CHECK_RARE ? CHECK_RARE / share[bit] : 1;
        if (rows[bit].weight * rare > most)
            most = rows[bit].weight * rare;
    }
    return most < LEAST_WEIGHT ? 0 : most;
}

uint32_t check_faults(void)
{
    uint32_t flags = 0;
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        if (rows[bit].severity != SEVERITY_NEUTRAL)
            flags |= (uint32_t)1 << bit;
    return flags;
}
