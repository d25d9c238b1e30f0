#!/bin/sh
# fuzz_for_seconds.sh TARGET CORPUS SEEDS: runs a fuzz target for FUZZ_SECONDS
# (5).  New inputs are kept in the folder CORPUS; an input that fails is
# written beside the target.
set -eu
target=$1 corpus=$2 seeds=$3
mkdir -p "$corpus"
set -- "$corpus"
[ ! -d "$seeds" ] || set -- "$@" "$seeds"
exec "$target" -max_total_time="${FUZZ_SECONDS:-5}" -timeout=20 \
  -print_final_stats=1 -artifact_prefix="${target}-" "$@"
