#!/usr/bin/env python3
"""Makes the lexicon anew and compares it with data/lexicon.en-fr.tsv.

    reproduced.py

Skips (77) where FreeDict's dictionaries are not installed.
"""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DICTD = "/usr/share/dictd"


def read(path):
    with open(path, "rb") as f:
        return f.read()


def main():
    for way in ("eng-fra", "fra-eng"):
        if not os.path.exists(f"{DICTD}/freedict-{way}.dict.dz"):
            print(f"SKIP: no FreeDict dictionary (package dict-freedict-{way})")
            return 77
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "lexicon.tsv")
        make = os.path.join(ROOT, "scripts", "lexicon", "make.py")
        subprocess.run([sys.executable, make, "-o", path], check=True)
        made, shipped = read(path), read(os.path.join(ROOT, "data", "lexicon.en-fr.tsv"))
    if made != shipped:
        print("data/lexicon.en-fr.tsv is not what scripts/lexicon/make.py makes")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
