#!/usr/bin/env python3
"""Is the table of constants in docs/algorithm.md the code's?

    constants.py [ROOT]

Each row of the table names a constant, its value and its file: the file must
give it that value.  And each numeric constant of aligner/ (`static const`
scalars, anonymous enums, #define) must have a row, unless it is one of
TECHNICAL: sizes of blocks and tables that no result depends on.
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Sizes, paddings and arithmetic: no bead and no score depends on them.
TECHNICAL = {
    # rows and blocks of vectors, bits of a packed key
    "KEY_BITS", "TYPE", "FAR", "NOWHERE", "PAD", "LOW_SHIFT", "AT_ONCE", "BLOCKS", "PRODUCTS", "FACTORS",
    "WORD_BLOCK", "SENTENCE_RATIOS_ROWS", "ONE_BY_ONE", "ARRAYS", "RING_ROWS", "RING_PAD", "LEFT_OUT", "MAX_WEIGHTS",
    "BACKWARD_ROWS", "BOUNDARY_SUMS", "FIRST_CAP", "LOGISTIC_MAX_FEATURES",
    # tables of exponentials and tails, and where floats must be looked up
    "MASS_MAX", "DECAY_END", "TAIL_STEP_MAX_Z", "TAIL_STEP_CELLS", "TAIL_STEP_ROUNDING", "TAIL_STEP_SLACK",
    "LENGTH_QUICK_MAX", "LENGTH_KEPT_NODES", "LOG_NOTHING", "LEAST",
    # counts and places of enumerations
    "nothing", "PAR", "CONTINUES", "OPEN", "ALL", "NO_BEAD", "BEAD_TYPES_1993", "BEAD_TYPES_MAX", "BOUNDARY_MARKS",
}
NUMBER = re.compile(r"^[-+]?(0x[0-9a-fA-F.]+p[-+]?\d+|0x[0-9a-fA-F]+|\d*\.?\d+(e[-+]?\d+)?)$")


def number(text):
    """A number as code or table writes it; None if it is none."""
    text = text.strip().replace("(size_t)", "").strip("() ")
    if re.fullmatch(r"2\^-?\d+", text):
        return 2.0 ** int(text[2:])
    if "<<" in text:
        left, right = (number(x) for x in text.split("<<", 1))
        return left * 2.0 ** right if left is not None and right is not None else None
    text = text.rstrip("fFuUlL") if not text.startswith("0x") else text.rstrip("fF") if "p" in text else text
    if not NUMBER.match(text):
        return None
    return float.fromhex(text) if text.lstrip("-+").startswith("0x") else float(text)


def without_comments(code):
    return re.sub(r"/\*.*?\*/", " ", code, flags=re.S)


def given(code, name):
    """The values that the code gives to a name."""
    if name.endswith("()"):
        found = re.findall(re.escape(name[:-2]) + r"\([^;}]*?\?\s*([^:;]+):", code)
    else:
        before = "" if name.startswith(".") else r"(?<![\w.])"
        found = re.findall(before + re.escape(name) + r"\s*=\s*([^,;}]+)", code)
        for row in re.findall(before + re.escape(name) + r"\[\d*\]\s*=\s*\{([^}]+)\}", code):
            found += row.split(",")
        found += re.findall(r"#define " + re.escape(name) + r" (.+)", code)
    values = []
    for text in found:
        product = re.fullmatch(r"\s*(\d+) \* (\w+)\s*", text)
        if product:
            values += [int(product[1]) * x for x in given(code, product[2])]
        elif number(text) is not None:
            values.append(number(text))
    return values


def rows_of(text):
    """(name, value, file) of each row of the table."""
    table = re.search(r"<!-- constants -->\n(.*?)<!-- /constants -->", text, re.S)[1]
    return re.findall(r"^\| `([^`]+)` \| ([^ |]+) \| `([^`]+)` \|", table, re.M)


def constants_of(code):
    """The names of the numeric constants of a file."""
    names = []
    for body in re.findall(r"static const (?:double|float|int|unsigned|size_t) (\w+ = [^;]+);", code):
        names += [part.split("=")[0].strip() for part in body.split(",") if "=" in part]
    for body in re.findall(r"enum \{([^}]*)\}", code):
        names += re.findall(r"(\w+) = [^,]+", body)
    return names + re.findall(r"#define (\w+) \(?[-\d.][^\n]*", code)


def main(root):
    def read(name):
        with open(os.path.join(root, name), encoding="utf-8") as f:
            return f.read()

    rows, wrong = rows_of(read("docs/algorithm.md")), []
    for name, value, path in rows:
        values = given(without_comments(read(path)), name) if os.path.exists(os.path.join(root, path)) else []
        if not any(abs(x - number(value)) <= 1e-9 * abs(x) for x in values):
            wrong.append("docs/algorithm.md: `%s` is %s, but %s gives %s" % (name, value, path, values or "none"))
    listed, n_found = {(name, path) for name, _, path in rows}, 0
    for path in sorted(glob.glob(os.path.join(root, "aligner", "**", "*.[ch]"), recursive=True)):
        path = os.path.relpath(path, root)
        if os.path.basename(path).startswith("make_"):
            continue
        for name in constants_of(without_comments(read(path))):
            n_found += 1
            if (name, path) not in listed and name not in TECHNICAL:
                wrong.append("docs/algorithm.md: no row for `%s` of %s" % (name, path))
    print("\n".join(wrong))
    print("%d rows, %d constants in aligner/, %d wrong" % (len(rows), n_found, len(wrong)))
    return 1 if wrong or not rows or not n_found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ROOT))
