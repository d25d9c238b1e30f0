#!/usr/bin/env python3
"""How well does stele align the gold sets?

    bench/gold.py [--stele PROGRAM] [--gold FOLDER] [--jobs N] [--set NAME ...]
                  [--documents] [--types] [--no-paragraphs] [OPTION ...]

Aligns every document of ../shared/gold/align (or --gold, or $STELE_SHARED),
each on its own, sentences and paragraphs as the gold has them, and prints for
each set, pooled over its documents: strict and lax F1 of the beads with two
sides, the calibration error of their scores (ECE) and the area under the ROC
curve, strict and lax.  The last lines are the mean over the sets and the
figures of all beads together.  --types adds how many beads of each type the
gold and stele have, and recall and precision of each; `wide` are those of two
or more on either side, and those of five or more on one.  What stands behind `--`, or is no option of
this script, goes to `stele align`:

    bench/gold.py --method length --set laws_enfr
    bench/gold.py --stele /tmp/other/stele --jobs 1 -- --decode path

Without gold data it says so and ends with 77, which ctest counts as skipped.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get("STELE_SHARED", os.path.join(ROOT, "..", "shared"))


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--gold", default=os.path.join(SHARED, "gold", "align"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--set", action="append", help="only this set (repeatable)")
    parser.add_argument("--documents", action="store_true", help="a line for each document too")
    parser.add_argument("--types", action="store_true", help="recall and precision by type of bead")
    parser.add_argument("--no-paragraphs", action="store_true", help="do not pass paragraphs on")
    options, rest = parser.parse_known_args()
    return options, [word for word in rest if word != "--"]


def load_scorer():
    sys.path.insert(0, os.path.join(SHARED, "eval"))
    import score_align
    return score_align


def presegmented(base, side, paragraphs):
    """The sentences of a side, <p> between its paragraphs."""
    with open(base + side, encoding="utf-8") as f:
        lines = f.read().splitlines()
    numbers = None
    if paragraphs and os.path.exists(base + side + ".par"):
        with open(base + side + ".par") as f:
            numbers = f.read().split()
    out = []
    for i, line in enumerate(lines):
        if numbers and i > 0 and numbers[i] != numbers[i - 1]:
            out.append("<p>")
        out.append(line)
    return "".join(line + "\n" for line in out)


def align(base, options, rest, scorer):
    """The figures of one document, as the scorer has them."""
    both = all(os.path.exists(base + side + ".par") for side in (".src", ".tgt"))
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("src", "tgt", "got.beads")]
        for path, side in zip(paths, (".src", ".tgt")):
            with open(path, "w", encoding="utf-8") as f:
                f.write(presegmented(base, side, both and not options.no_paragraphs))
        command = [options.stele, "align", "-q", "--allow-empty", "--presegmented", *rest,
                   paths[0], paths[1], "-o", paths[2]]
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit("%s: %s" % (base, done.stderr.strip()))
        gold, got = scorer.read_beads(base + ".gold"), scorer.read_beads(paths[2])
        return dict(scorer.score_document(gold, got), beads=({b[:2] for b in gold}, {b[:2] for b in got}))


def types_of(bead):
    """Its lines in the table by type."""
    n_src, n_tgt = len(bead[0]), len(bead[1])
    least, most = sorted((n_src, n_tgt))
    exact = "%d-%d" % (n_src, n_tgt) if most <= 4 else "5 or more"
    return [exact, "wide"] if least >= 2 or (least == 1 and most > 4) else [exact]


def print_types(docs):
    counts = {}
    for gold, got in (doc["beads"] for doc in docs):
        for bead in gold | got:
            for name in types_of(bead):
                n = counts.setdefault(name, [0, 0, 0])
                n[0] += bead in gold
                n[1] += bead in got
                n[2] += bead in gold and bead in got
    for name, (n_gold, n_got, n_right) in sorted(counts.items(), key=lambda item: -item[1][0]):
        print("  %-26s %6d  got %d, recall %.3f, precision %.3f" %
              (name, n_gold, n_got, n_right / max(n_gold, 1), n_right / max(n_got, 1)))


def line_of(name, docs, scorer):
    """Print a line; returns its figures."""
    n_gold = sum(doc["gold"] for doc in docs)
    precision, recall, strict, lax = scorer.figures(docs)
    scored = [x for doc in docs for x in doc["scored"]]
    scored_lax = [x for doc in docs for x in doc["scored_lax"]]
    ece = scorer.calibration(scored)[0] if scored else float("nan")
    row = (strict, lax, ece, scorer.auc(scored), scorer.auc(scored_lax))
    print("%-28s %6d  %.4f  %.4f  %.4f  %.4f  %.4f" % ((name[-28:], n_gold) + row), flush=True)
    return row


def main():
    options, rest = parse()
    if not os.path.isdir(options.gold):
        print("SKIP: no gold data in %s" % options.gold)
        sys.exit(77)
    scorer = load_scorer()
    began = time.time()
    print("%-28s %6s  strict  lax     ECE     AUC     AUClax" % ("set", "beads"))
    rows, everything = [], []
    with ThreadPoolExecutor(options.jobs) as pool:
        for name in sorted(options.set or os.listdir(options.gold)):
            folder = os.path.join(options.gold, name)
            bases = sorted(os.path.join(folder, f[:-4]) for f in os.listdir(folder) if f.endswith(".src"))
            docs = list(pool.map(lambda base: align(base, options, rest, scorer), bases))
            for base, doc in zip(bases, docs):
                if options.documents:
                    line_of("  " + os.path.basename(base), [doc], scorer)
            rows.append(line_of(name, docs, scorer))
            if options.types:
                print_types(docs)
            everything += docs
    mean = [sum(column) / len(rows) for column in zip(*rows)]
    print("%-28s %6s  %.4f  %.4f  %.4f  %.4f  %.4f" % ("mean of the sets", "", *mean))
    line_of("all", everything, scorer)
    if options.types:
        print_types(everything)
    print("%.1f seconds" % (time.time() - began))


if __name__ == "__main__":
    main()
