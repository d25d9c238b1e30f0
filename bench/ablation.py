#!/usr/bin/env python3
"""How much does each part of method hybrid contribute?

    bench/ablation.py [--stele PROGRAM] [--gold FOLDER] [--jobs N] [--update FILE]

Aligns the gold sets as bench/gold.py does, each document alone, and a text of
which two blocks changed places (bench/stress.py), and prints strict F1 as two
tables: parts added one after another, and parts left out of the whole, one at
a time.  --update writes the tables into FILE, between the lines
<!-- added --> and <!-- /added -->, <!-- left out --> and <!-- /left out -->.
Without gold data it prints one line and exits with 77 (skipped).
"""
import argparse
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SWAPPED = "two blocks swapped"
BESIDE = "other_languages"  # not in the mean: words help little there

# The parts of method hybrid, in the order in which the first table adds them:
# name of the row, and the options that leave the part out.
PARTS = [
    ("cognates and numbers", "cognates"),
    ("base lexicon", "--no-lexicon"),
    ("Model 1", "model1"),
    ("a miss rate for each word", "miss-rate"),
    ("paragraphs", "paragraphs"),
    ("small letters (continuations)", "continuations"),
    ("open ends", "open-ends"),
    ("wide beads (3 and 4 sentences)", "--max-bead 2"),
    ("moved text", "moved"),
]
OTHER_CHOICES = [
    ("most probable path instead of expected accuracy", ["--decode", "path"]),
    ("evidence not tempered (T = 1)", ["--temper", "1"]),
    ("words at full weight (W = 1)", ["--lexical-weight", "1"]),
]


def options_without(left_out):
    """The options that leave out these parts."""
    names = [x for x in left_out if not x.startswith("--")]
    out = ["--without", ",".join(names)] if names else []
    return out + [word for x in left_out if x.startswith("--") for word in x.split()]


def run(script, options, extra):
    command = [sys.executable, os.path.join(HERE, script), *extra, "--", *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        print(done.stdout, end="")
        sys.exit(done.returncode)
    return done.stdout


def measure(options, args):
    """{set: strict F1}, and of the text with two blocks swapped."""
    extra = [x for name in ("stele", "gold") if getattr(args, name) for x in ("--" + name, getattr(args, name))]
    text = run("gold.py", options, extra + ["--jobs", str(args.jobs)])
    figures = {name: float(f1) for name, f1 in re.findall(r"^(\w+_\w+) +\d+ +([\d.]+)", text, re.M)}
    text = run("stress.py", options, extra + ["--case", SWAPPED])
    figures[SWAPPED] = float(re.search("^%s +[\\d.]+ +[\\d.]+ +([\\d.]+)" % SWAPPED, text, re.M)[1])
    return figures


def table_of(rows):
    sets = [name for name in rows[0][1] if name not in (BESIDE, SWAPPED)]
    heads = [name.split("_")[0] for name in sets] + ["mean", "swapped", "EN-EL"]
    lines = ["| | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]
    for name, figures in rows:
        cells = [figures[s] for s in sets]
        cells += [sum(cells) / len(cells), figures[SWAPPED], figures.get(BESIDE, float("nan"))]
        lines.append("| %s | %s |" % (name, " | ".join(("%.3f" % x).lstrip("0") for x in cells)))
    return "\n".join(lines) + "\n"


def tables(args):
    parts = [part for _, part in PARTS]
    added = [("Gale & Church (1993)", measure(["--method", "length"], args)),
             ("lengths, fitted to the document", measure(options_without(parts), args))]
    for k, (name, _) in enumerate(PARTS):
        added.append(("+ " + name, measure(options_without(parts[k + 1:]), args)))
    whole = added[-1] = (added[-1][0] + ": all", added[-1][1])
    left_out = [("all of `hybrid`", whole[1])]
    left_out += [("without " + name, measure(options_without([part]), args)) for name, part in PARTS]
    left_out += [(name, measure(options, args)) for name, options in OTHER_CHOICES]
    return {"added": table_of(added), "left out": table_of(left_out)}


def update(path, made):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    for name, table in made.items():
        inside = r"(?<=<!-- %s -->\n).*?(?=<!-- /%s -->)" % (name, name)
        text, n = re.subn(inside, lambda _: table, text, flags=re.S)
        if n != 1:
            sys.exit("%s: no place <!-- %s -->" % (path, name))
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stele")
    parser.add_argument("--gold")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--update")
    args = parser.parse_args()
    made = tables(args)
    print("\n".join(made.values()), end="")
    if args.update:
        update(args.update, made)


if __name__ == "__main__":
    main()
