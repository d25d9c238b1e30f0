#!/bin/sh
# formatting.sh ROOT: every .c and .h has the layout of .clang-format.
set -eu
cd "$1"
command -v clang-format >/dev/null ||
    { echo "SKIP: no clang-format (package clang-format)"; exit 77; }
find . \( -path ./build -o -path './.*' \) -prune -o -name '*.[ch]' -print0 |
    xargs -0 -n 40 -P 2 clang-format --dry-run -Werror
