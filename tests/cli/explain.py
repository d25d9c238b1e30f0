#!/usr/bin/env python3
"""Does `stele align --explain` say what the output says?

    explain.py STELE

Of every bead of some sample articles, by every method, with the lexicon and
without, with the built-in weights and with others:

- score, type and texts are those of the output;
- every term is weight times figure, the terms add up to the sum, and the two
  sums together are the score; the terms are all figures of the models;
- the share of words that meet is that of the column words_met;
- a rival shares a sentence with the bead and is not the bead; rivals and bead
  that hold one source sentence have no more than a posterior of 1 together,
  but for beads that were looked for once more among what was left unaligned.

Records are numbered as the output numbers them; outputs asked for besides are
what they are without explanations.
"""
import math
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
WEIGHTS = os.path.join(ROOT, "data", "calibration.tsv")
NAMES = ["story-ferry", "news-flood", "unrelated", "missing-par"]
COLUMNS = "bead_no,bead,aligner_score,posterior,words_met,src_sent,trg_sent,src_text,trg_text,flags"
TERM = re.compile(r"^ *([+-]?\d+\.\d{4}) = +(-?\d+\.\d{4}) x +(-?\d+\.\d{4})  (\w+) ", re.M)
TITLE = re.compile(r"^(?:Record (\d+)|Left out of the output), bead (\d+) of (\d+): (\d:\d), score (\d\.\d{4})(?:, (\S+))?$")
RIVAL = re.compile(r"^  (\d\.\d{4})  en ([\d,]+)  fr ([\d,]+)$", re.M)
faults = []


def check(fact, *words):
    if not fact:
        faults.append(words)
        print("FAULT:", *words)


def stele(*args):
    done = subprocess.run([STELE, "align", "-q", "--allow-empty", *args], check=True, stdout=subprocess.PIPE)
    return done.stdout.decode("utf-8")


def texts(name):
    return [os.path.join(SAMPLE, "%s.%s.txt" % (name, lang)) for lang in ("en", "fr")]


def records(name, *options):
    rows = stele(*texts(name), *options, "--columns", COLUMNS).splitlines()
    names = rows[0].split("\t")
    return [dict(zip(names, row.split("\t"))) for row in rows[1:]]


def explanations(name, *options):
    """(title, text) of each."""
    parts = re.split(r"\n(?=Record \d|Left out)", stele(*texts(name), *options))
    return [(TITLE.match(part.split("\n", 1)[0]).groups(), part) for part in parts]


def weights(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line[0] not in "#\n"]
    return {name: float(number) for name, number in rows}


def check_sum(what, text, model):
    """One of the two sums; the probability that it gives."""
    terms = [(float(adds), float(weight), float(x), name) for adds, weight, x, name in TERM.findall(text)]
    constant = float(re.search(r"^ *([+-]\d+\.\d{4}) +constant ", text, re.M).group(1))
    total, probability = re.search(r"^ *([+-]?\d+\.\d{4}) in all, which is a probability of (.*)$", text, re.M).groups()
    check(sorted(t[3] for t in terms) == sorted(n for n in model if n != "constant"), what, "figures")
    check(abs(constant - model["constant"]) < 1e-4, what, "constant")
    for adds, weight, x, name in terms:
        check(abs(weight - model[name]) < 1e-4, what, name, "weight", weight)
        check(abs(adds - weight * x) < 1e-4 * (1 + abs(weight) + abs(x)), what, name, adds, weight, x)
    check(abs(constant + sum(t[0] for t in terms) - float(total)) < 2e-3, what, "sum", total)
    check(abs(1 / (1 + math.exp(-float(total))) - float(probability)) < 1e-4, what, total, probability)
    sizes = [abs(t[0]) for t in terms]
    check(sizes == sorted(sizes, reverse=True), what, "order")
    return 1 / (1 + math.exp(-float(total)))


def check_score(what, text, model, question, score):
    """Do the pairs belong together, and is nothing missing?  The score is the product."""
    parts = text.split("\nThat no piece is missing", 1)
    check(len(parts) == 2, what, "one sum")
    product = 1
    for part, name in zip(parts, (question, "bare_sound" if question == "bare" else "sound")):
        product *= check_sum(what, part, {n.split(".")[1]: w for n, w in model.items() if n.startswith(name + ".")})
    check(abs(product - float(score)) < 2e-4, what, product, score)


def check_rivals(what, text, row, of_path):
    own = (row["src_sent"], row["trg_sent"])
    rivals = [(float(p), src, trg) for p, src, trg in RIVAL.findall(text)]
    held = {}
    for p, src, trg in rivals:
        check((src, trg) != own, what, "is its own rival")
        check(set(src.split(",")) & set(own[0].split(",")) or set(trg.split(",")) & set(own[1].split(",")),
              what, "no rival", src, trg)
        for sentence in src.split(","):
            held[sentence] = held.get(sentence, 0) + p
    if own + (row["posterior"],) in of_path and "-" not in own:
        for sentence in own[0].split(","):
            check(held.get(sentence, 0) + float(row["posterior"]) < 1.001, what, "rivals of", sentence)


def check_document(name, question, model, *options):
    rows = records(name, "--with-nulls", *options)
    of_path = {(row["src_sent"], row["trg_sent"], row["posterior"])
               for row in records(name, "--with-nulls", *options, *([] if "-m" in options else ["--without", "moved"]))}
    given = explanations(name, "--with-nulls", *options, "--explain", "#1-%d" % len(rows))
    check(len(given) == len(rows), name, "explanations", len(given), len(rows))
    for row, (title, text) in zip(rows, given):
        what = "%s %s, bead %s:" % (name, " ".join(options), row["bead_no"])
        check(title == (row["bead_no"], row["bead_no"], str(len(rows)), row["bead"], row["aligner_score"],
                        None if row["flags"] == "-" else row["flags"]), what, title)
        sides = re.findall(r"^  (en|fr) (\d+)  (.*)$", text.split("\nBy the ")[0], re.M)
        check(" ".join(s for lang, _, s in sides if lang == "en") == row["src_text"], what, "source")
        check(" ".join(s for lang, _, s in sides if lang == "fr") == row["trg_text"], what, "target")
        check("posterior %s," % row["posterior"] in text, what, "posterior")
        check_rivals(what, text, row, of_path)
        if "hardly a word of them" in text:
            # without a lexicon, and with few cognates: no model, the posterior at most
            check(question == "bare", what, "wordless with a lexicon")
            check(float(row["aligner_score"]) <= float(row["posterior"]), what, "more than the posterior")
        elif question and "-" not in (row["src_sent"], row["trg_sent"]):
            check_score(what, text, model, question, row["aligner_score"])
            check(("No words meet" in text) == (float(row["words_met"]) == 0), what, "words")


def check_numbers(folder):
    """What is left out has no number, and is explained by its own."""
    worst = min(records("story-ferry"), key=lambda row: float(row["aligner_score"]))
    options = ["--min-score", "%.4f" % (float(worst["aligner_score"]) + .0001)]
    rows = records("story-ferry", *options)
    given = explanations("story-ferry", *options, "--explain", "1-2,%d" % len(rows), "--explain", "#" + worst["bead_no"])
    wanted = {rows[0]["bead_no"]: "1", rows[1]["bead_no"]: "2", rows[-1]["bead_no"]: str(len(rows)), worst["bead_no"]: None}
    check([title[0] for title, _ in given] == [wanted[no] for no in sorted(wanted, key=int)], "numbers", [t for t, _ in given])
    check([title[1] for title, _ in given if title[0]] == [rows[k]["bead_no"] for k in (0, 1, -1)], "numbers",
          [t for t, _ in given])
    plain, with_it = (os.path.join(folder, n + ".tsv") for n in ("plain", "with"))
    stele(*texts("story-ferry"), "-o", plain)
    stele(*texts("story-ferry"), "-o", with_it, "--explain", "3")
    check(open(plain, "rb").read() == open(with_it, "rb").read(), "the output with explanations is another")


def main():
    built_in = weights(WEIGHTS)
    with tempfile.TemporaryDirectory() as folder:
        for name in NAMES:
            check_document(name, "bead", built_in)
            check_document(name, "bare", built_in, "--no-lexicon")
            for method in ("length", "length-em"):
                check_document(name, None, None, "-m", method)
        other = {n: w / 2 for n, w in built_in.items()}
        path = os.path.join(folder, "weights.tsv")
        with open(path, "w", encoding="utf-8") as f:
            f.writelines("%s\t%f\n" % item for item in other.items())
        check_document("story-ferry", "bead", other, "--params", path)
        check_numbers(folder)
    print("%d faults" % len(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    STELE = os.path.abspath(sys.argv[1])
    sys.exit(main())
