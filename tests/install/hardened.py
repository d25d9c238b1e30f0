#!/usr/bin/env python3
"""The release program is hardened: read from the file with readelf.

    hardened.py STELE

Its code can be loaded anywhere (PIE), no memory is both written and run, the
tables of its links are read-only before main (RELRO, BIND_NOW), its stack is
guarded, the C library's copying functions check their bounds, and on x86-64
the places a jump may go to are marked.
Skips (77) where there is no readelf, or the program is no ELF file.
"""
import re
import shutil
import subprocess
import sys

ENDBR64 = b"\xf3\x0f\x1e\xfa"


def skip(why):
    print("SKIP: " + why)
    sys.exit(77)


def readelf(option, path):
    return subprocess.run(["readelf", "-W", option, path], check=True, stdout=subprocess.PIPE, text=True,
                          env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout


def read(path):
    with open(path, "rb") as f:
        return f.read()


def faults_of(path):
    header, segments = readelf("-h", path), readelf("-l", path)
    dynamic, symbols = readelf("-d", path), readelf("--dyn-syms", path)
    facts = {
        "position-independent": re.search(r"Type: +DYN", header) and "INTERP" in segments,
        "no executable stack": re.search(r"GNU_STACK .* RW +0x", segments),
        "no segment is written and run": not re.search(r"LOAD .* RWE ", segments),
        "RELRO": "GNU_RELRO" in segments,
        "BIND_NOW": re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic),
        "no relocation in the code": "TEXTREL" not in dynamic,
        "no path for libraries": not re.search(r"\((RPATH|RUNPATH)\)", dynamic),
        "stack protector": "__stack_chk_fail@" in symbols,
        "FORTIFY_SOURCE": re.search(r"__mem(cpy|set|move)_chk@", symbols),
    }
    if "X86-64" in header:
        facts["functions marked for jumps"] = read(path).count(ENDBR64) > 100
    return [name for name, holds in facts.items() if not holds], len(facts)


def main(stele):
    if not shutil.which("readelf"):
        skip("no program readelf (package binutils)")
    if read(stele)[:4] != b"\x7fELF":
        skip("the program is no ELF file")
    faults, n = faults_of(stele)
    print("%d facts, not true: %s" % (n, ", ".join(faults) or "none"))
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
