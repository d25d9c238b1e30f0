#!/usr/bin/env python3
"""Does stele pair --by-content find which document translates which?

    bench/pairing.py [MANIFEST] [--stele PROGRAM] [--langs EN,FR] [--seed TEXT] [OPTION ...]

MANIFEST is one of stele batch, whose first two columns are the files of pairs
(default: the sample corpus).  The files are copied under names that say
nothing.  A sixth of the pairs loses its source and another sixth its target,
so a fifth of the files on either side have no partner.  Printed are precision
and recall of the pairs, of those without a note too, and processor time.  A
file with the bytes of the right one is right.  OPTIONs go to stele pair.
"""
import argparse
import csv
import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLE = os.path.join(ROOT, "data", "sample", "manifest.tsv")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("manifest", nargs="?", default=SAMPLE)
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--langs", default="en,fr")
    parser.add_argument("--seed", default="")
    return parser.parse_known_args()


def read_manifest(path):
    """The two files of each pair."""
    with open(path, encoding="utf-8", newline="") as f:
        rows = [row for row in csv.reader(f, delimiter="\t") if row and not row[0].startswith("#")]
    at = 0, 1
    if "src" in rows[0] and "trg" in rows[0]:
        at = rows[0].index("src"), rows[0].index("trg")
        rows = rows[1:]
    folder = os.path.dirname(os.path.abspath(path))
    return [tuple(os.path.join(folder, row[k]) for k in at) for row in rows]


def digest(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def hide_names(rows, seed, folder):
    """Copy the files; the right partner of each source, by the digest of its bytes."""
    def name(text):
        return hashlib.sha256((seed + text).encode()).hexdigest()[:16]

    right = {}
    for side in "ab":
        os.mkdir(os.path.join(folder, side))
    for k, (src, tgt) in enumerate(sorted(rows, key=lambda row: name(row[0]))):
        at = [os.path.join(folder, side, name(side + path) + os.path.splitext(path)[1])
              for side, path in zip("ab", (src, tgt))]
        if k % 6 != 0:
            shutil.copy(src, at[0])
        if k % 6 != 1:
            shutil.copy(tgt, at[1])
        if k % 6 > 1:
            right[at[0]] = digest(tgt)
    return right


def report(what, pairs, right):
    n_right = sum(right.get(src) == digest(tgt) for src, tgt in pairs)
    print("%-14s %6d   precision %.4f   recall %.4f" % (what, len(pairs), n_right / max(1, len(pairs)),
                                                       n_right / max(1, len(right))))


def main():
    args, more = parse()
    rows = read_manifest(args.manifest)
    src, tgt = args.langs.split(",")
    with tempfile.TemporaryDirectory() as folder:
        right = hide_names(rows, args.seed, folder)
        out = os.path.join(folder, "pairs.tsv")
        done = subprocess.run([args.stele, "pair", "-q", "--by-content", "--src-lang", src, "--trg-lang", tgt,
                               os.path.join(folder, "a"), os.path.join(folder, "b"), "-o", out, *more], check=False)
        if done.returncode not in (0, 1):
            return done.returncode
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(out, encoding="utf-8") as f:
            got = [line.rstrip("\n").split("\t") for line in f][1:]
        print("%d pairs of documents, %d of them whole" % (len(rows), len(right)))
        report("pairs", [row[:2] for row in got], right)
        report("without note", [row[:2] for row in got if not row[5]], right)
        print("processor time %.1f s, memory %.0f MB" % (used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return 0


if __name__ == "__main__":
    sys.exit(main())
