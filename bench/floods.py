#!/usr/bin/env python3
"""What do texts cost that were made to cost much?

    bench/floods.py [--stele PROGRAM] [--lines N] [--draws N] [--kind KIND ...] [OPTION ...]

Makes pairs of texts of N lines (12,000) and aligns each with `stele align
--presegmented`.  Prints, for each kind, the worst and the median of the draws:
processor seconds, and MB at the peak beside the bound that every input keeps:
32 MB, 8 KB a line of a side, 40 bytes for each byte of text.  Ends with 1 when
a draw is above it.  Kinds:

    single      one made-up word a line: nothing in common but chance
    foreign     twelve made-up words a line
    repeated    one line again and again; uneven: half as often on one side
    figures     the same numbers in another order; mirrored: in opposite order
    shuffled    sentences translated word by word, lines in a random order
    pieces      the same in pieces of 100 lines; ordered: in order
    periodic    ten sentences in turn, five later on the other side

What this script does not know goes to `stele align`.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def made_up(rng, least, most):
    return "".join(rng.choices(LETTERS, k=rng.randint(least, most)))


def single(rng, n):
    k = rng.randint(5, 9)
    return ([made_up(rng, k, k) for _ in range(n)] for _ in range(2))


def foreign(rng, n):
    return ([" ".join(made_up(rng, 3, 9) for _ in range(12)) for _ in range(n)] for _ in range(2))


def repeated(rng, n):
    return ["The bell rings once more."] * n, ["La cloche sonne encore."] * n


def uneven(rng, n):
    src, tgt = repeated(rng, n)
    return src, tgt[: n // 2]


def figures(rng, n):
    src = [str(200000 + k) for k in range(n)]
    return src, rng.sample(src, n)


def mirrored(rng, n):
    src = [str(200000 + k) for k in range(n)]
    return src, src[::-1]


def translated(rng, n):
    words = [(made_up(rng, 3, 9), made_up(rng, 3, 9)) for _ in range(20000)]
    rows = [rng.choices(words, k=rng.randint(5, 20)) for _ in range(n)]
    return [[" ".join(word[side] for word in row) + "." for row in rows] for side in (0, 1)]


def in_pieces(size):
    def make(rng, n):
        src, tgt = translated(rng, n)
        pieces = [tgt[k:k + size] for k in range(0, n, size)]
        rng.shuffle(pieces)
        return src, [line for piece in pieces for line in piece]
    return make


def periodic(rng, n):
    src, tgt = translated(rng, 10)
    return [src[k % 10] for k in range(n)], [tgt[(k + 5) % 10] for k in range(n)]


KINDS = {"single": single, "foreign": foreign, "repeated": repeated, "uneven": uneven, "figures": figures,
         "mirrored": mirrored, "shuffled": in_pieces(1), "pieces": in_pieces(100), "ordered": translated,
         "periodic": periodic}


def cost(stele, folder, sides, options):
    """Processor seconds, MB at the peak, and the bound in MB."""
    paths, n_bytes = [], 0
    for name, lines in zip(("src", "tgt"), sides):
        paths.append(os.path.join(folder, name))
        with open(paths[-1], "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")
        n_bytes += os.path.getsize(paths[-1])
        n_lines = len(lines) if name == "src" else max(n_lines, len(lines))
    child = subprocess.Popen([stele, "align", "-q", "--presegmented", *paths, "--allow-empty", "-o",
                              os.path.join(folder, "out.tsv"), *options])
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"stele ended with {child.returncode}")
    bound = 32 + n_lines * 8 / 1024 + n_bytes * 40 / 2**20
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, bound


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--lines", type=int, default=12000)
    parser.add_argument("--draws", type=int, default=10)
    parser.add_argument("--kind", action="append", choices=KINDS)
    options, rest = parser.parse_known_args()
    above = 0
    print("kind       draws   worst s  median s   worst MB  median MB   bound MB")
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kind or KINDS:
            drawn = []
            for seed in range(options.draws):
                rng = random.Random(seed)
                drawn.append(cost(options.stele, folder, KINDS[kind](rng, options.lines), rest))
            middle = len(drawn) // 2
            seconds, peaks, bounds = ([row[k] for row in drawn] for k in range(3))
            above += sum(peak > bound for peak, bound in zip(peaks, bounds))
            print(f"{kind:10} {len(drawn):5} {max(seconds):9.2f} {sorted(seconds)[middle]:9.2f} {max(peaks):10.0f} "
                  f"{sorted(peaks)[middle]:10.0f} {min(bounds):10.0f}", flush=True)
    print(f"{above} draws above the bound")
    return above > 0


if __name__ == "__main__":
    sys.exit(main())
