#!/usr/bin/env python3
"""How well does stele align the sample corpus, and do its scores say so?

    sample_accuracy.py STELE

The nineteen pairs of data/sample, with the gold alignment of a reader:
- as they are, by each method;
- without their paragraphs;
- with one in eight sentences of either language left out;
- as raw text, so that the sentences are Stele's own: a bead is then right when
  both of its texts are.
For each: strict F1, lax F1, the expected calibration error of the scores (ECE)
and the area under their ROC curve (AUC), pooled over the beads with two sides
as docs/scores.md defines them.  F1 and AUC have a floor, ECE a ceiling, about
a hundredth from what was measured; they move when the figures get better.

`stele eval` must print the same figures, which are computed here anew.
"""
import os
import random
import re
import subprocess
import sys
import tempfile
from ast import literal_eval

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
# What is run: least strict F1, lax F1, most ECE, least AUC.
LIMITS = {
    "hybrid": (.973, .988, .027, .980),
    "length-em": (.858, .915, .070, .918),
    "length": (.846, .911, .085, .834),
    "no paragraphs": (.978, .988, .028, .972),
    "sentences left out": (.973, .986, .029, .977),
    "raw text": (.973, .973, .027, .980),
}


def read(name):
    with open(os.path.join(SAMPLE, name), encoding="utf-8") as f:
        return f.read()


def documents():
    return [line.split("\t")[0] for line in read("index.tsv").splitlines()[1:]]


def parse_beads(text):
    """(source sentences, target sentences, score or None) of each bead."""
    beads = []
    for line in text.splitlines():
        src, tgt, *score = line.split(":")
        beads.append((tuple(literal_eval(src)), tuple(literal_eval(tgt)), float(score[0]) if score else None))
    return beads


class Document:
    """Sentences with blank lines between paragraphs, for each side, and gold beads."""

    def __init__(self, name):
        self.name = name
        self.sides = [read("%s.%s.sents" % (name, lang)).splitlines() for lang in ("en", "fr")]
        self.gold = [bead[:2] for bead in parse_beads(read(name + ".beads"))]

    def without_paragraphs(self):
        self.sides = [[line for line in lines if line] for lines in self.sides]
        return self

    def with_omissions(self):
        """One in eight of the 1-1 beads loses its source or its target sentence."""
        rng = random.Random(self.name)
        single = [bead for bead in self.gold if len(bead[0]) == len(bead[1]) == 1]
        lost = [set(), set()]
        for bead in rng.sample(single, len(single) // 8):
            side = rng.randrange(2)
            lost[side].update(bead[side])
        new_number = []
        for side, lines in enumerate(self.sides):
            kept, n, number = [], 0, {}
            for line in lines:
                if line and n not in lost[side]:
                    number[n] = len(number)
                if not line or n not in lost[side]:
                    kept.append(line)
                n += bool(line)
            self.sides[side] = kept
            new_number.append(number)
        self.gold = [tuple(tuple(new_number[side][k] for k in bead[side] if k in new_number[side]) for side in (0, 1))
                     for bead in self.gold]
        return self

    def align(self, stele, folder, *options):
        """The beads that stele finds; they and the gold stay in the folder."""
        paths = [os.path.join(folder, self.name + ending) for ending in (".en", ".fr")]
        for path, lines in zip(paths, self.sides):
            with open(path, "w", encoding="utf-8") as f:
                f.write("".join(line + "\n" for line in lines))
        with open(os.path.join(folder, self.name + ".gold"), "w", encoding="utf-8") as f:
            f.write("".join("%s:%s\n" % (list(src), list(tgt)) for src, tgt in self.gold))
        got = os.path.join(folder, self.name + ".beads")
        subprocess.run([stele, "align", "-q", "--allow-empty", "--presegmented", "--src-lang", "en", "--trg-lang", "fr",
                        *options, *paths, "-o", got], check=True)
        with open(got, encoding="utf-8") as f:
            return parse_beads(f.read())


def share_a_pair(bead, beads):
    return any(set(bead[0]) & set(other[0]) and set(bead[1]) & set(other[1]) for other in beads)


class Figures:
    """Sums over documents of beads that are found and beads of the gold, with two sides."""

    def __init__(self):
        self.n_got = self.n_gold = self.n_lax_got = self.n_lax_gold = 0
        self.scores = []  # (score, strictly right)

    def add(self, got, gold):
        got, gold = ([bead for bead in beads if bead[0] and bead[1]] for beads in (got, gold))
        exact = {bead[:2] for bead in gold}
        self.n_got, self.n_gold = self.n_got + len(got), self.n_gold + len(gold)
        self.scores += [(bead[2], bead[:2] in exact) for bead in got]
        self.n_lax_got += sum(share_a_pair(bead, gold) for bead in got)
        self.n_lax_gold += sum(share_a_pair(bead, got) for bead in gold)

    def f1(self, n_right_got, n_right_gold):
        return (n_right_got + n_right_gold) and 2 / (self.n_got / n_right_got + self.n_gold / n_right_gold)

    def strict(self):
        n_right = sum(right for _, right in self.scores)
        return self.f1(n_right, n_right)

    def lax(self):
        return self.f1(self.n_lax_got, self.n_lax_gold)

    def ece(self):
        """Over ten bins of the score, the distance of its mean from the share that is right."""
        bins = [[] for _ in range(10)]
        for score, right in self.scores:
            bins[min(int(score * 10), 9)].append(score - right)
        return sum(abs(sum(one)) for one in bins) / len(self.scores)

    def auc(self):
        """How often a right bead scores above a wrong one; a tie is a half."""
        right, wrong = ([score for score, is_right in self.scores if is_right == kind] for kind in (True, False))
        above = sum((r > w) + (r == w) / 2 for r in right for w in wrong)
        return above / len(right) / len(wrong)

    def all(self):
        return self.strict(), self.lax(), self.ece(), self.auc()


def evaluated(stele, folder, names):
    """The figures that `stele eval` prints for what is in the folder."""
    paths = [os.path.join(folder, name + ending) for name in names for ending in (".beads", ".gold")]
    said = subprocess.run([stele, "eval", "--brief", *paths], check=True, stdout=subprocess.PIPE, text=True).stdout
    total = re.search(r"^TOTAL .* F (\S+) +lax F (\S+)$", said, re.M).groups()
    score = re.search(r"^SCORE ECE (\S+) Brier \S+ AUC (\S+) AUClax", said, re.M).groups()
    return tuple(float(figure) for figure in total + score)


def measure(stele, change, *options):
    """The figures, and a fault where `stele eval` has others."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        for name in documents():
            document = Document(name)
            change(document)
            figures.add(document.align(stele, folder, *options), document.gold)
        printed = evaluated(stele, folder, documents())
    # The scores are read from the file, with four decimals, on both sides.
    differ = any(abs(one - other) > .000051 for one, other in zip(figures.all(), printed))
    return figures, ["stele eval prints %s" % (printed,)] if differ else []


def measure_raw(stele):
    """Sentences of Stele's own; a bead is a pair of texts, without white space."""
    figures = Figures()

    def bare(text):
        return ("".join(text.split()),) if text.strip() else ()

    for name in documents():
        texts = [os.path.join(SAMPLE, "%s.%s.txt" % (name, lang)) for lang in ("en", "fr")]
        done = subprocess.run([stele, "align", "-q", "--allow-empty", "--src-lang", "en", "--trg-lang", "fr",
                               "--no-header", "--columns", "src_text,trg_text,aligner_score", *texts], check=True,
                              stdout=subprocess.PIPE)
        rows = [line.split("\t") for line in done.stdout.decode("utf-8").splitlines()]
        document = Document(name).without_paragraphs()
        gold = [tuple(bare("".join(document.sides[side][k] for k in bead[side])) for side in (0, 1))
                for bead in document.gold]
        figures.add([(bare(src), bare(tgt), float(score)) for src, tgt, score in rows], gold)
    return figures, []


def measurements(stele):
    for method in ("hybrid", "length-em", "length"):
        yield method, measure(stele, lambda document: document, "--method", method)
    yield "no paragraphs", measure(stele, Document.without_paragraphs)
    yield "sentences left out", measure(stele, Document.with_omissions)
    yield "raw text", measure_raw(stele)


def main(stele):
    faults = []
    print("%-20s %6s  strict  lax     ECE     AUC" % ("", "beads"))
    for name, (figures, more) in measurements(stele):
        got, limits = figures.all(), LIMITS[name]
        print("%-20s %6d  %.4f  %.4f  %.4f  %.4f" % ((name, figures.n_gold) + got), flush=True)
        faults += ["%s: %s" % (name, fault) for fault in more]
        for what, figure, limit, sign in zip(("strict F1", "lax F1", "ECE", "AUC"), got, limits, (1, 1, -1, 1)):
            if sign * figure < sign * limit:
                faults.append("%s: %s is %.4f, the limit %.4f" % (name, what, figure, limit))
    print("\n".join(faults) or "no figure beyond its limit")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
