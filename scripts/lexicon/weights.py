"""From pairs of lemmas to the lines of the lexicon.

Every pair of forms has a mass: how often in a million words the two are
expected to stand opposite each other.  The masses of a pair from several
entries add up.  Then

    P(fr | en) = mass(en, fr) / sum over f of mass(en, f)
    P(en | fr) = mass(en, fr) / sum over e of mass(e, fr)

where the sums hold what stands opposite nothing, too.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import collections
import math
import re

import entries
import pairing
import tokens

MILLION = 1e6
# what the tokeniser calls a word, or a mark
TOKEN = re.compile(r"'?[^\W\d_]+('[^\W\d_]*)?$|[^\w\s]$")


def masses(pairs):
    """{(English form, French form): mass}; '' stands for nothing."""
    mass = collections.defaultdict(float)
    for pair in pairs:
        if entries.NOTHING in (pair.en, pair.fr):
            en, fr = (" ".join(tokens.split(w)) for w in (pair.en, pair.fr))
            forms = [(en, fr, 1)]
        else:
            forms = pairing.forms(pair.kind, pair.en, pair.fr)
        for en, fr, share in forms:
            mass[en, fr] += pair.mass * share
        if pair.kind == "verb":
            for en, fr, share in pairing.auxiliaries(pair.en, pair.fr):
                mass[en, fr] += pair.mass * share
    return mass


def probabilities(mass):
    """Yield (gain, English, French, P(fr | en), P(en | fr)): the gain is the
    pair's share of the mutual information of the words of both languages,
    mass(en, fr) log(P(en, fr) / (P(en) P(fr)))."""
    of_en = collections.defaultdict(float)
    of_fr = collections.defaultdict(float)
    for (en, fr), m in sorted(mass.items()):
        of_en[en] += m
        of_fr[fr] += m
    for (en, fr), m in sorted(mass.items()):
        if TOKEN.match(en) and TOKEN.match(fr):
            to_fr, to_en = m / of_en[en], m / of_fr[fr]
            gain = m * math.log(m * MILLION / (of_en[en] * of_fr[fr]))
            yield gain, en, fr, to_fr, to_en


def _short(p):
    """A probability in few letters: two digits, no zero before the point."""
    return (f"{p:.2g}" if p >= .001 else f"{p:.0e}").removeprefix("0")


def lines(pairs, n_bytes):
    """The lines of the pairs of forms with the greatest gain, as many as
    n_bytes hold, in the order of their bytes."""
    found = []
    rows = probabilities(masses(pairs))
    for gain, en, fr, to_fr, to_en in sorted(rows, reverse=True):
        line = f"{en}\t{fr}\t{_short(to_fr)}\t{_short(to_en)}\n"
        n_bytes -= len(line.encode())
        if gain <= 0 or n_bytes < 0:
            break
        found.append(line)
    return sorted(found, key=str.encode)
