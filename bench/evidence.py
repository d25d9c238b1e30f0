#!/usr/bin/env python3
"""What do similarities from outside change?

    bench/evidence.py [--stele PROGRAM] [--gold FOLDER] [--jobs N] [--set NAME ...] [--quality NAME ...] [OPTION ...]

Aligns the gold sets without --evidence, and with similarities made from the
gold: of sentences that are in one bead .75, of others .3, and a normal error

    perfect   of 0
    good      of .15, as embeddings of sentences have it
    noisy     of .35
    useless   of .15, all about one mean: they say nothing
    blocks    as good, and for each block of up to three sentences too

for the 60 sentences on either side of where a sentence would be at equal
speed.  Prints strict F1 and calibration error (ECE) of each set; `worst` is the
greatest loss of F1 of a set.  OPTIONs go to stele align.
"""
import argparse
import os
import random
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import gold  # noqa: E402

ERROR = {"perfect": 0, "good": .15, "noisy": .35, "useless": .15, "blocks": .15}
REACH = 60


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("--stele", default=os.path.join(gold.ROOT, "build", "release", "stele"))
    parser.add_argument("--gold", default=os.path.join(gold.SHARED, "gold", "align"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--set", action="append")
    parser.add_argument("--quality", action="append", choices=sorted(ERROR))
    options, rest = parser.parse_known_args()
    options.no_paragraphs = False
    return options, [word for word in rest if word != "--"]


def count_lines(path):
    with open(path, encoding="utf-8") as f:
        return len(f.read().splitlines())


def similarities(base, quality, scorer):
    """Lines of an evidence file for a document."""
    draw = random.Random(os.path.basename(base) + quality)
    n_src, n_tgt = count_lines(base + ".src"), count_lines(base + ".tgt")
    pairs, blocks = set(), set()
    for bead in scorer.read_beads(base + ".gold"):
        pairs.update((s, t) for s in bead[0] for t in bead[1])
        blocks.add((tuple(sorted(bead[0])), tuple(sorted(bead[1]))))

    def similarity(is_pair):
        mean = .5 if quality == "useless" else .75 if is_pair else .3
        return draw.gauss(mean, ERROR[quality])

    for s in range(n_src):
        at = s * n_tgt // n_src
        near = set(range(max(0, at - REACH), min(n_tgt, at + REACH + 1)))
        near.update(t for x, t in pairs if x == s)
        for t in sorted(near):
            yield "%d\t%d\t%.4f\n" % (s, t, similarity((s, t) in pairs))
        if quality != "blocks":
            continue
        for t in sorted(near):
            for n, m in ((1, 2), (2, 1), (1, 3), (3, 1), (2, 2)):
                if s + n > n_src or t + m > n_tgt:
                    continue
                block = tuple(range(s, s + n)), tuple(range(t, t + m))
                share = sum((x, y) in pairs for x in block[0] for y in block[1]) / (n * m)
                mean = .75 if block in blocks else .3 + .35 * share
                yield "[%s]\t[%s]\t%.4f\n" % (", ".join(map(str, block[0])), ", ".join(map(str, block[1])),
                                            draw.gauss(mean, ERROR[quality]))


def align(base, quality, options, rest, scorer):
    if quality == "none":
        return gold.align(base, options, rest, scorer)
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as f:
        f.writelines(similarities(base, quality, scorer))
        f.flush()
        return gold.align(base, options, rest + ["--evidence", f.name], scorer)


def main():
    options, rest = parse()
    if not os.path.isdir(options.gold):
        print("SKIP: no gold data in %s" % options.gold)
        sys.exit(77)
    scorer = gold.load_scorer()
    names = ["none"] + (options.quality or list(ERROR))
    worst = dict.fromkeys(names, 0)
    print("%-20s" % "set" + "".join("%-16s" % name for name in names))
    with ThreadPoolExecutor(options.jobs) as pool:
        for name in sorted(options.set or os.listdir(options.gold)):
            folder = os.path.join(options.gold, name)
            bases = sorted(os.path.join(folder, f[:-4]) for f in os.listdir(folder) if f.endswith(".src"))
            f1 = {}
            print("%-20s" % name[-19:], end="", flush=True)
            for quality in names:
                docs = list(pool.map(lambda base: align(base, quality, options, rest, scorer), bases))
                f1[quality] = scorer.figures(docs)[2]
                ece = scorer.calibration([x for doc in docs for x in doc["scored"]])[0]
                worst[quality] = max(worst[quality], f1["none"] - f1[quality])
                print("%-16s" % ("%.4f, %.3f" % (f1[quality], ece)), end="", flush=True)
            print()
    print("%-20s" % "worst" + "".join("%-16s" % ("%.4f" % worst[name]) for name in names))


if __name__ == "__main__":
    main()
