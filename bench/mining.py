#!/usr/bin/env python3
"""How well are true pairs found that are scattered among strangers?

    bench/mining.py [--stele PROGRAM] [--min-score P] [MANIFEST ...]
    bench/mining.py --fit [--figures PROGRAM] MANIFEST ...

Gold is made as that of the BUCC task was: of the true pairs of documents on one
subject, some keep both sides, the others lose one; what is left is shuffled.
So every sentence has strangers of its own subject beside it.  The pairs are
those of one sentence to one of data/sample, and of the documents of each
MANIFEST (columns src and trg, or the first two; a sentence or block a line, the
same number of lines in both; NAME.src, NAME.tgt and NAME.gold as bench/gold.py
reads them also make a set: name the folder).

Three sizes: articles (30 sentences a side, of which 0 to 10 have a partner),
collections (300, of which 60) and piles (2,000 of which 200, or what there is).
Prints precision and recall of `stele mine` at its threshold, and the seconds.

--fit fits the weights in aligner/scoring/mining.c to the figures of
bench_mining, and prints them; and the same table for each set, at .7, with the
weights of the others.  Documents of different sets beside each other are
examples too: none of their pairs is true.
"""
import argparse
import ast
import csv
import math
import os
import random
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLE = os.path.join(ROOT, "data", "sample")
SIZES = {"article": (30, (0, 0, 1, 2, 4, 10), 40), "collection": (300, (60,), 6), "pile": (2000, (200,), 2)}
NAMES = "constant least margin gap nats excess length numbers names texts".split()


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("manifest", nargs="*")
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--figures", default=os.path.join(ROOT, "build", "release", "bench_mining"))
    parser.add_argument("--min-score", default=None)
    parser.add_argument("--fit", action="store_true")
    return parser.parse_args()


def lines_of(path):
    with open(path, encoding="utf-8") as f:
        return f.read().rstrip("\n").split("\n")


def beads_of(path):
    """Those of one sentence to one."""
    for line in lines_of(path):
        src, tgt = (ast.literal_eval(part) for part in line.split(":")[:2])
        if len(src) == len(tgt) == 1:
            yield src[0], tgt[0]


def pairs_of_gold(base, src, tgt, beads):
    src, tgt = ([line for line in lines_of(base + side) if line.strip()] for side in (src, tgt))
    return [(src[i], tgt[j]) for i, j in beads_of(base + beads)]


def pairs_of_manifest(path):
    with open(path, encoding="utf-8") as f:
        rows = list(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    at = [rows[0].index(name) if name in rows[0] else k for k, name in enumerate(("src", "trg"))]
    for row in rows[1:]:
        src, trg = (lines_of(os.path.join(os.path.dirname(path), row[k])) for k in at)
        if len(src) == len(trg):
            yield list(zip(src, trg))


def documents_of(path):
    """Lists of true pairs, a list for each document."""
    if not os.path.isdir(path):
        return list(pairs_of_manifest(path))
    if path == SAMPLE:
        with open(os.path.join(path, "index.tsv"), encoding="utf-8") as f:
            names = [line.split("\t")[0] for line in f][1:]
        return [pairs_of_gold(os.path.join(path, name), ".en.sents", ".fr.sents", ".beads") for name in names]
    bases = sorted(os.path.join(path, f[:-4]) for f in os.listdir(path) if f.endswith(".src"))
    return [pairs_of_gold(base, ".src", ".tgt", ".gold") for base in bases]


def is_text(src, tgt):
    """Not a number, a name or a copy: such lines are no sentences."""
    return src != tgt and min(len(src.split()), len(tgt.split())) >= 2


def distinct(pairs):
    """Pairs whose sides are in no other pair: else a line has two true partners."""
    seen, out = set(), []
    for src, tgt in pairs:
        if is_text(src, tgt) and src not in seen and tgt not in seen:
            out.append((src, tgt))
        seen |= {src, tgt}
    return out


def scatter(pairs, n, n_true, rng):
    """(source, target, true pairs): n sentences a side."""
    chosen = rng.sample(pairs, min(len(pairs), 2 * n - n_true))
    n_true = min(n_true, len(chosen) // 8 if len(chosen) < 2 * n - n_true else n_true)
    half = (len(chosen) - n_true) // 2
    src = [(pair[0], k) for k, pair in enumerate(chosen[:n_true + half])]
    tgt = [(pair[1], k) for k, pair in enumerate(chosen) if k < n_true or k >= n_true + half]
    rng.shuffle(src)
    rng.shuffle(tgt)
    where = {k: j for j, (_, k) in enumerate(tgt)}
    return [s for s, _ in src], [t for t, _ in tgt], {(i, where[k]) for i, (_, k) in enumerate(src) if k < n_true}


def trials_of(path, size):
    """Articles are made of one document each, or of its whole set where all are short."""
    n, numbers, n_trials = SIZES[size]
    rng = random.Random("%s %s" % (os.path.basename(path.rstrip("/")), size))
    documents = [distinct(pairs) for pairs in documents_of(path)]
    whole = distinct([pair for pairs in documents for pair in pairs])
    long = [pairs for pairs in documents if len(pairs) >= 2 * n]
    if len(whole) < min(2 * n, 100):
        return
    for k in range(n_trials if len(whole) > 2 * n or size == "article" else 1):
        pairs = rng.choice(long) if size == "article" and long and k % 2 else whole
        yield scatter(pairs, n, numbers[k % len(numbers)], rng)


def strangers_of(paths, n_trials=150):
    """Documents of different sets beside each other: no pair is true."""
    rng = random.Random("strangers")
    sets = {path: [pairs for pairs in documents_of(path) if pairs] for path in paths}
    for _ in range(n_trials):
        a, b = rng.sample(list(sets), 2)
        src, tgt = rng.choice(sets[a]), rng.choice(sets[b])
        at = [rng.randrange(max(1, len(pairs) - 60)) for pairs in (src, tgt)]
        yield [s for s, _ in src[at[0]:at[0] + 60]], [t for _, t in tgt[at[1]:at[1] + 60]], set()


def run(program, src, tgt, *options):
    """What the program prints, and the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("src.txt", "tgt.txt")]
        for path, side in zip(paths, (src, tgt)):
            with open(path, "w", encoding="utf-8") as f:
                f.write("".join(line + "\n" for line in side))
        began = time.time()
        done = subprocess.run([program, *options, *paths], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode > 1:
        sys.exit(done.stderr)
    return [line.split("\t") for line in done.stdout.splitlines()], time.time() - began


def mined(options, src, tgt):
    rows, seconds = run(options.stele, src, tgt, "mine", "-q", "--presegmented", "--src-lang", "en", "--trg-lang", "fr",
                        "--no-header", "--columns", "src_sent,trg_sent,aligner_score",
                        *(["--min-score", options.min_score] if options.min_score else []))
    return [((int(i) - 1, int(j) - 1), float(p)) for i, j, p in rows], seconds


def print_line(name, n_gold, scored):
    """scored: (is it true, its score), of those written."""
    n_right = sum(right for right, _ in scored)
    print("%-28s %6d  %6d  %.3f  %.3f  %.4f" % (
        name[-28:], n_gold, len(scored), n_right / max(len(scored), 1), n_right / max(n_gold, 1),
        abs(sum(p - right for right, p in scored)) / max(len(scored), 1)), end="", flush=True)


def measure(options):
    print("%-28s %6s  %6s  %-5s  %-5s  %-6s  seconds" % ("set, size", "true", "mined", "prec.", "rec.", "bias"))
    for path in [SAMPLE, *options.manifest]:
        for size in SIZES:
            n_gold, scored, seconds = 0, [], 0
            for src, tgt, gold in trials_of(path, size):
                got, time_taken = mined(options, src, tgt)
                n_gold += len(gold)
                scored += [(pair in gold, p) for pair, p in got]
                seconds += time_taken
            if n_gold:
                print_line("%s, %s" % (os.path.basename(path.rstrip("/")), size), n_gold, scored)
                print("  %7.2f" % seconds)


# ---- Fitting ----

def probability(weights, x):
    z = sum(w * v for w, v in zip(weights, x))
    return 1 / (1 + math.exp(-max(min(z, 30), -30)))


def solve(matrix, vector):
    """Gauss's elimination with pivots."""
    n = len(vector)
    rows = [row[:] + [v] for row, v in zip(matrix, vector)]
    for c in range(n):
        p = max(range(c, n), key=lambda r: abs(rows[r][c]))
        rows[c], rows[p] = rows[p], rows[c]
        for r in range(n):
            if r != c:
                factor = rows[r][c] / rows[c][c]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[c])]
    return [rows[k][n] / rows[k][k] for k in range(n)]


def fit(examples, ridge=1.0):
    """Newton's method for a logistic model; examples are (figures with a leading 1, is it true, weight)."""
    n = len(examples[0][0])
    weights = [0.0] * n
    for _ in range(20):
        gradient = [-ridge * w if k else 0.0 for k, w in enumerate(weights)]
        hessian = [[(ridge if k else 1e-9) if k == q else 0.0 for q in range(n)] for k in range(n)]
        for x, right, weight in examples:
            p = probability(weights, x)
            for k in range(n):
                gradient[k] += weight * (right - p) * x[k]
                for q in range(k + 1):
                    hessian[k][q] += weight * p * (1 - p) * x[k] * x[q]
        for k in range(n):
            for q in range(k):
                hessian[q][k] = hessian[k][q]
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-4:
            break
    return weights


def examples_of(options, kinds):
    """By kind of trial: the true pairs of all, and of each mined pair its figures and whether it is true."""
    out = {}
    for kind, trials in kinds.items():
        n_gold, examples = 0, []
        for src, tgt, gold in trials:
            rows, _ = run(options.figures, src, tgt, "en", "fr")
            n_gold += len(gold)
            examples += [([1.0] + [float(v) for v in row[2:]], (int(row[0]), int(row[1])) in gold) for row in rows]
        if examples:
            out[kind] = n_gold, examples
    return out


def weighted(sets):
    """Each kind of trial of a set counts as much as 1,000 pairs."""
    return [(x, right, 1000 / len(examples)) for sizes in sets for _, examples in sizes.values()
            for x, right in examples]


def thirds(trials):
    trials = list(trials)
    return [trials[k::3] for k in range(3)]


def fit_all(options):
    paths = [SAMPLE, *options.manifest]
    sets = {path: examples_of(options, {size: trials_of(path, size) for size in SIZES}) for path in paths}
    sets["strangers"] = examples_of(options, {k: strangers for k, strangers in enumerate(thirds(strangers_of(paths)))})
    print("%-28s %6s  %6s  %-5s  %-5s  %-6s  each set with the weights of the others" %
          ("set, size", "true", "mined", "prec.", "rec.", "bias"))
    for path, sizes in sets.items():
        weights = fit(weighted([other for p, other in sets.items() if p != path]))
        for size, (n_gold, examples) in sizes.items():
            scored = [(right, probability(weights, x)) for x, right in examples]
            print_line("%s, %s" % (os.path.basename(path.rstrip("/")), size), n_gold, [s for s in scored if s[1] >= .7])
            print("  %d of %d are found at any score" % (sum(right for right, _ in scored), n_gold))
    for name, weight in zip(NAMES, fit(weighted(sets.values()))):
        print("    %.4f, /* %s */" % (weight, name))


if __name__ == "__main__":
    asked = parse()
    (fit_all if asked.fit else measure)(asked)
