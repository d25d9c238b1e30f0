#!/usr/bin/env python3
"""Long stretches cut from a document are found.

    cuts.py STELE

Two made-up languages translate each other word by word, with words left out
and in another order; one sentence in five has a number, which is the same in
both.  300 sentences are taken from the middle of a target of 2,000, then 3,000
from one of 8,000: 99 of 100 beads must still be right, and what was cut must
come out as omissions.
"""
import os
import random
import re
import subprocess
import sys
import tempfile


def new_words(rng, n, letters):
    words = set()
    while len(words) < n:
        words.add("".join(rng.choice(letters) for _ in range(rng.randint(3, 10))))
    return sorted(words)


def make_texts(rng, n_sents):
    source_words = new_words(rng, 3000, "abcdefghij")
    target_words = new_words(rng, 3000, "klmnopqrst")
    rng.shuffle(target_words)
    source, target = [], []
    for _ in range(n_sents):
        # Few words are frequent, most are rare, as in any language.
        picks = [int(3000 * rng.random() ** 3) for _ in range(rng.randint(4, 25))]
        number = [str(rng.randrange(10000))] if rng.random() < 0.2 else []
        source.append(" ".join([source_words[k] for k in picks] + number))
        kept = [k for k in picks if rng.random() > 0.15] or picks[:1]
        rng.shuffle(kept)
        target.append(" ".join(number + [target_words[k] for k in kept]))
    return source, target


def write(folder, name, lines):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")
    return path


def beads_of(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            sides = re.match(r"\[([^]]*)\]:\[([^]]*)\]", line).groups()
            yield tuple(tuple(int(k) for k in s.split(",") if s) for s in sides)


def check_cut(stele, folder, n_sents, n_cut):
    source, target = make_texts(random.Random(n_sents), n_sents)
    first = (n_sents - n_cut) // 2
    target = target[:first] + target[first + n_cut:]
    wanted = {((i,), (i if i < first else i - n_cut,)) for i in range(n_sents)
              if not first <= i < first + n_cut}
    out = os.path.join(folder, "cut.beads")
    subprocess.run([stele, "align", "-q", "--presegmented", write(folder, "a", source),
                    write(folder, "b", target), "-o", out], check=True)
    got = [b for b in beads_of(out) if b[0] and b[1]]
    n_right = sum(b in wanted for b in got)
    f1 = 2 * n_right / (len(got) + len(wanted))
    print("%d of %d cut: F1 %.4f" % (n_cut, n_sents, f1))
    return f1 >= 0.99


def main(stele):
    with tempfile.TemporaryDirectory() as folder:
        good = [check_cut(stele, folder, 2000, 300), check_cut(stele, folder, 8000, 3000)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
