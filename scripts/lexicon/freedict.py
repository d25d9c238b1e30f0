"""FreeDict's two dictionaries in dictd format to lemma pairs.

An entry is a headword line, `word /sound/ <n, masc>`, and lines of
translations, numbered where there are several.  Only fra-eng names parts of
speech; for eng-fra they are taken from there, else from the French ending.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import collections
import gzip
import re
import unicodedata

HEAD = re.compile(r"(?P<word>[^/<]+?) /[^/]*/(?: <(?P<tags>[^>]*)>)?$")
NUMBER = re.compile(r"^\d+\. ")
NOTE = re.compile(r"\([^)]*\)|\[[^\]]*\]|<[^>]*>|\"")
KIND = {"n": "noun", "v": "verb", "vt": "verb", "vi": "verb",
        "adj": "adjective", "adv": "word", "prep": "word", "num": "word",
        "pron": "word", "int": "word", "conj": "word", "art": "word"}
PARTICLES = ("to ", "a ", "an ", "the ", "se ", "s'", "s’")

Entry = collections.namedtuple("Entry", "word kind translations")


def _clean(text):
    text = unicodedata.normalize("NFC", NOTE.sub("", text)).strip().lower()
    text = text.replace("’", "'").replace("‐", "-")
    for particle in PARTICLES:
        if text.startswith(particle) and len(text) > len(particle) + 1:
            text = text[len(particle):]
    return text.strip(" .…;:!?-")


def _blocks(path):
    """Headword match and the lines below it."""
    head, below = None, []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            found = HEAD.match(line.rstrip("\n"))
            if found:
                if head:
                    yield head, below
                head, below = found, []
            elif head and line.strip():
                below.append(line.strip())
    if head:
        yield head, below


def entries(path):
    """Yield the entries of one .dict.dz file, lower case, NFC."""
    for head, below in _blocks(path):
        tags = (head["tags"] or "").split(",")[0].strip()
        found = []
        for line in below:
            for part in re.split(r"[,;]", NUMBER.sub("", line)):
                word = _clean(part)
                if word and word not in found:
                    found.append(word)
        word = _clean(head["word"])
        if word and found:
            yield Entry(word, KIND.get(tags), found)


def _kind_by_ending(english, french):
    if re.search(r"(er|ir|re)$", french) and " " not in french and \
            not re.search(r"(er|or|re|ir|th)$", english):
        return "verb"
    if english.endswith("ly") or french.endswith("ment") and \
            not english.endswith("ment"):
        return "word"
    return "noun"


def pairs(eng_fra, fra_eng):
    """{(kind, english, french): share}, the share of a translation in its
    entry, of both directions together."""
    share = collections.Counter()
    kinds = {}
    for entry in entries(fra_eng):
        kind = entry.kind
        if kind:
            kinds.setdefault(entry.word, kind)
        for word in entry.translations:
            guess = kind or _kind_by_ending(word, entry.word)
            share[guess, word, entry.word] += 1 / len(entry.translations)
    for entry in entries(eng_fra):
        for word in entry.translations:
            kind = kinds.get(word) or _kind_by_ending(entry.word, word)
            share[kind, entry.word, word] += 1 / len(entry.translations)
    return share
