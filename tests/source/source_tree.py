"""The source files of the project, for the tests of this folder."""
import os
import re
import subprocess

# Folders of the engine and of the program, as CONTRIBUTING.md has them.
ENGINE = ("base", "tokenize", "io", "aligner", "checks", "document", "batch", "corpus", "training", "report", "lib",
          "cli")


def files_of(root):
    """Paths below root, in order, of what git lists; of every file where there is no git."""
    listed = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard"], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True, check=False) if is_checkout(root) else None
    if listed and listed.returncode == 0:
        found = [path for path in listed.stdout.splitlines() if os.path.isfile(os.path.join(root, path))]
    else:
        found = [os.path.relpath(os.path.join(where, name), root) for where, _, names in os.walk(root)
                 for name in names]
    return sorted(path for path in found if not re.match(r"build/|\.", path))


def is_checkout(root):
    return os.path.exists(os.path.join(root, ".git"))


def engine_files(root):
    return [path for path in files_of(root) if path.split("/")[0] in ENGINE and path.endswith((".c", ".h"))]


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as f:
        return f.read()


def read_exceptions(path):
    """The lines of a list of exceptions, each a tuple of words; `#` begins a comment."""
    with open(path, encoding="utf-8") as f:
        lines = [line.split("#")[0].split() for line in f]
    return [tuple(words) for words in lines if words]
