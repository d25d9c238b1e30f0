#!/usr/bin/env bash
# build.sh PRESET [TARGET…]: configures, and builds what has changed.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
cmake --build --preset "$preset" ${1:+--target "$@"} >"$log" 2>&1 ||
  { cat "$log" >&2; exit 1; }
