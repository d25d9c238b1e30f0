#!/usr/bin/env python3
"""Each pair that cannot be read is told with its place, and the rest is done.

    told_with_place.py STELE

One has broken UTF-8, one gzip that is cut off, one an empty side, one a missing
file, on either side, between good pairs: exit 1, one line on stderr and one row
of the journal for each, with the byte where it has one; and the records of the
good pairs are those of a batch without the bad ones.  A sentence of 17 MB is
over the limit and told; 10,000 sentences of a letter are done; and neither
takes more than 300 MiB.
"""
import gzip
import os
import resource
import sys
import tempfile

from sample_batch import Verdicts, command, run, sample_rows, write_manifest

BROKEN_AT = 500
MOST_KIB = 300 << 10


def text_of(row, side):
    with open(row.split("\t")[side], "rb") as f:
        return f.read()


def bad_files(folder, good):
    """Name of each bad file, and what is to be said of it."""
    text = text_of(good, 2)
    packed = gzip.compress(text, mtime=0)
    cut = len(packed) // 2
    contents = {
        "broken": (text[:BROKEN_AT] + b"\xff" + text[BROKEN_AT:], "byte %d: broken UTF-8" % BROKEN_AT),
        "broken.gz": (gzip.compress(text[:BROKEN_AT] + b"\xff" + text[BROKEN_AT:]),
                      "byte %d: broken UTF-8" % BROKEN_AT),
        "cut.gz": (packed[:cut], "byte %d: the gzip data is truncated" % cut),
        "empty": (b"", "the file is empty"),
        "empty.gz": (gzip.compress(b""), "the file is empty"),
    }
    said = {"missing": "cannot open: No such file or directory"}
    for name, (content, words) in contents.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(content)
        said[name] = words
    return said


def journal_errors(folder):
    errors = {}
    with open(os.path.join(folder, "out.tsv.gz.journal.tsv"), encoding="utf-8") as f:
        for line in f:
            fields = line.rstrip("\n").split("\t")
            if not line.startswith("#") and fields[0] != "id":
                errors[fields[0]] = (fields[1], fields[-1])
    return errors


def check_guesses(v, stele, top, good):
    """The encoding of each text is in the journal, with a question mark where it was guessed."""
    fields = good[0].split("\t")
    latin, mac = os.path.join(top, "latin1.fr"), os.path.join(top, "mac.fr")
    with open(latin, "wb") as f:
        f.write(text_of(good[0], 2).decode().encode("windows-1252", "replace"))
    with open(mac, "wb") as f:
        f.write("Le gar\u00e7on a re\u00e7u la le\u00e7on, tr\u00e8s t\u00eate.\n".encode("mac-roman"))
    rows = [good[0], "\t".join(("latin", fields[1], latin)), "\t".join(("mac", fields[1], mac))]
    folder = os.path.join(top, "guesses")
    os.mkdir(folder)
    told = run(command(stele, write_manifest(folder + ".tsv", rows), folder), (1,))
    v.expect("what is no windows-1252 is told", "not windows-1252, which has no 8D" in told and "byte 6" in told, told)
    with open(os.path.join(folder, "out.tsv.gz.journal.tsv"), encoding="utf-8") as f:
        table = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    at = table[0].index("src_encoding")
    v.expect("encodings are in the journal", [row[at:at + 2] for row in table[1:]] ==
             [["UTF-8", "UTF-8"], ["UTF-8", "windows-1252?"], ["", ""]], table)


def unpacked(folder, name):
    with gzip.open(os.path.join(folder, name), "rb") as f:
        return f.read()


def check_shapes(v, stele, top, good):
    """Texts that nobody wrote, between pairs that somebody did."""
    shapes = {"endless": ("la " * 6000000, "la " * 6000000), "letters": ("A.\n" * 10000, "B.\n" * 10000)}
    rows = [good[0]]
    for name, texts in shapes.items():
        paths = [os.path.join(top, "%s.%d" % (name, side)) for side in (1, 2)]
        for path, text in zip(paths, texts):
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
        rows.append("\t".join([name] + paths))
    folder = os.path.join(top, "shapes")
    os.mkdir(folder)
    told = run(command(stele, write_manifest(folder + ".tsv", rows + good[1:2]), folder, "-j", "1"), (1,))
    errors = journal_errors(folder)
    v.expect("an endless sentence is told", "byte 0: a sentence of 17999999 bytes, over the limit" in told and
             errors["endless"][0] == "failed", told)
    v.expect("the others are done", [errors[row.split("\t")[0]][0] for row in [rows[0], rows[2], good[1]]] ==
             ["done"] * 3, errors)
    with open(stele, "rb") as f:
        sanitized = b"__asan_init" in f.read()  # which keeps what is freed
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    v.expect("memory is bounded", sanitized or used < MOST_KIB, used)


def main(stele):
    v = Verdicts()
    with tempfile.TemporaryDirectory() as top:
        check_shapes(v, stele, top, sample_rows(1))
        check_guesses(v, stele, top, sample_rows(1))
        rows = sample_rows(1)
        said = bad_files(top, rows[0])
        mixed, wanted = list(rows), {}
        for i, (name, words) in enumerate(said.items()):
            path = os.path.join(top, name)
            for side in (1, 2):
                fields = rows[i].split("\t")
                fields[0], fields[side] = "bad-%s-%d" % (name, side), path
                mixed.insert(3 * i + side, "\t".join(fields))
                wanted[fields[0]] = "%s: %s" % (path, words)
        folders = [os.path.join(top, what) for what in ("good", "mixed")]
        for folder, which, code in zip(folders, (rows, mixed), (0, 1)):
            os.mkdir(folder)
            told = run(command(stele, write_manifest(folder + ".tsv", which), folder, "-j", "2"), (code,))
        lines = told.splitlines()
        errors = journal_errors(folders[1])
        v.expect("nothing else is told", len(lines) == len(wanted), lines)
        for name, words in wanted.items():
            v.expect("%s: on stderr" % name, "stele: %s: %s" % (name, words) in lines, words, lines)
            v.expect("%s: in the journal" % name, errors.get(name) == ("failed", words), errors.get(name))
        for row in rows:
            v.expect("%s is done" % row.split("\t")[0], errors.get(row.split("\t")[0]) == ("done", ""))
        for out in ("out.tsv.gz", "out.tmx.gz"):
            v.expect(out + " is that of the good pairs", unpacked(folders[0], out) == unpacked(folders[1], out))
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
