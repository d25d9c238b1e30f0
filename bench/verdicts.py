#!/usr/bin/env python3
"""Are documents called what they are?

    bench/verdicts.py CORPUS [--stele PROGRAM] [--jobs N] [--shuffled N] [--halved N]

CORPUS is a folder with index.tsv (package, doc, sizes in bytes, grade) and
PACKAGE/DOC.en.txt and .fr.txt, a paragraph a line.  Three batches:

    true      all pairs of grade A: translations;
    shuffled  English documents beside French ones of other packages, of the
              length nearest to their own translation's: no translations;
    halved    pairs whose French second half is that of another document.

Prints how often each verdict was given, and names what is called otherwise
than it is.
"""
import argparse
import collections
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--shuffled", type=int, default=1000)
    parser.add_argument("--halved", type=int, default=300)
    return parser.parse_args()


def read_index(corpus):
    with open(os.path.join(corpus, "index.tsv"), encoding="utf-8") as f:
        names = f.readline().rstrip("\n").split("\t")
        return [row for row in (dict(zip(names, line.rstrip("\n").split("\t"))) for line in f) if row["grade"] == "A"]


def path(corpus, row, lang):
    return os.path.abspath(os.path.join(corpus, row["package"], "%s.%s.txt" % (row["doc"], lang)))


def strangers(rows, n):
    """(row, another of another package, nearly as long in French)."""
    by_length = sorted(rows, key=lambda row: (int(row["fr_bytes"]), row["package"], row["doc"]))
    step = max(1, len(by_length) // n)
    for at in range(0, len(by_length), step):
        for k in range(1, len(by_length)):
            other = by_length[(at + k) % len(by_length)]
            if other["package"] != by_length[at]["package"]:
                yield by_length[at], other
                break


def half_and_half(corpus, row, other, folder, number):
    out = os.path.join(folder, "half.%d.txt" % number)
    with open(path(corpus, row, "fr"), encoding="utf-8") as f, open(path(corpus, other, "fr"), encoding="utf-8") as g:
        ours, theirs = f.read().splitlines(), g.read().splitlines()
    with open(out, "w", encoding="utf-8") as f:
        f.write("\n".join(ours[:len(ours) // 2] + theirs[len(theirs) // 2:]) + "\n")
    return out


def verdicts(options, folder, name, triples):
    """{id: (verdict, probability, pairs of .5 or more)} of a batch."""
    manifest, out = (os.path.join(folder, name + ending) for ending in (".manifest", ".tsv"))
    with open(manifest, "w", encoding="utf-8") as f:
        f.write("id\tsrc\ttrg\tsrc_lang\ttrg_lang\n")
        f.writelines("%s\t%s\t%s\ten\tfr\n" % triple for triple in triples)
    subprocess.run([options.stele, "batch", "-q", "-j", str(options.jobs), manifest, "-o", out, "--columns",
                    "doc_id,doc_verdict,doc_score,bead,aligner_score", "--with-nulls"])
    got = {}
    with open(out, encoding="utf-8") as f:
        next(f)
        for line in f:
            doc, verdict, probability, bead, score = line.rstrip("\n").split("\t")
            before = got.get(doc, (verdict, float(probability), 0))
            got[doc] = before[:2] + (before[2] + (float(score) >= .5 and "0" not in bead),)
    return got


def tell(name, got, right):
    counts = collections.Counter(v[0] for v in got.values())
    print("%-9s %5d documents: %s" % (name, len(got), ", ".join("%d %s" % (n, v) for v, n in counts.most_common())))
    for doc, (verdict, probability, n_high) in sorted(got.items()):
        if verdict not in right:
            print("    %s is called %s (%.2f)" % (doc, verdict, probability))


def main():
    options = parse()
    rows = read_index(options.corpus)
    if not rows:
        sys.exit("no document of grade A in %s" % options.corpus)
    name = lambda row: "%s/%s" % (row["package"], row["doc"])
    with tempfile.TemporaryDirectory() as folder:
        true = [(name(r), path(options.corpus, r, "en"), path(options.corpus, r, "fr")) for r in rows]
        tell("true", verdicts(options, folder, "true", true), {"translation"})
        pairs = list(strangers(rows, options.shuffled))
        shuffled = [(name(r) + "+" + name(o), path(options.corpus, r, "en"), path(options.corpus, o, "fr"))
                    for r, o in pairs]
        got = verdicts(options, folder, "shuffled", shuffled)
        tell("shuffled", got, {"comparable", "unrelated"})
        print("          %d pairs of .5 or more in them" % sum(v[2] for v in got.values()))
        long = [(r, o) for r, o in pairs if int(r["fr_par"]) >= 20 and int(o["fr_par"]) >= 20]
        long = long[::max(1, len(long) // options.halved)]
        halved = [(name(r) + "+" + name(o), path(options.corpus, r, "en"),
                   half_and_half(options.corpus, r, o, folder, k)) for k, (r, o) in enumerate(long)]
        tell("halved", verdicts(options, folder, "halved", halved), {"partial"})


if __name__ == "__main__":
    main()
