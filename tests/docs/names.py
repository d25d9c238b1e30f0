#!/usr/bin/env python3
"""Do the documents name files that exist, and is CONTRIBUTING.md's table the
one that tests/include_table.cmake holds the code against?

    names.py [ROOT]

A name between back quotes that ends like a source file, and a path into a
folder of the project, must be there; a name without a folder may be anywhere.
"""
import os
import re
import sys

ROOT = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else \
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "bench/README.md", "data/SOURCES.md", "data/sample/README.md",
             "docs/algorithm.md", "docs/cluster.md", "docs/lexicons.md", "docs/scores.md", "docs/splitter.md"]
# Names that stand for others, and a system header.
EXAMPLES = {"x.c", "x.h", "my-settings.sh", "ctype.h"}
SOURCE = re.compile(r"^[\w./-]+\.(?:c|h|py|sh|cmake|md|S|hex|slurm)$")


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return f.read()


def files():
    found = []
    for where, folders, names in os.walk(ROOT):
        folders[:] = [x for x in folders if x not in (".git", "build")]
        found += [os.path.relpath(os.path.join(where, name), ROOT) for name in names]
    return found


def named_in(document):
    """The files and folders that a document names."""
    folders = tuple(x + "/" for x in os.listdir(ROOT) if os.path.isdir(os.path.join(ROOT, x)) and x != "build")
    text = re.sub(r"^```.*?^```$", "", read(document), flags=re.M | re.S)
    for quoted in re.findall(r"`([^`\n]+)`", text):
        for word in quoted.split():
            is_name = SOURCE.match(word) or (word.startswith(folders) and re.fullmatch(r"[\w./-]+", word))
            if is_name and word not in EXAMPLES and not re.search(r"LANG|NAME", word):
                yield word


def check_names(known):
    tails = {"/" + path for path in known}
    for document in DOCUMENTS:
        for name in named_in(document):
            exists = os.path.exists(os.path.join(ROOT, name)) or any(x.endswith("/" + name) for x in tails)
            if not exists:
                yield "%s: there is no %s" % (document, name)


# ---- the table of includes

def cmake_table():
    """{folder: set of folders that it may include}, without itself."""
    text = read("tests/include_table.cmake")
    folders = re.search(r"set\(FOLDERS ([^)]*)\)", text)[1].split()
    lists = dict(re.findall(r'set\(MAY_([\w/]+) "([^"]*)"\)', text))

    def resolve(name):
        out = set()
        for item in lists[name].split(";"):
            more = re.fullmatch(r"\$\{MAY_([\w/]+)\}", item)
            out |= resolve(more[1]) if more else {item}
        return out

    return {folder: resolve(folder) - {folder} for folder in folders}


def written_table():
    """The same of CONTRIBUTING.md."""
    table = re.search(r"<!-- includes -->\n(.*?)<!-- /includes -->", read("CONTRIBUTING.md"), re.S)[1]
    out = {}
    for folder, may in re.findall(r"^\| `([\w/]+)/` \| [^|]* \| ([^|]*) \|", table, re.M):
        allowed = set(re.findall(r"`([\w/]+?)`", re.sub(r"the row of `[\w/]+/`", "", may)))
        for other in re.findall(r"the row of `([\w/]+)/`", may):
            allowed |= out[other]
        out[folder] = set(out) - allowed if may.startswith("all above") else allowed
    return out


def check_table():
    held, written = cmake_table(), written_table()
    for folder in sorted(set(held) | set(written)):
        if held.get(folder) != written.get(folder):
            yield "CONTRIBUTING.md: %s/ may include %s, but the test allows %s" % (
                folder, sorted(written.get(folder) or []), sorted(held.get(folder) or []))


def main():
    known = files()
    wrong = [*check_names(known), *check_table()]
    n_names = sum(len(list(named_in(d))) for d in DOCUMENTS)
    print("\n".join(wrong))
    print("%d names, %d folders, %d wrong" % (n_names, len(written_table()), len(wrong)))
    return 1 if wrong or not n_names else 0


if __name__ == "__main__":
    sys.exit(main())
