#!/usr/bin/env python3
"""What does a pair of texts cost that are no translations of each other?

    bench/strangers.py [MANIFEST] [--stele PROGRAM] [--turns N] [OPTION ...]

Aligns the pairs of MANIFEST (data/sample/manifest.tsv) with `stele batch -j 1`,
and then the same texts mixed up: each source with the target of another pair,
the one next in size.  So both batches read the same bytes.  Prints the
processor seconds of each, the least of N turns (3), and their ratio; the goal
is 1.5.  What this script does not know goes to `stele batch`.
"""
import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("manifest", nargs="?", default=os.path.join(ROOT, "data", "sample", "manifest.tsv"))
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--turns", type=int, default=3)
    return parser.parse_known_args()


def read_manifest(path):
    """[(source, target, source language, target language)], with whole paths."""
    folder = os.path.dirname(os.path.abspath(path))
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(os.path.join(folder, row["src"]), os.path.join(folder, row["trg"]), row["src_lang"], row["trg_lang"])
            for row in rows]


def mixed_up(rows):
    """Each source with the target that is next in size, of the same languages."""
    out = []
    for langs in sorted({row[2:] for row in rows}):
        group = sorted((row for row in rows if row[2:] == langs), key=lambda row: (os.path.getsize(row[1]), row))
        out += [row[:1] + group[(k + 1) % len(group)][1:] for k, row in enumerate(group)]
    return out


def processor_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode("utf-8", "replace"))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    options, rest = parse()
    rows = read_manifest(options.manifest)
    least = {}
    with tempfile.TemporaryDirectory() as folder:
        batches = {"translations": rows, "strangers": mixed_up(rows)}
        for _ in range(options.turns):
            for name, batch in batches.items():
                manifest = os.path.join(folder, name + ".tsv")
                with open(manifest, "w", encoding="utf-8") as f:
                    f.write("id\tsrc\ttrg\tsrc_lang\ttrg_lang\n")
                    f.writelines("%d\t%s\n" % (k, "\t".join(row)) for k, row in enumerate(batch))
                seconds = processor_seconds([options.stele, "batch", "-q", "-j", "1", "--force", manifest,
                                             "-o", os.path.join(folder, name + ".out.tsv"), *rest])
                least[name] = min(seconds, least.get(name, seconds))
    n_bytes = sum(os.path.getsize(path) for row in rows for path in row[:2])
    for name, seconds in least.items():
        print("%-12s %5d pairs  %.2f MB  %.2f s" % (name, len(rows), n_bytes / 1e6, seconds))
    print("ratio        %.2f" % (least["strangers"] / least["translations"]))


if __name__ == "__main__":
    main()
