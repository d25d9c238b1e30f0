#!/usr/bin/env python3
"""Can others read what Stele writes?

    formats_valid.py PROGRAM

PROGRAM (format_specimen.c) writes a document pair with omissions, and one with
every character that a text may hold.  Each format is read here with Python's
own readers, and must give the texts that the TSV has.
"""
import json
import shutil
import subprocess
import sys
import tempfile
from xml.etree import ElementTree


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


def tree(name):
    """The root of an XML format, and what xmllint says of it."""
    text = written(name)
    if shutil.which("xmllint"):
        command = ["xmllint", "--nonet", "--noout"]
        if name in DTDS:
            with tempfile.NamedTemporaryFile("w", suffix=".dtd") as dtd:
                dtd.write(DTDS[name])
                dtd.flush()
                subprocess.run([*command, "--dtdvalid", dtd.name, "-"],
                               input=text.encode(), check=True)
        else:
            subprocess.run([*command, "-"], input=text.encode(), check=True)
    return ElementTree.fromstring(text)


# The part of the schema of XLIFF 1.2 that is used: order and attributes.
DTDS = {"xliff": """
<!ELEMENT xliff (file*)>
<!ATTLIST xliff version CDATA #FIXED "1.2" xmlns CDATA #REQUIRED>
<!ELEMENT file (header, body)>
<!ATTLIST file original CDATA #REQUIRED source-language NMTOKEN #REQUIRED
  target-language NMTOKEN #IMPLIED datatype NMTOKEN #REQUIRED
  tool-id NMTOKEN #IMPLIED>
<!ELEMENT header (tool)>
<!ELEMENT tool EMPTY>
<!ATTLIST tool tool-id NMTOKEN #REQUIRED tool-name CDATA #REQUIRED
  tool-version CDATA #IMPLIED>
<!ELEMENT body (trans-unit*)>
<!ELEMENT trans-unit (source, target?, context-group*)>
<!ATTLIST trans-unit id CDATA #REQUIRED xml:space CDATA #IMPLIED>
<!ELEMENT source (#PCDATA)>
<!ELEMENT target (#PCDATA)>
<!ATTLIST target state NMTOKEN #IMPLIED>
<!ELEMENT context-group (context+)>
<!ATTLIST context-group name CDATA #IMPLIED
  purpose (information) #IMPLIED>
<!ELEMENT context (#PCDATA)>
<!ATTLIST context context-type NMTOKEN #REQUIRED>
"""}


def check_tmx(rows):
    units = tree("tmx").findall("body/tu")
    expect(len(units) == len(rows), "tmx: a unit a pair")
    for unit, r in zip(units, rows):
        segs = [v.findtext("seg") for v in unit.findall("tuv")]
        expect(segs == [t for t in (r["src_text"], r["trg_text"]) if t],
               "tmx: texts")


def check_xliff(rows):
    space = "{urn:oasis:names:tc:xliff:document:1.2}"
    units = [(f, u) for f in tree("xliff")
             for u in f.findall(f"{space}body/{space}trans-unit")]
    expect(len(units) == len(rows), "xliff: a unit a pair")
    for (file, unit), r in zip(units, rows):
        expect(file.get("original") == r["doc_id"], "xliff: document")
        expect(unit.get("id") == r["pair_id"], "xliff: id")
        texts = unit.findtext(space + "source"), unit.findtext(space + "target")
        expect(texts == (r["src_text"], r["trg_text"] or None), "xliff: texts")
        contexts = {c.get("context-type"): c.text
                    for c in unit.iter(space + "context")}
        for kind, column in (("score", "aligner_score"), ("bead", "bead"),
                             ("bead-no", "bead_no"), ("src-url", "src_url"),
                             ("trg-paragraph-id", "trg_paragraph_id")):
            expect(contexts.get("x-" + kind, "") == r[column],
                   "xliff: " + kind)
    for file in tree("xliff"):
        ids = [u.get("id") for u in file.iter(space + "trans-unit")]
        expect(len(set(ids)) == len(ids), "xliff: an id is there twice")


def sentences(name):
    """Of each document: its sentences by identifier, in order."""
    texts = {}
    for text in tree(name).findall("text"):
        found = {s.get("id"): s.text for s in text.findall("p/s")}
        numbers = [int(i[1:]) for i in found]
        expect(numbers == sorted(numbers), name + ": order")
        expect(len(found) == len(text.findall("p/s")), name + ": twice")
        texts.setdefault(text.get("id"), []).append(found)
    return texts


def check_xces(rows):
    src, trg = sentences("xces-src"), sentences("xces-trg")
    links = []
    for i, group in enumerate(tree("xces").findall("linkGrp")):
        # both documents of the specimen have one address
        from_doc, to_doc = src[group.get("fromDoc")][i], trg[group.get("toDoc")][i]
        for link in group.findall("link"):
            ids = [side.split() for side in link.get("xtargets").split(";")]
            links.append((" ".join(from_doc[x] for x in ids[0]),
                          " ".join(to_doc[x] for x in ids[1]),
                          link.get("certainty")))
            expect(float(link.get("aligner-score")) ==
                   float(link.get("certainty")), "xces: scores")
    expect(links == [(r["src_text"], r["trg_text"], r["aligner_score"])
                     for r in rows], "xces: texts and scores")


def check_documents(rows):
    got = json_lines("doc.jsonl")
    pairs = []
    for d in got:
        expect(d["lang_pair"] == "en-fr", "doc.jsonl: languages")
        side = {}
        for key in "src_doc", "tgt_doc":
            expect(len(d[key]["ids"]) == len(d[key]["sentences"]), "doc.jsonl")
            side[key] = dict(zip(d[key]["ids"], d[key]["sentences"]))
            expect(all(isinstance(i, str) for i in d[key]["ids"]), "strings")
            expect(d[key]["ids"] == sorted(d[key]["ids"], key=int), "order")
        for link in d["alignment"]:
            pairs.append((" ".join(side["src_doc"][x] for x in link["src"]),
                          " ".join(side["tgt_doc"][x] for x in link["tgt"]),
                          f"{float(link['aligner-score']):.4f}"))
    expect(pairs == [(r["src_text"], r["trg_text"], r["aligner_score"])
                     for r in rows], "doc.jsonl: texts and scores")
    expect([d["verdict"] for d in got] == ["-", "translation"], "verdict")


def check_hunalign(rows):
    lines = [x.split("\t") for x in written("hunalign").splitlines()]
    expect([(a.replace(" ~~~ ", " "), b.replace(" ~~~ ", " "), c)
            for a, b, c in lines] ==
           [(r["src_text"], r["trg_text"], r["aligner_score"]) for r in rows],
           "hunalign")


def main():
    rows = tsv_rows("full")
    characters = set("".join(r["src_text"] for r in rows))
    expect(len(characters) > 60000, f"{len(characters)} characters")
    check_jsonl(rows)
    check_hf(rows)
    check_moses(rows)
    check_tmx(rows)
    check_xliff(rows)
    check_xces(rows)
    check_documents(rows)
    check_hunalign(rows)
    print(f"{len(rows)} pairs with {len(characters)} characters")


main()
