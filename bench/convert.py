#!/usr/bin/env python3
"""Converts a large TSV into other formats: megabytes a second, and memory.

    convert.py STELE [--mb N]

The TSV is the sample corpus as often as it takes, in /tmp.  Memory must not grow
with the file: a tenth of it is converted too, and the difference is printed.
"""
import argparse
import os
import subprocess
import tempfile

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "sample", "manifest.tsv")


def run(*args):
    """Seconds of user time, and the most memory in MB, of one command."""
    pid = os.fork()
    if pid == 0:
        with open(os.devnull, "w") as null:
            os.dup2(null.fileno(), 2)
            os.execv(args[0], args)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, args
    return usage.ru_utime, usage.ru_maxrss / 1024


def make(stele, folder, n_bytes):
    """A TSV of this size, in which each document has a name of its own."""
    small = os.path.join(folder, "small.tsv")
    subprocess.run([stele, "batch", "-q", SAMPLE, "-o", small, "--columns", "full"], check=True)
    with open(small, encoding="utf-8") as f:
        header, body = f.read().split("\n", 1)
    doc = header.split("\t").index("doc_id")
    rows = [line.split("\t") for line in body.splitlines()]
    big = os.path.join(folder, "big-%d.tsv" % n_bytes)
    with open(big, "w", encoding="utf-8") as out:
        n = out.write(header + "\n")
        for k in range(1 << 30):
            if n >= n_bytes:
                break
            n += out.write("".join("\t".join(r[:doc] + ["%d/%s" % (k, r[doc])] + r[doc + 1:]) + "\n" for r in rows))
    return big


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stele")
    parser.add_argument("--mb", type=int, default=1000)
    o = parser.parse_args()
    stele = os.path.abspath(o.stele)
    langs = ["--src-lang", "en", "--trg-lang", "fr"]
    ways = [("TSV", ["-o", "out.tsv"]), ("TMX", ["-o", "out.tmx"]), ("JSONL", ["-o", "out.jsonl"]),
            ("TSV.gz", ["-o", "out.tsv.gz"]), ("TSV.zst", ["-o", "out.tsv.zst"]),
            ("documents", ["-o", "out.doc.jsonl"]), ("mozilla, 3 tiers", ["--for", "mozilla", "-o", "m/x", "--tiers",
                                                                          "a:.95,b:.8,c:.5"])]
    with tempfile.TemporaryDirectory() as folder:
        big, tenth = (make(stele, folder, o.mb * 1000000 // k) for k in (1, 10))
        size = os.path.getsize(big) / 1e6
        os.chdir(folder)
        print("%-18s %10s %12s %16s" % ("%.0f MB TSV to" % size, "MB/s user", "memory, MB", "of a tenth, MB"))
        for name, args in ways:
            seconds, memory = run(stele, "convert", "-q", big, *langs, *args)
            _, less = run(stele, "convert", "-q", tenth, *langs, *args)
            print("%-18s %10.0f %12.1f %16.1f" % (name, size / seconds, memory, less), flush=True)
        os.chdir("/")


main()
