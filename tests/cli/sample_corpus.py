#!/usr/bin/env python3
"""Is the sample corpus what its README says?

    sample_corpus.py [STELE]

Every file is named in index.tsv and the other way round; the sentences of
NAME.LANG.sents, joined, are the text of NAME.LANG.txt in its encoding, white
space apart; paragraphs agree where a line is a paragraph; and NAME.beads cover
each sentence of both sides exactly once, in order.
"""
import os
import re
import sys
from ast import literal_eval

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
KINDS = {"translation", "partial", "comparable", "unrelated"}
faults = []


def fault(*words):
    faults.append(words)
    print("FAULT:", *words)


def read(name, encoding):
    with open(os.path.join(SAMPLE, name), "rb") as f:
        content = f.read()
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        fault(name, "is not", encoding, error)
        return ""


def bare(text):
    return re.sub(r"\s+", "", text)


def check_text(name, lang, encoding, layout):
    """The number of sentences."""
    text = read("%s.%s.txt" % (name, lang), encoding.replace("UTF-8", "utf-8-sig"))
    sents = read("%s.%s.sents" % (name, lang), "utf-8")
    if bare(text) != bare(sents):
        fault(name, lang, "the sentences are not the text")
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffd]", sents):
        fault(name, lang, "a control character in a sentence")
    for line in sents.split("\n"):
        if line != line.strip() or "\t" in line:
            fault(name, lang, "white space around a sentence:", repr(line))
    if ("\r\n" in text) != ("CRLF" in layout):
        fault(name, lang, "line ends are not as index.tsv says")
    if "hard-wrapped" in layout:
        lines, paragraphs = max(len(line) for line in text.splitlines()), re.split(r"\n\s*\n", text.strip())
        if lines > 72:
            fault(name, lang, "a line of %d characters" % lines)
    else:
        paragraphs = [line for line in text.splitlines() if line.strip()]
    found = re.split(r"\n\n+", sents.strip())
    if [bare(p) for p in paragraphs] != [bare(p) for p in found]:
        fault(name, lang, "%d paragraphs, %d groups of sentences" % (len(paragraphs), len(found)))
    return sum(1 for line in sents.split("\n") if line)


def check_beads(name, n_sents):
    at, n_beads = [0, 0], 0
    for line in read(name + ".beads", "utf-8").split("\n"):
        if not line:
            continue
        n_beads += 1
        sides = [literal_eval(part) for part in line.split(":")]
        if len(sides) != 2 or not (sides[0] or sides[1]):
            fault(name, "is no bead:", line)
            continue
        for side in (0, 1):
            if sides[side] != list(range(at[side], at[side] + len(sides[side]))):
                fault(name, "out of order:", line)
            at[side] += len(sides[side])
    if at != n_sents:
        fault(name, "beads cover", at, "of", n_sents)
    return n_beads


def main():
    rows = [line.split("\t") for line in read("index.tsv", "utf-8").rstrip("\n").split("\n")]
    if rows[0] != ["name", "register", "kind", "encoding", "layout", "note"]:
        fault("index.tsv: header", rows[0])
    wanted, n_sents_all, n_beads_all = {"README.md", "index.tsv", "manifest.tsv"}, 0, 0
    for row in rows[1:]:
        if len(row) != 6 or row[2] not in KINDS:
            fault("index.tsv:", row)
            continue
        name, encoding, layout = row[0], row[3], row[4]
        n_sents = [check_text(name, lang, encoding, layout) for lang in ("en", "fr")]
        n_beads_all += check_beads(name, n_sents)
        n_sents_all += sum(n_sents)
        for ending in ("beads", "en.txt", "fr.txt", "en.sents", "fr.sents"):
            wanted.add("%s.%s" % (name, ending))
        if not all(15 <= n <= 60 for n in n_sents):
            fault(name, "has", n_sents, "sentences, not 15 to 60")
    for odd in sorted(wanted.symmetric_difference(os.listdir(SAMPLE))):
        fault(odd, "is not in index.tsv, or not there")
    listed = [line.split("\t") for line in read("manifest.tsv", "utf-8").rstrip("\n").split("\n")]
    if [row[:3] for row in listed[1:]] != [[n, n + ".en.txt", n + ".fr.txt"] for n in (r[0] for r in rows[1:])]:
        fault("manifest.tsv does not list the pairs of index.tsv")
    if len(rows) < 17:
        fault("fewer than 16 pairs")
    print("%d pairs, %d sentences, %d beads, %d faults" % (len(rows) - 1, n_sents_all, n_beads_all, len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
