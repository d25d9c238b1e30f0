#!/usr/bin/env python3
"""Outputs that are several files, packed by zstd, cut, or a workbook.

    outputs.py STELE

Each is read by Python, which has no code of Stele's, and compared with the TSV
of the same run.
"""
import csv
import gzip
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

STELE = os.path.abspath(sys.argv[1])
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "sample")
MANIFEST = os.path.join(SAMPLE, "manifest.tsv")
TRAVEL = [os.path.join(SAMPLE, "travel.%s.txt" % lang) for lang in ("en", "fr")]
LANGS = ["--src-lang", "en", "--trg-lang", "fr"]
N_PAIRS = 0  # of the sample corpus


def stele(*args, code=0):
    run = subprocess.run([STELE, *args], capture_output=True, text=True)
    assert run.returncode == code, (args, run.returncode, run.stderr)
    return run.stderr


def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as f:
        return f.read().split("\n")[:-1]


def has(library, *args):
    run = subprocess.run([STELE, *args], capture_output=True, text=True)
    return "built without %s" % library not in run.stderr


def sheet(path):
    """The cells of the first sheet, a list of texts a row, in the order of columns."""
    ns = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as z:
        assert z.testzip() is None
        root = ET.fromstring(z.read("xl/worksheets/sheet1.xml"))
        shared = []
        if "xl/sharedStrings.xml" in z.namelist():
            shared = ["".join(t.text or "" for t in si.iter(ns + "t"))
                      for si in ET.fromstring(z.read("xl/sharedStrings.xml")).iter(ns + "si")]
    out = []
    for row in root.iter(ns + "row"):
        cells = []
        for cell in row.iter(ns + "c"):
            text = "".join(t.text or "" for t in cell.iter(ns + "t"))
            value = cell.find(ns + "v")
            if value is not None:
                text = shared[int(value.text)] if cell.get("t") == "s" else value.text
            cells.append((re.match("[A-Z]+", cell.get("r")).group(), text))
        out.append(cells)
    return out


def test_sets():
    global N_PAIRS
    stele("batch", "-q", MANIFEST, "-o", "c.tsv", "--columns", "full")
    want = rows("c.tsv")
    N_PAIRS = len(want)
    assert N_PAIRS > 600
    stele("batch", "-q", MANIFEST, "-f", "moses", *LANGS, "-o", "m.gz")
    stele("convert", "-q", "c.tsv", "-f", "moses", *LANGS, "-o", "n")
    for prefix, end in (("m", ".gz"), ("n", "")):
        assert lines(prefix + ".en" + end) == [r["src_text"] for r in want]
        assert lines(prefix + ".fr" + end) == [r["trg_text"] for r in want]
        assert lines(prefix + ".score" + end) == [r["aligner_score"] for r in want]
        assert [json.loads(x)["doc"] for x in lines(prefix + ".meta.jsonl" + end)] == [r["doc_id"] for r in want]
    stele("convert", "-q", "n.en", "n.fr", "n.score", "n.meta.jsonl", "-o", "back.tsv",
          "--columns", "src_text,trg_text,aligner_score,doc_id,bead")
    for a, b in zip(rows("back.tsv"), want):
        assert all(a[k] == b[k] for k in a), (a, b)
    stele("align", "-q", *TRAVEL, "-f", "opus", *LANGS, "-o", "o")
    assert os.path.exists("o.xces") and os.path.exists("o.en.xml") and os.path.exists("o.fr.xml")
    assert "name its files" in stele("align", *TRAVEL, "-f", "moses", "-o", "x", code=2)
    assert "several files" in stele("align", *TRAVEL, "-f", "moses", *LANGS, code=2)
    assert "several files" in stele("convert", "c.tsv", "-f", "moses", *LANGS, "-o", "-", code=2)
    # no file that is read is replaced
    assert "n.en" in stele("convert", "n.en", "n.fr", "-f", "moses", *LANGS, "-o", "n", code=2)


def test_lists():
    """Several files of pairs, one after another, of different formats."""
    stele("convert", "-q", "c.tsv", "-o", "l.tmx", "--tmx-split", "300")
    parts = ["l-%04d.tmx" % n for n in range(1, (N_PAIRS + 299) // 300 + 1)]
    stele("convert", "-q", *parts, "-o", "joined.tsv", "--columns", "src_text,trg_text,aligner_score,doc_id")
    for a, b in zip(rows("joined.tsv"), rows("c.tsv")):
        assert all(a[k] == b[k] for k in a), (a, b)
    assert len(rows("joined.tsv")) == N_PAIRS
    with open("few.tsv", "w", encoding="utf-8") as f:
        f.write("src_text\ttrg_text\nHello\tBonjour\n")
    stele("convert", "-q", "few.tsv", parts[-1], "few.tsv", *LANGS, "-o", "joined.jsonl")
    got = [json.loads(x) for x in lines("joined.jsonl")]
    assert len(got) == N_PAIRS - 300 * (len(parts) - 1) + 2
    assert [got[k]["src"]["text"] for k in (0, -1)] == ["Hello", "Hello"]
    assert len({d["doc"] for d in got}) > 1
    assert "missing.tsv" in stele("convert", "few.tsv", "missing.tsv", *LANGS, "-o", "x.tsv", code=4)
    assert not os.path.exists("x.tsv")
    assert "beads" in stele("convert", "-", "few.tsv", "--input-format", "beads", "-o", "x.tsv", code=2)


def test_split():
    stele("convert", "-q", "c.tsv", "-o", "s.tmx.gz", "--tmx-split", "100")
    got = []
    n_files = (N_PAIRS + 99) // 100
    for n in range(1, n_files + 1):
        root = ET.fromstring(gzip.open("s-%04d.tmx.gz" % n).read())
        units = list(root.iter("tu"))
        assert [u.get("tuid") for u in units] == [str(k + 1) for k in range(len(units))]
        assert len(units) == min(100, N_PAIRS - 100 * (n - 1))
        got += [u.find("tuv/seg").text for u in units]
    assert got == [r["src_text"] for r in rows("c.tsv")]
    assert not os.path.exists("s-%04d.tmx.gz" % (n_files + 1)) and not os.path.exists("s.tmx.gz")
    assert "no output is TMX" in stele("convert", "c.tsv", "-o", "x.tsv", "--tmx-split", "9", code=2)
    os.link("s-0002.tmx.gz", "two.tmx.gz")
    assert "two.tmx.gz" in stele("convert", "two.tmx.gz", "-o", "s.tmx.gz", "--tmx-split", "40", code=2)


def test_chunks():
    stele("convert", "-q", "c.tsv", "-o", "d.doc.jsonl", "--chunk-words", "200", "--chunk-score", ".8",
          "--chunk-gap", "1")
    n_beads = 0
    for line in lines("d.doc.jsonl"):
        d = json.loads(line)
        words = [sum(len(s.split()) for s in d[side]["sentences"]) for side in ("src_doc", "tgt_doc")]
        assert max(words) <= 200 or len(d["alignment"]) == 1, (d["doc"], words)
        scores = [a["aligner-score"] for a in d["alignment"]]
        assert sum(scores) / len(scores) >= .8, d["doc"]
        n_beads += len(scores)
        assert re.search("#[0-9]+$", d["doc"])
        for side in ("src", "tgt"):
            ids = {i for a in d["alignment"] for i in a[side]}
            assert ids == set(d[side + "_doc"]["ids"]), d["doc"]
    assert N_PAIRS * .5 < n_beads <= N_PAIRS
    # a gap ends a chunk, and none begins or ends with one
    stele("align", "-q", os.path.join(SAMPLE, "missing-par.en.txt"), os.path.join(SAMPLE, "missing-par.fr.txt"),
          "-o", "all.doc.jsonl")
    stele("convert", "-q", "all.doc.jsonl", "-o", "cut.doc.jsonl", "--chunk-words", "100000", "--chunk-gap", "2",
          "--chunk-score", "0")
    cut = [json.loads(x) for x in lines("cut.doc.jsonl")]
    assert len(cut) > 1
    for d in cut:
        assert all(d["alignment"][k]["src"] and d["alignment"][k]["tgt"] for k in (0, -1))
    assert "no output is document JSONL" in stele("convert", "c.tsv", "-o", "x.tsv", "--chunk-words", "9", code=2)
    assert "no chunks" in stele("convert", "c.tsv", "-o", "x.doc.jsonl", "--chunk-gap", "9", code=2)


def test_review_below():
    stele("align", "-q", *TRAVEL, "-o", "r.xlf", "-o", "r.tsv", "--review-below", ".9")
    ns = "{urn:oasis:names:tc:xliff:document:1.2}"
    states = [t.get("state") for t in ET.parse("r.xlf").iter(ns + "target")]
    want = ["needs-review-translation" if float(r["aligner_score"]) < .9 else "translated" for r in rows("r.tsv")]
    assert states == want and len(set(want)) == 2
    stele("convert", "-q", "r.tsv", "-o", "c.xlf", "--review-below", ".9")
    assert [t.get("state") for t in ET.parse("c.xlf").iter(ns + "target")] == want
    assert "no output is XLIFF" in stele("align", *TRAVEL, "-o", "x.tsv", "--review-below", ".9", code=2)


def test_workbooks():
    if not has("libxlsxwriter", "align", "-q", *TRAVEL, "-o", "probe.xlsx"):
        return
    stele("batch", "-q", MANIFEST, "-o", "b.tsv", "--columns", "full", "-o", "all.xlsx")
    cells = sheet("all.xlsx")
    assert len(cells) == N_PAIRS + 1
    names = [text for _, text in cells[0]]
    want = rows("b.tsv")
    for got, row in zip(cells[1:], want):
        for column, text in got:
            name = names[ord(column) - ord("A")] if len(column) == 1 else names[26 + ord(column[1]) - ord("A")]
            value = row[name]
            assert text == value or float(text) == float(value), (name, text, value)
    # the columns of a review, text that looks like a formula, and a text that is cut
    with open("long.tsv", "w", encoding="utf-8") as f:
        f.write("src_text\ttrg_text\n=1+1\t-2\n" + "a" * 40000 + "\tb\n")
    said = stele("convert", "long.tsv", "-o", "long.xlsx")
    assert "1 texts are longer than a cell of XLSX holds" in said, said
    cells = sheet("long.xlsx")
    assert [t for _, t in cells[0]][:4] == ["aligner_score", "bead", "src_text", "trg_text"]
    assert "=1+1" in [t for _, t in cells[1]] and "-2" in [t for _, t in cells[1]]
    cut = [t for _, t in cells[2] if t.startswith("aaa")][0]
    assert 32760 < len(cut) <= 32767 and cut.endswith("\u2026")
    assert "is made of another output" in stele("batch", MANIFEST, "-o", "x.xlsx", code=2)
    assert not os.path.exists("x.xlsx")


def test_zstd():
    if not has("libzstd", "align", "-q", *TRAVEL, "-o", "probe.tsv.zst"):
        return
    stele("batch", "-q", MANIFEST, "-o", "z.tsv.zst", "--columns", "full", "--task-size", "16")
    stele("convert", "-q", "z.tsv.zst", "-o", "z.tsv", "--columns", "full")
    assert rows("z.tsv") == rows("c.tsv")
    try:
        packed = subprocess.run(["zstd", "-tq", "z.tsv.zst", "probe.tsv.zst"])
    except FileNotFoundError:
        return
    assert packed.returncode == 0


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for test in (test_sets, test_lists, test_split, test_chunks, test_review_below, test_workbooks, test_zstd):
            test()
            print(test.__name__, "ok")
        os.chdir("/")


main()
