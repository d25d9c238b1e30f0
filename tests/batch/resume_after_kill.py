#!/usr/bin/env python3
"""kill -9 at any moment, then --resume: the bytes of an undisturbed run.

    resume_after_kill.py STELE [--kills N] [--seed N] [--manifest FILE] [-j N] [--method NAME]

Without a manifest: the sample corpus, many times over.  Half of the kills are
followed by a second one while the batch is being resumed.  Some are made worse
in a way that power loss can: what was written behind the last durable point is
overwritten, cut off, or followed by rubbish.
"""
import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

from sample_batch import Verdicts, aside, command, digests, run, sample_rows, seconds_of, write_manifest

TIMES = 30
OFTEN = ("--task-size", "32", "--sync", "0")


def kill_within(args, seconds):
    """Start, wait, kill; False when it had ended before."""
    process = subprocess.Popen(args, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    ended = process.poll() is not None
    process.kill()
    process.wait()
    return not ended


def durable_bytes(journal):
    """What the journal's last mark says of each output; its own bytes up to there; the names."""
    with open(journal, "rb") as f:
        text = f.read()
    at, behind, names = None, 0, []
    for line in text.splitlines(keepends=True):
        behind += len(line)
        fields = line.decode().rstrip("\n").split("\t")
        if fields[0] == "#output":
            names.append(fields[3])
        if fields[0] == "#at" and line.endswith(b"\n"):
            at, whole = [int(field.split(":")[0]) for field in fields[2:-1]], behind
        if fields[0] == "#end":
            return None
    return (at, whole, names) if at else None


def lose_power(folder, dice):
    """Spoil what was never durable.  How, in words."""
    journal = os.path.join(folder, "out.tsv.gz.journal.tsv")
    known = durable_bytes(journal) if os.path.exists(journal) else None
    how = dice.choice(["zeros", "cut", "rubbish"])
    if not known:
        return "nothing durable"
    for name, n_bytes in list(zip(known[2], known[0])) + [(os.path.basename(journal), known[1])]:
        path = os.path.join(folder, name)
        path = path if path == journal else aside(path)
        size = os.path.getsize(path)
        with open(path, "r+b") as f:
            if how == "cut":
                f.truncate(dice.randint(n_bytes, size))
                continue
            f.seek(n_bytes)
            f.write(b"\0" * (size - n_bytes) if how == "zeros" else dice.randbytes(size - n_bytes + 100))
    return how


def disturbed(args, whole_seconds, folder, dice):
    """Kill the batch once or twice, then let it come to its end.  What was done to it."""
    story = []
    resume = args + ["--resume"]
    for attempt in range(dice.choice([1, 2])):
        after = dice.uniform(0, whole_seconds)
        killed = kill_within(resume if attempt else args, after)
        story.append("%s after %.3f s" % ("killed" if killed else "ended", after))
        if killed and dice.random() < .5:
            story.append(lose_power(folder, dice))
    run(resume)
    return ", ".join(story)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stele")
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--manifest")
    parser.add_argument("-j", default="2")
    parser.add_argument("--method", default="hybrid")
    o = parser.parse_args()
    dice, v = random.Random(o.seed), Verdicts()
    print("seed", o.seed)
    with tempfile.TemporaryDirectory() as top:
        manifest = o.manifest or write_manifest(os.path.join(top, "manifest.tsv"), sample_rows(TIMES))
        folder = os.path.join(top, "out")
        args = command(os.path.abspath(o.stele), manifest, folder, *OFTEN, "-j", o.j, "-m", o.method)
        os.mkdir(folder)
        whole_seconds = seconds_of(args)
        want = digests(folder)
        print("undisturbed: %.2f s" % whole_seconds, flush=True)
        for _ in range(o.kills):
            shutil.rmtree(folder)
            os.mkdir(folder)
            story = disturbed(args, whole_seconds, folder, dice)
            print(story, flush=True)
            v.same(story, digests(folder), want)
        v.same("resumed once more", (run(args + ["--resume"]), digests(folder))[1], want)
    return v.exit_code()


if __name__ == "__main__":
    sys.exit(main())
