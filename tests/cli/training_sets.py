#!/usr/bin/env python3
"""The files of `convert --for TOOL`, by the rule of each tool's own reader.

    training_sets.py STELE

Each reader below does what that tool does with the files: which names it looks
for, how it opens them, how it cuts lines.  None of it is Stele's code.
"""
import csv
import glob
import gzip
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

STELE = os.path.abspath(sys.argv[1])
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "sample")
LANGS = ["--src-lang", "en", "--trg-lang", "fr"]
TIERS = [("clean", .95), ("medium", .8), ("dirty", .5)]
TIERS_OPTION = ["--tiers", ",".join("%s:%g" % t for t in TIERS)]


def stele(*args, code=0):
    run = subprocess.run([STELE, *args], capture_output=True, text=True)
    assert run.returncode == code, (args, run.returncode, run.stderr)
    return run.stderr


def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def tier_of(score):
    return next((name for name, least in TIERS if float(score) >= least), None)


def text_of(path):
    """Bytes of a packed file; a .zst through Stele-free zstd, or by the tool's file name only."""
    if path.endswith(".gz"):
        return gzip.open(path).read().decode("utf-8")
    return subprocess.run(["zstd", "-dcq", path], capture_output=True, check=True).stdout.decode("utf-8")


def mozilla(folder, src, trg):
    """pipeline/clean/merge-parallel.py: what ends in SRC.zst and TRG.zst, in order; a line that has a
    tab is an error; best-scores has a float for every line, for all sets or for none."""
    sources = sorted(glob.glob(os.path.join(folder, "*." + src + ".zst")))
    targets = sorted(glob.glob(os.path.join(folder, "*." + trg + ".zst")))
    scores = sorted(glob.glob(os.path.join(folder, "*.best-scores.zst")))
    assert len(sources) == len(targets) == len(scores) > 0
    for a, b, c in zip(sources, targets, scores):
        stem = os.path.basename(a)[:-len("." + src + ".zst")]
        assert os.path.basename(b) == stem + "." + trg + ".zst"
        assert os.path.basename(c) == stem + ".best-scores.zst"
        for line, other, score in itertools.zip_longest(*(text_of(p).splitlines() for p in (a, b, c))):
            assert "\t" not in line and "\t" not in other
            yield line, other, float(score)


def opuspocus(folder, src, trg):
    """pipeline_steps/raw.py: categories.json if there is one, else every *.SRC.gz is "clean";
    tools/decontaminate.py: source TAB target, cut at tabs into exactly two."""
    path = os.path.join(folder, "categories.json")
    if os.path.exists(path):
        categories = json.load(open(path))
        names = [c["name"] for c in categories["categories"]]
        mapping = categories["mapping"]
        assert set(mapping) == set(names)
    else:
        found = sorted(glob.glob(os.path.join(folder, "*.%s.gz" % src)))
        mapping = {"clean": [".".join(os.path.basename(p).split(".")[:-2]) for p in found]}
    for category, sets in mapping.items():
        for name in sets:
            both = [gzip.open(os.path.join(folder, "%s.%s.gz" % (name, lang)), "rt", encoding="utf-8").read()
                    .splitlines() for lang in (src, trg)]
            assert len(both[0]) == len(both[1])
            for line in map("\t".join, zip(*both)):
                a, b = line.split("\t", 2)
                yield category, a, b


def opustrainer(path):
    """Datasets by name, one file or a list, .gz or not; stages that name them; num_fields 2.  A reader
    of just the YAML that is written: "key:", "key: value" and "- item"."""
    top, lists, key = {}, {}, None
    for line in open(path, encoding="utf-8").read().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        item = line.strip()
        if indent == 0:
            key, _, value = item.partition(":")
            top[key] = value.strip()
        elif item.startswith("- "):
            lists.setdefault(name if indent == 4 else key, []).append(item[2:])
        else:
            name, _, value = item.partition(":")
            lists.setdefault("datasets", []).append(name)
            if value.strip():
                lists.setdefault(name, []).append(value.strip())
    datasets = lists["datasets"]
    assert top["num_fields"] == "2"
    for stage in lists["stages"]:
        mix = [x.split(" ") for x in lists[stage]]
        until = [x for x in mix if x[0] == "until"]
        assert len(until) == 1 and until[0][1] in datasets
        assert {x[0] for x in mix} - {"until"} == set(datasets)
        assert sum(float(x[1]) for x in mix if x[0] != "until") > 0
    for name in datasets:
        for part in lists[name]:
            with gzip.open(os.path.join(os.path.dirname(path), part), "rt", encoding="utf-8") as f:
                for line in f.read().splitlines():
                    fields = line.split("\t")
                    assert len(fields) == 2
                    yield name, fields[0], fields[1]


def mtdata(folder, src3, trg3):
    """data.py, scorer.py: train-parts/GROUP-name-version-src-trg.{src,trg}, four dashes; strip();
    *.meta.jsonl.gz an object a line; *.METRIC.score.gz a float a line."""
    parts = os.path.join(folder, "train-parts")
    for a in sorted(glob.glob(os.path.join(parts, "*.%s.gz" % src3))):
        did = os.path.basename(a)[:-len(".%s.gz" % src3)]
        group, name, version, one, other = did.split("-")
        assert (one, other) == (src3, trg3) and re.fullmatch("[A-Za-z0-9_.]+", group + name + version)
        stem = os.path.join(parts, did)
        scores = glob.glob(stem + ".*.score.gz")
        assert len(scores) == 1
        files = [a, "%s.%s.gz" % (stem, trg3), stem + ".meta.jsonl.gz", scores[0]]
        for x, y, meta, score in itertools.zip_longest(*(text_of(p).splitlines() for p in files)):
            x, y = x.strip(), y.strip()
            assert x and y and isinstance(json.loads(meta), dict)
            yield name, x, y, float(score)


def hugging_face(folder):
    """README.md begins with YAML between "---" lines; each config has a path of data files; the JSON
    has a column `translation` of two languages."""
    _, yaml, card = open(os.path.join(folder, "README.md"), encoding="utf-8").read().split("---\n", 2)
    assert re.search(r"^task_categories:\n- translation$", yaml, re.M) and re.search("^license: ", yaml, re.M)
    assert re.search(r"^size_categories:\n- n<1K$", yaml, re.M) and "# Sentence pairs" in card
    languages = re.search(r"^language:\n- (\w+)\n- (\w+)$", yaml, re.M).groups()
    seen = []
    for config, split, pattern in re.findall(
            r"- config_name: (\S+)\n  data_files:\n  - split: (\S+)\n    path: (\S+)", yaml):
        assert split == "train"
        found = sorted(glob.glob(os.path.join(folder, pattern)))
        assert found, pattern
        seen += found
        for path in found:
            for line in text_of(path).splitlines():
                d = json.loads(line)
                assert set(d["translation"]) == set(languages) and d["id"] and d["doc"]
                yield config, os.path.basename(path), d
    assert sorted(seen) == sorted(glob.glob(os.path.join(folder, "data", "*")))


def bicleaner(path):
    """bicleaner-hardrules and bifixer: columns 3 and 4 are the texts, no header."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as f:
        for line in f:
            fields = line.rstrip("\n").split("\t")
            assert len(fields) == 4
            yield fields[2], fields[3]


def documents(path):
    """The builder of DocHPLT: all sentences by id, links with float(aligner-score)."""
    for line in text_of(path).splitlines():
        d = json.loads(line)
        src = dict(zip(d["src_doc"]["ids"], d["src_doc"]["sentences"]))
        trg = dict(zip(d["tgt_doc"]["ids"], d["tgt_doc"]["sentences"]))
        assert d["lang_pair"] == "en-fr" and d["src_doc_id"] and d["tgt_doc_id"]
        for link in d["alignment"]:
            float(link["aligner-score"])
            assert "bicleaner-score" in link and "bifixer-score" in link
            yield d["doc"], " ".join(src[i] for i in link["src"]), " ".join(trg[i] for i in link["tgt"])


def test_mozilla(pairs, scores):
    try:
        subprocess.run(["zstd", "--version"], capture_output=True, check=True)
    except FileNotFoundError:
        return
    if "without libzstd" in subprocess.run([STELE, "convert", "c.tsv", "-o", "x.tsv.zst"], capture_output=True,
                                           text=True).stderr:
        return
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "mozilla", "-o", "moz/url_x/news")
    assert list(mozilla("moz/url_x", "en", "fr")) == [(a, b, s) for (a, b), s in zip(pairs, scores)]
    with open("raw.tsv", "w", encoding="utf-8") as f:
        f.write("src_text\ttrg_text\na\tb\n")
    assert "pair 1 has no score" in stele("convert", "raw.tsv", *LANGS, "--for", "mozilla", "-o", "no/x", code=3)
    assert not glob.glob("no/*")


def test_opuspocus(pairs, scores):
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "opuspocus", "-o", "op/all/news")
    assert list(opuspocus("op/all", "en", "fr")) == [("clean", a, b) for a, b in pairs]
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "opuspocus", "-o", "op/tiers/news", *TIERS_OPTION)
    got = sorted(opuspocus("op/tiers", "en", "fr"))
    assert got == sorted((tier_of(s), a, b) for (a, b), s in zip(pairs, scores) if tier_of(s))


def test_opustrainer(pairs, scores):
    want = sorted((tier_of(s), a, b) for (a, b), s in zip(pairs, scores) if tier_of(s))
    for shards in ("1", "3"):
        stele("convert", "-q", "c.tsv", *LANGS, "--for", "opustrainer", "-o", "ot%s/news" % shards, *TIERS_OPTION,
              "--shards", shards)
        assert sorted(opustrainer("ot%s/news.yml" % shards)) == want
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "opustrainer", "-o", "ot/news")
    assert list(opustrainer("ot/news.yml")) == [("all", a, b) for a, b in pairs]


def test_mtdata(pairs, scores):
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "mtdata", "-o", "mt/acme-news-1")
    assert [x[1:] for x in mtdata("mt", "eng", "fra")] == [(a, b, s) for (a, b), s in zip(pairs, scores)]
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "mtdata", "-o", "mt2/acme-news-1", *TIERS_OPTION, "--shards", "2")
    got = list(mtdata("mt2", "eng", "fra"))
    assert len({x[0] for x in got}) == 6
    assert sorted(x[1:] for x in got) == sorted((a, b, s) for (a, b), s in zip(pairs, scores) if tier_of(s))
    assert "GROUP-NAME-VERSION" in stele("convert", "c.tsv", *LANGS, "--for", "mtdata", "-o", "x", code=2)


def test_hugging_face(pairs, scores):
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "hf", "-o", "hf")
    got = [(d["translation"]["en"], d["translation"]["fr"]) for _, _, d in hugging_face("hf")]
    assert got == pairs
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "hf", "-o", "hf2/", *TIERS_OPTION, "--shards", "3",
          "--license", "cc-by-4.0")
    got, shards = [], {}
    for config, path, d in hugging_face("hf2"):
        got.append((config, d["translation"]["en"], d["translation"]["fr"]))
        assert config == tier_of(d["score"])
        shards.setdefault(d["doc"], set()).add(path[-len("00000.jsonl.gz"):])
    assert sorted(got) == sorted((tier_of(s), a, b) for (a, b), s in zip(pairs, scores) if tier_of(s))
    assert all(len(s) == 1 for s in shards.values()), "a document is in one shard"
    assert len(set.union(*shards.values())) > 1
    assert "license: cc-by-4.0" in open("hf2/README.md").read()


def test_bicleaner(pairs, scores):
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "bicleaner", "-o", "bc/news")
    assert list(bicleaner("bc/news.en-fr.tsv.gz")) == pairs


def test_documents(pairs, scores):
    stele("convert", "-q", "all.jsonl", *LANGS, "--for", "doc", "-o", "doc/news", "--shards", "2")
    got = [x for k in range(2) for x in documents("doc/news-%05d.en-fr.jsonl.gz" % k)]
    assert sorted((a, b) for _, a, b in got if a and b) == sorted(pairs)
    assert sum(not a or not b for _, a, b in got) > 10, "sentences without partner stay"
    assert "cut documents apart" in stele("convert", "c.tsv", *LANGS, "--for", "doc", "-o", "x", *TIERS_OPTION,
                                          code=2)


def test_card(pairs, scores):
    """The counts of the card, and sites that stay together."""
    stele("convert", "-q", "c.tsv", *LANGS, "--for", "bicleaner", "-o", "card/news", *TIERS_OPTION)
    card = open("card/news.card.md", encoding="utf-8").read()
    for name, _ in TIERS:
        of_tier = [s for s in scores if tier_of(s) == name]
        mean = "%.4f" % (sum(of_tier) / len(of_tier))
        row = re.search(r"^\| news-%s \| (\d+) \| .* \| (\S+) \| \S+ \|$" % name, card, re.M)
        assert row.group(1) == str(len(of_tier)) and abs(float(row.group(2)) - float(mean)) < 2e-4, (row, mean)
    low = sum(tier_of(s) is None for s in scores)
    assert "%d pairs score below the last one" % low in card
    with open("sites.tsv", "w", encoding="utf-8") as f:
        f.write("src_url\ttrg_url\tsrc_text\ttrg_text\n")
        for k in range(200):
            host = ("www.site%d.org", "site%d.org:80", "SITE%d.org")[k % 3] % (k // 3)
            f.write("https://%s/%d\tu\ta%d\tb\n" % (host, k, k))
    stele("convert", "-q", "sites.tsv", *LANGS, "--for", "bicleaner", "-o", "sites/x", "--shards", "4")
    shard = {}
    for k in range(4):
        for a, _ in bicleaner("sites/x-%05d.en-fr.tsv.gz" % k):
            shard.setdefault(int(a[1:]) // 3, set()).add(k)
    assert all(len(s) == 1 for s in shard.values()) and len(set.union(*shard.values())) == 4


def test_misuse():
    assert "name the files" in stele("convert", "c.tsv", "--for", "hf", "-o", "x", code=2)
    assert "would name both" in stele("convert", "c.tsv", "--src-lang", "en", "--trg-lang", "en", "--for", "hf",
                                      "-o", "x", code=2)
    assert "none of" in stele("convert", "c.tsv", *LANGS, "--for", "moses2", "-o", "x", code=2)
    for tiers in ("a:.5,b:.9", "a:.5,a:.4", "a:2", "a", "a b:.5", ":.5"):
        stele("convert", "c.tsv", *LANGS, "--for", "hf", "-o", "x", "--tiers", tiers, code=2)
    assert "it is for --for" in stele("convert", "c.tsv", "-o", "x.tsv", "--shards", "2", code=2)
    assert "--for decides" in stele("convert", "c.tsv", *LANGS, "--for", "hf", "-o", "x", "-f", "tsv", code=2)
    assert not os.path.exists("x") and not os.path.exists("x.tsv")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        stele("batch", "-q", os.path.join(SAMPLE, "manifest.tsv"), "-o", "c.tsv", "-o", "all.jsonl", "--with-nulls",
              "--columns", "full")
        stele("convert", "-q", "all.jsonl", "-o", "c.tsv", "--columns", "full")
        table = rows("c.tsv")
        pairs = [(r["src_text"], r["trg_text"]) for r in table]
        scores = [float(r["aligner_score"]) for r in table]
        for test in (test_mozilla, test_opuspocus, test_opustrainer, test_mtdata, test_hugging_face,
                     test_bicleaner, test_documents, test_card):
            test(pairs, scores)
            print(test.__name__, "ok")
        test_misuse()
        os.chdir("/")


main()
