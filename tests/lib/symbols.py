#!/usr/bin/env python3
"""libstele.so exports what its headers declare, and nothing else.

    symbols.py LIBSTELE.so HEADER ...

Every exported symbol is one of the headers' STELE_API functions and begins
with stele_; every such function is exported; and the library takes nothing
from the system that it may not use: it prints nothing, ends no process,
installs no handler, reads neither environment nor clock nor locale.
"""
import re
import subprocess
import sys

FORBIDDEN = {"printf", "fprintf", "vprintf", "vfprintf", "puts", "fputs", "putchar", "perror", "stdout", "stderr",
             "exit", "_exit", "quick_exit", "signal", "sigaction", "getenv", "secure_getenv", "setenv", "putenv",
             "time", "clock", "clock_gettime", "gettimeofday", "localtime", "localtime_r", "setlocale", "newlocale",
             "uselocale", "gsl_set_error_handler", "gsl_set_error_handler_off"}


# The linker gives these to a library that is linked with one that has them.
LINKER = {"__bss_start", "_edata", "_end"}


def names(library, *options):
    out = subprocess.run(["nm", "-D", *options, library], check=True, stdout=subprocess.PIPE, text=True).stdout
    return {line.split()[-1].split("@")[0] for line in out.splitlines()} - LINKER


def declared(headers):
    text = "".join(open(path, encoding="utf-8").read() for path in headers)
    return set(re.findall(r"^STELE_API\b[^;(]*?\b(\w+)\s*\(", text, re.M))


def plain(name):
    """Without what FORTIFY puts around a name."""
    return re.sub(r"^__(\w+)_chk$", r"\1", name)


def main(library, *headers):
    exported, wanted = names(library, "--defined-only"), declared(headers)
    used = {plain(name) for name in names(library, "--undefined-only")}
    faults = ["exported, but not declared: " + x for x in sorted(exported - wanted)]
    faults += ["declared, but not exported: " + x for x in sorted(wanted - exported)]
    faults += ["not of stele_: " + x for x in sorted(exported) if not x.startswith("stele_")]
    faults += ["a library may not use " + x for x in sorted(used & FORBIDDEN)]
    print("\n".join(faults) or "%d functions" % len(exported))
    return 1 if faults or not exported else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
