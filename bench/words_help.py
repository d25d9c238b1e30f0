#!/usr/bin/env python3
"""Do words help?  The default method against the two methods of lengths alone.

    bench/words_help.py [--stele PROGRAM] [--gold FOLDER] [--jobs N] [--set NAME ...]
                        [--all] [--no-paragraphs] [OPTION ...]

Aligns every document of ../shared/gold/align (or --gold, or $STELE_SHARED) three
times: by `hybrid`, by `length` and by `length-em`, each document on its own, and
compares strict F1 with the better of the other two.

The rule: words may only help.  A document may be at most .01 below.  One of
under 200 gold beads, where .01 is less than two beads, may have two right beads
less.  A set as a whole, pooled over its documents, may not be below at all.

Prints the documents that break the rule (--all: every document), then each set.
A line has the number of gold beads, strict F1 by each method, the difference,
and the difference in right beads.  Options that this script does not know go to
`stele align` of the default method.

Exit 0 if the rule holds, 1 if not, 77 without gold data.
"""
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import gold

METHODS = ("hybrid", "length", "length-em")
MOST_BELOW, SMALL, MOST_BEADS = 0.01, 200, 2


def parse():
    everything = "--all" in sys.argv
    sys.argv = [word for word in sys.argv if word != "--all"]
    options, rest = gold.parse()
    options.all = everything
    return options, rest


def compare(docs):
    """Gold beads, F1 by method, and how far the default is from the best."""
    f1 = [gold.load_scorer().figures(docs[m])[2] for m in METHODS]
    right = [sum(doc["strict"] for doc in docs[m]) for m in METHODS]
    n_gold = sum(doc["gold"] for doc in docs["hybrid"])
    best = max((1, 2), key=lambda m: f1[m])
    return n_gold, f1, f1[0] - f1[best], right[0] - right[best]


def is_allowed(n_gold, difference, beads):
    """May a single document be so far from the better method of lengths?"""
    return difference >= -MOST_BELOW or (n_gold < SMALL and beads >= -MOST_BEADS)


def print_line(name, n_gold, f1, difference, beads, mark):
    print("%-28s %6d  %.4f  %.4f  %.4f  %+.4f %+5d%s" %
          (name[-28:], n_gold, *f1, difference, beads, mark), flush=True)


def main():
    options, rest = parse()
    if not os.path.isdir(options.gold):
        print("SKIP: no gold data in %s" % options.gold)
        sys.exit(77)
    scorer = gold.load_scorer()
    began, n_docs, n_below, n_sets_below = time.time(), 0, 0, 0

    def align(job):
        base, method = job
        extra = rest if method == "hybrid" else []
        return gold.align(base, options, ["--method", method, *extra], scorer)

    print("%-28s %6s  %-6s  %-6s  %-6s  %-7s %s" % (("set", "beads") + METHODS + ("words", "beads")))
    with ThreadPoolExecutor(options.jobs) as pool:
        for name in sorted(options.set or os.listdir(options.gold)):
            folder = os.path.join(options.gold, name)
            bases = sorted(os.path.join(folder, f[:-4]) for f in os.listdir(folder) if f.endswith(".src"))
            jobs = [(base, method) for base in bases for method in METHODS]
            done = dict(zip(jobs, pool.map(align, jobs)))
            for base in bases:
                line = compare({m: [done[base, m]] for m in METHODS})
                allowed = is_allowed(line[0], *line[2:])
                n_docs, n_below = n_docs + 1, n_below + (not allowed)
                if options.all or not allowed:
                    print_line("  " + os.path.basename(base), *line, "" if allowed else "  below")
            line = compare({m: [done[base, m] for base in bases] for m in METHODS})
            n_sets_below += line[2] < 0
            print_line(name, *line, "  below" if line[2] < 0 else "")
    print("%d of %d documents and %d sets are below what the rule allows; %.1f seconds" %
          (n_below, n_docs, n_sets_below, time.time() - began))
    sys.exit(1 if n_below or n_sets_below else 0)


if __name__ == "__main__":
    main()
