#!/usr/bin/env python3
"""--resume redoes what would come out otherwise, and nothing else.

    resume_after_change.py STELE

By content, not by time: a file touched is not redone; a file changed, lost or
come back is.  Another manifest, other options or another shard are refused,
and so is a second process on the same outputs.
"""
import hashlib
import os
import shutil
import sys
import tempfile

from sample_batch import SAMPLE, Verdicts, command, digests, run, sample_names, write_manifest

TIMES = 6


class Corpus:
    """A copy of the sample corpus that may be changed, and its batch."""

    def __init__(self, stele, top):
        self.stele, self.top, self.n_made = stele, top, 0
        shutil.copytree(SAMPLE, os.path.join(top, "texts"))
        rows = ["%s-%d\ttexts/%s.en.txt\ttexts/%s.fr.txt" % (name, i, name, name)
                for i in range(TIMES) for name in sample_names()]
        self.manifest = write_manifest(os.path.join(top, "manifest.tsv"), rows)
        self.folder = os.path.join(top, "out")
        os.mkdir(self.folder)

    def text(self, name):
        return os.path.join(self.top, "texts", name)

    def batch(self, *options, folder=None, want=(0,)):
        # Plans are made of sizes: one task, whatever the texts become.
        return run(command(self.stele, self.manifest, folder or self.folder, *options, "--task-size", "48"), want)

    def anew(self, want=(0,)):
        """Digests of the outputs of a batch from the start."""
        self.n_made += 1
        folder = os.path.join(self.top, "anew-%d" % self.n_made)
        os.mkdir(folder)
        self.batch(folder=folder, want=want)
        return digests(folder)


def modified_at(folder):
    return {name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in os.listdir(folder)}


def overwrite(path, old, new):
    """Change a text without changing its size."""
    with open(path, "rb") as f:
        content = f.read()
    assert old in content and len(old) == len(new)
    with open(path, "wb") as f:
        f.write(content.replace(old, new))


def check_untouched(v, corpus):
    first, when = digests(corpus.folder), modified_at(corpus.folder)
    os.utime(corpus.text("travel.en.txt"))
    corpus.batch("--resume")
    v.same("nothing changed", digests(corpus.folder), first)
    v.expect("nothing changed: nothing written", modified_at(corpus.folder) == when)


def check_changed(v, corpus):
    first = digests(corpus.folder)
    overwrite(corpus.text("travel.en.txt"), b"the", b"THE")
    said = corpus.batch("--resume", "-v")
    v.expect("goes on behind the tasks that are still true", "going on after" in said, said)
    v.expect("a changed text changes the outputs", digests(corpus.folder) != first)
    v.same("a changed text is done again", digests(corpus.folder), corpus.anew())


def check_other_size(v, corpus):
    """Sizes decide where tasks begin: the journal must say it as of today."""
    path = corpus.text("council.fr.txt")
    with open(path, "rb") as f:
        before = f.read()
    with open(path, "ab") as f:
        f.write("Une phrase de plus. ".encode() * 2000)
    corpus.batch("--resume")
    want = corpus.anew()
    v.same("a text that has grown", digests(corpus.folder), want)
    os.remove(path)
    said = corpus.batch("--resume", want=(1,))
    v.expect("a text that is lost is said", "council-0" in said, said)
    v.same("a text that is lost", digests(corpus.folder), corpus.anew(want=(1,)))
    with open(path, "wb") as f:
        f.write(before)
    corpus.batch("--resume")
    v.same("a text that has come back", digests(corpus.folder), corpus.anew())


def check_shards(v, corpus):
    """Shards that were planned with other sizes are not merged; --resume mends them."""
    parts = [os.path.join(corpus.top, "part-%d" % i) for i in (1, 2)]

    def shard(i, *options):
        corpus.batch("--shard", "%d/2" % (i + 1), *options, folder=parts[i])

    def merge(want):
        return run([corpus.stele, "merge", "-q", "-o", os.path.join(corpus.top, "merged.tsv.gz"), "-o",
                    os.path.join(corpus.top, "merged.tmx.gz"), "-o", os.path.join(corpus.top, "merged.nulls")] +
                   [os.path.join(part, "out.tsv.gz") for part in parts], want)

    for i, part in enumerate(parts):
        os.mkdir(part)
        shard(i)
    with open(corpus.text("travel.fr.txt"), "ab") as f:
        f.write("Une phrase de plus. ".encode() * 1000)
    shard(1, "--resume")
    said = merge((3,))
    v.expect("shards of other sizes are refused", "sizes" in said, said)
    v.expect("and nothing is written", not os.path.exists(os.path.join(corpus.top, "merged.tsv.gz")))
    shard(0, "--resume")
    merge((0,))
    want = corpus.anew()
    with open(os.path.join(corpus.top, "merged.tmx.gz"), "rb") as f:
        v.expect("resumed, they are merged", hashlib.sha256(f.read()).hexdigest() == want["out.tmx.gz"])
    corpus.batch()


def check_refused(v, corpus):
    before = digests(corpus.folder)
    for what, options in (("other options", ("--c", "1.1")), ("another shard", ("--shard", "1/2")),
                          ("another level", ("-z", "1"))):
        said = corpus.batch("--resume", *options, want=(3,))
        v.expect(what + " are refused", "journal" in said, said)
        v.same(what + " change nothing", digests(corpus.folder), before)
    with open(corpus.manifest, "a", encoding="utf-8") as f:
        f.write("one-more\ttexts/travel.en.txt\ttexts/travel.fr.txt\n")
    corpus.batch("--resume", want=(3,))
    v.same("another manifest changes nothing", digests(corpus.folder), before)
    corpus.batch()
    v.same("a batch that is whole begins anew without a word", digests(corpus.folder), corpus.anew())


def main(stele):
    v = Verdicts()
    with tempfile.TemporaryDirectory() as top:
        corpus = Corpus(stele, top)
        corpus.batch()
        for check in (check_untouched, check_changed, check_other_size, check_shards, check_refused):
            check(v, corpus)
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
