#!/usr/bin/env python3
"""Whatever call fails, once: no crash, a clear word, and no half file.

    every_call_fails.py STELE SHIM [--most N]

For each command and each kind of fault, the first call fails, then the second,
and so on until none is left (of many, N are tried, spread over all).  The
program may not die of a signal.  When it ends well, the outputs are as ever;
when not, it says so on stderr, and a file with its final name is whole.
A batch can be resumed after any of them.  A call that a signal interrupted is
made again.  Each kind of fault must have happened somewhere.
"""
import argparse
import errno
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "batch"))
from sample_batch import SAMPLE, Verdicts, digests, run, sample_names, write_manifest  # noqa: E402


class Kind:
    """A call that fails, with an error; `first` fails before it, so that it is made at all."""

    def __init__(self, call, error, first=None, harmless=False):
        self.name = "%s%s %s" % ("late " if first else "", call, errno.errorcode[error])
        self.call, self.error, self.harmless = call, error, harmless
        self.first = "%s," % first if first else ""
        self.removes = call == "unlink"

    def fault(self, n):
        return "%s%s:%d:%d" % (self.first, self.call, n, self.error)


KINDS = [
    Kind("malloc", errno.ENOMEM), Kind("open", errno.EACCES), Kind("read", errno.EIO), Kind("pread", errno.EIO),
    Kind("write", errno.ENOSPC), Kind("fread", errno.EIO), Kind("fwrite", errno.ENOSPC), Kind("fsync", errno.EIO),
    Kind("fstat", errno.EIO), Kind("ftruncate", errno.EIO), Kind("lseek", errno.EIO), Kind("lock", errno.EIO),
    Kind("lock", errno.EAGAIN), Kind("lock", errno.ENOLCK, harmless=True), Kind("rename", errno.EIO),
    Kind("unlink", errno.EACCES), Kind("unlink", errno.EACCES, first="rename:1:%d" % errno.EIO), Kind("mkstemp", errno.EACCES),
    Kind("close", errno.EIO), Kind("close", errno.EINTR), Kind("pthread_create", errno.EAGAIN),
    Kind("read", errno.EINTR, harmless=True), Kind("pread", errno.EINTR, harmless=True),
    Kind("write", errno.EINTR, harmless=True),
]
LANGS = ["--src-lang", "en", "--trg-lang", "fr"]


def sample(name, lang):
    return os.path.join(SAMPLE, "%s.%s.txt" % (name, lang))


class Command:
    """A command that writes into a folder; `before` makes what it needs there.

    One that goes on without a pair that cannot be read says so; its output is then another.
    """

    def __init__(self, name, args, before=None, resumes=False, leaves_out_pairs=False):
        self.name, self.args, self.before, self.resumes = name, args, before, resumes
        self.leaves_out_pairs = leaves_out_pairs

    def prepare(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        if self.before:
            shutil.copytree(self.before, folder)
        else:
            os.mkdir(folder)

    def run(self, stele, folder, more=(), **env):
        return subprocess.run([stele] + self.args + list(more), cwd=folder, env=dict(os.environ, **env),
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def commands(stele, top):
    rows = ["%s\t%s\t%s" % (name, sample(name, "en"), sample(name, "fr")) for name in sample_names()[:6]]
    manifest = write_manifest(os.path.join(top, "manifest.tsv"), rows)
    batch = ["batch", manifest, *LANGS, "--task-size", "8", "--sync", "0"]
    outputs = ["-o", "a.tsv.gz", "-o", "a.tmx.gz", "--nulls", "a.nulls"]
    shards = os.path.join(top, "shards")
    os.mkdir(shards)
    for i in "12":
        run([stele] + batch + ["-q", "--shard", i + "/2", "-o", "%s.tsv.gz" % i, "-o", "%s.tmx" % i], cwd=shards)
    pair = [sample("travel", "en"), sample("travel", "fr")]
    yield Command("align", ["align", *LANGS, *outputs, "-o", "a.beads", *pair])
    yield Command("mine", ["mine", *LANGS, "-o", "a.tsv", "-o", "a.tmx", *pair])
    yield Command("align -m length", ["align", *LANGS, "-m", "length", "-o", "a.tmx", *pair])
    yield Command("split", ["split", "-o", "a.txt", pair[1]])
    yield Command("batch -j 1", batch + outputs + ["-j", "1"], resumes=True)
    yield Command("batch -j 2", batch + outputs + ["-j", "2"], resumes=True)
    memory = memories(stele, pair, os.path.join(top, "memory"))
    texts = two_texts(pair, os.path.join(top, "texts"))
    yield Command("score TSV", ["score", "-o", "a.tsv", "in.tsv"], memory)
    yield Command("score TMX", ["score", "-o", "a.tmx.gz", "in.tmx"], memory)
    yield Command("score TMX in UTF-16", ["score", "-o", "a.tmx", "in16.tmx"], memory)
    yield Command("filter", ["filter", "--preset", "lenient", "--check", "in.tsv", "-o", "a.tsv", "--rejected", "b.tsv"], memory)
    yield Command("filter TMX", ["filter", "--min-score", ".5", "in.tmx", "-o", "a.tmx.gz", "-o", "a.jsonl"], memory)
    yield Command("dedup", ["dedup", "--match", "near", "in.tsv", "-o", "a.tsv.gz"], memory)
    yield Command("stats", ["stats", "--json", "--per", "doc", "in.tsv", "-o", "a.json"], memory)
    yield Command("dedup of a test set", ["dedup", "--overlap", "test.tsv", "in.tmx", "-o", "a.tsv", "--rejected", "b.tsv"], memory)
    yield Command("convert", ["convert", "in.tsv", "-o", "a.tmx.gz", "-o", "a.jsonl.zst", "-o", "a.xlf"], memory)
    yield Command("convert to files of a tool", ["convert", "in.tmx", *LANGS, "--for", "mozilla", "--shards", "2", "-o", "a"], memory)
    yield Command("pair", ["pair", *LANGS, ".", "-o", "a.tsv"], texts)
    yield Command("pair --check", ["pair", "--check", *LANGS, ".", "-o", "a.tsv"], texts, leaves_out_pairs=True)
    yield Command("lexicon", ["lexicon", "in.lex.tsv", *LANGS, "-o", "a.lex"], memory)
    yield Command("report of articles", ["report", *LANGS, *pair, "-o", "a.html", "-o", "a.json"])
    yield Command("report of a manifest", ["report", "--manifest", manifest, *LANGS, "-j", "2", "-o", "a.html"], leaves_out_pairs=True)
    yield Command("report of pairs", ["report", "in.tsv", "-o", "a.html", "--tables", ".", "--plots", ".", "--junit", "a.xml"], memory)
    yield Command("train", ["train", manifest, *LANGS, "-j", "2", "-o", "a.words.tsv"], leaves_out_pairs=True)
    yield Command("pair by content", ["pair", "--by-content", *LANGS, *two_folders(os.path.join(top, "folders")),
                                      "-o", "a.pairs", "--leftovers", "b.rest"], leaves_out_pairs=True)
    yield Command("merge", ["merge", "-j", "2", "-o", "a.tsv.gz", "-o", "a.tmx", "1.tsv.gz", "2.tsv.gz"], shards)
    yield Command("check", ["check", "1.tsv.gz", "2.tsv.gz"], shards)


def two_folders(folder):
    """Three documents on either side, two of them translations of each other, under other names."""
    sides = (("en", ("travel", "council", "science")), ("fr", ("interview", "science", "travel")))
    for lang, names in sides:
        os.makedirs(os.path.join(folder, lang))
        for k, name in enumerate(names):
            shutil.copy(sample(name, lang), os.path.join(folder, lang, "%d.txt" % k))
    return [os.path.join(folder, lang) for lang, _ in sides]


def memories(stele, pair, folder):
    """A table, and memories in two encodings, for `score`."""
    os.mkdir(folder)
    run([stele, "align", "-q", *LANGS, "-o", "in.tmx", "-o", "in.tsv", *pair], cwd=folder)
    with open(os.path.join(folder, "in.tmx"), encoding="utf-8") as f:
        text = f.read().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    with open(os.path.join(folder, "in16.tmx"), "w", encoding="utf-16") as f:
        f.write(text)
    run([stele, "convert", "-q", "in.tsv", "-o", "test.tsv", "--columns", "src_text,trg_text"], cwd=folder)
    with open(os.path.join(folder, "in.lex.tsv"), "w", encoding="utf-8") as f:
        f.write("house\tmaison\t.8\t.9\nboat\tbateau\t.7\t.7\n")
    return folder


def two_texts(pair, folder):
    """A folder of texts whose names differ in the language alone."""
    os.mkdir(folder)
    for path, lang in zip(pair, ("en", "fr")):
        shutil.copy(path, os.path.join(folder, "travel_%s.txt" % lang))
    return folder


def is_final(name):
    return not name.endswith((".tmp", ".journal.tsv"))


def check_once(v, command, kind, what, done, folder, usual):
    said = done.stderr.decode("utf-8", "replace")
    got = {name: digest for name, digest in digests(folder).items() if is_final(name)}
    want = {name: digest for name, digest in usual.items() if is_final(name)}
    v.expect(what + ": dies of no signal", done.returncode >= 0, done.returncode, said[-300:])
    v.expect(what + ": does no harm", done.returncode == 0 or not kind.harmless, done.returncode, said[-300:])
    if kind.removes:  # what cannot be removed is left
        got = {name: digest for name, digest in got.items() if name in want}
    if command.leaves_out_pairs and done.returncode in (0, 1) and "stele: " in said and set(got) == set(want):
        return
    if done.returncode == 0:
        v.same(what + ": ends well", got, want)
        return
    v.expect(what + ": says why", "stele: " in said, done.returncode, repr(said))
    pairs_failed = command.resumes and done.returncode == 1
    if not pairs_failed:
        v.same(what + ": nothing half done", {**want, **got}, want)
    if not command.resumes and not kind.removes:
        v.expect(what + ": leaves nothing aside",
                 not [name for name in os.listdir(folder) if name.endswith(".tmp")], os.listdir(folder))


def check_kind(v, stele, shim, command, kind, folder, usual, most):
    """Every n-th call, or `most` of them.  How many were tried."""
    seen, n, step, n_tried = folder + ".seen", 1, 1, 0
    while True:
        command.prepare(folder)
        done = command.run(stele, folder, LD_PRELOAD=shim, STELE_FAULT=kind.fault(n), STELE_FAULT_SEEN=seen)
        if not os.path.exists(seen):
            return n_tried
        os.remove(seen)
        n_tried += 1
        what = "%s, %s %d" % (command.name, kind.name, n)
        check_once(v, command, kind, what, done, folder, usual)
        if command.resumes and done.returncode > 0:
            again = command.run(stele, folder, ["--resume"])
            v.expect(what + ": is resumed", again.returncode == 0, again.stderr[-300:])
            v.same(what + ": resumed", digests(folder), usual)
        if n_tried % most == 0:
            step *= 4
        n += step


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stele")
    parser.add_argument("shim")
    parser.add_argument("--most", type=int, default=40)
    o = parser.parse_args()
    total = {kind.name: 0 for kind in KINDS}
    stele, shim, v = os.path.abspath(o.stele), os.path.abspath(o.shim), Verdicts()
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, "out")
        for command in commands(stele, top):
            command.prepare(folder)
            done = command.run(stele, folder)
            v.expect(command.name + " as ever", done.returncode == 0, done.stderr)
            usual = digests(folder)
            tried = {kind.name: check_kind(v, stele, shim, command, kind, folder, usual, o.most) for kind in KINDS}
            for name, n in tried.items():
                total[name] += n
            print("%s: %s" % (command.name, ", ".join("%d %s" % (n, name) for name, n in tried.items() if n)), flush=True)
    for name, n in total.items():
        v.expect(name + " happens", n > 0)
    return v.exit_code()


if __name__ == "__main__":
    sys.exit(main())
