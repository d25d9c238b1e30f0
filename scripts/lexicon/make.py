#!/usr/bin/env python3
"""Make data/lexicon.en-fr.tsv: FreeDict and our own entries, with forms.

    scripts/lexicon/make.py FREEDICT_ENG_FRA FREEDICT_FRA_ENG OUT

Every pair of forms has a mass: how often in a million words the two are
expected to stand opposite each other.  The hand-written entries have theirs
from the frequency at the head of their section times the weight of the
translation (entries.py) times the share of the forms (pairing.py); FreeDict's
have RARE times the share in their entry.  The masses of a pair from several
entries add up.  Then

    P(fr | en) = FOUND mass(en, fr) / sum over f of mass(en, f)
    P(en | fr) = FOUND mass(en, fr) / sum over e of mass(e, fr)

where the sums hold what stands opposite nothing, too, and FOUND is the share
of words whose translation any lexicon could hold: translators are free.
Pairs that are rarer than LEAST_MASS, or improbable both ways, are left out.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import collections
import glob
import os
import sys

import entries
import freedict
import pairing

RARE = 3
FOUND = .8
LEAST_MASS = .02
LEAST_P = .004
HERE = os.path.dirname(os.path.abspath(__file__))
OWN = os.path.join(HERE, "..", "..", "data", "lexicon", "*.txt")


def own_pairs():
    """All hand-written pairs, file by file in the order of their names."""
    for path in sorted(glob.glob(OWN)):
        yield from entries.read(path)


def freedict_pairs(eng_fra, fra_eng):
    for (kind, en, fr), share in freedict.pairs(eng_fra, fra_eng).items():
        if len(en.split()) <= 3 and len(fr.split()) <= 3:
            yield entries.Pair(kind, en, fr, RARE * share / 2)


def masses(pairs):
    """{(English form, French form): mass}; '-' stands for nothing."""
    mass = collections.defaultdict(float)
    for pair in pairs:
        if "-" in (pair.en, pair.fr):
            forms = [(pair.en, pair.fr, 1)]
        else:
            forms = pairing.forms(pair.kind, pair.en, pair.fr)
        for en, fr, share in forms:
            mass[en, fr] += pair.mass * share
    return mass


def probabilities(mass):
    """[(English, French, P(fr | en), P(en | fr))], sorted."""
    of_en = collections.defaultdict(float)
    of_fr = collections.defaultdict(float)
    for (en, fr), m in sorted(mass.items()):
        of_en[en] += m
        of_fr[fr] += m
    for (en, fr), m in sorted(mass.items()):
        to_fr, to_en = FOUND * m / of_en[en], FOUND * m / of_fr[fr]
        if "-" not in (en, fr) and m >= LEAST_MASS and \
                max(to_fr, to_en) >= LEAST_P:
            yield en, fr, to_fr, to_en


def main(eng_fra, fra_eng, out):
    pairs = list(own_pairs()) + list(freedict_pairs(eng_fra, fra_eng))
    rows = probabilities(masses(pairs))
    with open(out, "w", encoding="utf-8") as file:
        for en, fr, to_fr, to_en in rows:
            file.write(f"{en}\t{fr}\t{to_fr:.3g}\t{to_en:.3g}\n")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:4])
    except (entries.EntryError, ValueError) as reason:
        sys.exit(f"make.py: {reason}")
