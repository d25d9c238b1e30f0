#!/usr/bin/env python3
"""Two builds of the program, by two compilers, write the same bytes.

    two_compilers.py STELE OTHER_STELE

Aligns the sample corpus with every method by either build, with all columns
and four decimals of every score.  scripts/test.sh
calls it when it has made both builds.
"""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MANIFEST = os.path.join("data", "sample", "manifest.tsv")
METHODS = ["length", "length-em", "hybrid"]


def records(stele, method):
    command = [stele, "batch", "-q", MANIFEST, "-j", "1", "--method", method, "--columns", "full", "-o", "-"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE)
    if done.returncode not in (0, 1) or not done.stdout:
        sys.exit("%s gave %d bytes and code %d" % (" ".join(command), len(done.stdout), done.returncode))
    return done.stdout


def main(stele, other):
    for method in METHODS:
        if records(stele, method) != records(other, method):
            sys.exit("method %s: %s and %s differ" % (method, stele, other))
    print("%d methods, the same bytes" % len(METHODS))


if __name__ == "__main__":
    main(*sys.argv[1:])
