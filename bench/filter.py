#!/usr/bin/env python3
"""What do the presets of `stele filter` leave out of clean pairs, and of noise put among them?

    bench/filter.py PAIRS.tsv [--stele STELE] [--src-lang en] [--trg-lang fr] [--pairs 6000] [--seed 3]
                    [--min-score .95] [--keep FOLDER]

PAIRS.tsv is what `stele batch --columns doc_id,aligner_score,src_text,trg_text` writes.  Clean pairs are taken
as in flags.py; a fifth as many noisy ones of eight kinds are put among them; all are scored by `stele score`,
each by itself, with flags, and filtered.  Prints for each kind the share that is left out, and of the clean pairs
also why.
"""
import argparse
import collections
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "bench"))
import flags  # noqa: E402


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("table")
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--src-lang", default="en")
    parser.add_argument("--trg-lang", default="fr")
    parser.add_argument("--pairs", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--min-score", type=float, default=.95)
    parser.add_argument("--keep", help="leave the files in this folder")
    return parser.parse_args()


def mixed(options):
    """[(kind, source, target)]: clean pairs ("none") and noise, in a random order."""
    rng = random.Random(options.seed)
    pairs = flags.read_pairs(options)
    chosen = sorted(rng.sample(range(len(pairs)), min(options.pairs, len(pairs))))
    rows = [("none",) + pairs[k][1:] for k in chosen]
    wanted = len(chosen) // 5 // len(flags.KINDS)
    for name, make in flags.KINDS:
        order = rng.sample(chosen, len(chosen))
        made = (make(pairs, k, rng) for k in order)
        rows += [(name,) + pair for pair in (p for p in made if p and p[0]) for _ in [0]][:wanted]
    rng.shuffle(rows)
    return rows


def read(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        names = f.readline().rstrip("\n").split("\t")
        return [dict(zip(names, line.rstrip("\n").split("\t"))) for line in f]


def run(stele, *args):
    subprocess.run([stele, *args, "-q"], check=True)


def main():
    options = parse()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or scratch
        os.makedirs(folder, exist_ok=True)
        path = lambda name: os.path.join(folder, name)  # noqa: E731
        with open(path("noisy.tsv"), "w", encoding="utf-8", newline="\n") as f:
            f.write("kind\tsrc_text\ttrg_text\n")
            f.writelines("\t".join(row) + "\n" for row in mixed(options))
        run(options.stele, "score", "--src-lang", options.src_lang, "--trg-lang", options.trg_lang,
            path("noisy.tsv"), "-o", path("scored.tsv"))
        all_of = collections.Counter(row["kind"] for row in read(path("scored.tsv")))
        print("%-10s %s" % ("left out", " ".join("%15s" % kind for kind in all_of)))
        print("%-10s %s" % ("pairs", " ".join("%15d" % n for n in all_of.values())))
        for preset in ("lenient", "strict"):
            run(options.stele, "filter", "--preset", preset, path("scored.tsv"), "-o", path("kept.tsv"),
                "--rejected", path(preset + ".tsv"))
            out = read(path(preset + ".tsv"))
            n = collections.Counter(row["kind"] for row in out)
            print("%-10s %s" % (preset, " ".join("%13.1f %%" % (100 * n[kind] / all_of[kind]) for kind in all_of)))
            reasons = collections.Counter()
            for row in out:
                if row["kind"] == "none":
                    what = row["reason"].split(" ", 1)
                    reasons[what[1] if what[0] == "flags" else what[1].split("with ")[-1] if "with" in what[1]
                            else "score"] += 1
            print("    of the clean ones: " + ", ".join("%s %.2f %%" % (what, 100 * k / all_of["none"])
                                                        for what, k in reasons.most_common(12)))


if __name__ == "__main__":
    main()
