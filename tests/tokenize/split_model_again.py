#!/usr/bin/env python3
"""The table of the splitter comes out of its sources again, byte for byte.

    split_model_again.py STELE

Skipped where the sources are not at hand (../shared/gold/split beside the project).
"""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SOURCES = os.path.join(os.path.dirname(ROOT), "shared", "gold", "split")


def main(stele):
    if not os.path.isdir(SOURCES):
        print("SKIP: no gold data in %s" % SOURCES)
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        again = os.path.join(scratch, "split_model.hex")
        subprocess.run([os.path.join(ROOT, "scripts", "train_splitter.sh"), SOURCES, again], check=True,
                       env=dict(os.environ, STELE=os.path.abspath(stele)))
        with open(again, "rb") as a, open(os.path.join(ROOT, "data", "split_model.hex"), "rb") as b:
            same = a.read() == b.read()
    print("the same table" if same else "data/split_model.hex is not what scripts/train_splitter.sh makes")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
