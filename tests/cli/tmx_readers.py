#!/usr/bin/env python3
"""Do real clients read our TMX?

    tmx_readers.py STELE xmllint | omegat | translate-toolkit | xml-tmx

xmllint holds every pair of the sample corpus against the DTD that OmegaT
carries; the others read one pair and must find its units.  Skipped (77) where
the reader is not installed.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "data", "sample")
JAR = os.environ.get("OMEGAT_JAR", "/usr/share/omegat/OmegaT.jar")
PAIR = "travel"  # it has no-break spaces, narrow ones too, and quotes
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>source</source_dir><target_dir>target</target_dir><tm_dir>tm</tm_dir>
<glossary_dir>glossary</glossary_dir><dictionary_dir>dictionary</dictionary_dir>
<source_lang>EN</source_lang><target_lang>FR</target_lang>
<sentence_seg>true</sentence_seg>
</project></omegat>
"""


def skip(why):
    print("SKIP: " + why)
    sys.exit(77)


def need(*tools):
    for tool in tools:
        if not shutil.which(tool):
            skip("no program " + tool)


def align(stele, name, out, *options):
    texts = [os.path.join(SAMPLE, "%s.%s.txt" % (name, lang)) for lang in ("en", "fr")]
    subprocess.run([stele, "align", "-q", "--min-score", "0", "-o", out] + list(options) + texts, check=True)


def score(stele, path):
    """The same memory with other scores."""
    out = path.replace(".tmx", ".scored.tmx")
    subprocess.run([stele, "score", "-q", "--src-lang", "en", "--trg-lang", "fr", "-o", out, path], check=True)
    return out


def pairs_of(stele, folder):
    """The pair's texts, as TSV has them."""
    out = os.path.join(folder, "pairs.tsv")
    align(stele, PAIR, out, "--columns", "src_text,trg_text", "--no-header")
    with open(out, encoding="utf-8", newline="\n") as f:
        return [tuple(line.rstrip("\n").split("\t")) for line in f]


def expect(what, got, want):
    if got != want:
        sys.exit("%s: %r instead of %r" % (what, got, want))


def with_notes(path, folder):
    """A memory that was not scored, with notes and a third language."""
    with open(path, encoding="utf-8") as f:
        text = re.sub(r'<prop type="score-aligner">[0-9.]+</prop>', "<note>seen</note>", f.read())
    out = os.path.join(folder, "notes.tmx")
    with open(out, "w", encoding="utf-8") as f:
        f.write(text.replace("  </tu>", '   <tuv xml:lang="de"><seg>Nein <ph x="1">&lt;br&gt;</ph></seg></tuv>\n  </tu>'))
    return out


def read_xmllint(stele, folder):
    need("xmllint", "unzip")
    if not os.path.exists(JAR):
        skip("no %s (package omegat)" % JAR)
    dtd = os.path.join(folder, "tmx14.dtd")
    with open(dtd, "wb") as f:
        subprocess.run(["unzip", "-p", JAR, "schemas/tmx14.dtd"], check=True, stdout=f)
    names = sorted(name[:-len(".beads")] for name in os.listdir(SAMPLE) if name.endswith(".beads"))
    files = []
    for name in names:
        for options in ([], ["--with-nulls"]):
            files.append(os.path.join(folder, "%s%d.tmx" % (name, len(options))))
            align(stele, name, files[-1], *options)
            files.append(score(stele, files[-1]))
    files.append(score(stele, with_notes(files[0], folder)))
    subprocess.run(["xmllint", "--nonet", "--noout", "--dtdvalid", dtd] + files, check=True)
    return "%d files valid" % len(files)


def read_omegat(stele, folder):
    """A project whose source is our source text: with our TMX in tm/auto, every
    sentence that stands alone in a unit comes out translated."""
    need("java")
    if not os.path.exists(JAR):
        skip("no %s (package omegat)" % JAR)
    project = os.path.join(folder, "project")
    for sub in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        os.makedirs(os.path.join(project, sub))
    with open(os.path.join(project, "omegat.project"), "w") as f:
        f.write(PROJECT)
    align(stele, PAIR, os.path.join(project, "tm/auto/pair.tmx.gz"))
    pairs = pairs_of(stele, folder)
    # one unit a paragraph, so that OmegaT's own splitter has little to say
    with open(os.path.join(project, "source", "text.txt"), "w", encoding="utf-8") as f:
        f.write("\n\n".join(src for src, tgt in pairs) + "\n")
    run = subprocess.run(["java", "-Djava.awt.headless=true", "-Duser.home=" + folder, "-jar", JAR, project,
                          "--mode=console-translate"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    target = os.path.join(project, "target", "text.txt")
    if run.returncode != 0 or not os.path.exists(target):
        sys.exit("OmegaT failed:\n" + run.stdout.decode("utf-8", "replace"))
    with open(target, encoding="utf-8") as f:
        lines = set(f.read().split("\n"))
    found = sum(tgt in lines for src, tgt in pairs)
    # the others hold several sentences, which OmegaT looks up one by one
    single = [tgt for src, tgt in pairs if not re.search(r"[.!?\u2026][\u201d\u2019\"']* ", src)]
    expect("single sentences that OmegaT translated", sum(tgt in lines for tgt in single), len(single))
    if len(single) < 10:
        sys.exit("only %d single sentences" % len(single))
    return "OmegaT translated %d of %d units" % (found, len(pairs))


TOOLKIT = """
import sys
from translate.storage import tmx
for path in sys.argv[1:]:
    store = tmx.tmxfile.parsefile(path)
    assert store.getsourcelanguage() == "en", store.getsourcelanguage()
    for unit in store.units:
        sys.stdout.buffer.write(("%s\\t%s\\n" % (unit.source, unit.target)).encode())
"""


def read_translate_toolkit(stele, folder):
    python = "/usr/bin/python3"
    if not os.path.exists(python) or subprocess.run([python, "-c", "import translate.storage.tmx"],
                                                    stderr=subprocess.DEVNULL).returncode != 0:
        skip("no translate-toolkit (package python3-translate)")
    out = os.path.join(folder, "pair.tmx")
    align(stele, PAIR, out)
    for path in out, score(stele, out):
        run = subprocess.run([python, "-c", TOOLKIT, path], check=True, stdout=subprocess.PIPE)
        got = [tuple(line.split("\t")) for line in run.stdout.decode("utf-8").split("\n") if line]
        expect("units", got, pairs_of(stele, folder))
    return "%d units, the texts of the TSV" % len(got)


def read_xml_tmx(stele, folder):
    need("tmxwc")
    out = os.path.join(folder, "pair.tmx")
    align(stele, PAIR, out)
    n = len(pairs_of(stele, folder))
    for path in out, score(stele, out):
        run = subprocess.run(["tmxwc", path], check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = run.stdout.decode("utf-8")
        if not re.search(r"\b%d\b" % n, said):
            sys.exit("tmxwc does not count %d units:\n%s" % (n, said))
    return "%d units" % n


READERS = {
    "xmllint": read_xmllint,
    "omegat": read_omegat,
    "translate-toolkit": read_translate_toolkit,
    "xml-tmx": read_xml_tmx,
}


def main(args):
    if len(args) != 2 or args[1] not in READERS:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        print(READERS[args[1]](os.path.abspath(args[0]), folder))


if __name__ == "__main__":
    main(sys.argv[1:])
