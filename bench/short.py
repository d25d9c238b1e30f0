#!/usr/bin/env python3
"""How well does stele align short documents, and what does a lexicon give them?

    bench/short.py [--stele PROGRAM] [--gold FOLDER] [--set NAME ...]
                   [--beads N] [--omit SHARE] [--train] [OPTION ...]

Cuts the documents of the gold sets (as bench/gold.py has them) into pieces of
N gold beads (20), aligns each piece alone, and prints for each set strict F1
and calibration error (ECE), pooled over its pieces.  --omit leaves out one side
of that share of the pairs.  --train first learns a lexicon from the pieces
themselves, without gold (stele train), and loads it.  What stands behind `--`,
or is no option of this script, goes to `stele align` and to `stele train`.

Without gold data it says so and ends with 77, which ctest counts as skipped.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

import gold


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("--stele", default=os.path.join(gold.ROOT, "build", "release", "stele"))
    parser.add_argument("--gold", default=os.path.join(gold.SHARED, "gold", "align"))
    parser.add_argument("--set", action="append", help="only this set (repeatable)")
    parser.add_argument("--beads", type=int, default=20)
    parser.add_argument("--omit", type=float, default=0)
    parser.add_argument("--train", action="store_true", help="learn a lexicon from the pieces first")
    options, rest = parser.parse_known_args()
    return options, [word for word in rest if word != "--"]


def read_lines(path):
    with open(path, encoding="utf-8") as f:
        return f.read().splitlines()


def cut(base, options, scorer, chance):
    """The pieces of a document: (source lines, target lines, gold beads)."""
    src, tgt = read_lines(base + ".src"), read_lines(base + ".tgt")
    beads = [bead[:2] for bead in scorer.read_beads(base + ".gold")]
    beads.sort(key=lambda b: (min(b[0], default=-1), min(b[1], default=-1)))
    for start in range(0, len(beads), options.beads):
        lines, kept = ([], []), []
        for bead in beads[start:start + options.beads]:
            lost = None
            if bead[0] and bead[1] and chance.random() < options.omit:
                lost = chance.randrange(2)
            new = [[], []]
            for side, text in enumerate((src, tgt)):
                for number in bead[side] if side != lost else ():
                    new[side].append(len(lines[side]))
                    lines[side].append(text[number])
            kept.append((tuple(new[0]), tuple(new[1])))
        if lines[0] and lines[1]:
            yield lines[0], lines[1], kept


def write(path, lines):
    with open(path, "w", encoding="utf-8") as f:
        f.writelines("%s\n" % line for line in lines)


def write_pieces(folder, name, options, scorer):
    """Write the pieces of a set; their bases."""
    at, bases, chance = os.path.join(options.gold, name), [], random.Random(name)
    for doc in sorted(f[:-4] for f in os.listdir(at) if f.endswith(".src")):
        for src, tgt, beads in cut(os.path.join(at, doc), options, scorer, chance):
            bases.append(os.path.join(folder, "%s-%d" % (name, len(bases))))
            write(bases[-1] + ".src", src)
            write(bases[-1] + ".tgt", tgt)
            write(bases[-1] + ".gold", ("%s:%s" % (list(a), list(b)) for a, b in beads))
    return bases


def train(folder, bases, options, rest):
    manifest, lexicon = os.path.join(folder, "pieces.tsv"), os.path.join(folder, "learnt.tsv")
    write(manifest, ["id\tsrc\ttrg"] + ["%s\t%s.src\t%s.tgt" % (os.path.basename(b), b, b) for b in bases])
    subprocess.run([options.stele, "train", "-q", "--presegmented", *rest, manifest, "-o", lexicon], check=True)
    return ["--lexicon", lexicon]


def align(base, options, rest, scorer):
    got = base + ".beads"
    subprocess.run([options.stele, "align", "-q", "--allow-empty", "--presegmented", *rest,
                    base + ".src", base + ".tgt", "-o", got], check=True)
    return scorer.score_document(scorer.read_beads(base + ".gold"), scorer.read_beads(got))


def main():
    options, rest = parse()
    if not os.path.isdir(options.gold):
        print("no gold data in %s; skipped" % options.gold)
        sys.exit(77)
    scorer = gold.load_scorer()
    print("%-24s %7s  strict  ECE" % ("set", "pieces"))
    everything = []
    for name in sorted(options.set or os.listdir(options.gold)):
        with tempfile.TemporaryDirectory() as folder:
            bases = write_pieces(folder, name, options, scorer)
            learnt = train(folder, bases, options, rest) if options.train else []
            docs = [align(base, options, rest + learnt, scorer) for base in bases]
        everything += docs
        print_line(name, docs, scorer)
    print_line("all", everything, scorer)


def print_line(name, docs, scorer):
    strict = scorer.figures(docs)[2]
    scored = [x for doc in docs for x in doc["scored"]]
    print("%-24s %7d  %.4f  %.4f" % (name, len(docs), strict, scorer.calibration(scored)[0]), flush=True)


if __name__ == "__main__":
    main()
