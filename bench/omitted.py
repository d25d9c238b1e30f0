#!/usr/bin/env python3
"""Are omitted paragraphs found, with and without paragraph marks?

    bench/omitted.py [--stele PROGRAM] [--gold FOLDER] [--set NAME ...]
                     [--corpus FOLDER [--single]] [--documents N]
                     [--share .05] [--sentences 2000] [--show] [OPTION ...]

Makes documents of 2,000 sentences from gold sets that have paragraphs, leaves
out 5 % of the paragraphs of either side, each side its own, and aligns what is
left.  A pair is in the right paragraph when the gold joins a bead of the source
paragraph of each of its sentences with the target paragraph of each.  Prints,
for five choices of paragraphs, the mean share of such pairs, with and without
<p> in the input, and the share of the gold pairs still there that were found.

With --corpus it takes real articles instead: FOLDER/index.tsv names them (its
columns package, doc, gold and grade; those with `full` and `A` are taken), and
doc.en.txt and doc.fr.txt have a paragraph a line, doc.paragold the lines that
are each other's translation.  Sentences are those of `stele split`.  Articles
of a package are joined to documents of 2,000 sentences, N (three) of each
package, or taken as they are with --single, N of each.  What is found is then
counted in pairs of paragraphs; --show prints the pairs in a wrong one.  Without
data it says so and ends with 77.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SHARED = os.environ.get("STELE_SHARED", os.path.join(ROOT, "..", "shared"))
SEEDS = range(5)


class Document:
    """src, tgt: [(sentence, paragraph)]; joined: pairs of paragraphs; gold: pairs of sets of sentences."""

    def __init__(self, src, tgt, joined, gold):
        self.src, self.tgt, self.joined, self.gold = src, tgt, joined, gold

    def there(self, kept):
        """The pairs of which nothing was left out."""
        if self.gold is not None:
            return [(s, t) for s, t in self.gold if s <= set(kept[0]) and t <= set(kept[1])]
        par = [{side[i][1] for i in k} for side, k in zip((self.src, self.tgt), kept)]
        return [(s, t) for s, t in self.joined if s in par[0] and t in par[1]]

    def found(self, there, got):
        if self.gold is not None:
            return sum(bead in got for bead in there)
        pars = {(self.src[i][1], self.tgt[j][1]) for s, t in got for i in s for j in t}
        return sum(pair in pars for pair in there)

    def is_right(self, s, t):
        return all((self.src[i][1], self.tgt[j][1]) in self.joined for i in s for j in t)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--gold", default=os.path.join(SHARED, "gold", "align"))
    parser.add_argument("--set", action="append", help="only this set, or package (repeatable)")
    parser.add_argument("--corpus", help="a folder of articles with gold for paragraphs")
    parser.add_argument("--single", action="store_true", help="articles as they are, not joined")
    parser.add_argument("--documents", type=int, default=3, help="of each package (3)")
    parser.add_argument("--share", type=float, default=.05)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--show", action="store_true", help="print the pairs in a wrong paragraph")
    options, rest = parser.parse_known_args()
    return options, [word for word in rest if word != "--"]


def read_side(base, ending):
    """[(text, paragraph)], or None without paragraphs."""
    if not os.path.exists(base + ending + ".par"):
        return None
    with open(base + ending, encoding="utf-8") as f, open(base + ending + ".par") as g:
        return list(zip(f.read().splitlines(), g.read().split()))


def join(folder, n_sentences, scorer):
    """The documents of a gold set, one behind the other."""
    src, tgt, gold = [], [], []
    for name in sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".src")):
        base = os.path.join(folder, name)
        sides = [read_side(base, ending) for ending in (".src", ".tgt")]
        if None in sides or len(src) >= n_sentences:
            continue
        for s, t, _ in scorer.read_beads(base + ".gold"):
            if s and t:
                gold.append(({i + len(src) for i in s}, {j + len(tgt) for j in t}))
        for side, lines in ((src, sides[0]), (tgt, sides[1])):
            side += [(text, name + " " + par) for text, par in lines]
    return Document(src, tgt, {(src[i][1], tgt[j][1]) for s, t in gold for i in s for j in t}, gold)


def articles(corpus, packages):
    """{package: [path without ending]} of the articles with certain gold."""
    of = {}
    with open(os.path.join(corpus, "index.tsv"), encoding="utf-8") as f:
        names = f.readline().rstrip("\n").split("\t")
        for line in f:
            row = dict(zip(names, line.rstrip("\n").split("\t")))
            if row["gold"] == "full" and row["grade"] == "A" and (not packages or row["package"] in packages):
                of.setdefault(row["package"], []).append(os.path.join(corpus, row["package"], row["doc"]))
    return of


def split(stele, paths, lang):
    """The sentences of articles, as [(text, (article, line))]."""
    text, owner = [], []
    for path in paths:
        with open("%s.%s.txt" % (path, lang), encoding="utf-8") as f:
            for k, line in enumerate(f.read().split("\n")):
                if line.strip():
                    text.append(line)
                    owner.append((path, k))
    done = subprocess.run([stele, "split", "-q", "-l", lang, "--layout", "lines", "--paragraphs", "-"],
                          input="\n".join(text) + "\n", stdout=subprocess.PIPE, text=True, check=True)
    blocks = done.stdout.rstrip("\n").split("\n\n")
    if len(blocks) != len(owner):
        sys.exit("%s: %d paragraphs of %d" % (paths[0], len(blocks), len(owner)))
    return [(sentence, par) for block, par in zip(blocks, owner) for sentence in block.split("\n")]


def article_documents(stele, paths, options):
    """Documents of one article each, or of as many as make n_sentences."""
    out, src, tgt, joined = [], [], [], set()
    for path in paths:
        src += split(stele, [path], "en")
        tgt += split(stele, [path], "fr")
        with open(path + ".paragold") as f:
            for line in f:
                s, t = line.split()
                joined.add(((path, int(s)), (path, int(t))))
        if options.single or len(src) >= options.sentences:
            out.append(Document(src, tgt, joined, None))
            src, tgt, joined = [], [], set()
        if len(out) == options.documents:
            break
    return out


def leave_out(side, share, rng):
    """The numbers of the sentences that stay."""
    paragraphs = sorted({par for _, par in side})
    gone = set(rng.sample(paragraphs, round(share * len(paragraphs))))
    return [i for i, (_, par) in enumerate(side) if par not in gone]


def write(path, side, kept, marks):
    with open(path, "w", encoding="utf-8") as f:
        for k, i in enumerate(kept):
            if marks and k > 0 and side[i][1] != side[kept[k - 1]][1]:
                f.write("<p>\n")
            f.write(side[i][0] + "\n")


def aligned(options, rest, doc, kept, marks, scorer):
    """Pairs as sets of the original numbers."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("src", "tgt", "got.beads")]
        write(paths[0], doc.src, kept[0], marks)
        write(paths[1], doc.tgt, kept[1], marks)
        subprocess.run([options.stele, "align", "-q", "--allow-empty", "--presegmented", *rest, paths[0], paths[1],
                        "-o", paths[2]], check=True)
        beads = scorer.read_beads(paths[2])
    return [({kept[0][i] for i in s}, {kept[1][j] for j in t}, score) for s, t, score in beads if s and t]


def show(doc, s, t, score):
    print("  %.2f  %s\n        %s" % (score, " | ".join(doc.src[i][0] for i in sorted(s)),
                                       " | ".join(doc.tgt[j][0] for j in sorted(t))))


def figures(doc, marks, options, rest, scorer):
    """For each choice: pairs in the right paragraph, pairs; gold pairs found, gold pairs."""
    for seed in SEEDS:
        rng = random.Random(seed)
        kept = [leave_out(side, options.share, rng) for side in (doc.src, doc.tgt)]
        beads = aligned(options, rest, doc, kept, marks, scorer)
        got = [(s, t) for s, t, _ in beads]
        wrong = [bead for bead in beads if not doc.is_right(*bead[:2])]
        for bead in wrong if options.show else []:
            show(doc, *bead)
        there = doc.there(kept)
        yield len(got) - len(wrong), len(got), doc.found(there, got), len(there)


def print_line(name, n_sentences, marks, rows):
    right, got, found, there = (sum(column) for column in zip(*rows))
    print("%-20s %9d  %-5s  %.4f           %.4f" %
          (name, n_sentences, "yes" if marks else "no", right / max(got, 1), found / max(there, 1)), flush=True)


def measure(name, docs, options, rest, scorer, all_rows):
    """Two lines of the table: shares over all documents of a set."""
    for marks in (True, False) if docs else ():
        rows = [row for doc in docs for row in figures(doc, marks, options, rest, scorer)]
        print_line(name, sum(len(doc.src) for doc in docs), marks, rows)
        all_rows[marks] += rows


def main():
    options, rest = parse()
    data = options.corpus or options.gold
    if not os.path.isdir(data) or not os.path.isdir(os.path.join(SHARED, "eval")):
        print("no data in %s; skipped" % data)
        sys.exit(77)
    sys.path.insert(0, os.path.join(SHARED, "eval"))
    import score_align as scorer
    print("%-20s %9s  marks  right paragraph  gold pairs found" % ("set", "sentences"))
    all_rows = {True: [], False: []}
    if options.corpus:
        for package, paths in sorted(articles(options.corpus, options.set).items()):
            measure(package, article_documents(options.stele, paths, options), options, rest, scorer,
                    all_rows)
    else:
        for name in options.set or ["laws_enfr", "progit_enfr", "transread_enfr"]:
            measure(name, [join(os.path.join(options.gold, name), options.sentences, scorer)], options, rest, scorer,
                    all_rows)
    for marks in (True, False):
        print_line("all", 0, marks, all_rows[marks])


if __name__ == "__main__":
    main()
