#!/usr/bin/env python3
"""Figures of `stele report` and `stele stats` of the same pairs are the same.

    report_agrees.py STELE

Also: a report of articles and one of their TSV have the same expected errors,
its page does not depend on threads or locale, and its time is at most three
times that of stats (of user time, with room for a busy machine).
"""
import json
import os
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
MANIFEST = os.path.join(SAMPLE, "manifest.tsv")
COPIES = 40


def run(*args, **kwargs):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(args, check=True, stderr=subprocess.DEVNULL, **kwargs)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def main(stele):
    faults = []

    def expect(got, want, what):
        if got != want:
            faults.append("%s: %s is not %s" % (what, got, want))

    with tempfile.TemporaryDirectory() as folder:
        path = {x: os.path.join(folder, x) for x in
                ("pairs.tsv", "r.json", "a.json", "s.json", "big.tsv", "big.json", "1.html", "2.html")}
        run(stele, "batch", "-q", MANIFEST, "-o", path["pairs.tsv"], "--columns", "full")
        run(stele, "report", "-q", path["pairs.tsv"], "-o", path["r.json"])
        run(stele, "report", "-q", "--manifest", MANIFEST, "-o", path["a.json"])
        run(stele, "stats", "-q", "--json", path["pairs.tsv"], "-o", path["s.json"])
        report, whole, stats = load(path["r.json"])["totals"], load(path["a.json"])["totals"], load(path["s.json"])
        expect(report["pairs"], stats["pairs"], "pairs")
        expect(report["expected_wrong"]["n"], stats["scores"]["expected_wrong"], "expected wrong")
        expect(report["expected_wrong"], whole["expected_wrong"], "expected wrong of the articles")
        expect(report["beads"], stats["beads"], "beads")
        expect(report["pairs"] - report["duplicates"], stats["different_pairs"], "different pairs")
        expect(report["length_ratio"]["median"], stats["length_ratio"], "length ratio")
        for side, key in (("src", "src"), ("trg", "trg")):
            expect(report["sentences"][side], stats[key]["sentences"], "sentences " + side)
            expect(report["characters"][side], stats[key]["characters"], "characters " + side)
            expect(report["words_median"][side], stats[key]["words_median"], "median words " + side)
            expect(report["words_p95"][side], stats[key]["words_95"], "words of 95 % " + side)
        for page, locale in (("1.html", "C.UTF-8"), ("2.html", "fr_FR.UTF-8")):
            run(stele, "report", "-q", "--manifest", MANIFEST, "-o", path[page], env=dict(os.environ, LC_ALL=locale))
        with open(path["1.html"], "rb") as one, open(path["2.html"], "rb") as two:
            expect(one.read() == two.read(), True, "the same page in another locale")

        with open(path["pairs.tsv"], encoding="utf-8") as f:
            head, *lines = f.read().splitlines()
        with open(path["big.tsv"], "w", encoding="utf-8") as f:
            f.write(head + "\n" + "\n".join(x for _ in range(COPIES) for x in lines) + "\n")
        t_stats = min(run(stele, "stats", "-q", path["big.tsv"], "-o", os.devnull) for _ in range(3))
        t_report = min(run(stele, "report", "-q", path["big.tsv"], "-o", path["big.json"]) for _ in range(3))
        print("%d pairs: report %.2f s, stats %.2f s of user time" % (COPIES * len(lines), t_report, t_stats))
        if t_report > 3 * t_stats + .2:
            faults.append("the report takes %.1f times as long as stats" % (t_report / t_stats))
    print("\n".join(faults + ["%d faults" % len(faults)]))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
