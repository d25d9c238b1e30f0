#!/usr/bin/env python3
"""The output does not depend on when, where and for whom it is made.

    same_bytes.py STELE

Every format of a sample pair, written a second time, in other locales, in
another time zone and from another directory, has the same bytes; and so with
the file of the program's own lexicon in its place.  The date of
SOURCE_DATE_EPOCH, and nothing else, changes a TMX.
"""
import gzip
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
OUTPUTS = ["a.tsv", "a.tmx", "a.beads", "a.ladder", "a.tsv.gz", "a.tmx.gz", "a.nulls"]
# Those that are not installed fall back to C, but ICU looks at the name.
LOCALES = ["C", "C.UTF-8", "POSIX", "fr_FR.UTF-8", "fr_FR", "de_DE.UTF-8", "tr_TR.UTF-8", "th_TH.UTF-8",
           "ja_JP.UTF-8", "ar_EG.UTF-8", "", "no such locale"]


def made(stele, name="travel", cwd=None, options=(), **env):
    """The outputs for a sample pair, by name."""
    with tempfile.TemporaryDirectory() as folder:
        args = [stele, "align", "-q", "--columns", "full", "--nulls", os.path.join(folder, "a.nulls"), "--with-nulls",
                "--id", name, "--src-url", "en", "--trg-url", "fr"] + list(options)
        for out in OUTPUTS[:-1]:
            args += ["-o", os.path.join(folder, out)]
        for lang in ("en", "fr"):
            path = os.path.join(SAMPLE, "%s.%s.txt" % (name, lang))
            args.append(os.path.relpath(path, cwd) if cwd else path)
        base = {key: value for key, value in os.environ.items()
                if not re.match(r"LC_|LANG|TZ$|SOURCE_DATE_EPOCH", key)}
        subprocess.run(args, check=True, cwd=cwd, env=dict(base, **env))
        got = {}
        for out in OUTPUTS:
            with open(os.path.join(folder, out), "rb") as f:
                got[out] = f.read()
        return got


def main(stele):
    stele = os.path.abspath(stele)
    failed = []

    def expect(what, ok):
        if not ok:
            failed.append(what)
            print("FAILED: " + what)

    usual = made(stele)
    for packed in ("a.tsv.gz", "a.tmx.gz"):
        expect(packed + " unpacked is the plain file", gzip.decompress(usual[packed]) == usual[packed[:-3]])
    expect("a second time", made(stele) == usual)
    for locale in LOCALES:
        expect("LC_ALL=" + locale, made(stele, LC_ALL=locale, LANG=locale, LC_NUMERIC=locale) == usual)
    expect("another time zone", made(stele, TZ="Asia/Kathmandu") == usual)
    expect("another directory", made(stele, cwd="/usr/share") == usual)
    expect("a level of compression changes no content",
           made(stele, options=["-z", "1"])["a.tsv"] == usual["a.tsv"])

    lexicon = os.path.join(ROOT, "data", "lexicon.en-fr.tsv")
    expect("without a lexicon it is another", made(stele, options=["--no-lexicon"]) != usual)
    expect("the own lexicon as a file", made(stele, options=["--no-lexicon", "--lexicon", lexicon]) == usual)

    dated = made(stele, SOURCE_DATE_EPOCH="1000000000", TZ="Asia/Kathmandu")
    date = b' creationdate="20010909T014640Z"'
    expect("no date without SOURCE_DATE_EPOCH", b"creationdate" not in usual["a.tmx"])
    expect("SOURCE_DATE_EPOCH is the date of a TMX", dated["a.tmx"].count(date) == 1)
    expect("and changes nothing else in it", dated["a.tmx"].replace(date, b"") == usual["a.tmx"])
    expect("nor any other format", all(dated[out] == usual[out] for out in OUTPUTS if "tmx" not in out))
    for odd in ("", "x", "-1", "1e9", "99999999999999999999", " 5"):
        done = subprocess.run([stele, "align", "-q", "a", "b", "-o", os.devnull], stderr=subprocess.PIPE,
                              env=dict(os.environ, SOURCE_DATE_EPOCH=odd))
        expect("SOURCE_DATE_EPOCH=%s is an error" % odd,
               done.returncode == 2 and b"SOURCE_DATE_EPOCH: " in done.stderr and done.stderr.count(b"\n") == 2)
    print("%d locales, %d failures" % (len(LOCALES), len(failed)))
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
