#!/bin/sh
# fuzz.sh MINUTES [TARGET...]: runs each fuzz target for MINUTES, with
# sanitizers, from the seeds and what earlier runs found.  Inputs that reach new
# code, the smallest of them, are added to tests/fuzz/seeds.
set -eu
usage="Usage: scripts/fuzz.sh MINUTES [TARGET...]

Runs each fuzz target of tests/fuzz for MINUTES, with sanitizers.  At most 20 new
inputs a target are added to tests/fuzz/seeds, each of at most 2,000 bytes.  Ends
with 1 when an input fails; it is then beside the target in build/fuzz."
case ${1:-} in
  -h | --help) echo "$usage"; exit 0 ;;
  '' | *[!0-9]*) echo "$usage" >&2; exit 2 ;;
esac
minutes=$1
shift
cd "$(dirname "$0")/.."
scripts/build.sh fuzz
[ $# -gt 0 ] || set -- $(sed -n 's/^stele_fuzz(\([a-z]*\) .*/\1/p' tests/fuzz/CMakeLists.txt)
failed=0
for name in "$@"; do
  target=$(find build/fuzz -type f -name "fuzz_$name" -perm -u+x)
  corpus=build/fuzz/corpus/$name seeds=tests/fuzz/seeds/$name
  mkdir -p "$seeds"
  echo "== $name"
  FUZZ_SECONDS=$((minutes * 60)) tests/fuzz/fuzz_for_seconds.sh "$target" "$corpus" "$seeds" || { failed=1; continue; }
  # Of what was found, keep what the seeds do not reach.
  new=$(mktemp -d)
  cp "$seeds"/* "$new" 2>/dev/null || true
  "$target" -merge=1 -max_len=2000 "$new" "$corpus" >"$corpus.merge" 2>&1 || { failed=1; cat "$corpus.merge"; }
  n=0
  for file in $(ls -Sr "$new"); do
    [ ! -e "$seeds/$file" ] && [ $n -lt 20 ] || continue
    cp "$new/$file" "$seeds/$file"
    n=$((n + 1))
  done
  rm -rf "$new"
  echo "$name: $n seeds more"
done
exit $failed
