#!/usr/bin/env python3
"""Do the documents, the data and the code give the same numbers?

    facts.py [ROOT]

FACTS names each number that stands in more than one place: where its truth is,
and the documents that quote it, each by a pattern.  A quote must be the truth,
rounded as far as it is written ("78,000" for 78,259, ".97" for .968), and each
pattern must be found, so that a reworded sentence cannot slip out of the test.
"""
import csv
import functools
import glob
import os
import re
import sys

ROOT = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else \
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "nineteen": 19}
UNITS = {"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}
FOLDERS = ("base", "tokenize", "aligner", "io", "document", "batch", "corpus", "training", "lib", "cli")


@functools.lru_cache(None)
def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return f.read()


@functools.lru_cache(None)
def sources():
    """The code without its comments, by file."""
    paths = [f for folder in FOLDERS for f in
             sorted(glob.glob(os.path.join(ROOT, folder, "**", "*.[ch]"), recursive=True))]
    return {os.path.relpath(f, ROOT): re.sub(r"/\*.*?\*/", " ", read(f), flags=re.S) for f in paths}


# ---- numbers as documents write them

def value(text):
    """78,000; .968; 2^16; 16 MiB; nineteen."""
    text = text.strip().replace(",", "").replace("\u00a0", " ")
    if text.lower() in WORDS:
        return float(WORDS[text.lower()])
    if "^" in text:
        base, power = text.split("^")
        return float(base) ** float(power)
    number, _, unit = text.partition(" ")
    return float(number) * UNITS.get(unit, 1)


def tolerance(text):
    """Half a unit of the last digit that is written."""
    digits = text.split()[0].replace(",", "") if text.strip() else ""
    if "." in digits:
        return 0.5 * 10 ** -len(digits.split(".")[1])
    zeros = len(digits) - len(digits.rstrip("0")) if digits.isdigit() and len(digits) > 2 else 0
    return 0.5 * 10 ** zeros


def agrees(truth, text):
    return abs(truth - value(text)) <= tolerance(text) * (1 + 1e-9)


# ---- where truths come from

def code(name, path=""):
    """The value of a constant of the code; `path` is a part of its file's."""
    pattern = re.compile(r"(?:#define %s |(?<![\w])%s = )([^,;}\n]+)" % (re.escape(name), re.escape(name)))
    found = [x for file, text in sources().items() if path in file for x in pattern.findall(text)]
    values = {eval_c(x) for x in found} - {None}
    if len(values) != 1:
        raise LookupError("%s has %d values in the code: name it, or its file, anew" % (name, len(values)))
    return values.pop()


def eval_c(text):
    text = text.replace("(size_t)", "").strip().strip("()")
    shift = re.fullmatch(r"(\d+)[uUlL]* *<< *(\d+)", text)
    if shift:
        return float(int(shift[1]) << int(shift[2]))
    number = re.fullmatch(r"(\d*\.?\d+(?:e-?\d+)?)[fFuUlL]*", text)
    return float(number[1]) if number else None


def cell(document, row, column):
    """The number in a table: its row begins with `row`, columns count from 1."""
    rows = [x for x in read(document).split("\n") if x.startswith("| %s |" % row)]
    if len(rows) != 1:
        raise LookupError("%s has %d rows | %s |" % (document, len(rows), row))
    return value(re.sub(r"[*`]", "", rows[0].split("|")[column + 1]).strip())


def found(document, pattern):
    match = re.search(pattern, read(document))
    if not match:
        raise LookupError("%s: nothing like %s" % (document, pattern))
    return value(match[1])


def table_rows(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return sum(1 for row in csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if row and row[0][:1] != "#")


# ---- the facts

ALGORITHM, BENCH, CLUSTER = "docs/algorithm.md", "bench/README.md", "docs/cluster.md"
LEXICONS, SCORES, MANUAL, CHANGES = "docs/lexicons.md", "docs/scores.md", "docs/stele.1", "CHANGELOG.md"
SOURCES, README, SAMPLE = "data/SOURCES.md", "README.md", "data/sample/README.md"
N = r"([\d,.]*\d)"
ALL, NO_LEXICON, CLASSIC = r"\+ moved text: all", "without base lexicon", r"Gale & Church \(1993\)"
SETS = ["baf", "hansard", "laws", "maligna", "progit", "synth", "textberg", "transread", "mean"]


def quoted_cell(row, column):
    """The pattern of a table's cell."""
    return r"(?m)^\| %s \|(?:[^|\n]*\|){%d} *\**%s\** *\|" % (row, column - 1, N)


def limit(text):
    """The pattern of a limit of the man page."""
    return r"(?s)\.Sh LIMITS.*?" + text


FACTS = [
    ("pairs of the built-in lexicon", lambda: table_rows("data/lexicon.en-fr.tsv"), [
        (LEXICONS, N + r" pairs of word\s+forms"), (SOURCES, N + r" pairs of word\s+forms"),
        (CHANGES, N + r"\s+pairs of word\s+forms")]),
    ("pairs of the sample corpus", lambda: table_rows("data/sample/index.tsv") - 1, [
        (SAMPLE, r"(\w+) English-French article pairs"), (CHANGES, r"corpus of (\w+) English-French")]),
    ("weights of the splitter", lambda: 2 ** code("SPLIT_BITS"), [
        ("docs/splitter.md", r"into (2\^\d+) weights"), (SOURCES, N + r" eight-bit weights")]),
    ("version", lambda: found("CMakeLists.txt", r"VERSION 0\.(\d+\.\d+)"), [(CHANGES, r"## 0\.(\d+\.\d+)")]),

    # accuracy
    *[("hybrid, %s: added and left out" % name, lambda k=k: cell(ALGORITHM, "+ moved text: all", k + 1),
       [(ALGORITHM, quoted_cell("all of `hybrid`", k + 1))]) for k, name in enumerate(SETS)],
    *[("method length, %s" % name, lambda k=k: cell(ALGORITHM, "Gale & Church (1993)", k + 1),
       [(ALGORITHM, quoted_cell("published parameters", k + 1))]) for k, name in enumerate(SETS)],
    ("novels, own lexicon", lambda: found(LEXICONS, r"\| the program's own \| \**" + N), [
         (ALGORITHM, quoted_cell(ALL, 8)), (SOURCES, quoted_cell("this one", 1))]),
    ("novels, no lexicon", lambda: found(LEXICONS, r"\| none \| " + N), [
        (ALGORITHM, quoted_cell(NO_LEXICON, 8)), (SOURCES, quoted_cell("none", 1))]),
    ("baf, own lexicon", lambda: found(LEXICONS, r"\| the program's own \| [^|]*\| " + N), [
        (ALGORITHM, quoted_cell(ALL, 1)), (SOURCES, quoted_cell("this one", 2))]),
    ("mean, own lexicon", lambda: found(LEXICONS, r"\| the program's own \| [^|]*\| [^|]*\| \**" + N), [
        (ALGORITHM, quoted_cell(ALL, 9))]),
    ("progit, own lexicon", lambda: cell(ALGORITHM, "+ moved text: all", 5), [(SOURCES, quoted_cell("this one", 3))]),
    ("hansard, own lexicon", lambda: cell(ALGORITHM, "+ moved text: all", 2), [(SOURCES, quoted_cell("this one", 4))]),
    ("laws, own lexicon", lambda: cell(ALGORITHM, "+ moved text: all", 3), [(SOURCES, quoted_cell("this one", 5))]),
    ("two blocks swapped", lambda: cell(BENCH, "two blocks of a tenth swapped", 1), [(ALGORITHM, quoted_cell(ALL, 10))]),
    ("paragraphs left out, right paragraph", lambda: found(ALGORITHM, r"miss rate of\s+each word " + N), [
        (BENCH, r"three documents each \| [^|]*\| " + N)]),
    ("calibration error of all sets", lambda: cell(SCORES, "all of these", 3), [
        (CHANGES, r"all\s+gold\s+sets\s+fell\s+from\s+\.022\s+to\s+" + N)]),
    ("calibration error of novels", lambda: cell(SCORES, "five novels", 3), [
        (CHANGES, r"for\s+novels\s+from\s+\.067\s+to\s+" + N)]),
    ("c by stele fit", lambda: found(MANUAL, r"\nc\t" + N), [(ALGORITHM, r"finds c " + N)]),
    ("s2 by stele fit", lambda: found(MANUAL, r"\ns2\t" + N), [
        (ALGORITHM, r"finds\s+c\s+[\d.]+\s+and\s+s2\s+(\d\.\d+)"), (ALGORITHM, r"1\.12; weighted " + N)]),

    # speed
    ("article pairs measured", lambda: found(BENCH, r"are for\s+" + N + r"\s+article\s+pairs"), [
        (CLUSTER, r"measured with `bench/` on " + N + r"\s+article\s+pairs"), (SCORES, r"Of " + N + r" true pairs")]),
    ("MB measured", lambda: found(BENCH, r"\(" + N + r" MB\) on two"), [(CLUSTER, r"\(" + N + r" MB, 6 KB")]),
    ("MB/s, hybrid", lambda: 19.4 / 2.42, [
        (BENCH, r"`hybrid` 2\.42 s with one\s+thread\s+\(" + N), (CLUSTER, r"\| [^|]*\| " + N + r" MB, [\d,]+ pairs \|\n")]),
    ("MB/s, length", lambda: 19.4 / 0.98, [
        (BENCH, r"`length` \.98 s \(" + N), (CLUSTER, r"aligned per second and core \| " + N)]),
    ("pairs/s, hybrid", lambda: 3266 / 2.42, [(CLUSTER, r"8\.0 MB, " + N + " pairs")]),
    ("pairs/s, length", lambda: 3266 / 0.98, [(CLUSTER, r"20 MB, " + N + " pairs")]),
    ("all but the aligner, length", lambda: 19.4 / (0.82 - 0.231), [(CLUSTER, r"compress\) \| " + N)]),
    ("all but the aligner, hybrid", lambda: 19.4 / (2.31 - 1.176), [(CLUSTER, r"compress\) \| [^|]*\| " + N)]),
    ("memory, length", lambda: found(BENCH, r"Memory: " + N), [(CLUSTER, r"2 threads \| " + N)]),
    ("memory, hybrid", lambda: found(BENCH, r"Memory: \d+ and " + N), [(CLUSTER, r"2 threads \| [^|]*\| " + N)]),
    ("core-hours, hybrid", lambda: 75e9 / 8.0e6 / 3600, [(CLUSTER, N + r" core-hours with `hybrid`")]),
    ("core-hours, length", lambda: 75e9 / 20e6 / 3600, [(CLUSTER, r"with `hybrid`, " + N + r"\s+with\s+`length`")]),
    ("GB of output", lambda: 0.39 * 75, [(CLUSTER, r"merge: " + N + " GB and"), (CLUSTER, r"GB and " + N + " GB")]),
    ("KB of a pair", lambda: 19.4e3 / 3266, [(CLUSTER, r"MB, " + N + r" KB per pair")]),
    ("pairs/s of long documents", lambda: found(BENCH, r"\| 200,000 \| " + N), [
         (ALGORITHM, r"text:\s+" + N + r"\s+to\s+[\d,]+\s+sentence")]),
    ("pairs/s of 10,000 sentences", lambda: found(BENCH, r"\| 10,000 \| " + N), [
        (ALGORITHM, r"text:\s+[\d,]+\s+to\s+" + N + r"\s+sentence")]),
    ("KB a sentence", lambda: found(BENCH, r"\| 200,000 \| [^|]*\| " + N) * 1e3 / 200e3, [
        (ALGORITHM, r"and " + N + r" KB per sentence")]),
    ("GB of 200,000 sentences", lambda: found(BENCH, r"\| 200,000 \| [^|]*\| " + N) / 1e3, [
        (CHANGES, r"\(ten seconds, " + N + " GB")]),
    ("libdeflate over zlib", lambda: 54 / 21, [
        (README, N + " times as fast as zlib"), (BENCH, r"zlib\s+would\s+need\s+" + N + r"\s+times")]),

    # what the code says
    ("c of 1993", lambda: code(".c", "params.c"), [(ALGORITHM, r"c = (\d), s2 = 6"), (ALGORITHM, r"\(c = (\d), s2 = 6")]),
    ("s2 of 1993", lambda: code(".s2", "params.c"), [
        (ALGORITHM, r"c = 1, s2 = (\d\.\d)"), (ALGORITHM, r"published\s+s2\s+of\s+(\d\.\d)"),
        (ALGORITHM, r"--s2 (\d\.\d)`"), (MANUAL, r"source character; (\d\.\d) by default")]),
    ("weight of words", lambda: code(".lexical_weight"), [
        (MANUAL, r"lexical evidence, (\d\.\d) by default")]),
    ("temperature", lambda: code(".temper"), [(MANUAL, r"last posteriors, (\d\.\d) by default")]),
    ("band", lambda: code(".band", "params.c"), [
        (MANUAL, r"searched first; (\d+) by"), (ALGORITHM, r"The band is (\d+) columns")]),
    *[("start of type %s" % name, lambda name=name: code("[BEAD_%s]" % name, "length_model"), [
        (ALGORITHM, r"\| share \|(?:[^|\n]*\|){%d} %s" % (k, N))])
      for k, name in enumerate(["1_1", "1_0", "2_1", "2_2", "3_1", "3_2", "4_1", "3_3", "4_2", "4_0"])],
    ("least probability of a pair", lambda: code("PAIR_COST", "passes"), [
        (ALGORITHM, r"right\s+with\s+less\s+than\s+(\.\d+)"), (CHANGES, r"probability\s+is\s+below\s+(\.\d+)")]),
    ("gzip level", lambda: code("GZ_LEVEL"), [
        (CHANGES, r"compressed\s+at\s+level\s+(\d)"), (MANUAL, r"9 \(small\); (\d) by default"),
        (MANUAL, r"Level (\d) takes")]),
    ("seconds between syncs", lambda: code("SYNC_SECONDS"), [
        (CLUSTER, r"most (\d) s of work"), (MANUAL, r"\.Ar seconds ,\n(\d) by default")]),
    ("KiB of a task", lambda: code("TASK_KIB"), [
        (CLUSTER, r"\((\d+) KiB of articles\)"), (MANUAL, r"one gzip member of the output, (\d+) by default")]),
    ("least count of stele train", lambda: code(".min_count", "lexicon_em"), [
        (LEXICONS, r"counted (\w+) times"), (MANUAL, r"that occur less often; (\d) by default")]),
    ("least probability of stele train", lambda: code(".min_probability"), [
        (LEXICONS, r"is at least (\.\d+)"), (MANUAL, r"by default (0\.\d+)\.")]),
    ("sentences of a bead", lambda: code("BEAD_SIDE_MAX"), [(MANUAL, limit(r"sentences of a bead\n(\d) per side"))]),
    ("nodes of the lattice", lambda: code(".max_cells"), [(MANUAL, limit(r"(2\^\d+) nodes"))]),
    ("nodes a sentence", lambda: code("CELLS_BEYOND"), [
        (ALGORITHM, r"nodes\s+and\s+(\d+)\s+for\s+each\s+sentence")]),
    ("limit of an article", lambda: code("WHOLE_FILE_MAX_BYTES"), [(MANUAL, limit(r"gold file\n(\d+ GiB)"))]),
    ("limit of a sentence", lambda: code("MAX_SENTENCE_BYTES"), [(MANUAL, limit(r"sentence\n(\d+ MiB)"))]),
    ("columns of TSV", lambda: code("TABLE_MAX_COLUMNS"), [(MANUAL, limit(r"any TSV\n(\d+)\."))]),
    ("line of a manifest", lambda: code("MAX_LINE_BYTES", "manifest"), [(MANUAL, limit(r"manifest\n(\d+ MiB) per line"))]),
    ("held manifest", lambda: code("MAX_HELD_BYTES"), [(MANUAL, limit(r"standard input: (\d+ GiB)"))]),
    ("line of stele stream", lambda: code("MAX_LINE_BYTES", "stream"), [(MANUAL, limit(r"at most (\d+ MiB)\."))]),
    ("line of stele score", lambda: code("MAX_LINE_BYTES", "scoring"), [(MANUAL, limit(r"TSV: (\d+ MiB) per line"))]),
    ("unit of TMX", lambda: code("MAX_UNIT_BYTES"), [(MANUAL, limit(r"TMX: (\d+ MiB) per"))]),
    ("levels of TMX", lambda: code("MAX_DEPTH"), [(MANUAL, limit(r"(\d+) levels"))]),
    ("outputs", lambda: code("WRITING_MAX_OUTPUTS"), [(MANUAL, limit(r"outputs of a command\n(\d+),"))]),
    ("gold list", lambda: code("MAX_LIST_BYTES"), [(MANUAL, limit(r"-calibration\n(\d+ MiB)"))]),
    ("parameter file", lambda: code("MAX_FILE_BYTES", "parameters"), [(MANUAL, limit(r"-params\n(\d+ MiB)"))]),
    ("splitter files", lambda: code("MAX_TABLE_BYTES"), [(MANUAL, limit(r"-model\n(\d+ MiB)"))]),
    ("words of stele train", lambda: code("MAX_WORDS", "lexicon_training"), [
        (MANUAL, limit(N + r" different words")), (LEXICONS, r"at most\s+(\w+) million\)")]),
    ("pairs of words of stele train", lambda: code(".most_pairs"), [(MANUAL, limit(N + r" pairs of words"))]),
    ("limit of a journal", lambda: code("JOURNAL_MAX_BYTES"), [(MANUAL, limit(r"journal\n(\d+ GiB)"))]),
]


def check(name, truth, quotes):
    """What is wrong with a fact, as lines."""
    try:
        right = truth()
    except LookupError as why:
        return ["%s: %s" % (name, why.args[0])]
    wrong = []
    for document, pattern in quotes:
        texts = re.findall(pattern, read(document))
        if not texts:
            wrong.append("%s: %s has nothing like %s" % (name, document, pattern))
        scale = 1e6 if "million" in pattern else 1
        wrong += ["%s: %s says %s, but it is %g" % (name, document, text, right)
                  for text in texts if not agrees(right / scale, text)]
    return wrong


def main():
    wrong = [line for fact in FACTS for line in check(*fact)]
    print("\n".join(wrong))
    print("%d facts, %d quotes, %d wrong" % (len(FACTS), sum(len(f[2]) for f in FACTS), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
