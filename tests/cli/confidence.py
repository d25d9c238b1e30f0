#!/usr/bin/env python3
"""Do the scores mean what docs/scores.md says, on the sample corpus?

    confidence.py STELE

- Two reports of one event, and two articles that have nothing in common, get
  next to no pairs of .5 or more: those of the first are its quotation and the
  first words of both pages, a pair of navigation lines.
- With every word replaced by random letters, as many, on one side or on both,
  no pair reaches .5: lengths alone never vouch for a pair.  Nor does any pair
  of two articles that have nothing to do with each other.
- The weights that come with Stele are what `stele fit --calibration` gives
  for a list, whatever the folder it is called from.
- The verdicts are those of index.tsv (where a paragraph is
  missing, any; comparable and unrelated are near each other), and
  "partial" for a text whose second half is another's.
- `stele score` scores a pair by nothing but the pair; --min-precision keeps
  the most pairs whose mean score is at least that.
- A translation keeps its scores: on average over .7.
"""
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
faults = []


def check(fact, *words):
    if not fact:
        faults.append(words)
        print("FAULT:", *words)


def pairs(stele, src, tgt):
    """(score, source, target) of each pair."""
    done = subprocess.run([stele, "align", "-q", "--allow-empty", "--no-header", "--columns",
                           "aligner_score,src_text,trg_text", src, tgt], check=True, stdout=subprocess.PIPE)
    rows = [line.split("\t") for line in done.stdout.decode("utf-8").splitlines()]
    return [(float(score), src_text, trg_text) for score, src_text, trg_text in rows]


def sample(name, lang):
    return os.path.join(SAMPLE, "%s.%s.txt" % (name, lang))


def random_words(text, rng):
    return re.sub(r"\w", lambda _: rng.choice("abcdefghijklmnopqrstuvwxyz"), text)


def sample_names():
    return sorted(name[:-len(".en.txt")] for name in os.listdir(SAMPLE) if name.endswith(".en.txt"))


def text_of(path):
    """The sample corpus has UTF-16 and windows-1252 too."""
    with open(path, "rb") as f:
        content = f.read()
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def check_random_words(stele, name, folder):
    highest = 0
    made = {}
    for lang in ("en", "fr"):
        made[lang] = os.path.join(folder, "%s.%s" % (name, lang))
        with open(made[lang], "w", encoding="utf-8") as out:
            out.write(random_words(text_of(sample(name, lang)), random.Random(name + lang)))
    for src, tgt in ((sample(name, "en"), made["fr"]), (made["en"], sample(name, "fr")), (made["en"], made["fr"])):
        highest = max([highest] + [row[0] for row in pairs(stele, src, tgt)])
    check(highest < .5, name, "with random words: a pair of", highest)
    return highest


def check_strangers(stele):
    """Each text beside the translation of another."""
    names = sample_names()
    for i, name in enumerate(names):
        other = names[(i + 5) % len(names)]
        for row in pairs(stele, sample(name, "en"), sample(other, "fr")):
            check(row[0] < .5, name, "beside", other, *row)


def check_fit(stele, folder):
    """Twice from two folders: the same weights, which can be loaded."""
    path = os.path.join(folder, "gold.tsv")
    with open(path, "w", encoding="utf-8") as f:
        f.write("set\tsrc\ttrg\tgold\n")
        for name in ("news-flood", "council", "travel", "story-ferry"):
            f.write("%s\t%s\t%s\t%s\n" % (name, os.path.join(SAMPLE, name + ".en.sents"), os.path.join(
                SAMPLE, name + ".fr.sents"), os.path.join(SAMPLE, name + ".beads")))
    weights = [subprocess.run([stele, "fit", "--calibration", path], check=True, cwd=cwd,
                              stdout=subprocess.PIPE).stdout for cwd in (folder, ROOT)]
    check(weights[0] == weights[1] and len(weights[0]) > 500, "two fits differ")
    out = os.path.join(folder, "weights.tsv")
    with open(out, "wb") as f:
        f.write(weights[0])
    score = [subprocess.run([stele, "align", "-q", "-f", "beads", sample("recut", "en"), sample("recut", "fr")] + more,
                            check=True, stdout=subprocess.PIPE).stdout for more in ([], ["--params", out])]
    check(score[0] != score[1], "--params changes nothing")


def verdict(stele, src, tgt):
    """What Stele says that the two texts are."""
    done = subprocess.run([stele, "align", "-q", "--min-score", "0", "--columns", "doc_verdict", "--no-header", src, tgt],
                          check=True, stdout=subprocess.PIPE)
    rows = done.stdout.decode("utf-8").split()
    return rows[0] if rows else "none"


def check_verdicts(stele, folder):
    """Those of index.tsv, a missing paragraph apart; and a half replaced."""
    with open(os.path.join(SAMPLE, "index.tsv"), encoding="utf-8") as f:
        kinds = [line.split("\t")[:3:2] for line in f.read().splitlines()[1:]]
    for name, kind in kinds:
        got = verdict(stele, sample(name, "en"), sample(name, "fr"))
        check(got == kind or name == "missing-par" or {got, kind} <= {"comparable", "unrelated"}, name, "is called", got)
    with open(sample("travel", "fr"), encoding="utf-8") as f, open(sample("council", "fr"), encoding="utf-8") as g:
        ours, theirs = f.read().splitlines(), g.read().splitlines()
    path = os.path.join(folder, "half")
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(ours[:len(ours) // 2] + theirs[len(theirs) // 2:]) + "\n")
    got = verdict(stele, sample("travel", "en"), path)
    check(got == "partial", "with its second half replaced, travel is called", got)


def check_alone(stele, folder):
    """`stele score` knows pairs from strangers, whatever stands beside them."""
    right = pairs(stele, sample("council", "en"), sample("council", "fr"))
    lines = ["%s\t%s\n" % (row[1], row[2]) for row in right]
    wrong = ["%s\t%s\n" % (row[1], right[(k + 7) % len(right)][2]) for k, row in enumerate(right)]

    def scores(body):
        path = os.path.join(folder, "pairs.tsv")
        with open(path, "w", encoding="utf-8") as f:
            f.write("src\ttrg\n" + "".join(body))
        done = subprocess.run([stele, "score", "-q", "--flags", "none", "--src-lang", "en", "--trg-lang", "fr",
                               path], check=True,
                              stdout=subprocess.PIPE)
        rows = done.stdout.decode("utf-8").splitlines()[1:]
        check([row.rsplit("\t", 1)[0] + "\n" for row in rows] == body, "stele score changes its lines")
        return [float(row.rsplit("\t", 1)[1]) for row in rows]

    good, bad = scores(lines), scores(wrong)
    above = sum((g > b) + (g == b) / 2 for g in good for b in bad) / len(good) / len(bad)
    check(above > .95, "stele score: a pair is above a stranger with", above)
    check(scores(wrong + lines) == bad + good, "stele score depends on what else is there")
    check(scores(lines[::-1]) == good[::-1], "stele score depends on the order")


def check_precision(stele):
    """The mean of what --min-precision keeps is at least that, of all it is not."""
    done = subprocess.run([stele, "align", "-q", "--no-header", "--columns", "aligner_score", "--min-precision", ".99",
                           sample("story-ferry", "en"), sample("story-ferry", "fr")], check=True, stdout=subprocess.PIPE)
    kept = [float(line) for line in done.stdout.split()]
    every = sorted((row[0] for row in pairs(stele, sample("story-ferry", "en"), sample("story-ferry", "fr"))), reverse=True)
    check(kept and sum(kept) / len(kept) >= .99 - 1e-4, "--min-precision: a mean of", sum(kept) / max(len(kept), 1))
    more = every[:len(kept) + 1]
    check(sum(more) / len(more) < .99, "--min-precision keeps too few:", len(kept), "of", len(every))


def main(stele):
    comparable = [row for row in pairs(stele, sample("comparable", "en"), sample("comparable", "fr")) if row[0] >= .5]
    check(len(comparable) <= 3, "comparable:", len(comparable), "pairs of .5 or more")
    for row in comparable:
        check(row[1].startswith(("“No one will", "“This roof", "Home |")), "comparable: a wrong pair:", *row)
    unrelated = [row for row in pairs(stele, sample("unrelated", "en"), sample("unrelated", "fr")) if row[0] >= .5]
    check(not unrelated, "unrelated: pairs of .5 or more:", *unrelated)
    with tempfile.TemporaryDirectory() as folder:
        for name in sample_names():
            highest = check_random_words(stele, name, folder)
            print("%-16s with random words at most %.4f" % (name, highest))
        check_strangers(stele)
        for name in ("news-flood", "press-release", "council", "travel", "annual-report", "story-ferry", "recut"):
            scores = [row[0] for row in pairs(stele, sample(name, "en"), sample(name, "fr"))]
            mean = sum(scores) / len(scores)
            check(mean > .7, name, "mean score", mean)
            print("%-16s mean score %.2f" % (name, mean))
        check_fit(stele, folder)
        check_verdicts(stele, folder)
        check_alone(stele, folder)
    check_precision(stele)
    print("%d faults" % len(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
