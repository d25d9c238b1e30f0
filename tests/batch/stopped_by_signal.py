#!/usr/bin/env python3
"""SIGINT, SIGTERM and SIGHUP end a batch in order.

    stopped_by_signal.py STELE

Exit 130, 143 or 129, what was done is kept, nothing stands under a final name, and
--resume makes the bytes of an undisturbed run.  A second process on the same
outputs is sent away with exit 75.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from sample_batch import Verdicts, aside, command, digests, run, sample_rows, write_manifest

TIMES = 30


def started(args, journal, n_bytes):
    """A batch that runs, and whose journal has so many bytes already."""
    process = subprocess.Popen(args, stderr=subprocess.PIPE)
    while process.poll() is None and not (os.path.exists(journal) and os.path.getsize(journal) > n_bytes):
        time.sleep(.005)
    return process


def check_signal(v, number, args, folder, want):
    journal = os.path.join(folder, "out.tsv.gz.journal.tsv")
    process = started(args, journal, 2000)
    process.send_signal(number)
    said = process.communicate()[1].decode()
    name = signal.Signals(number).name
    v.expect("%s: exit %d" % (name, 128 + number), process.returncode == 128 + number, process.returncode, said)
    v.expect(name + ": nothing under a final name", not {"out.tsv.gz", "out.tmx.gz"} & set(os.listdir(folder)))
    with open(journal, encoding="utf-8") as f:
        last = f.read().splitlines()[-1]
    v.expect(name + ": the journal ends with a mark", last.startswith("#at\t"), last)
    sizes = [int(field.split(":")[0]) for field in last.split("\t")[2:-1]]
    kept = [os.path.getsize(aside(os.path.join(folder, out))) for out in ("out.tsv.gz", "out.tmx.gz", "nulls.tsv")]
    v.expect(name + ": the mark is the outputs' size", sizes == kept, sizes, kept)
    run(args + ["--resume"])
    v.same(name + ", resumed", digests(folder), want)


def check_pipe_without_reader(v, stele, manifest, folder):
    """What is written to a pipe has no journal: one signal ends it, though it waits in open() or write()."""
    pipe = os.path.join(folder, "pipe")
    os.mkfifo(pipe)
    for reader in (None, os.O_RDONLY | os.O_NONBLOCK):
        fd = os.open(pipe, reader) if reader is not None else -1
        process = subprocess.Popen([stele, "batch", "-q", manifest, "-o", pipe], stderr=subprocess.PIPE)
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=60)[1].decode()
        v.expect("a pipe that nobody reads: ended", process.returncode == -signal.SIGTERM, process.returncode, said)
        if fd >= 0:
            os.close(fd)
    v.expect("nothing is left", os.listdir(folder) == ["pipe"], os.listdir(folder))


def check_manifest_changed(v, args, folder, manifest, want):
    """The manifest is cut while the batch runs: said of the manifest, and kept what is done."""
    with open(manifest, "rb") as f:
        whole = f.read()
    process = started(args, os.path.join(folder, "out.tsv.gz.journal.tsv"), 2000)
    with open(manifest, "r+b") as f:
        f.truncate(200)
    said = process.communicate()[1].decode()
    v.expect("a manifest that is cut: exit 75", process.returncode == 75, process.returncode, said)
    v.expect("the manifest is named", said.startswith("stele: " + manifest + ": the manifest has changed"), said)
    with open(manifest, "wb") as f:
        f.write(whole)
    run(args + ["--resume"])
    v.same("resumed with the whole one", digests(folder), want)


def check_second_process(v, args, folder, want):
    process = started(args, os.path.join(folder, "out.tsv.gz.journal.tsv"), 2000)
    process.send_signal(signal.SIGSTOP)
    said = run(args, want=(75,))
    v.expect("a second process is told why it may not", "another process" in said, said)
    process.send_signal(signal.SIGCONT)
    process.communicate()
    v.expect("the first goes on", process.returncode == 0, process.returncode)
    v.same("the first is not disturbed", digests(folder), want)


def main(stele):
    v = Verdicts()
    with tempfile.TemporaryDirectory() as top:
        manifest = write_manifest(os.path.join(top, "manifest.tsv"), sample_rows(TIMES))
        folder = os.path.join(top, "out")
        args = command(stele, manifest, folder, "-j", "2", "--sync", "0", "--task-size", "32")
        os.mkdir(folder)
        run(args)
        want = digests(folder)
        for check in (lambda: check_signal(v, signal.SIGINT, args, folder, want),
                      lambda: check_signal(v, signal.SIGTERM, args, folder, want),
                      lambda: check_signal(v, signal.SIGHUP, args, folder, want),
                      lambda: check_pipe_without_reader(v, stele, manifest, folder),
                      lambda: check_manifest_changed(v, args, folder, manifest, want),
                      lambda: check_second_process(v, args, folder, want)):
            shutil.rmtree(folder)
            os.mkdir(folder)
            check()
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
