#!/usr/bin/env python3
"""Sentence ends in thirty languages: at least 17 of the 20 sentences of each file here are found.

    splitting.py STELE [-v] [LANG ...]

LANG.txt has sentences of our own, one a line: a title, and then running text with abbreviations, numbers, quotations
and questions.  The lines between two blank lines are joined to one paragraph, by a space, or without one in Chinese
and Japanese.  A sentence is found where `stele split` has it with both of its ends.  -v prints those that are not.
"""
import glob
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST, WITHOUT_SPACES = 17, ("zh", "ja")
ALL = set("de es it pt nl pl ru el ja zh".split())  # those of bench/languages.py: every sentence


def paragraphs(path):
    with open(path, encoding="utf-8") as f:
        return [block.split("\n") for block in f.read().strip("\n").split("\n\n")]


def spans(sentences, text):
    """Where each sentence begins and ends in the text without white space."""
    at, out = 0, []
    for sentence in sentences:
        n = len("".join(sentence.split()))
        out.append((at, at + n))
        at += n
    assert at == len("".join(text.split()))
    return out


def main():
    args = sys.argv[1:]
    verbose = "-v" in args
    stele, *wanted = [a for a in args if a != "-v"]
    failed = []
    for path in sorted(glob.glob(os.path.join(HERE, "??.txt"))):
        lang = os.path.basename(path)[:-4]
        if wanted and lang not in wanted:
            continue
        blocks = paragraphs(path)
        text = "\n\n".join(("" if lang in WITHOUT_SPACES else " ").join(block) for block in blocks) + "\n"
        got = subprocess.run([stele, "split", "-q", "-l", lang, "--layout", "blank", "-"], input=text,
                             stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout.splitlines()
        gold = [sentence for block in blocks for sentence in block]
        found = set(spans(got, text))
        missing = [s for s, span in zip(gold, spans(gold, text)) if span not in found]
        right = len(gold) - len(missing)
        print("%s %d of %d" % (lang, right, len(gold)))
        if right < LEAST or (lang in ALL and missing):
            failed.append(lang)
        if verbose:
            for sentence in missing:
                print("    missing:", sentence)
    print("%d languages fail: %s" % (len(failed), " ".join(failed)) if failed else "all have enough")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
