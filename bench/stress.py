#!/usr/bin/env python3
"""What happens to an alignment when something is wrong with one of the texts?

    bench/stress.py [--stele PROGRAM] [--gold FOLDER] [--case NAME ...] [OPTION ...]

Takes the first 2,000 sentence pairs of a sitting of a parliament (hansard_enfr
of ../shared/gold/align, --gold or $STELE_SHARED), does one thing to them,
aligns them with `stele align` and prints for each case: strict precision,
recall and F1 of the pairs, how many pairs are marked moved and how many of
those are right, how many pairs score .5 or more, and the seconds it took.
What stands behind `--`, or is no option of this script, goes to `stele align`.

Without gold data it says so and ends with 77, which ctest counts as skipped.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get("STELE_SHARED", os.path.join(ROOT, "..", "shared"))
SENTENCES = 2000


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--gold", default=os.path.join(SHARED, "gold", "align"))
    parser.add_argument("--case", action="append", help="only this case (repeatable)")
    options, rest = parser.parse_known_args()
    return options, [word for word in rest if word != "--"]


def read_lines(*path):
    with open(os.path.join(*path), encoding="utf-8") as f:
        return f.read().splitlines()


class Text:
    """One side: its lines, each with its number in the untouched text, or
    None for a line that has no business there."""

    def __init__(self, lines):
        self.lines = list(enumerate(lines))

    def cut(self, share, at):
        """Take out a share of the text; at 0 its start, at 1 its end."""
        n = round(len(self.lines) * share)
        start = round((len(self.lines) - n) * at)
        del self.lines[start:start + n]
        return self

    def insert(self, lines, at):
        place = round(len(self.lines) * at)
        self.lines[place:place] = [(None, line) for line in lines]
        return self

    def swap(self, first, second, share):
        """Let two blocks, which begin at these shares, change places."""
        n = len(self.lines)
        size, a, b = round(n * share), round(n * first), round(n * second)
        x = self.lines
        self.lines = x[:a] + x[b:b + size] + x[a + size:b] + x[a:a + size] + x[b + size:]
        return self


def cases(src, tgt, foreign):
    """Name, source, target; what is right follows from the lines' numbers."""
    yield "untouched", Text(src), Text(tgt)
    for percent in (2, 5, 10, 20, 40):
        yield "%d %% cut from the middle" % percent, Text(src), Text(tgt).cut(percent / 100, .5)
    yield "5 % cut from the source", Text(src).cut(.05, .5), Text(tgt)
    yield "40 % cut from the source", Text(src).cut(.4, .5), Text(tgt)
    yield "first 20 % gone", Text(src), Text(tgt).cut(.2, 0)
    yield "last 20 % gone", Text(src), Text(tgt).cut(.2, 1)
    yield "10 % gone at opposite ends", Text(src).cut(.1, 0), Text(tgt).cut(.1, 1)
    yield "10 % foreign text", Text(src), Text(tgt).insert(foreign[:len(tgt) // 10], .4)
    yield "two blocks swapped", Text(src), Text(tgt).swap(.25, .6, .1)
    yield "two halves swapped", Text(src), Text(tgt).swap(0, .5, .5)
    yield "a block moved to the end", Text(src), Text(tgt).swap(.3, .35, .05).swap(.35, .95, .05)
    yield "unrelated texts", Text(src), Text([]).insert(foreign[:len(tgt)], 0)


def right_pairs(src, tgt):
    place = {number: j for j, (number, _) in enumerate(tgt.lines) if number is not None}
    return {((i,), (place[number],)) for i, (number, _) in enumerate(src.lines) if number in place}


def numbers(cell):
    """The sentences of a cell of --columns src_sent: "7" or "7,8", from 1."""
    return tuple(int(x) - 1 for x in cell.split(",")) if cell not in ("", "-") else ()


def align(stele, rest, src, tgt):
    """The pairs of `stele align`, each (source, target, score, flags)."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("src.txt", "tgt.txt", "got.tsv")]
        for path, text in zip(paths, (src, tgt)):
            with open(path, "w", encoding="utf-8") as f:
                f.writelines(line + "\n" for _, line in text.lines)
        command = [stele, "align", "-q", "--allow-empty", "--presegmented", *rest, paths[0],
                   paths[1], "-o", paths[2], "--columns", "src_sent,trg_sent,aligner_score,flags"]
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit("stele: %s" % done.stderr.strip())
        rows = [line.split("\t") for line in read_lines(paths[2])[1:]]
    return [(numbers(s), numbers(t), float(p), flags.split(",")) for s, t, p, flags in rows]


def main():
    options, rest = parse()
    folder = os.path.join(options.gold, "hansard_enfr")
    if not os.path.isdir(folder):
        print("no gold data in %s; skipped" % options.gold)
        sys.exit(77)
    src = read_lines(folder, "2003-10-08.src")[:SENTENCES]
    tgt = read_lines(folder, "2003-10-08.tgt")[:SENTENCES]
    novels = os.path.join(options.gold, "transread_enfr")
    foreign = [line for name in sorted(os.listdir(novels)) if name.endswith(".tgt")
               for line in read_lines(novels, name)]
    print("%-28s  precision  recall  F1     moved  right  >= .5  seconds" % "")
    for name, a, b in cases(src, tgt, foreign):
        if options.case and name not in options.case:
            continue
        began = time.time()
        got = align(options.stele, rest, a, b)
        seconds, gold = time.time() - began, right_pairs(a, b)
        right = [pair for pair in got if pair[:2] in gold]
        moved = [pair for pair in got if "moved" in pair[3]]
        print("%-28s  %.3f      %.3f   %.3f  %5d  %5d  %5d  %.2f" % (
            name, len(right) / max(len(got), 1), len(right) / max(len(gold), 1),
            2 * len(right) / max(len(got) + len(gold), 1), len(moved),
            sum(pair[:2] in gold for pair in moved), sum(pair[2] >= .5 for pair in got), seconds),
            flush=True)


if __name__ == "__main__":
    main()
