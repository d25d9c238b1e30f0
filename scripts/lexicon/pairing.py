"""A pair of lemmas to the pairs of their forms.

The tables say how the uses of one English form are divided among the French
forms of its translation: of a hundred "walked", thirty stand opposite
"marcha", fourteen opposite "marchait".  They are rough, of the writer's own
reckoning, for prose that mixes narration and argument; each row sums to 1.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import english
import french_nominal
import french_verb
import tokens

# share of each English form among all forms of a verb
ENGLISH_VERB = {"base": .36, "s": .08, "past": .24, "pp": .20, "ing": .12}
# English form: {French tense and number of the form in it: share}
VERB = {
    "base": {
        "inf 0": .42, "pres 5": .12, "pres 0": .09, "pres 4": .06,
        "pres 3": .04, "pres 1": .02, "pres 2": .02, "fut 2": .05,
        "fut 5": .025, "fut 0": .015, "fut 3": .01, "fut 4": .01,
        "fut 1": .003, "cond 2": .025, "cond 0": .01, "cond 5": .01,
        "subj 2": .017, "subj 5": .015, "imp 2": .01, "imp 0": .005,
        "imp 1": .005, "pp 0": .02},
    "s": {"pres 2": .86, "inf 0": .04, "subj 2": .03, "fut 2": .04,
          "pres 5": .02, "pp 0": .01},
    "past": {
        "ps 2": .30, "ps 5": .08, "ps 0": .06, "ps 3": .01,
        "impf 2": .14, "impf 5": .05, "impf 0": .04, "impf 3": .005,
        "impf 4": .005, "pp 0": .14, "pp 1": .04, "pp 2": .03, "pp 3": .01,
        "pres 2": .03, "inf 0": .03, "isubj 0": .01, "ppr 0": .01,
        "cond 2": .005, "pres 5": .005},
    "pp": {
        "pp 0": .42, "pp 1": .18, "pp 2": .13, "pp 3": .09, "inf 0": .06,
        "pres 2": .04, "pres 5": .02, "impf 2": .03, "ps 2": .03},
    "ing": {
        "ppr 0": .34, "inf 0": .33, "impf 2": .08, "pres 2": .07,
        "impf 5": .04, "pres 5": .03, "impf 0": .03, "pres 0": .03,
        "pp 0": .03, "ps 2": .02},
}
# English auxiliaries that stand opposite the ending of a French verb, by the
# tense of the verb: "parlera" is "will speak", "parler" often "to speak"
ENGLISH_AUXILIARIES = {
    "fut": {"will": .45, "'ll": .08, "shall": .06},
    "cond": {"would": .50, "'d": .05, "should": .04},
    "inf": {"to": .35},
    "impf": {"was": .12, "were": .05, "would": .04},
    "ps": {"did": .02},
    "pres": {"is": .05, "are": .04, "do": .02}}
# French auxiliaries opposite the ending of an English past: "a parlé"
FRENCH_AUXILIARIES = {"a": .09, "ont": .03, "ai": .02, "avait": .02,
                      "est": .02, "s'": .02, "se": .01}
NOUN = {("s", "s"): .62, ("p", "p"): .30, ("s", "p"): .04, ("p", "s"): .04}
ADJECTIVE = {"m": .39, "f": .37, "mp": .13, "fp": .11}
ENGLISH_ADJECTIVE = {"base": .9, "er": .05, "est": .05}
PLUS = .3  # of "bigger", how often it stands opposite "plus"
LIAISON = .15  # of "beau", how often it is "bel"


def _verb(en, fr):
    en_forms, fr_forms = english.verb(en), french_verb.conjugate(fr)
    for slot, english_share in ENGLISH_VERB.items():
        for cell, share in VERB[slot].items():
            tense, number = cell.split()
            form = fr_forms[tense][int(number)]
            for en_form in en_forms[slot]:
                yield (en_form, form,
                       english_share * share / len(en_forms[slot]))


def auxiliaries(en, fr):
    """Yield (English word, French word, share) for what one language says
    with an ending and the other with an auxiliary, the share being of the
    uses of the pair of verbs; of phrases, nothing."""
    if len(tokens.split(en)) != 1 or len(tokens.split(fr)) != 1:
        return
    fr_forms = french_verb.conjugate(fr)
    for slot, english_share in ENGLISH_VERB.items():
        for cell, share in VERB[slot].items() if fr_forms else ():
            tense, number = cell.split()
            form = fr_forms[tense][int(number)]
            for word, part in ENGLISH_AUXILIARIES.get(tense, {}).items():
                yield word, form, english_share * share * part
    for past in english.verb(en)["past"]:
        for word, part in FRENCH_AUXILIARIES.items():
            yield past, word, ENGLISH_VERB["past"] * part


def _noun(en, fr):
    en_forms, fr_forms = english.noun(en), french_nominal.noun(fr)
    for (en_slot, fr_slot), share in NOUN.items():
        yield en_forms[en_slot], fr_forms[fr_slot], share


def _adjective(en, fr):
    en_forms, fr_forms = english.adjective(en), french_nominal.adjective(fr)
    if len(en_forms) == 1:
        en_share = {"base": 1}
    else:
        en_share = ENGLISH_ADJECTIVE
    for slot, en_form in en_forms.items():
        plus = PLUS if slot != "base" else 0
        if plus:
            yield en_form, "plus", en_share[slot] * plus
        for form, share in ADJECTIVE.items():
            share *= en_share[slot] * (1 - plus)
            if form == "m" and "liaison" in fr_forms:
                yield en_form, fr_forms["liaison"], share * LIAISON
                share *= 1 - LIAISON
            yield en_form, fr_forms[form], share


def _word(en, fr):
    yield en, fr, 1


def _whole(kind, en, fr):
    if kind == "verb":
        if french_verb.conjugate(fr) is None:
            raise ValueError("no verb: " + fr)
        return _verb(en, fr)
    if kind == "noun":
        return _noun(en, fr)
    return _adjective(en, fr) if kind == "adjective" else _word(en, fr)


def _spelled(forms):
    """Divide each pair among the spellings of its forms."""
    for en, fr, share in forms:
        frs = french_spellings(fr)
        ens = english.spellings(en)
        for one in ens:
            for other, part in frs:
                yield one, other, share * part / len(ens)


def french_spellings(word):
    """[(spelling, share)]: œ is often written oe, and a capital at the
    beginning often loses its accent."""
    found = [(word, 1.0)]
    if "œ" in word:
        found = [(word, .7), (word.replace("œ", "oe"), .3)]
    if word[0] in "éèê":
        found = [(word, .93), ("e" + word[1:], .07)]
    return found


def forms(kind, en, fr):
    """Yield (English form, French form, share) of a pair of lemmas.  Where
    one of them is a phrase, each of its words with a meaning has an equal
    part, and only the first of a verb bends.  ValueError: no such verb."""
    en_words, fr_words = tokens.content(en), tokens.content(fr)
    n = len(en_words) * len(fr_words)
    if kind == "noun" and n > 1:
        for e_form, f_form, share in _noun(en, fr):
            yield from _spread(tokens.content(e_form), tokens.content(f_form),
                               share)
        return
    for at, en_word in enumerate(en_words):
        for to, fr_word in enumerate(fr_words):
            bends = kind != "verb" or at == 0 and to == 0 and \
                french_verb.conjugate(fr_word)
            pairs = _whole(kind if bends else "word", en_word, fr_word)
            for e_form, f_form, share in _spelled(pairs):
                yield e_form, f_form, share / n


def _spread(ens, frs, share):
    for en in ens:
        for fr in frs:
            yield from _spelled([(en, fr, share / (len(ens) * len(frs)))])
