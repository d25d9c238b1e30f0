#!/usr/bin/env python3
"""Can the scores be believed on texts that they were not fitted to?

    bench/confidence.py [--stele PROGRAM] [--gold FOLDER] [--jobs N] [--set NAME ...]
    bench/confidence.py --shipped data/calibration.tsv

Without --shipped: for each gold set the weights are fitted to all the other
sets and the sample corpus (`stele fit --calibration`), and its documents are
aligned and scored with them; hansard_enfr and synth_omit_enfr, which hold the
same text, are left out together.  Prints for each set the calibration error
(ECE), Brier's score and the area under the ROC curve, strict and lax, and the
same over all sets.

With --shipped FILE: fits the weights that come with Stele, to the sets whose
licence allows it (see data/SOURCES.md), and writes them to FILE.

Without gold data it says so and ends with 77, which ctest counts as skipped.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.environ.get("STELE_SHARED", os.path.join(ROOT, "..", "shared"))
sys.path.insert(0, os.path.join(ROOT, "bench"))
from gold import presegmented  # noqa: E402

SHIPPED = ["sample", "baf_excerpt_enfr", "laws_enfr", "maligna_hand", "transread_enfr"]
SAME_TEXT = {"hansard_enfr", "synth_omit_enfr"}
HEADER = """\
# Weights of Stele's scores, made by bench/confidence.py --shipped.
# Sources and licences: data/SOURCES.md.  Licence: GPL-3.0-or-later.
"""


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--gold", default=os.path.join(SHARED, "gold", "align"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--set", action="append", help="only this set (repeatable)")
    parser.add_argument("--shipped", metavar="FILE", help="fit what comes with Stele")
    return parser.parse_args()


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def gold_entries(gold, folder):
    """(set, name, src, tgt, beads) of each document; the texts presegmented."""
    for name in sorted(os.listdir(gold)):
        for f in sorted(os.listdir(os.path.join(gold, name))):
            if not f.endswith(".src"):
                continue
            base = os.path.join(gold, name, f[:-4])
            paragraphs = os.path.exists(base + ".src.par") and os.path.exists(base + ".tgt.par")
            out = os.path.join(folder, name + "." + f[:-4])
            yield (name, f[:-4], write(out + ".src", presegmented(base, ".src", paragraphs)),
                   write(out + ".tgt", presegmented(base, ".tgt", paragraphs)), base + ".gold")


def sample_entries():
    sample = os.path.join(ROOT, "data", "sample")
    with open(os.path.join(sample, "index.tsv"), encoding="utf-8") as f:
        for line in f.read().splitlines()[1:]:
            base = os.path.join(sample, line.split("\t")[0])
            yield ("sample", os.path.basename(base), base + ".en.sents", base + ".fr.sents", base + ".beads")


def write_list(path, entries):
    return write(path, "set\tsrc\ttrg\tgold\n" + "".join(
        "%s\t%s\t%s\t%s\n" % (e[0], e[2], e[3], e[4]) for e in entries))


def run(command):
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit("%s: %s" % (" ".join(command), done.stderr.strip()))


def fit(stele, folder, tag, entries):
    weights = os.path.join(folder, tag + ".weights")
    run([stele, "fit", "--calibration", write_list(os.path.join(folder, tag + ".list"), entries), "-o", weights])
    return weights


def judge(stele, folder, weights, entries, scorer):
    docs = []
    for name, doc, src, tgt, beads in entries:
        got = os.path.join(folder, name + "." + doc + ".beads")
        run([stele, "align", "-q", "--allow-empty", "--presegmented", "--params", weights, src, tgt, "-o", got])
        docs.append(scorer.score_document(scorer.read_beads(beads), scorer.read_beads(got)))
    return docs


def line_of(name, docs, scorer):
    scored = [x for d in docs for x in d["scored"]]
    lax = [x for d in docs for x in d["scored_lax"]]
    ece, brier = scorer.calibration(scored)[:2]
    right = sum(r for _, r in scored) / max(len(scored), 1)
    mean = sum(s for s, _ in scored) / max(len(scored), 1)
    print("%-20s %6d  %.4f  %.4f  %.4f  %.4f  %.4f  %.4f" % (
        name, len(scored), right, mean, ece, brier, scorer.auc(scored), scorer.auc(lax)), flush=True)


def main():
    options = parse()
    if not os.path.isdir(options.gold):
        print("no gold data in %s; skipped" % options.gold)
        sys.exit(77)
    sys.path.insert(0, os.path.join(SHARED, "eval"))
    import score_align as scorer
    with tempfile.TemporaryDirectory() as folder:
        entries = list(gold_entries(options.gold, folder)) + list(sample_entries())
        if options.shipped:
            weights = fit(options.stele, folder, "shipped", [e for e in entries if e[0] in SHIPPED])
            with open(weights, encoding="utf-8") as f:
                write(options.shipped, HEADER + f.read())
            return
        sets = options.set or sorted({e[0] for e in entries})

        def left_out(name):
            out = SAME_TEXT if name in SAME_TEXT else {name}
            weights = fit(options.stele, folder, name, [e for e in entries if e[0] not in out])
            return judge(options.stele, folder, weights, [e for e in entries if e[0] == name], scorer)

        print("%-20s %6s  right   score   ECE     Brier   AUC     AUClax" % ("set left out", "beads"))
        with ThreadPoolExecutor(options.jobs) as pool:
            judged = list(pool.map(left_out, sets))
        for name, docs in zip(sets, judged):
            line_of(name, docs, scorer)
        line_of("all", [d for docs in judged for d in docs], scorer)


if __name__ == "__main__":
    main()
