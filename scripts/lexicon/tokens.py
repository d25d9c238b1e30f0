"""Phrases to the tokens that tokenize/token.c makes of them.

A hyphen parts words; a dash is the token "-".  An apostrophe parts what French elides and what
English contracts; elsewhere it belongs to the word.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import re
import unicodedata

ELISIONS = "l d j m t s n c qu jusqu lorsqu puisqu quoiqu".split()
CLITICS = "s re ve ll d m".split()
# words that carry no meaning of their own inside a phrase
EMPTY = set("""a an the to of in on at by for with from into up down off out
away be as s 's one someone something somebody oneself sb sth and or
le la les l' un une des de d' du à au aux en dans sur par pour avec et ou se
s' qu' que qui ne n' pas être quelqu'un quelque chose ce c' y il""".split())


def split(phrase):
    """The tokens of a phrase, lower case, in NFC."""
    text = unicodedata.normalize("NFC", phrase.lower()).replace("’", "'")
    tokens = []
    for word in re.split(r"[\s\-]+", text):
        first, mark, rest = word.partition("'")
        if mark and rest and first in ELISIONS:
            tokens += [first + "'", rest]
        elif mark and first and rest in CLITICS:
            tokens += [first, "'" + rest]
        elif word:
            tokens.append("-" if word == "—" else word)
    return tokens


def content(phrase):
    """The tokens that mean something, all when none does."""
    tokens = split(phrase)
    return [t for t in tokens if t not in EMPTY] or tokens
