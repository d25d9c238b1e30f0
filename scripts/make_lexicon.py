#!/usr/bin/env python3
"""Make the English-French lexicon that is built into the program.

    make_lexicon.py [-o data/lexicon.en-fr.tsv]

The sources are named, with their licences, in data/SOURCES.md: FreeDict's two
dictionaries, as Debian's packages dict-freedict-eng-fra and
dict-freedict-fra-eng install them (/usr/share/dictd).

Each line of the result is a pair of words, english, french, p(french|english),
p(english|french), in the order of the bytes.  Words are as Stele's tokens are:
lower case, NFC, without hyphens.  Expressions of several words are left out.
The same sources give the same bytes.
"""
import argparse
import gzip
import os
import re
import sys
import unicodedata
from collections import defaultdict

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DICTD = "/usr/share/dictd"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
BEFORE_WORD = re.compile(r"^(to|a|an|the|le|la|les|un|une|des|se) +|^(l|s)['\u2019]", re.I)
HEAD = """\
# English-French lexicon of Stele, made by scripts/make_lexicon.py.
# Sources and licences: data/SOURCES.md.  Licence: GPL-3.0-or-later.
# english\tfrench\tp(french|english)\tp(english|french)
# languages: en fr
"""


def dictd_number(text):
    value = 0
    for digit in text:
        value = 64 * value + DIGITS.index(digit)
    return value


def dictd_entries(name):
    """The entries of a dictd dictionary, in the order of the file."""
    path = os.path.join(DICTD, name)
    try:
        with gzip.open(path + ".dict.dz") as f:
            text = f.read()
        with open(path + ".index", encoding="utf-8") as f:
            lines = f.read().splitlines()
    except OSError as error:
        sys.exit("make_lexicon: %s (apt install dict-%s)" % (error, name))
    spans = set()
    for line in lines:
        word, at, n = line.split("\t")
        if not word.startswith("00database"):
            spans.add((dictd_number(at), dictd_number(n)))
    for at, n in sorted(spans):
        yield text[at:at + n].decode("utf-8")


def bare_word(text):
    """The one word of an expression, as Stele's tokens write it; or None."""
    text = re.sub(r"\([^)]*\)|\[[^]]*\]|<[^>]*>", " ", text)
    text = unicodedata.normalize("NFC", " ".join(text.split()).lower())
    text = BEFORE_WORD.sub("", text).replace("\u2019", "'")
    return text if re.fullmatch(r"[^\W\d_]+('[^\W\d_]{3,})?", text) else None


def freedict_pairs(name):
    """(headword, translation) of one word each."""
    for entry in dictd_entries(name):
        lines = entry.splitlines()
        head = bare_word(re.split(r" +[/<]", lines[0])[0])
        for line in lines[1:]:
            for expression in re.split(r"[,;]", re.sub(r"^ *\d+\. *", "", line)):
                word = bare_word(expression)
                if head and word:
                    yield head, word


def probabilities(weight):
    """{(en, fr): (p(fr|en), p(en|fr))} from the weights of pairs."""
    of_en, of_fr = defaultdict(float), defaultdict(float)
    for (en, fr), w in weight.items():
        of_en[en] += w
        of_fr[fr] += w
    return {(en, fr): (w / of_en[en], w / of_fr[fr]) for (en, fr), w in weight.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", default=os.path.join(ROOT, "data", "lexicon.en-fr.tsv"))
    path = parser.parse_args().output
    weight = {pair: 1 for pair in freedict_pairs("freedict-eng-fra")}
    weight.update({(en, fr): 1 for fr, en in freedict_pairs("freedict-fra-eng")})
    lines = ["%s\t%s\t%.3g\t%.3g\n" % (pair + p) for pair, p in probabilities(weight).items()]
    with open(path, "w", encoding="utf-8") as f:
        f.write(HEAD + "".join(sorted(lines, key=lambda line: line.encode())))
    print("make_lexicon: %d pairs in %s" % (len(lines), path))


if __name__ == "__main__":
    main()
