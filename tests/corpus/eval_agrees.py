#!/usr/bin/env python3
"""Does `stele eval` agree with the scorer that others use, to the last digit?

    eval_agrees.py STELE

Both score perturbed copies of the gold beads of $STELE_SHARED (../shared), one
document and all together.  Skipped (77) where those are absent.
"""
import os
import random
import subprocess
import sys
import tempfile
from ast import literal_eval

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("STELE_SHARED", os.path.join(ROOT, "..", "shared"))
SCORER = os.path.join(SHARED, "eval", "score_align.py")


def find_gold():
    top = os.path.join(SHARED, "gold", "align")
    return sorted(os.path.join(where, name) for where, _, names in os.walk(top) for name in names
                  if name.endswith(".gold"))


def read_beads(path):
    with open(path, encoding="utf-8") as f:
        return [[literal_eval(part) for part in line.split(":")[:2]] for line in f if line.strip()]


def perturbed(beads, rng):
    """Beads joined, cut, shifted, left out, repeated and swapped."""
    out, i = [], 0
    while i < len(beads):
        src, tgt = beads[i]
        kind = rng.random()
        if kind < .06 and i + 1 < len(beads):
            i += 1
            out.append([src + beads[i][0], tgt + beads[i][1]])
        elif kind < .12 and src and tgt:
            out += [[src[:1], tgt[:1]], [src[1:], tgt[1:]]]
        elif kind < .16:
            out += [[src, []], [[], tgt]]
        elif kind < .20:
            out.append([src, [number + 1 for number in tgt]])
        elif kind < .22:
            pass
        elif kind < .24:
            out += [[src, tgt], [src, tgt]]
        elif kind < .26:
            out.append([src[::-1], tgt])
        else:
            out.append([src, tgt])
        i += 1
    if rng.random() < .3:
        rng.shuffle(out)
    return out


def score_text(how, right, rng):
    score = min(1, max(0, rng.gauss(.85 if right else .5, .25)))
    if how == "four decimals":
        return ":%.4f" % score
    if how == "every digit":
        return ":%r" % score
    if how == "tenths":
        return ":%.1f" % score
    if how == "some":
        return rng.choice(["", ":", ":%.4f" % score, ":%.2e" % score])
    return ""


def write_beads(path, beads, gold, how, rng):
    known = {(tuple(src), tuple(tgt)) for src, tgt in gold}
    with open(path, "w", encoding="utf-8") as f:
        for src, tgt in beads:
            f.write("%s:%s%s\n" % (src, tgt, score_text(how, (tuple(src), tuple(tgt)) in known, rng)))


def scored(args):
    return subprocess.run(args, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def compare(stele, pairs, what):
    """Both in their order of arguments; returns whether they agree."""
    want = scored([sys.executable, SCORER] + [path for gold, got in pairs for path in (gold, got)])
    got = scored([stele, "eval", "--brief"] + [path for gold, got in pairs for path in (got, gold)])
    if got == want:
        return True
    print("FAILED: " + what)
    for one, other in zip(want.splitlines(), got.splitlines()):
        if one != other:
            print("  scorer %s\n  stele  %s" % (one, other))
    return False


def main(stele):
    if not os.path.exists(SCORER):
        print("SKIP: no gold data, no " + SCORER)
        return 77
    rng = random.Random(20260101)
    golds = find_gold()
    n_failed = n_compared = 0
    with tempfile.TemporaryDirectory() as folder:
        for how in ("none", "four decimals", "every digit", "tenths", "some"):
            pairs = []
            for i, gold in enumerate(golds):
                beads = read_beads(gold)
                got = os.path.join(folder, "%s-%d" % (how.replace(" ", "-"), i))
                write_beads(got, perturbed(beads, rng), beads, how, rng)
                pairs.append((gold, got))
            for pair in rng.sample(pairs, 6):
                n_failed += not compare(stele, [pair], "%s, %s" % (how, pair[0]))
            n_failed += not compare(stele, pairs, "%s, all documents" % how)
            n_compared += 7
        n_failed += not compare(stele, [(gold, gold) for gold in golds], "gold against itself")
    print("%d documents, %d comparisons, %d differ" % (len(golds), n_compared + 1, n_failed))
    return 1 if n_failed or not golds else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
