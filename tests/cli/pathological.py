#!/usr/bin/env python3
"""Text that nobody wrote takes no more than its length allows.

    pathological.py STELE

One sentence of many equal words a side, which must not meet each other one by
one: four times the words may take some four times the time, not sixteen times.
"""
import os
import resource
import subprocess
import sys
import tempfile

SMALL, LARGE = 25000, 100000
MOST_SECONDS, MOST_TIMES = 60, 10


def seconds_of_child(args):
    """Processor seconds, which other work on the machine does not change."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(args, check=True, timeout=10 * MOST_SECONDS)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def aligned(stele, folder, n):
    paths = [os.path.join(folder, name) for name in ("a.en", "a.fr")]
    for path in paths:
        with open(path, "w", encoding="utf-8") as f:
            f.write("A. " * n)
    out = os.path.join(folder, "a.tsv")
    seconds = seconds_of_child([stele, "align", "-q", *paths, "-o", out])
    if os.path.getsize(out) < 2 * len("A. " * n) - 2:
        sys.exit("%d words: the output lacks some of them" % n)
    return seconds


def main():
    stele = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        small, large = (aligned(stele, folder, n) for n in (SMALL, LARGE))
    print("%d words: %.2f s; %d words: %.2f s" % (SMALL, small, LARGE, large))
    if large > MOST_SECONDS or large > MOST_TIMES * max(small, 0.1):
        sys.exit("time grows faster than the text")


if __name__ == "__main__":
    main()
