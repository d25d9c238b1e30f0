#!/usr/bin/env python3
"""No input, no other batch and no file of the user's is overwritten by a batch.

    nothing_overwritten.py STELE

An output that is an input by any name is refused before any file is replaced;
an unfinished batch is neither lost nor gone on with unasked; what is damaged is
found by --resume, with the file and the byte; a pipe in a manifest is not
waited for.
"""
import os
import shutil
import sys
import tempfile

from sample_batch import Verdicts, aside, digests, run, sample_rows, write_manifest

SECONDS = 60  # far more than any of these takes


def content(path):
    with open(path, "rb") as f:
        return f.read()


def flip(path, at):
    bytes_ = bytearray(content(path))
    bytes_[at] ^= 4
    with open(path, "wb") as f:
        f.write(bytes_)


class Corpus:
    """A manifest over copies of some texts, in a folder of its own."""

    def __init__(self, stele, top, name):
        self.stele, self.folder = stele, os.path.join(top, name)
        os.mkdir(self.folder)
        rows = []
        for row in sample_rows(1)[:8]:
            pair, src, tgt = row.split("\t")
            for side in (src, tgt):
                shutil.copy(side, self.folder)
            rows.append("\t".join((pair, os.path.basename(src), os.path.basename(tgt))))
        self.rows = rows
        self.manifest = write_manifest(self.path("manifest.tsv"), rows)
        self.article = rows[5].split("\t")[1]

    def path(self, name):
        return os.path.join(self.folder, name)

    def batch(self, *options, want=(0,)):
        args = [self.stele, "batch", "-q", "manifest.tsv", "-m", "length", "--task-size", "8", "--sync", "0", *options]
        return run(args, want, cwd=self.folder, timeout=SECONDS)


def check_inputs(v, corpus):
    """By its own name, by others, as first or second output."""
    os.link(corpus.path(corpus.article), corpus.path("hard.tsv"))
    os.symlink(corpus.article, corpus.path("link.tsv"))
    os.symlink("manifest.tsv", corpus.path("list.tmx"))
    before = digests(corpus.folder)
    for names in (("-f", "tsv", "-o", corpus.article), ("-f", "tsv", "-o", "./" + corpus.article), ("-o", "hard.tsv"),
                  ("-o", "link.tsv"), ("-o", "new.tsv", "-o", "hard.tsv"), ("-o", "manifest.tsv"), ("-o", "list.tmx"),
                  ("-o", "new.tsv", "--nulls", "manifest.tsv"), ("-o", "new.tsv", "-o", "./new.tsv"),
                  ("-o", "new.tsv", "-o", "new.tsv.journal.tsv"), ("-o", "new.tsv", "--nulls", "./new.tsv")):
        said = corpus.batch(*names, want=(2,))
        v.expect("%s: names it" % " ".join(names), names[-1] in said, said)
        v.same("%s: nothing is written" % " ".join(names), digests(corpus.folder), before)


def check_given_sizes(v, corpus):
    """Sizes in the manifest: no article is looked at before it is opened."""
    with open(corpus.manifest, "w", encoding="utf-8") as f:
        f.write("id\tsrc\ttrg\tbytes\n" + "".join(row + "\t5000\n" for row in corpus.rows))
    before = content(corpus.path(corpus.article))
    said = corpus.batch("-f", "tsv", "-o", corpus.article, want=(2,))
    v.expect("by its name in the plan", "is an input and an output" in said, said)
    v.expect("nothing was begun", not os.path.exists(corpus.path(corpus.article + ".journal.tsv")))
    said = corpus.batch("-o", "hard.tsv", want=(2,))
    v.expect("by its inode when it is opened", "hard.tsv is the input" in said and corpus.article in said, said)
    v.expect("the article is as it was", content(corpus.path(corpus.article)) == before)
    left = [name for name in os.listdir(corpus.folder) if "journal" in name or name.endswith(".tmp")]
    v.expect("no unfinished batch is left", not left, left)
    v.expect("under its other name too", content(corpus.path("hard.tsv")) == before)
    write_manifest(corpus.manifest, corpus.rows)


def check_lexicon(v, corpus):
    with open(corpus.path("words.tsv"), "w", encoding="utf-8") as f:
        f.write("en\tfr\nbridge\tpont\n")
    before = content(corpus.path("words.tsv"))
    run([corpus.stele, "batch", "-q", "manifest.tsv", "--lexicon", "words.tsv", "-o", "words.tsv"], (2,),
        cwd=corpus.folder)
    v.expect("a lexicon is as it was", content(corpus.path("words.tsv")) == before)


def unfinished(corpus):
    """A batch that stopped at a pair that cannot be read; then it can be."""
    lost = corpus.rows[6].split("\t")[2]
    os.rename(corpus.path(lost), corpus.path("away"))
    corpus.batch("-o", "out.tsv", "--fail-fast", want=(1,))
    os.rename(corpus.path("away"), corpus.path(lost))


def check_unfinished(v, corpus):
    corpus.batch("-o", "usual.tsv")
    usual = content(corpus.path("usual.tsv"))
    unfinished(corpus)
    before = digests(corpus.folder)
    said = corpus.batch("-o", "out.tsv", want=(2,))
    v.expect("an unfinished batch asks what to do", "--resume" in said and "--force" in said, said)
    v.same("and is kept", digests(corpus.folder), before)
    corpus.batch("-o", "out.tsv", "--resume", "--force", want=(2,))
    v.same("not both", digests(corpus.folder), before)
    corpus.batch("-o", "out.tsv", "--resume")
    v.expect("--resume ends it", content(corpus.path("out.tsv")) == usual)
    corpus.batch("-o", "out.tsv")
    unfinished(corpus)
    v.expect("a new one does not touch the last output", content(corpus.path("out.tsv")) == usual)
    corpus.batch("-o", "out.tsv", "--force", "--columns", "src_text")
    v.expect("--force begins anew", content(corpus.path("out.tsv")).startswith(b"src_text\n"))
    left = [name for name in os.listdir(corpus.folder) if name.startswith("out.") and name.endswith(".tmp")]
    v.expect("and removes what was aside", not left, left)


def check_files_of_the_user(v, corpus):
    with open(corpus.path("own.tsv.journal.tsv"), "w", encoding="utf-8") as f:
        f.write("my notes of the journey\n")
    with open(corpus.path("own.tsv.tmp"), "w", encoding="utf-8") as f:
        f.write("mine too\n")
    with open(corpus.path("victim"), "w", encoding="utf-8") as f:
        f.write("precious\n")
    os.symlink("victim", corpus.path("planted.tsv.tmp"))
    os.symlink("victim", corpus.path("spied.tsv.journal.tsv"))
    before = digests(corpus.folder)
    for options in ((), ("--resume",), ("--force",)):
        for name in ("own.tsv", "spied.tsv"):
            said = corpus.batch("-o", name, *options, want=(3,))
            v.expect("what is no journal is named", name + ".journal.tsv" in said, said)
            v.same("and not touched", digests(corpus.folder), before)
    os.remove(corpus.path("own.tsv.journal.tsv"))
    corpus.batch("-o", "own.tsv")
    corpus.batch("-o", "planted.tsv")
    v.expect("OUT.tmp is the user's", content(corpus.path("own.tsv.tmp")) == b"mine too\n")
    v.expect("a planted link is not followed", content(corpus.path("victim")) == b"precious\n")
    v.expect("the output is a file", not os.path.islink(corpus.path("planted.tsv")))


def check_damage(v, corpus):
    """One bit of what is kept, of a finished output and of an unfinished one."""
    for name in os.listdir(corpus.folder):
        if name.startswith("out.tsv"):
            os.remove(corpus.path(name))
    corpus.batch("-o", "out.tsv")
    for at in (0, 300, os.path.getsize(corpus.path("out.tsv")) - 1):
        flip(corpus.path("out.tsv"), at)
        before = digests(corpus.folder)
        said = corpus.batch("-o", "out.tsv", "--resume", want=(3,))
        v.expect("byte %d of the output" % at, "out.tsv: byte" in said and "damaged" in said, said)
        v.same("nothing is changed", digests(corpus.folder), before)
        flip(corpus.path("out.tsv"), at)
    corpus.batch("-o", "out.tsv", "--resume")
    usual = content(corpus.path("out.tsv"))
    unfinished(corpus)
    kept = aside(corpus.path("out.tsv"))
    flip(kept, 300)
    before = digests(corpus.folder)
    said = corpus.batch("-o", "out.tsv", "--resume", want=(3,))
    v.expect("what is kept of an unfinished one", "out.tsv: byte" in said and "task 0" in said, said)
    v.same("nothing is changed", digests(corpus.folder), before)
    flip(kept, 300)
    corpus.batch("-o", "out.tsv", "--resume")
    v.expect("undamaged it is gone on with", content(corpus.path("out.tsv")) == usual)
    flip(corpus.path("out.tsv.journal.tsv"), 400)
    corpus.batch("-o", "out.tsv", "--resume")
    v.expect("a damaged journal is believed up to there", content(corpus.path("out.tsv")) == usual)


def check_pipes(v, corpus):
    os.mkfifo(corpus.path("pipe"))
    rows = corpus.rows[:2] + ["p\tpipe\t" + corpus.article, "q\t%s\tpipe" % corpus.article,
                              "z\t/dev/zero\t" + corpus.article]
    write_manifest(corpus.manifest, rows)
    said = corpus.batch("-o", "pipes.tsv", want=(1,))
    v.expect("a pipe or device is a failed pair each", said.count("is a pipe or device, no file") == 3, said)
    write_manifest(corpus.manifest, corpus.rows)


def check_links(v, corpus):
    """An output that is a link: its file is written, beside that file."""
    os.mkdir(corpus.path("scratch"))
    os.symlink("scratch/corpus.tsv", corpus.path("linked.tsv"))
    corpus.batch("-o", "linked.tsv")
    v.expect("the link stays", os.path.islink(corpus.path("linked.tsv")))
    usual = content(corpus.path("usual.tsv"))
    v.expect("its file is the output", content(corpus.path("scratch/corpus.tsv")) == usual)
    os.chmod(corpus.path("scratch/corpus.tsv"), 0o600)
    corpus.batch("-o", "linked.tsv")
    mode = os.stat(corpus.path("scratch/corpus.tsv")).st_mode & 0o777
    v.expect("its mode is kept", mode == 0o600, oct(mode))
    v.expect("nothing else is left", os.listdir(corpus.path("scratch")) == ["corpus.tsv"])


def main(stele):
    v = Verdicts()
    with tempfile.TemporaryDirectory() as top:
        corpus = Corpus(stele, top, "corpus")
        for check in (check_inputs, check_given_sizes, check_lexicon, check_unfinished, check_files_of_the_user,
                      check_damage, check_pipes):
            check(v, corpus)
        check_links(v, corpus)
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
