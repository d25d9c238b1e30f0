#!/usr/bin/env python3
"""A batch gives the same bytes however it is run.

    same_bytes_anyhow.py STELE

For every number of workers, and for every number of shards put together by
`stele merge`, journal and outputs are those of one worker on one machine.
The pairs are those of the sample corpus, many times over.
"""
import gzip
import os
import random
import sys
import tempfile

from sample_batch import Verdicts, command, digests, run, sample_rows, write_manifest

TIMES = 5
OUTPUTS = ("out.tsv.gz", "out.tmx.gz", "out.tmx", "out.tsv")
SMALL_TASKS = ("--task-size", "12")


def made(stele, manifest, top, name, *options):
    folder = os.path.join(top, name)
    os.mkdir(folder)
    run(command(stele, manifest, folder, *SMALL_TASKS, *options, outputs=OUTPUTS))
    return folder


def merged(stele, manifest, top, n_shards):
    """The folder of the outputs of n shards, merged in any order."""
    parts = [made(stele, manifest, top, "part-%d-of-%d" % (i, n_shards), "--shard", "%d/%d" % (i, n_shards),
                  "--allow-empty") for i in range(1, n_shards + 1)]
    random.Random(n_shards).shuffle(parts)
    folder = os.path.join(top, "merged-%d" % n_shards)
    os.mkdir(folder)
    args = [stele, "merge", "-q", "-j", str(n_shards % 3 + 1)]
    for out in OUTPUTS + ("nulls.tsv",):
        args += ["-o", os.path.join(folder, out)]
    run(args + [os.path.join(part, OUTPUTS[0]) for part in parts])
    return folder


def main(stele):
    v = Verdicts()
    with tempfile.TemporaryDirectory() as top:
        manifest = write_manifest(os.path.join(top, "manifest.tsv"), sample_rows(TIMES))
        usual = made(stele, manifest, top, "j1", "-j", "1")
        want = digests(usual)
        v.expect("five outputs and a journal", len(want) == 6, *want)
        for out in ("out.tsv", "out.tmx"):
            with open(os.path.join(usual, out), "rb") as plain, gzip.open(os.path.join(usual, out + ".gz")) as packed:
                v.expect(out + ".gz unpacked is " + out, plain.read() == packed.read())
        for workers in (2, 3, 8, 0):
            v.same("-j %d" % workers, digests(made(stele, manifest, top, "j%d" % workers, "-j", str(workers))), want)
        for n_shards in (1, 2, 13):
            v.same("%d shards" % n_shards, digests(merged(stele, manifest, top, n_shards)), want)
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
