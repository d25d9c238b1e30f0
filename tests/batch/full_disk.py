#!/usr/bin/env python3
"""A disk that is full: one clear line, nothing under a final name, and on it goes.

    full_disk.py STELE

On a tmpfs that is too small for the outputs a batch ends with exit 75, which
tells a cluster to try again; with room made, --resume makes the bytes of an
undisturbed run.  Where nothing may be mounted the test is skipped.
"""
import os
import subprocess
import sys
import tempfile

from sample_batch import SKIPPED, Verdicts, command, digests, run, sample_rows, write_manifest

TIMES = 40


def mount(folder, n_kib):
    """Mount a tmpfs there, or change the size of the one that is."""
    options = "size=%dk%s" % (n_kib, ",remount" if os.path.ismount(folder) else "")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "stele-test", folder], stderr=subprocess.PIPE)
    return done.returncode == 0


def check_batch(v, args, folder, want, n_kib):
    said = run(args + ["--resume"], (75,))
    lines = said.strip().splitlines()
    what = "%d KiB" % n_kib
    v.expect(what + ": says that the disk is full", "No space left" in lines[0] and folder in lines[0], said)
    v.expect(what + ": says that it goes on", "--resume" in lines[-1], said)
    v.expect(what + ": nothing under a final name", not set(os.listdir(folder)) & {"out.tsv.gz", "out.tmx.gz"})
    mount(folder, 65536)
    run(args + ["--resume"])
    v.same(what + ": resumed with room", digests(folder), want)


def check_merge(v, stele, part, folder):
    said = run([stele, "merge", "-q", "-o", os.path.join(folder, "merged.tsv.gz"), "-o",
                os.path.join(folder, "merged.tmx.gz"), "-o", os.path.join(folder, "merged.tsv"),
                os.path.join(part, "out.tsv.gz")], (4,))
    v.expect("merge says that the disk is full", "No space left" in said, said)
    v.expect("merge leaves nothing", os.listdir(folder) == [], os.listdir(folder))


def main(stele):
    v = Verdicts()
    with tempfile.TemporaryDirectory() as top:
        disk, usual = os.path.join(top, "disk"), os.path.join(top, "usual")
        os.mkdir(disk)
        os.mkdir(usual)
        if not mount(disk, 64):
            print("SKIP: no permission to mount a tmpfs")
            return SKIPPED
        try:
            manifest = write_manifest(os.path.join(top, "manifest.tsv"), sample_rows(TIMES))
            options = ("-j", "2", "--task-size", "48", "--sync", "0")
            run(command(stele, manifest, usual, *options))
            n_kib = sum(os.path.getsize(os.path.join(usual, name)) for name in os.listdir(usual)) >> 10
            for share in (.02, .3, .7, .95):
                for name in os.listdir(disk):
                    os.remove(os.path.join(disk, name))
                small = max(4, int(n_kib * share))
                mount(disk, small)
                check_batch(v, command(stele, manifest, disk, *options), disk, digests(usual), small)
            for name in os.listdir(disk):
                os.remove(os.path.join(disk, name))
            mount(disk, n_kib // 4)
            check_merge(v, stele, usual, disk)
        finally:
            subprocess.run(["umount", disk], check=True)
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
