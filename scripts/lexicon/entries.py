"""The hand-written entries: data/lexicon/*.txt to weighted lemma pairs.

    # a comment
    [verb 200]                   part of speech, and how often such a word
    go: aller 6, partir 2        stands in a million words of English
    chemin de fer: ...           phrases have blanks

A weight is the share of a translation among those of its entry, 1 where none
is given.  `-` stands for nothing: `do: - 8, faire 2` says that the other
language mostly has no word for "do", `-: ne 9000` that English has none for
"ne" (there the weight is the frequency itself).

Parts of speech: verb, noun, adjective, adverb, and `word`, whatever has one
form.  Lemmas: infinitives, singulars, masculines.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import collections
import re
import unicodedata

KINDS = ("verb", "noun", "adjective", "adverb", "word")
NOTHING = ""
HEADER = re.compile(r"\[(\w+) ([\d.]+)\]$")
ITEM = re.compile(r"(.+?)(?: ([\d.]+))?$")

# mass: expected times in a million words that `en` stands opposite `fr`
Pair = collections.namedtuple("Pair", "kind en fr mass")


class EntryError(Exception):
    """A line that is no entry, with its place."""


def _items(text):
    for item in text.split(","):
        word, weight = ITEM.match(item.strip()).groups()
        yield word.strip(), float(weight or 1)


def _named(word):
    return NOTHING if word == "-" else word


def _entry(kind, frequency, line):
    head, colon, rest = line.partition(": ")
    if not colon or not rest.strip():
        raise ValueError("expected `english: french, french`")
    items = list(_items(rest))
    if len({word for word, _ in items}) < len(items):
        raise ValueError("a translation stands twice")
    total = sum(weight for _, weight in items)
    for word, weight in items:
        mass = weight if head == "-" else frequency * weight / total
        yield Pair(kind, _named(head.strip()), _named(word), mass)


def _read(path, places):
    """Yield the pairs of one file; `places` has the place of each headword."""
    kind = frequency = None
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = unicodedata.normalize("NFC", line.split("#")[0].strip())
            header = HEADER.match(line)
            try:
                if header:
                    kind, frequency = header[1], float(header[2])
                    if kind not in KINDS:
                        raise ValueError("no part of speech: " + kind)
                elif line:
                    if kind is None:
                        raise ValueError("an entry before the first [header]")
                    head = (kind, line.partition(": ")[0])
                    place = places.setdefault(head, f"{path}:{number}")
                    if head[1] != "-" and place != f"{path}:{number}":
                        raise ValueError("the entry stands in " + place)
                    yield from _entry(kind, frequency, line)
            except ValueError as reason:
                raise EntryError(f"{path}:{number}: {reason}") from None


def read_all(paths):
    """The pairs of all files, in order; EntryError names file and line."""
    places = {}
    return [pair for path in paths for pair in _read(path, places)]
