#!/usr/bin/env python3
"""What is each part of method hybrid worth?

    bench/ablation.py [--stele PROGRAM] [--gold FOLDER] [--update FILE]

Aligns the gold sets (as bench/gold.py does, each document alone) with more and
more of the method, and prints strict F1 by set as a table; --update puts the
table into FILE between the lines <!-- ablation --> and <!-- /ablation -->.
Without gold data it says so and ends with 77.
"""
import argparse
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BARE = ["cognates", "model1", "paragraphs", "continuations", "open-ends"]

# Name of the row, what is left out, the widest bead, whether with the lexicon.
STEPS = [
    ("lengths, fitted to the document", 5, 2, False),
    ("+ cognates and numbers", 4, 2, False),
    ("+ base lexicon", 4, 2, True),
    ("+ Model 1", 3, 2, True),
    ("+ paragraphs", 2, 2, True),
    ("+ small letters", 1, 2, True),
    ("+ open ends", 0, 2, True),
    ("+ wide beads: all of it", 0, 4, True),
]


def options_of(step):
    _, n_without, widest, with_lexicon = step
    out = ["--max-bead", str(widest)]
    if n_without:
        out += ["--without", ",".join(BARE[-n_without:])]
    return out + ([] if with_lexicon else ["--no-lexicon"])


def measure(options, extra):
    """{set: strict F1} by bench/gold.py."""
    command = [sys.executable, os.path.join(HERE, "gold.py"), *extra, "--", *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        print(done.stdout, end="")
        sys.exit(done.returncode)
    rows = re.findall(r"^(\S+_\S+|mean of the sets) +\d* +([\d.]+)", done.stdout, re.M)
    return {name: float(f1) for name, f1 in rows}


def table_of(rows):
    sets = list(rows[0][1])
    heads = [name.split("_")[0] if "_" in name else "mean" for name in sets]
    lines = ["| | " + " | ".join(heads) + " |", "|---" * (len(sets) + 1) + "|"]
    for name, figures in rows:
        cells = (("%.3f" % figures[s]).lstrip("0") for s in sets)
        lines.append("| %s | %s |" % (name, " | ".join(cells)))
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stele")
    parser.add_argument("--gold")
    parser.add_argument("--update")
    args = parser.parse_args()
    extra = [x for name in ("stele", "gold") if getattr(args, name) for x in ("--" + name, getattr(args, name))]
    rows = [("Gale & Church (1993)", measure(["--method", "length"], extra))]
    rows += [(step[0], measure(options_of(step), extra)) for step in STEPS]
    table = table_of(rows)
    print(table, end="")
    if args.update:
        with open(args.update, encoding="utf-8") as f:
            text = f.read()
        text = re.sub(r"(?<=<!-- ablation -->\n).*(?=<!-- /ablation -->)", lambda _: table, text, flags=re.S)
        with open(args.update, "w", encoding="utf-8") as f:
            f.write(text)


if __name__ == "__main__":
    main()
