#!/usr/bin/env python3
"""What becomes of alignments and scores when texts are damaged as real ones are?

    bench/damage.py [--stele PROGRAM] [--list LIST] [--manifest MANIFEST]
                    [WHAT ...] [-- OPTION ...]

WHAT is one or more of

    cut       a long 1-1 pair keeps 40 % of the words of its target: is it still
              a pair, with which score, and how many of those score .9 or more
    dropped   one target sentence of a 1-1 pair is left out inside its paragraph:
              is its source told as an omission, or joined to a neighbour
    pages     page numbers and running titles stand between the sentences: strict
              F1 of the gold pairs
    joined    five to eight targets that follow each other become one sentence:
              how many of these beads are found, and of the other gold pairs
    strangers each source beside the target of another document: verdicts, and
              how many pairs score .5 or more
    wide      (needs --manifest) articles as they are: 2-2 and 3-3 beads in
              10,000 pairs whose sides differ; most of them are needless

without WHAT all of them.  The documents are the sample corpus, or those of LIST,
a list as of `stele fit --calibration`: TSV with the columns src, trg (a sentence
a line, a blank line between paragraphs), gold (beads), and optionally src_lang
and trg_lang (en and fr).  MANIFEST is one of `stele batch`.  What is damaged is
drawn with fixed seeds, so the same program gives the same figures.  OPTIONs go
to `stele batch`.
"""
import argparse
import collections
import os
import random
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLE = os.path.join(ROOT, "data", "sample")
NO_TRANSLATIONS = ("comparable", "unrelated", "missing-par")
TITLES = ("Harbour Office of Wennmouth: Annual Review", "Bureau du port de Wennmouth : bilan annuel")

Document = collections.namedtuple("Document", "name src tgt gold langs")
Bead = collections.namedtuple("Bead", "src tgt score src_text tgt_text")


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().rstrip("\n").split("\n")


def read_gold(path):
    """The beads of a gold file as pairs of tuples of sentence numbers."""
    found = re.findall(r"^\[([\d, ]*)\]:\[([\d, ]*)\]", "\n".join(read_lines(path)), re.M)
    return [tuple(tuple(map(int, re.findall(r"\d+", side))) for side in bead) for bead in found]


def sample_documents():
    for name in sorted(f[:-6] for f in os.listdir(SAMPLE) if f.endswith(".beads")):
        if name not in NO_TRANSLATIONS:
            base = os.path.join(SAMPLE, name)
            yield Document(name, read_lines(base + ".en.sents"), read_lines(base + ".fr.sents"),
                           read_gold(base + ".beads"), ("en", "fr"))


def listed_documents(path):
    rows = [line.split("\t") for line in read_lines(path)]
    folder = os.path.dirname(path)
    for row in rows[1:]:
        cell = dict(zip(rows[0], row))
        src, tgt, gold = (os.path.join(folder, cell[k]) for k in ("src", "trg", "gold"))
        yield Document(cell["src"], read_lines(src), read_lines(tgt), read_gold(gold),
                       (cell.get("src_lang", "en"), cell.get("trg_lang", "fr")))


def sentences(lines):
    """The lines that are sentences, each with its place."""
    return [(place, line) for place, line in enumerate(lines) if line.strip()]


def one_to_one(document):
    return [(s[0], t[0]) for s, t in document.gold if len(s) == len(t) == 1]


def numbers(cell):
    return tuple(int(n) - 1 for n in re.findall(r"\d+", cell))


class Aligner:
    """Aligns many documents in one batch."""

    def __init__(self, stele, options):
        self.stele, self.options = stele, options

    def batch(self, manifest, folder, *more):
        out = os.path.join(folder, "out.tsv")
        columns = "doc_id,src_sent,trg_sent,aligner_score,src_text,trg_text,doc_verdict"
        subprocess.run([self.stele, "batch", "-q", "--force", "--allow-empty", "--with-nulls", "--columns", columns,
                        manifest, "-o", out, *more, *self.options], check=True)
        return [line.split("\t") for line in read_lines(out)[1:]]

    def align(self, documents):
        """For each document its beads and its verdict."""
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "m.tsv"), "w", encoding="utf-8") as manifest:
                manifest.write("id\tsrc\ttrg\tsrc_lang\ttrg_lang\n")
                for k, d in enumerate(documents):
                    for side, lines in (("s", d.src), ("t", d.tgt)):
                        with open(os.path.join(folder, "%d.%s" % (k, side)), "w", encoding="utf-8") as text:
                            text.write("\n".join(lines) + "\n")
                    manifest.write("%d\t%d.s\t%d.t\t%s\t%s\n" % (k, k, k, *d.langs))
            beads, verdicts = [[] for _ in documents], ["-"] * len(documents)
            for row in self.batch(manifest.name, folder, "--presegmented"):
                k = int(row[0])
                beads[k].append(Bead(numbers(row[1]), numbers(row[2]), float(row[3]), row[4], row[5]))
                verdicts[k] = row[6]
            return list(zip(beads, verdicts))


def cut(documents, aligner):
    rng = random.Random(1)
    for share, name in ((1, "whole"), (.4, "end cut off"), (.4, "middle cut out")):
        made, wanted = [], []
        rng.seed(1)
        for d in documents:
            tgt = sentences(d.tgt)
            long = [(s, t) for s, t in one_to_one(d) if len(tgt[t][1]) > 90]
            if len(long) < 3:
                continue
            s, t = rng.choice(long)
            place, text = tgt[t]
            words = text.split()
            n = max(4, round(share * len(words)))
            kept = words[:n] if name != "middle cut out" else words[:n // 2] + words[len(words) - (n - n // 2):]
            lines = list(d.tgt)
            lines[place] = " ".join(kept).rstrip(",;:.") + "." if share < 1 else text
            made.append(d._replace(tgt=lines))
            wanted.append(((s,), (t,)))
        scores = [b.score for want, (beads, _) in zip(wanted, aligner.align(made)) for b in beads
                  if (b.src, b.tgt) == want]
        n = max(1, len(scores))
        print("cut, %-15s %3d of %d still a pair, mean score %.3f, at .9 or more %.2f" %
              (name + ":", len(scores), len(made), sum(scores) / n, sum(s >= .9 for s in scores) / n))


def dropped(documents, aligner):
    rng = random.Random(2)
    made, sources = [], []
    for d in documents:
        tgt = sentences(d.tgt)
        inside = [(s, t) for s, t in one_to_one(d)
                  if any(0 <= p < len(d.tgt) and d.tgt[p].strip() for p in (tgt[t][0] - 1, tgt[t][0] + 1))]
        for s, t in rng.sample(inside, min(12, len(inside))):
            place = tgt[t][0]
            made.append(d._replace(tgt=d.tgt[:place] + d.tgt[place + 1:]))
            sources.append(s)
    table = collections.defaultdict(collections.Counter)
    for d, s, (beads, _) in zip(made, sources, aligner.align(made)):
        n = len(sentences(d.src)[s][1])
        row = table["under 40" if n < 40 else "40 to 79" if n < 80 else "80 and more"]
        row["drawn"] += 1
        for b in beads:
            if s in b.src:
                row["omission" if not b.tgt else "joined" if len(b.src) > 1 else "another pair"] += 1
    for length in ("under 40", "40 to 79", "80 and more"):
        row = table[length]
        print("dropped, %-12s characters: %3d drawn, told as omission %d, joined %d, in another pair %d" %
              (length, row["drawn"], row["omission"], row["joined"], row["another pair"]))


def with_pages(lines, heads, rng):
    """Lines with a head after every 8 to 16 sentences; and where sentence k went."""
    out, moved, page, left, n = [], [], 1, rng.randint(2, 12), 0
    for line in lines:
        out.append(line)
        if not line.strip():
            continue
        moved.append(n)
        n, left = n + 1, left - 1
        if left == 0:
            page, left = page + 1, rng.randint(8, 16)
            more = heads(page)
            out += [""] + more + [""] if more else []
            n += len(more)
    return out, moved


def pages(documents, aligner):
    kinds = (("nothing", lambda side: lambda page: []),
             ("page numbers", lambda side: lambda page: [str(page)]),
             ("running titles", lambda side: lambda page: [TITLES[side]]),
             ("both", lambda side: lambda page: [TITLES[side], "Page %d" % page]))
    for kind, heads in kinds:
        rng = random.Random(3)
        made, wanted, bodies = [], [], []
        for d in documents:
            src, s_at = with_pages(d.src, heads(0), rng)
            tgt, t_at = with_pages(d.tgt, heads(1), rng)
            made.append(d._replace(src=src, tgt=tgt))
            wanted.append({(tuple(s_at[i] for i in s), tuple(t_at[j] for j in t)) for s, t in d.gold if s and t})
            bodies.append((set(s_at), set(t_at)))
        n_hit = n_got = 0
        for want, (s_body, t_body), (beads, _) in zip(wanted, bodies, aligner.align(made)):
            got = [(b.src, b.tgt) for b in beads if b.src and b.tgt and (s_body & set(b.src) or t_body & set(b.tgt))]
            n_got += len(got)
            n_hit += sum(bead in want for bead in got)
        print("pages, %-15s strict F1 of the sentences %.4f" %
              (kind + ":", 2 * n_hit / (n_got + sum(map(len, wanted)))))


def joined(documents, aligner):
    rng = random.Random(4)
    made, wanted, others = [], [], []
    for d in documents:
        src, tgt = ([text for _, text in sentences(side)] for side in (d.src, d.tgt))
        gold = [bead for bead in d.gold if bead[0] and bead[1]]
        starts = [k for k in range(len(gold) - 8) if all(len(s) == len(t) == 1 for s, t in gold[k:k + 8])]
        if not starts:
            continue
        k, n = rng.choice(starts), rng.randint(5, 8)
        run = [t[0] for _, t in gold[k:k + n]]
        if run != list(range(run[0], run[0] + n)):
            continue
        parts = [tgt[j].rstrip() for j in run]
        parts = [re.sub(r"[.!?]$", "", part) + rng.choice(",;") for part in parts[:-1]] + parts[-1:]
        text = " ".join(part if i == 0 else part[:1].lower() + part[1:] for i, part in enumerate(parts))
        place = {j: j if j < run[0] else run[0] if j in run else j - n + 1 for j in range(len(tgt))}
        made.append(d._replace(src=src, tgt=tgt[:run[0]] + [text] + tgt[run[-1] + 1:]))
        wanted.append((tuple(s[0] for s, _ in gold[k:k + n]), (run[0],)))
        others.append([(s, tuple(place[j] for j in t)) for s, t in gold[:k] + gold[k + n:]])
    n_found = n_kept = 0
    for want, rest, (beads, _) in zip(wanted, others, aligner.align(made)):
        got = {(b.src, b.tgt) for b in beads}
        n_found += want in got
        n_kept += sum(bead in got for bead in rest)
    print("joined: %d of %d beads of 5-1 to 8-1 found; of the other pairs %.4f" %
          (n_found, len(made), n_kept / max(1, sum(map(len, others)))))


def strangers(documents, aligner):
    made = [d._replace(tgt=documents[(k + 1) % len(documents)].tgt) for k, d in enumerate(documents)]
    got = aligner.align(made)
    high = sum(b.score >= .5 and b.src_text != b.tgt_text for beads, _ in got for b in beads if b.src and b.tgt)
    verdicts = collections.Counter(verdict for _, verdict in got)
    print("strangers: %s; %d pairs of unequal text at .5 or more" %
          (", ".join("%d %s" % (n, verdict) for verdict, n in sorted(verdicts.items())), high))


def wide(manifest, aligner):
    with tempfile.TemporaryDirectory() as folder:
        rows = aligner.batch(manifest, folder)
    pairs = [row for row in rows if row[1] != "-" and row[2] != "-" and row[4] != row[5]]
    sizes = collections.Counter((len(numbers(row[1])), len(numbers(row[2]))) for row in pairs)
    n = sizes[2, 2] + sizes[3, 3]
    print("wide: %d of %d pairs are 2-2 or 3-3, %.0f in 10,000" % (n, len(pairs), 1e4 * n / max(1, len(pairs))))


DAMAGES = {"cut": cut, "dropped": dropped, "pages": pages, "joined": joined, "strangers": strangers}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("--stele", default=os.path.join(ROOT, "build", "release", "stele"))
    parser.add_argument("--list", help="documents with gold, as of stele fit --calibration")
    parser.add_argument("--manifest", help="articles for `wide`")
    parser.add_argument("what", nargs="*", metavar="WHAT", help=", ".join([*DAMAGES, "wide"]))
    args, options = parser.parse_known_args()
    chosen = args.what or [*DAMAGES] + ["wide"] * bool(args.manifest)
    unknown = [w for w in chosen if w not in DAMAGES and w != "wide"]
    if unknown or ("wide" in chosen and not args.manifest):
        parser.error("unknown: %s" % unknown[0] if unknown else "wide needs --manifest")
    documents = list(listed_documents(args.list) if args.list else sample_documents())
    aligner = Aligner(os.path.abspath(args.stele), [o for o in options if o != "--"])
    for what in chosen:
        if what == "wide":
            wide(args.manifest, aligner)
        else:
            DAMAGES[what](documents, aligner)


if __name__ == "__main__":
    sys.exit(main())
