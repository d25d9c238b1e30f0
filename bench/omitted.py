#!/usr/bin/env python3
"""Are omitted paragraphs found, with and without paragraph marks?

    bench/omitted.py [--stele PROGRAM] [--gold FOLDER] [--set NAME ...]
                     [--share .05] [--sentences 2000] [OPTION ...]

Makes documents of 2,000 sentences from gold sets that have paragraphs, leaves
out 5 % of the paragraphs of either side, each side its own, and aligns what is
left.  A pair is in the right paragraph when the gold joins a bead of the source
paragraph of each of its sentences with the target paragraph of each.  Prints,
for five choices of paragraphs, the mean share of such pairs, with and without
<p> in the input, and the share of the gold pairs still there that were found.
Without gold data it says so and ends with 77.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SHARED = os.environ.get("STELE_SHARED", os.path.join(ROOT, "..", "shared"))
SEEDS = range(5)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--gold", default=os.path.join(SHARED, "gold", "align"))
    parser.add_argument("--set", action="append")
    parser.add_argument("--share", type=float, default=.05)
    parser.add_argument("--sentences", type=int, default=2000)
    options, rest = parser.parse_known_args()
    return options, [word for word in rest if word != "--"]


def read_side(base, ending):
    """[(text, paragraph)], or None without paragraphs."""
    if not os.path.exists(base + ending + ".par"):
        return None
    with open(base + ending, encoding="utf-8") as f, open(base + ending + ".par") as g:
        return list(zip(f.read().splitlines(), g.read().split()))


def join(folder, n_sentences, scorer):
    """Documents one behind the other: two sides, and the gold pairs."""
    src, tgt, gold = [], [], []
    for name in sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".src")):
        base = os.path.join(folder, name)
        sides = [read_side(base, ending) for ending in (".src", ".tgt")]
        if None in sides or len(src) >= n_sentences:
            continue
        for s, t, _ in scorer.read_beads(base + ".gold"):
            if s and t:
                gold.append(({i + len(src) for i in s}, {j + len(tgt) for j in t}))
        for side, lines in ((src, sides[0]), (tgt, sides[1])):
            side += [(text, name + " " + par) for text, par in lines]
    return src, tgt, gold


def leave_out(side, share, rng):
    """The numbers of the sentences that stay."""
    paragraphs = sorted({par for _, par in side})
    gone = set(rng.sample(paragraphs, round(share * len(paragraphs))))
    return [i for i, (_, par) in enumerate(side) if par not in gone]


def write(path, side, kept, marks):
    with open(path, "w", encoding="utf-8") as f:
        for k, i in enumerate(kept):
            if marks and k > 0 and side[i][1] != side[kept[k - 1]][1]:
                f.write("<p>\n")
            f.write(side[i][0] + "\n")


def aligned(options, rest, src, tgt, kept, marks, scorer):
    """Pairs as sets of the original numbers."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("src", "tgt", "got.beads")]
        write(paths[0], src, kept[0], marks)
        write(paths[1], tgt, kept[1], marks)
        subprocess.run([options.stele, "align", "-q", "--presegmented", *rest, paths[0], paths[1], "-o", paths[2]],
                       check=True)
        beads = scorer.read_beads(paths[2])
    return [({kept[0][i] for i in s}, {kept[1][j] for j in t}) for s, t, _ in beads if s and t]


def figures(src, tgt, gold, kept, got):
    """Share of pairs in the right paragraph; share of the gold found."""
    joined = {(src[i][1], tgt[j][1]) for s, t in gold for i in s for j in t}
    right = sum(all((src[i][1], tgt[j][1]) in joined for i in s for j in t) for s, t in got)
    there = [(s, t) for s, t in gold if s <= set(kept[0]) and t <= set(kept[1])]
    found = sum(bead in got for bead in there)
    return right / max(len(got), 1), found / max(len(there), 1)


def main():
    options, rest = parse()
    if not os.path.isdir(options.gold):
        print("no gold data in %s; skipped" % options.gold)
        sys.exit(77)
    sys.path.insert(0, os.path.join(SHARED, "eval"))
    import score_align as scorer
    print("%-16s %9s  marks  right paragraph  gold pairs found" % ("set", "sentences"))
    for name in options.set or ["laws_enfr", "progit_enfr", "transread_enfr"]:
        src, tgt, gold = join(os.path.join(options.gold, name), options.sentences, scorer)
        for marks in (True, False):
            rows = []
            for seed in SEEDS:
                rng = random.Random(seed)
                kept = [leave_out(side, options.share, rng) for side in (src, tgt)]
                got = aligned(options, rest, src, tgt, kept, marks, scorer)
                rows.append(figures(src, tgt, gold, kept, got))
            right, found = (sum(column) / len(rows) for column in zip(*rows))
            print("%-16s %9d  %-5s  %.4f           %.4f" % (name, len(src), "yes" if marks else "no", right, found))


if __name__ == "__main__":
    main()
