#!/usr/bin/env python3
"""DOCX, ODT, EPUB and HTML through pandoc and data/paragraphs.lua: two folders of them to pairs.

    pandoc_documents.py STELE

Skipped without pandoc.
"""
import csv
import os
import shutil
import subprocess
import sys
import tempfile

STELE = os.path.abspath(sys.argv[1])
FILTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "paragraphs.lua")

TEXTS = {
    "en": """# The bridge

The bridge was *closed* on **Monday**.[^1] Nobody was
hurt. See [the page of the town](http://example.org).

- One day of work
- Two days of rest

    and a long night

> It was a quiet evening.

| Name | Value |
|------|-------|
| Speed of the boat | 12 km/h |
| Weight of the boat | 3 t |

```
int x = 1;
```

The last word.

[^1]: A note about Monday.
""",
    "fr": """# Le pont

Le pont a été *fermé* **lundi**.[^1] Personne n'a été
blessé. Voir [la page de la ville](http://example.org).

- Un jour de travail
- Deux jours de repos

    et une longue nuit

> C'était un soir calme.

| Nom | Valeur |
|------|-------|
| Vitesse du bateau | 12 km/h |
| Poids du bateau | 3 t |

```
int x = 1;
```

Le dernier mot.

[^1]: Une note sur lundi.
"""}

WANTED = {("The bridge", "Le pont"), ("The bridge was closed on Monday.", "Le pont a été fermé lundi."),
          ("Nobody was hurt.", "Personne n'a été blessé."),
          ("See the page of the town.", "Voir la page de la ville."),
          ("One day of work", "Un jour de travail"), ("Two days of rest", "Deux jours de repos"),
          ("and a long night", "et une longue nuit"), ("It was a quiet evening.", "C'était un soir calme."),
          ("Speed of the boat", "Vitesse du bateau"), ("12 km/h", "12 km/h"),
          ("Weight of the boat", "Poids du bateau"), ("3 t", "3 t"), ("The last word.", "Le dernier mot."),
          ("A note about Monday.", "Une note sur lundi.")}


def run(*args):
    subprocess.run(args, check=True, stderr=subprocess.DEVNULL)


def test(kind):
    """As a user would: make the text of each file, pair the folders, align all."""
    for lang, text in TEXTS.items():
        os.makedirs(os.path.join(kind, lang))
        source = os.path.join(kind, lang + ".md")
        with open(source, "w", encoding="utf-8") as f:
            f.write(text)
        document = os.path.join(kind, "bridge.%s.%s" % (lang, kind))
        run("pandoc", "--metadata", "title= ", source, "-o", document)
        run("pandoc", "-L", FILTER, "-t", "plain", "--wrap=none", document, "-o",
            os.path.join(kind, lang, "bridge.txt"))
    langs = ["--src-lang", "en", "--trg-lang", "fr"]
    run(STELE, "pair", "-q", *langs, os.path.join(kind, "en"), os.path.join(kind, "fr"), "-o", kind + ".list")
    run(STELE, "batch", "-q", kind + ".list", "-o", kind + ".tsv")
    with open(kind + ".tsv", encoding="utf-8", newline="") as f:
        pairs = {(r["src_text"], r["trg_text"].replace("\u2019", "'"))  # pandoc sets curly ones
                 for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)}
    wanted = WANTED
    if kind != "odt":  # of which pandoc 2 loses the head of tables, and keeps code as text
        wanted = WANTED | {("Name", "Nom"), ("Value", "Valeur")}
        assert not any("int x" in a for a, _ in pairs), pairs
    assert wanted <= pairs, (kind, wanted - pairs)
    extra = pairs - wanted
    assert all("int x" in a for a, _ in extra), (kind, extra)
    assert not any(set(a) <= set("-= ") for a, _ in pairs)


def main():
    if not shutil.which("pandoc"):
        print("no pandoc")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for kind in ("docx", "odt", "epub", "html"):
            test(kind)
            print(kind, "ok")
        os.chdir("/")


main()
