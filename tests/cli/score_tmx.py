#!/usr/bin/env python3
"""What `stele score` makes of a TMX.

    score_tmx.py STELE

Of every pair of the sample corpus, in all its formats: the scores are those of
the same pairs as TSV, and nothing else of the memory has changed.  A memory of
30 MB takes no more of the machine's memory than one of 4 MB: the first 2 MB are
looked through for the languages.
"""
import os
import re
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
SCORE = re.compile(r'(?<=<prop type="score-aligner">)[0-9.]+(?=</prop>)')
FLAGS = re.compile(r"\s*<prop type=\"x-flags\">([^<]*)</prop>")
MOST_MORE_KIB = 8 << 10
LANGS = ["--src-lang", "en", "--trg-lang", "fr"]


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return f.read()


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(text)


def run(*args):
    done = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode != 0 or "Sanitizer" in said:
        sys.exit("%s: exit %d: %s" % (args, done.returncode, said))


def check_pair(stele, name, folder):
    tmx, tsv = (os.path.join(folder, name + ending) for ending in (".tmx", ".tsv"))
    run(stele, "align", "-q", "--allow-empty", *LANGS, "-o", tmx, "-o", tsv,
        *(os.path.join(SAMPLE, "%s.%s.txt" % (name, lang)) for lang in ("en", "fr")))
    for path in tmx, tsv:
        run(stele, "score", "-q", *LANGS, "-o", path + ".out" + path[-4:], path)
    scores = [line.split("\t")[-1] for line in read(tsv + ".out.tsv").splitlines()[1:]]
    before, after = read(tmx), read(tmx + ".out.tmx")
    if SCORE.findall(after) != scores:
        sys.exit(name + ": the scores are not those of the TSV")
    flags = [line.split("\t")[8] for line in read(tsv + ".out.tsv").splitlines()[1:]]
    if FLAGS.findall(after) != [x for x in flags if x != "-"]:
        sys.exit(name + ": the flags are not those of the TSV")
    if FLAGS.sub("", SCORE.sub("", after)) != FLAGS.sub("", SCORE.sub("", before)):
        sys.exit(name + ": more than scores and flags has changed")
    return len(scores)


def most_kib(stele, path):
    """What scoring takes: of a child that nothing else is a child of."""
    pid = os.fork()
    if pid == 0:
        run(stele, "score", "-q", *LANGS, "-o", os.devnull, path)
        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        write(path + ".kib", str(used))
        os._exit(0)
    if os.waitpid(pid, 0)[1] != 0:
        sys.exit("scoring failed")
    return int(read(path + ".kib"))


def check_memory(stele, folder):
    text = read(os.path.join(folder, "travel.tmx"))
    begin, end = text.index("  <tu "), text.index(" </body>")
    sizes = {}
    for n_bytes in 4 << 20, 30 << 20:
        path = os.path.join(folder, "%d.tmx" % n_bytes)
        write(path, text[:begin] + text[begin:end] * (n_bytes // (end - begin)) + text[end:])
        sizes[n_bytes] = most_kib(stele, path)
    small, large = sizes.values()
    print("4 MiB takes %d KiB, 30 MiB %d KiB" % (small, large))
    if large > small + MOST_MORE_KIB:
        sys.exit("memory grows with the file")


def main(stele):
    with open(stele, "rb") as f:
        sanitized = b"__asan_init" in f.read() # which keeps what is freed
    names = sorted(name[:-len(".en.txt")] for name in os.listdir(SAMPLE) if name.endswith(".en.txt"))
    with tempfile.TemporaryDirectory() as folder:
        n = sum(check_pair(stele, name, folder) for name in names)
        print("%d pairs, the scores of the TSV" % n)
        if n < 500:
            sys.exit("too few pairs")
        if not sanitized:
            check_memory(stele, folder)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
