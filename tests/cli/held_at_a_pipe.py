#!/usr/bin/env python3
"""Outputs of runs that are held in the middle.

    held_at_a_pipe.py STELE

A run reads from a pipe, so that it waits with its output half written.  Then
another run writes the same output: what has the final name is always one run's,
whole.  Or a signal comes, or the file grows beyond what is allowed: nothing is
left, and an old output is as it was.
"""
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import time

N_LINES = 4000


def pairs(word):
    """A TSV of many pairs, all of which hold `word`."""
    row = "%s number %d is on the table.\t%s numéro %d est sur la table.\n"
    return ("src\ttrg\n" + "".join(row % (word, i, word, i) for i in range(N_LINES))).encode()


def text(word):
    return ("%s is on the table. " % word * 3 + "\n").encode() * N_LINES


COMMANDS = {"score": (["score", "-q", "--src-lang", "en", "--trg-lang", "fr", "held", "-o", "out.tsv"], pairs),
            "split": (["split", "-q", "-l", "en", "held", "-o", "out.tsv"], text)}


class Run:
    """A run in `folder` that has read the first half of its input."""

    def __init__(self, stele, folder, name, word, before=None):
        args, made = COMMANDS[name]
        self.folder, self.n_before = folder, len(temporary(folder))
        self.bytes, self.pipe = made(word), os.path.join(folder, "held")
        if os.path.exists(self.pipe):
            os.remove(self.pipe)
        os.mkfifo(self.pipe)
        self.process = subprocess.Popen([stele] + args, cwd=folder, stderr=subprocess.PIPE, preexec_fn=before)
        self.to = os.open(self.pipe, os.O_WRONLY)
        self.half = len(self.bytes) // 2

    def feed_half(self):
        """Until the output is begun, which shows as a file beside it."""
        os.write(self.to, self.bytes[:1 << 15])
        at = 1 << 15
        while at < self.half:
            at += os.write(self.to, self.bytes[at:min(at + (1 << 15), self.half)])
        self.half = at
        for _ in range(6000):
            if self.process.poll() is not None or len(temporary(self.folder)) > self.n_before:
                break
            time.sleep(.01)

    def finish(self):
        at = self.half
        try:
            while at < len(self.bytes):
                at += os.write(self.to, self.bytes[at:])
        except BrokenPipeError:
            pass
        os.close(self.to)
        said = self.process.communicate(timeout=120)[1].decode()
        return self.process.returncode, said


class Verdicts:
    def __init__(self):
        self.n, self.failed = 0, 0

    def expect(self, what, holds, *shown):
        self.n += 1
        if not holds:
            self.failed += 1
            print("FAILED: " + what, *shown)


def content(path):
    with open(path, "rb") as f:
        return f.read()


def alone(stele, folder, name, word):
    run = Run(stele, folder, name, word)
    run.feed_half()
    code, said = run.finish()
    assert code == 0, (code, said)
    return content(os.path.join(folder, "out.tsv"))


def temporary(folder):
    return [name for name in os.listdir(folder) if name not in ("held", "out.tsv")]


def check_two_runs(v, stele, folder, name):
    """The second begins and ends while the first is held; then the first ends."""
    fast, slow = alone(stele, folder, name, "Iron"), alone(stele, folder, name, "Copper")
    v.expect(name + ": the two outputs differ", fast != slow)
    first = Run(stele, folder, name, "Copper")
    first.feed_half()
    second = Run(stele, folder, name, "Iron")
    second.feed_half()
    v.expect(name + ": each has a file of its own", len(temporary(folder)) == 2, temporary(folder))
    v.expect(name + ": the output is still the old one", content(os.path.join(folder, "out.tsv")) == slow)
    v.expect(name + ": the second ends", second.finish()[0] == 0)
    v.expect(name + ": the output is the second's, whole", content(os.path.join(folder, "out.tsv")) == fast)
    v.expect(name + ": the first ends", first.finish()[0] == 0)
    v.expect(name + ": the output is the first's, whole", content(os.path.join(folder, "out.tsv")) == slow)
    v.expect(name + ": nothing else is left", not temporary(folder), temporary(folder))


def check_signal(v, stele, folder, name, number):
    what = "%s, %s" % (name, signal.Signals(number).name)
    before = content(os.path.join(folder, "out.tsv"))
    run = Run(stele, folder, name, "Tin")
    run.feed_half()
    v.expect(what + ": it was writing", len(temporary(folder)) == 1, temporary(folder))
    run.process.send_signal(number)
    code, said = run.finish()
    v.expect(what + ": ended by it", code == -number, code, said)
    v.expect(what + ": nothing is left", not temporary(folder), temporary(folder))
    v.expect(what + ": the old output is as it was", content(os.path.join(folder, "out.tsv")) == before)


def check_file_size(v, stele, folder, name):
    """ulimit -f: an error of writing like a full disk."""
    before = content(os.path.join(folder, "out.tsv"))
    run = Run(stele, folder, name, "Lead", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 14, 1 << 14)))
    try:
        run.feed_half()
    except BrokenPipeError:
        pass
    code, said = run.finish()
    v.expect(name + ": a file too large is exit 4", code == 4, code, said)
    v.expect(name + ": and said", said == "stele: out.tsv: cannot write: File too large\n", said)
    v.expect(name + ": nothing is left", not temporary(folder), temporary(folder))
    v.expect(name + ": the old output is as it was", content(os.path.join(folder, "out.tsv")) == before)


def check_align(v, stele, folder):
    """An article from a pipe: the run that ends last has the name."""
    sample = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "data", "sample")
    out, pipe = os.path.join(folder, "out.tsv"), os.path.join(folder, "held")

    def args(name, src):
        return [stele, "align", "-q", "-m", "length", src, os.path.join(sample, name + ".fr.txt"), "-o", "out.tsv"]

    def whole(name):
        subprocess.run(args(name, os.path.join(sample, name + ".en.txt")), cwd=folder, check=True)
        return content(out)

    want = {name: whole(name) for name in ("travel", "council")}
    os.mkfifo(pipe)
    first = subprocess.Popen(args("travel", "held"), cwd=folder)
    text = content(os.path.join(sample, "travel.en.txt"))
    with open(pipe, "wb") as to:
        to.write(text[:1000])
        to.flush()
        v.expect("align: the second is whole", whole("council") == want["council"])
        to.write(text[1000:])
    v.expect("align: the first ends", first.wait(60) == 0)
    got = content(out).replace(b"held\t", b"travel.en.txt\t")
    v.expect("align: the output is the first's, whole", got == want["travel"])
    v.expect("align: nothing else is left", not temporary(folder), temporary(folder))


def main(stele):
    v = Verdicts()
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    for name in COMMANDS:
        with tempfile.TemporaryDirectory() as folder:
            check_two_runs(v, stele, folder, name)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                check_signal(v, stele, folder, name, number)
            check_file_size(v, stele, folder, name)
    with tempfile.TemporaryDirectory() as folder:
        check_align(v, stele, folder)
    print("%d expectations, %d failures" % (v.n, v.failed))
    return v.failed > 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
