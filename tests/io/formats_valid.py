#!/usr/bin/env python3
"""Can others read what Stele writes?

    formats_valid.py PROGRAM

PROGRAM (format_specimen.c) writes a document pair with omissions, and one with
every character that a text may hold.  Each format is read here with Python's
own readers, and must give the texts that the TSV has.
"""
import json
import subprocess
import sys


def written(*arguments):
    return subprocess.run([sys.argv[1], *arguments], check=True,
                          stdout=subprocess.PIPE).stdout.decode("utf-8")


def expect(fact, message):
    if not fact:
        sys.exit("FAIL: " + message)


def tsv_rows(columns):
    lines = written("tsv", columns).split("\n")
    expect(lines.pop() == "", "the TSV ends with a line end")
    expect(len(lines) == len("\n".join(lines).splitlines()),
           "all readers count the same lines")
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True))
            for line in lines[1:]]


def no_twins(pairs):
    names = [name for name, _ in pairs]
    expect(len(set(names)) == len(names), f"one key twice: {names}")
    return dict(pairs)


def json_lines(name):
    text = written(name)
    return [json.loads(line, object_pairs_hook=no_twins,
                       parse_constant=lambda c: sys.exit("FAIL: " + c))
            for line in text.split("\n")[:-1]]


def shape(value):
    """The types of a value; a null may be a number, a list may be empty."""
    if isinstance(value, dict):
        return {k: shape(v) for k, v in value.items()}
    if isinstance(value, list):
        return "list"
    return "number" if value is None else \
        "number" if isinstance(value, (int, float)) else type(value).__name__


def check_jsonl(rows):
    got = json_lines("jsonl")
    expect(len(got) == len(rows), "jsonl: a line a pair")
    for g, r in zip(got, rows):
        expect(shape(g) == shape(got[0]), "jsonl: the same keys everywhere")
        for side in "src", "trg":
            s = g[side]
            expect(s["text"] == r[side + "_text"], "jsonl: the text")
            expect(s["par"] == r[side + "_paragraph_id"], "jsonl: paragraphs")
            expect(s["url"] == r[side + "_url"], "jsonl: url")
            expect(s["lang"] == r["lang_" + side], "jsonl: language")
            expect((",".join(map(str, s["sent"])) or "-") == r[side + "_sent"],
                   "jsonl: sentences")
            expect((",".join(f"{a}-{b}" for a, b in s["span"]) or "-")
                   == r[side + "_span"], "jsonl: spans")
            expect(sum(s["lengths"]) == int(r[side + "_len"]),
                   "jsonl: lengths")
            expect(g["bead"] != [1, 1] or g["doc"] == "doc <1>" or
                   [len(s["text"])] == s["lengths"], "jsonl: length")
        expect(g["id"] == r["pair_id"], "jsonl: id")
        expect(g["doc"] == r["doc_id"], "jsonl: document")
        expect(g["bead_no"] == int(r["bead_no"]), "jsonl: place")
        expect(":".join(map(str, g["bead"])) == r["bead"], "jsonl: bead")
        expect((",".join(g["flags"]) or "-") == r["flags"], "jsonl: flags")
        for key, column in (("aligner", "aligner_score"), ("raw", "score_raw"),
                            ("len_z", "len_z"), ("posterior", "posterior"),
                            ("words_met", "words_met")):
            expect(f"{g['score'][key]:.4f}" == r[column], "jsonl: " + key)
        expect(g["verdict"] == r["doc_verdict"], "jsonl: verdict")
        expect(f"{g['doc_score']:.4f}" == r["doc_score"], "jsonl: doc_score")


def check_hf(rows):
    got = json_lines("hf.jsonl")
    expect(len(got) == len(rows), "hf.jsonl: a line a pair")
    for g, r in zip(got, rows):
        expect(list(g) == ["id", "translation", "score", "doc"], "hf.jsonl")
        expect(g["translation"] == {"en": r["src_text"], "fr": r["trg_text"]},
               "hf.jsonl: texts")
        expect(isinstance(g["score"], float), "hf.jsonl: score")


def check_moses(rows):
    files = {part: written("moses-" + part).splitlines()
             for part in ("src", "trg", "score")}
    meta = json_lines("moses-meta")
    expect(len(meta) == len(rows), "moses-meta: a line a pair")
    expect(files["src"] == [r["src_text"] for r in rows], "moses-src")
    expect(files["trg"] == [r["trg_text"] for r in rows], "moses-trg")
    expect([f"{float(x):.4f}" for x in files["score"]] ==
           [r["aligner_score"] for r in rows], "moses-score")
    expect([m["doc"] for m in meta] == [r["doc_id"] for r in rows],
           "moses-meta: document")


def main():
    rows = tsv_rows("full")
    characters = set("".join(r["src_text"] for r in rows))
    expect(len(characters) > 60000, f"{len(characters)} characters")
    check_jsonl(rows)
    check_hf(rows)
    check_moses(rows)
    print(f"{len(rows)} pairs with {len(characters)} characters")


main()
