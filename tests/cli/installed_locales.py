#!/usr/bin/env python3
"""The output has the same bytes in every locale that is installed.

    installed_locales.py STELE

same_bytes.py sets locales by name; one that is not installed falls back to C.
Here they are installed: skipped (77) where one is missing.
"""
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from same_bytes import made  # noqa: E402

# Decimal commas, other digits, dotless i, other orders, encodings of one byte.
LOCALES = ["ar_EG.utf8", "de_DE.utf8", "fa_IR", "fr_FR", "fr_FR.utf8", "ja_JP.eucjp", "th_TH.utf8", "tr_TR",
           "tr_TR.utf8"]


def main(stele):
    installed = set(subprocess.run(["locale", "-a"], check=True, stdout=subprocess.PIPE, text=True).stdout.split())
    missing = [locale for locale in LOCALES if locale not in installed]
    if missing:
        print("SKIP: no locale %s (package locales-all)" % ", ".join(missing))
        return 77
    usual = made(stele)
    different = [locale for locale in LOCALES if made(stele, LC_ALL=locale, LANG=locale) != usual]
    print("%d locales, other bytes in: %s" % (len(LOCALES), ", ".join(different) or "none"))
    return 1 if different else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
