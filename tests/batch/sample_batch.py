"""What the tests of batches share: a manifest over the sample corpus, running
the program, and the files that a run leaves.
"""
import hashlib
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
SKIPPED = 77  # the exit code that CTest takes for "not run"


def sample_names():
    with open(os.path.join(SAMPLE, "index.tsv"), encoding="utf-8") as f:
        return [line.split("\t")[0] for line in f][1:]


def sample_rows(times):
    """Lines of a manifest: the sample corpus so many times over."""
    return ["%s-%d\t%s\t%s" % (name, i, os.path.join(SAMPLE, name + ".en.txt"), os.path.join(SAMPLE, name + ".fr.txt"))
            for i in range(times) for name in sample_names()]


def write_manifest(path, rows):
    with open(path, "w", encoding="utf-8") as f:
        f.write("id\tsrc\ttrg\n" + "".join(row + "\n" for row in rows))
    return path


def command(stele, manifest, folder, *options, outputs=("out.tsv.gz", "out.tmx.gz"), nulls=True):
    """A batch that writes the outputs, and the unaligned sentences, into the folder."""
    args = [stele, "batch", manifest, "-q", "--src-lang", "en", "--trg-lang", "fr"] + list(options)
    for out in outputs:
        args += ["-o", os.path.join(folder, out)]
    return args + (["--nulls", os.path.join(folder, "nulls.tsv")] if nulls else [])


def run(args, want=(0,), **more):
    """Run to the end; the exit code must be one of `want`.  Its stderr."""
    done = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode not in want or "Sanitizer" in said or "runtime error:" in said:
        sys.stderr.write(said)
        raise AssertionError("exit %d, wanted %s: %s" % (done.returncode, want, " ".join(map(str, args))))
    return said


def seconds_of(args):
    began = time.monotonic()
    run(args)
    return time.monotonic() - began


def digests(folder):
    """Name and content of every file there, the content as a digest."""
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as f:
            found[name] = hashlib.sha256(f.read()).hexdigest()
    return found


def aside(path):
    """The temporary file of an output that a later run goes on with: OUT.RUN.tmp."""
    folder, name = os.path.split(path)
    found = [other for other in os.listdir(folder or ".")
             if other.startswith(name + ".") and other.endswith(".tmp") and len(other) == len(name) + 21]
    assert len(found) == 1, (path, found)
    return os.path.join(folder, found[0])


class Verdicts:
    """Counts what was expected, and says what was not so."""

    def __init__(self):
        self.n, self.failed = 0, 0

    def expect(self, what, ok, *more):
        self.n += 1
        if not ok:
            self.failed += 1
            print("FAILED:", what, *more, flush=True)

    def same(self, what, got, want):
        odd = sorted(name for name in set(got) | set(want) if got.get(name) != want.get(name))
        self.expect(what, not odd, "differs:", *odd)

    def exit_code(self):
        print("%d expectations, %d failures" % (self.n, self.failed))
        return 1 if self.failed or not self.n else 0
