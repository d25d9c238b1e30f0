#!/usr/bin/env python3
"""What comes of a pair does not depend on the pairs around it.

    alone_or_together.py STELE

Every pair of the sample corpus aligned by itself with `stele align`, and in
batches: of all, in their order, in reverse, on two threads, in three shards put
together, between pairs that fail, and of every other one.  The records, every
column of them, omissions and additions too, are the same bytes.  So are the
units of a TMX but for their numbers.
"""
import os
import re
import sys
import tempfile

from sample_batch import SAMPLE, Verdicts, run, sample_names, write_manifest

TSV = ["--columns", "full", "--with-nulls"]


def paths(name):
    return [os.path.join(SAMPLE, "%s.%s.txt" % (name, lang)) for lang in ("en", "fr")]


def read(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        return f.read()


def split_tsv(text):
    """The lines of each pair, by the file of its source."""
    found = {}
    header, *lines = text.splitlines()
    at = header.split("\t").index("src_url")
    for line in lines:
        found.setdefault(line.split("\t")[at], []).append(line)
    return found


def split_tmx(text):
    """The units of each pair, without their numbers."""
    found = {}
    for unit in re.findall(r"  <tu tuid=\"\d+\".*?</tu>\n", text, re.S):
        name = re.search(r'<prop type="x-context">(.*)#\d+</prop>', unit).group(1)
        found.setdefault(name, []).append(re.sub(r'tuid="\d+"', "tuid", unit))
    return found


def alone(stele, folder):
    """What `align` makes of each."""
    tsv, tmx = {}, {}
    for name in sample_names():
        out = [os.path.join(folder, name + ending) for ending in (".tsv", ".tmx")]
        run([stele, "align", "-q", "--allow-empty", "--paths", "given", *TSV, "-o", out[0], "-o", out[1], *paths(name)])
        tsv.update(split_tsv(read(out[0])))
        tmx.update(split_tmx(read(out[1])))
    return tsv, tmx


def batch(stele, top, name, rows, *options, want=0):
    out = [os.path.join(top, name + ending) for ending in (".tsv", ".tmx")]
    manifest = write_manifest(os.path.join(top, name + ".manifest"), rows)
    run([stele, "batch", "-q", manifest, *TSV, *options, "-o", out[0], "-o", out[1]], (want,))
    return out


def in_shards(stele, top, rows, n):
    parts = [batch(stele, top, "shard-%d" % i, rows, "--task-size", "4", "--shard", "%d/%d" % (i, n), "--allow-empty")
             for i in range(1, n + 1)]
    out = [os.path.join(top, "merged" + ending) for ending in (".tsv", ".tmx")]
    run([stele, "merge", "-q", "-o", out[0], "-o", out[1]] + [part[0] for part in parts])
    return out


def check(v, what, out, rows, want):
    ids = [row.split("\t")[0] for row in rows]
    for got, wanted, kind in zip((split_tsv(read(out[0])), split_tmx(read(out[1]))), want, ("TSV", "TMX")):
        v.expect("%s, %s: no other pairs" % (what, kind), set(got) <= set(ids))
        for name in ids:
            if name in wanted or name in got:
                v.expect("%s, %s: %s as alone" % (what, kind, os.path.basename(name)),
                         got.get(name) == wanted.get(name))


def main(stele):
    v = Verdicts()
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, "alone")
        os.mkdir(folder)
        want = alone(stele, folder)
        v.expect("all pairs, and many records", len(want[0]) == len(sample_names()) and
                 sum(map(len, want[0].values())) > 600, len(want[0]))
        # the id is what `align` takes for one
        rows = ["%s\t%s\t%s" % (paths(name)[0], *paths(name)) for name in sample_names()]
        nowhere = os.path.join(top, "nowhere")
        bad = [line for i, row in enumerate(rows) for line in (row, "bad-%d\t%s\t%s" % (i, nowhere, nowhere))]
        check(v, "all", batch(stele, top, "all", rows, "-j", "1"), rows, want)
        check(v, "in reverse", batch(stele, top, "reverse", rows[::-1], "-j", "1"), rows, want)
        check(v, "on two threads", batch(stele, top, "threads", rows, "-j", "2"), rows, want)
        check(v, "in shards", in_shards(stele, top, rows, 3), rows, want)
        check(v, "with failing ones", batch(stele, top, "failing", bad, "-j", "2", want=1), rows, want)
        check(v, "every other one", batch(stele, top, "other", rows[::2], "-j", "2"), rows[::2], want)
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
