#!/usr/bin/env python3
"""Make the English-French lexicon that is built into the program.

    scripts/lexicon/make.py [-o data/lexicon.en-fr.tsv] [--dictd FOLDER]

The sources are named, with their licences, in data/SOURCES.md: our own entries
in data/lexicon/*.txt, and FreeDict's two dictionaries as Debian's packages
dict-freedict-eng-fra and dict-freedict-fra-eng install them.

entries.py and freedict.py read pairs of lemmas, pairing.py makes the forms of
both that correspond, weights.py their probabilities, and the most telling of
them are written.  An own pair weighs what its section and its entry say, one
of FreeDict RARE, divided among the translations in its entry.
Words are as Stele's tokens are: lower case, NFC, without hyphens.
The same sources give the same bytes.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import argparse
import glob
import os
import sys

import entries
import freedict
import tokens
import weights

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
RARE = 3           # times in a million words
LIMIT = 2_000_000  # bytes of the lexicon
HEAD = """\
# English-French lexicon of Stele, made by scripts/lexicon/make.py.
# Sources and licences: data/SOURCES.md.  Licence: GPL-3.0-or-later.
# english\tfrench\tp(french|english)\tp(english|french)
# languages: en fr
"""


def freedict_pairs(dictd, own):
    """FreeDict's pairs, but those that our own entries had the occasion to
    name and did not, and set phrases made of words with entries."""
    paths = [os.path.join(dictd, f"freedict-{way}.dict.dz")
             for way in ("eng-fra", "fra-eng")]
    own_en = {word for pair in own for word in tokens.split(pair.en)}
    own_fr = {word for pair in own for word in tokens.split(pair.fr)}
    for (kind, en, fr), share in freedict.pairs(*paths).items():
        en_words, fr_words = tokens.content(en), tokens.content(fr)
        if max(len(en_words), len(fr_words)) > 2 or \
                any(word in own_en for word in en_words) and \
                any(word in own_fr for word in fr_words):
            continue
        yield entries.Pair(kind, en, fr, RARE * share / 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    data = os.path.join(ROOT, "data")
    parser.add_argument("-o", "--output",
                        default=os.path.join(data, "lexicon.en-fr.tsv"))
    parser.add_argument("--dictd", default="/usr/share/dictd")
    options = parser.parse_args()
    own = entries.read_all(sorted(glob.glob(data + "/lexicon/*.txt")))
    pairs = own + list(freedict_pairs(options.dictd, own))
    lines = weights.lines(pairs, LIMIT - len(HEAD.encode()))
    with open(options.output, "w", encoding="utf-8") as file:
        file.write(HEAD + "".join(lines))
    print(f"make.py: {len(lines)} pairs of forms in {options.output}")


if __name__ == "__main__":
    try:
        main()
    except (entries.EntryError, ValueError, OSError) as reason:
        sys.exit(f"make.py: {reason}")
