#!/usr/bin/env python3
"""Does the report show the errors of a manual first?

    seeded_errors.py STELE [SEEDS]

A manual is some articles of the sample corpus one after another.  Into its
French side come ten errors: a paragraph and a sentence left out, a sentence
added, two sentences swapped, a paragraph left in English, a figure and a unit
changed, a doubled word, mojibake and wrong quotation marks.  Seven of the ten
are in the first twenty rows of the list, for all seeds but one in ten; omitted
and added text, untranslated text, figures, doubled words and mojibake are in
the tables of their kind, nine times of ten; and no table has more false rows
than true ones and five.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
ARTICLES = ["manual-pump", "health-leaflet", "legal-terms", "annual-report", "press-release", "travel"]
FIRST_ROWS, LEAST_FOUND, MOST_FALSE = 20, 7, 5
ADDED = "Le comité se réunira de nouveau au printemps prochain pour en débattre longuement."
# The flags that each error may have in the table of checks.
CHECKS = {"english": {"copied", "wrong_lang_trg"}, "figure": {"num_mismatch"}, "doubled": {"repeated_word"},
          "mojibake": {"mojibake"}}


def read(lang):
    texts = []
    for name in ARTICLES:
        with open(os.path.join(SAMPLE, "%s.%s.txt" % (name, lang)), encoding="utf-8") as f:
            texts.append(f.read().strip("\n"))
    return "\n\n".join(texts) + "\n"


def pairs_of(stele, folder, en, fr):
    for name, text in (("en.txt", en), ("fr.txt", fr)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(text)
    out = subprocess.run([stele, "align", "-q", os.path.join(folder, "en.txt"), os.path.join(folder, "fr.txt"),
                          "--columns", "src_text,trg_text,aligner_score,bead"], check=True, stdout=subprocess.PIPE)
    return [line.split("\t") for line in out.stdout.decode("utf-8").splitlines()[1:]]


class Manual:
    def __init__(self, en, fr, pairs, seed):
        self.random, self.en, self.fr, self.marks = random.Random(seed), en, fr, {}
        self.pairs = [p for p in pairs[5:-5] if p[3] == "1:1" and float(p[2]) > .95 and len(p[1]) > 45 and
                      fr.count(p[1]) == 1 and en.count(p[0]) == 1]
        self.random.shuffle(self.pairs)

    def take(self, wanted=lambda p: True):
        """A pair that no other error has."""
        found = next((p for p in self.pairs if wanted(p)), None)
        if found:
            self.pairs.remove(found)
        return found

    def put(self, kind, pair, text):
        self.fr = self.fr.replace(pair[1], text, 1)
        self.marks[kind] = pair[0]

    def seed(self):
        line = next(p for p in self.random.sample(self.fr.split("\n"), len(self.fr.split("\n")))
                    if len(p) > 150 and sum(x[1] in p for x in self.pairs) >= 2)
        inside = [p for p in self.pairs if p[1] in line]
        self.pairs = [p for p in self.pairs if p[1] not in line]
        self.fr = self.fr.replace(line + "\n", "", 1)
        self.marks["paragraph"] = inside[0][0]
        self.put("sentence", self.take(), "")
        added = self.take()
        self.put("added", added, added[1] + " " + ADDED)
        a, b = self.take(), self.take()
        self.fr = self.fr.replace(a[1], "\0", 1).replace(b[1], a[1], 1).replace("\0", b[1], 1)
        self.marks["swapped"] = a[0]
        english = self.take()
        self.put("english", english, english[0])
        figure = self.take(lambda p: re.search(r"\b\d\d+\b", p[0]) and re.search(r"\b\d\d+\b", p[1]))
        if figure:
            at = re.search(r"\b\d\d+\b", figure[1])
            self.put("figure", figure, figure[1][:at.start()] + str(int(at[0]) + 7) + figure[1][at.end():])
        unit = self.take(lambda p: re.search(r"\d\s?%", p[1]) or "euros" in p[1] or re.search(r"\d\s(?:cm|mm|km|kg)\b", p[1]))
        if unit:
            self.put("unit", unit, re.sub(r"%|euros|\b(?:cm|mm|km|kg)\b", "litres", unit[1], count=1))
        words = self.take()
        w = words[1].split()
        k = next((i for i in range(2, len(w) - 1) if w[i].isalpha() and len(w[i]) > 2), 2)
        self.put("doubled", words, " ".join(w[:k + 1] + w[k:]))
        broken = self.take(lambda p: len(re.findall("[éèêàç]", p[1])) > 1)
        self.put("mojibake", broken, broken[1].encode().decode("cp1252", "replace").replace("\ufffd", "?"))
        quoted = self.take()
        w = quoted[1].split()
        self.put("quotes", quoted, " ".join(w[:2] + ["« " + w[2]] + w[3:]))


def is_row_of(kind, src, row):
    if kind == "added":
        return "se réunira de nouveau" in row["trg_text"]
    text = row["src_text"]
    return src in text or (len(text) > 20 and text in src)


def check(manual, report, false):
    """How many errors are in the first rows; faults of the tables."""
    found = [k for k, src in manual.marks.items() if any(is_row_of(k, src, r) for r in report["queue"][:FIRST_ROWS])]
    rows = report["omissions"]
    tables = {"paragraph": any(manual.marks["paragraph"] in r["text"] or r["text"] in manual.marks["paragraph"] for r in rows),
              "sentence": any(manual.marks["sentence"] in r["text"] for r in rows) or "sentence" in found,
              "added": any("se réunira" in r["text"] for r in rows) or "added" in found}
    counts = {c["flag"]: c["pairs"] for c in report["checks"] if c["severity"] != "neutral"}
    for kind, flags in CHECKS.items():
        if kind in manual.marks:
            tables[kind] = any(counts.get(flag, 0) > 0 for flag in flags)
    for flag, n in counts.items():
        true = 1 if any(flag in flags for flags in CHECKS.values()) or flag == "quote_bracket" else 0
        if n - true > true + MOST_FALSE:
            false[flag] = max(false.get(flag, 0), n - true)
    n_true = 3
    if len(rows) - n_true > n_true + MOST_FALSE:
        false["omissions"] = len(rows) - n_true
    return found, [k for k, there in tables.items() if not there]


def main(stele, seeds):
    en, fr = read("en"), read("fr")
    good, missing, false, n_found, n_all = 0, [], {}, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        pairs = pairs_of(stele, folder, en, fr)
        for seed in range(seeds):
            manual = Manual(en, fr, pairs, seed)
            manual.seed()
            with open(os.path.join(folder, "fr.txt"), "w", encoding="utf-8") as f:
                f.write(manual.fr)
            out = os.path.join(folder, "r.json")
            subprocess.run([stele, "report", "-q", os.path.join(folder, "en.txt"), os.path.join(folder, "fr.txt"), "-o", out],
                           check=True, stderr=subprocess.DEVNULL)
            with open(out, encoding="utf-8") as f:
                found, lacking = check(manual, json.load(f), false)
            good += len(found) >= LEAST_FOUND
            n_found += len(found)
            n_all += len(manual.marks)
            missing += [(seed, kind) for kind in lacking]
    print("%d manuals: %.1f of %.1f errors in the first %d rows; %d or more in %d" %
          (seeds, n_found / seeds, n_all / seeds, FIRST_ROWS, LEAST_FOUND, good))
    print("not in its table: %s; false rows: %s" % (missing or "none", false or "none"))
    n_tables = 3 + len(CHECKS)
    return 0 if good >= .9 * seeds and len(missing) <= .1 * n_tables * seeds and not false else 1


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 30))
