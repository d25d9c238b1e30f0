#!/usr/bin/env python3
"""Cross-validates the sentence splitter over sets of texts with gold sentences.

    cross_validate_splitter.py STELE FOLDER [--errors SET] [-- TRAINING OPTION ...]

FOLDER holds NAME.LANG.sents (one sentence a line, a blank line between paragraphs) and NAME.LANG.raw (the running text,
a paragraph a line).  A set is scored with a table that was trained without it and without the sets of its source; which
sets may be trained on at all is SOURCES below, the same as in train_splitter.sh.  Large sets are also cut into five
parts, each scored with a table trained without it.

    UD   F1 of whole sentences, start and end both right
    T    F1 of the ends inside paragraphs that follow a stop: . ! ? or an ellipsis, with closing quotes or brackets

--errors SET prints the wrong places of that set instead: "+" where a sentence was cut that is whole in the gold, "-"
where an end was missed.
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Trained on, with weights; what stands together comes from one source.
SOURCES = [
    [("ewt-train.en", 1), ("ewt-dev.en", 1)],
    [("sequoia-train.fr", 1)],
    [("gsd-dev.fr", 1)],
    [("fqb.fr", 1)],
    [("legal-criminalcode.fr", 1)],
]
OWN = [("split_own.en.txt", 2), ("split_own.fr.txt", 2)]
# Scored: the set, and what is left out of the training besides its own source.
SCORED = ["ewt-dev.en", "legal-bva.en", "legal-intellectual_property.en", "gsd-dev.fr", "sequoia-dev.fr", "fqb.fr",
          "legal-criminalcode.fr"]
FOLDED = ["ewt-train.en", "sequoia-train.fr", "gsd-dev.fr", "fqb.fr"]
CASES = ["rules-gr.en", "rules-lt.en", "rules-lt.fr"]
N_FOLDS = 5
INVISIBLE = re.compile("[\\s\\x00-\\x1f\\x7f-\\x9f\u200b\u200e\ufeff]+")
AFTER_STOP = re.compile("[.!?\u2026][\"\u201d\u2019\u00bb')\\]}*_]*(\\[\\d+\\])*$")


def squeeze(text):
    return INVISIBLE.sub("", text)


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def ends_of(lines):
    """Positions, in visible characters, at which non-empty lines end."""
    at, ends = 0, []
    for line in lines:
        n = len(squeeze(line))
        at += n
        if n:
            ends.append(at)
    return ends


def f1(right, got, gold):
    return 2.0 * right / (got + gold) if got + gold else 1.0


def score(raw, gold, got):
    text = squeeze(raw)
    if squeeze(got) != text:
        sys.exit("the splitter has changed the text")
    given = set(ends_of(raw.split("\n")))
    gold_ends, got_ends = ends_of(gold.split("\n")), sorted(given | set(ends_of(got.split("\n"))))

    def spans(ends):
        return set(zip([0] + ends[:-1], ends))

    def stops(ends):
        return {e for e in set(ends) - given if AFTER_STOP.search(text[max(0, e - 12):e])}
    ud = f1(len(spans(gold_ends) & spans(got_ends)), len(got_ends), len(gold_ends))
    t = f1(len(stops(gold_ends) & stops(got_ends)), len(stops(got_ends)), len(stops(gold_ends)))
    return 100 * ud, 100 * t


def cases(raw, gold, got):
    given = ends_of(raw.split("\n"))
    gold_ends, got_ends = set(ends_of(gold.split("\n"))), set(ends_of(got.split("\n"))) | set(given)
    starts = [0] + given[:-1]
    return sum({e for e in gold_ends if a < e <= b} == {e for e in got_ends if a < e <= b}
               for a, b in zip(starts, given)), len(given)


def errors(raw, gold, got):
    text, n = [], 0
    marks = {}
    given = set(ends_of(raw.split("\n")))
    gold_ends, got_ends = set(ends_of(gold.split("\n"))) - given, set(ends_of(got.split("\n"))) - given
    for line in raw.split("\n"):
        for c in line + "\n":
            text.append(c)
            n += 0 if INVISIBLE.match(c) else 1
            if not INVISIBLE.match(c):
                marks[n] = len(text)
    text = "".join(text)
    for e in sorted(gold_ends ^ got_ends):
        at = marks[e]
        print(("+" if e in got_ends else "-") + "  " + text[max(0, at - 50):at].replace("\n", "$") + " ⏐" +
              text[at:at + 45].replace("\n", "$"))


class Splitter:
    def __init__(self, stele, folder, scratch, options):
        self.stele, self.folder, self.scratch, self.options = stele, folder, scratch, options

    def path(self, name, ending):
        return os.path.join(self.folder, name + "." + ending)

    def train(self, texts):
        model = os.path.join(self.scratch, "model.hex")
        subprocess.run([self.stele, "train-splitter", "-q", "-o", model] + self.options +
                       ["%s*%d:%s" % (lang, weight, path) for lang, weight, path in texts], check=True)
        return model

    def texts(self, without):
        out = [(name[-2:], weight, self.path(name, "sents")) for source in SOURCES for name, weight in source
               if name not in without]
        return out + [(name[-6:-4], weight, os.path.join(ROOT, "data", name)) for name, weight in OWN]

    def split(self, model, lang, raw):
        path = os.path.join(self.scratch, "raw")
        with open(path, "w", encoding="utf-8") as f:
            f.write(raw)
        return subprocess.run([self.stele, "split", "-q", "--layout", "lines", "-l", lang, "--model", model, path],
                              check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")

    def held_out(self, name):
        """Raw, gold and got of a set, with its source left out."""
        without = {n for source in SOURCES for n, _ in source if any(m == name for m, _ in source)}
        if name == "ewt-dev.en":
            without = {name}
        raw = read(self.path(name, "raw"))
        return raw, read(self.path(name, "sents")), self.split(self.train(self.texts(without)), name[-2:], raw)

    def folds(self, name):
        """The same for a set cut into parts at paragraphs."""
        raw = [p for p in read(self.path(name, "raw")).split("\n") if p.strip()]
        gold = [p for p in re.split(r"\n\s*\n", read(self.path(name, "sents"))) if p.strip()]
        assert len(raw) == len(gold), name
        got = []
        for k in range(N_FOLDS):
            cut = [len(raw) * i // N_FOLDS for i in (k, k + 1)]
            base = os.path.join(self.scratch, "part")
            rest = [i for i in range(len(raw)) if not cut[0] <= i < cut[1]]
            for ending, parts, glue in (("raw", raw, "\n"), ("sents", gold, "\n\n")):
                with open(base + "." + ending, "w", encoding="utf-8") as f:
                    f.write(glue.join(parts[i] for i in rest) + "\n")
            model = self.train(self.texts({name}) + [(name[-2:], 1, base + ".sents")])
            got.append(self.split(model, name[-2:], "\n".join(raw[cut[0]:cut[1]]) + "\n"))
        return "\n".join(raw) + "\n", "\n\n".join(gold) + "\n", "".join(got)


def main(args):
    options = args[args.index("--") + 1:] if "--" in args else []
    args = args[:args.index("--")] if "--" in args else args
    if len(args) not in (2, 4):
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as scratch:
        splitter = Splitter(os.path.abspath(args[0]), args[1], scratch, options)
        if len(args) == 4:
            errors(*(splitter.folds(args[3]) if args[3] in FOLDED else splitter.held_out(args[3])))
            return
        print("%-32s %6s %6s" % ("set", "UD", "T"))
        for name in SCORED:
            print("%-32s %6.2f %6.2f" % ((name,) + score(*splitter.held_out(name))))
        for name in FOLDED:
            print("%-32s %6.2f %6.2f" % ((name + ", five parts",) + score(*splitter.folds(name))))
        for name in CASES:
            print("%-32s %d of %d cases" % ((name,) + cases(*splitter.held_out(name))))


if __name__ == "__main__":
    main(sys.argv[1:])
