#!/usr/bin/env python3
"""Are the figures of the worked example what the aligner computes?

    algorithm_example.py WORKED_EXAMPLE docs/algorithm.md [--update]

The program prints blocks, each under its "[name]"; the document holds them
between "```example name" and "```".  Every block must be there, equal.
"""
import re
import subprocess
import sys

BLOCK = re.compile(r"^```example (\w+)\n(.*?)^```$", re.M | re.S)


def blocks_of(text):
    parts = re.split(r"^\[(\w+)\]\n", text, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2]))


def main(program, path, *flags):
    done = subprocess.run([program], check=True, stdout=subprocess.PIPE, text=True)
    computed = blocks_of(done.stdout)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if "--update" in flags:
        text = BLOCK.sub(lambda m: "```example %s\n%s```" % (m[1], computed[m[1]]), text)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
    written = dict(BLOCK.findall(text))
    wrong = [name for name in {**computed, **written} if computed.get(name) != written.get(name)]
    for name in wrong:
        print("%s says of \"%s\":\n%s\nbut it is:\n%s" % (path, name, written.get(name), computed.get(name)))
    print("%d blocks, %d differ" % (len(computed), len(wrong)))
    return 1 if wrong or not computed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
