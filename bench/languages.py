#!/usr/bin/env python3
"""How well does stele align other languages?

    bench/languages.py FOLDER [--stele PROGRAM] [--jobs N] [--set PAIR ...] [--lexicons FOLDER] [OPTION ...]

FOLDER gets gold of twelve pairs of languages where it has none: two Debian packages with the same books in many
languages (installation-guide-amd64, debian-handbook) are downloaded, not installed.  Pages whose blocks (headings,
paragraphs, items, cells) are the same in both languages, one by one, are taken; blocks that are not translated are left
out on both sides, and 5 % of the others on one side, at random but always the same.  A block is a line, so the gold is
exact.  Documents have about 60 blocks.

Prints for each pair of languages, pooled over its documents: strict F1 of the default method, of `length-em` and of
`length`, and the calibration error (ECE) of the first.  --lexicons adds the default method with FOLDER/PAIR.lex, as
scripts/lexicons.sh makes them.  What is no option of this script goes to `stele align` of the default method.
"""
import argparse
import glob
import html.parser
import os
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import gold

PACKAGES = "installation-guide-amd64", "debian-handbook"
GUIDE = {"zh": "zh_CN"}
HANDBOOK = {"en": "en-US", "de": "de-DE", "es": "es-ES", "fr": "fr-FR", "it": "it-IT", "ja": "ja-JP", "nl": "nl-NL",
            "pl": "pl-PL", "pt": "pt-BR", "ru": "ru-RU", "zh": "zh-CN", "el": "el-GR"}
PAIRS = "en-de en-es en-it en-pt en-nl en-pl en-ru en-el en-ja en-zh de-fr es-it".split()
BLOCKS, SKIPPED = "p h1 h2 h3 h4 h5 dt td th li dd title".split(), "pre script style head".split()
SIZE, MOST, LEFT_OUT = 60, 20, .05


class Blocks(html.parser.HTMLParser):
    """The blocks of a page: (tag, text)."""

    def __init__(self):
        super().__init__()
        self.blocks, self.skipped, self.text, self.tag = [], 0, "", ""

    def flush(self):
        text = " ".join(self.text.split())
        if text:
            self.blocks.append((self.tag, text))
        self.text = ""

    def handle_starttag(self, tag, attrs):
        names = dict(attrs).get("class") or ""
        if tag in SKIPPED or (self.skipped and tag == "div") or "navheader" in names or "navfooter" in names:
            self.skipped += 1
        elif tag in BLOCKS:
            self.flush()
            self.tag = tag

    def handle_endtag(self, tag):
        if tag in SKIPPED or (self.skipped and tag == "div"):
            self.skipped -= 1
        elif tag in BLOCKS:
            self.flush()

    def handle_data(self, data):
        if not self.skipped:
            self.text += data


def blocks_of(path):
    parser = Blocks()
    with open(path, encoding="utf-8") as f:
        parser.feed(f.read())
    parser.flush()
    return parser.blocks


def is_translated(a, b):
    """Are the two more than a copy?"""
    words = [set(re.findall(r"\w{3,}", text.lower())) for text in (a, b)]
    return bool(words[0]) and bool(words[1]) and len(words[0] & words[1]) < .5 * min(map(len, words))


def pages(folder, src, tgt):
    """The translated blocks of each page that is the same in both languages."""
    doc = os.path.join(folder, "packages", "usr/share/doc")
    for book, names in (("installation-guide-amd64/%s", GUIDE), ("debian-handbook/html/%s", HANDBOOK)):
        sides = [os.path.join(doc, book % names.get(lang, lang)) for lang in (src, tgt)]
        for path in sorted(glob.glob(os.path.join(sides[0], "*.html"))):
            other = os.path.join(sides[1], os.path.basename(path))
            if os.path.basename(path) == "index.html" or not os.path.exists(other):
                continue
            a, b = blocks_of(path), blocks_of(other)
            if [x[0] for x in a] == [x[0] for x in b]:
                yield [(x[1], y[1]) for x, y in zip(a, b) if is_translated(x[1], y[1])]


def write_document(base, pairs):
    chance = random.Random(os.path.basename(os.path.dirname(base)) + os.path.basename(base))
    src, tgt, beads = [], [], []
    for a, b in pairs:
        gone = chance.random()
        if gone >= LEFT_OUT / 2:
            src.append(a)
        if not LEFT_OUT / 2 <= gone < LEFT_OUT:
            tgt.append(b)
        beads.append("%s:%s" % ([len(src) - 1] if gone >= LEFT_OUT / 2 else [],
                                [len(tgt) - 1] if not LEFT_OUT / 2 <= gone < LEFT_OUT else []))
    for ending, lines in ((".src", src), (".tgt", tgt), (".gold", beads)):
        with open(base + ending, "w", encoding="utf-8") as f:
            f.write("".join(line + "\n" for line in lines))


def make(folder):
    packages = os.path.join(folder, "packages")
    if not os.path.isdir(packages):
        os.makedirs(packages)
        subprocess.run(["apt-get", "-qq", "download", *PACKAGES], cwd=folder, check=True)
        for deb in glob.glob(os.path.join(folder, "*.deb")):
            subprocess.run(["dpkg-deb", "-x", deb, packages], check=True)
    for pair in PAIRS:
        at = os.path.join(folder, "gold", pair)
        if os.path.isdir(at):
            continue
        os.makedirs(at)
        document, n = [], 0
        for page in pages(folder, *pair.split("-")):
            document += page
            if len(document) >= SIZE and n < MOST:
                write_document(os.path.join(at, "%03d" % n), document)
                document, n = [], n + 1
        print("%s: %d documents" % (pair, n), flush=True)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("folder")
    parser.add_argument("--stele", default=os.path.join(gold.ROOT, "build", "release", "stele"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--set", action="append", help="only this pair of languages (repeatable)")
    parser.add_argument("--lexicons")
    options, rest = parser.parse_known_args()
    options.no_paragraphs = True
    return options, [word for word in rest if word != "--"]


def main():
    options, rest = parse()
    make(options.folder)
    scorer = gold.load_scorer()
    print("%-6s %6s  %-6s %-6s  %-9s %-6s  %-14s" %
          ("pair", "beads", "F1", "ECE", "length-em", "length", "F1, ECE with a lexicon"))
    with ThreadPoolExecutor(options.jobs) as pool:
        for pair in options.set or PAIRS:
            at = os.path.join(options.folder, "gold", pair)
            bases = sorted(os.path.join(at, f[:-4]) for f in os.listdir(at) if f.endswith(".src"))
            src, tgt = pair.split("-")
            langs = ["--src-lang", src, "--trg-lang", tgt]

            def figures(extra):
                docs = list(pool.map(lambda base: gold.align(base, options, langs + extra, scorer), bases))
                scored = [x for doc in docs for x in doc["scored"]]
                return scorer.figures(docs)[2], scorer.calibration(scored)[0], sum(doc["gold"] for doc in docs)

            f1, ece, n_gold = figures(rest)
            line = "%-6s %6d  %.4f %.4f  %-9.4f %.4f" % (pair, n_gold, f1, ece, figures(["-m", "length-em"])[0],
                                                        figures(["-m", "length"])[0])
            lexicon = os.path.join(options.lexicons or "", pair + ".lex")
            if options.lexicons and os.path.exists(lexicon):
                line += "  %.4f %.4f" % figures(rest + ["--lexicon", lexicon])[:2]
            print(line, flush=True)


if __name__ == "__main__":
    main()
