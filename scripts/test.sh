#!/usr/bin/env bash
# test.sh: sets up, builds and runs every test.  On a bare Debian 12, as root
# or with sudo.  Quick the second time.
#   dev      unit, golden and corpus tests under AddressSanitizer and UBSan
#   release  the same program as users run it, built with warnings as errors
#   tsan     the tests with threads
#   fuzz     every fuzz target for FUZZ_SECONDS (5)
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh build test

step() {
  echo
  echo "== $*"
}

step "formatting"
find base tokenize io aligner document batch corpus training report cli tests -name '*.[ch]' -print0 |
  xargs -0 clang-format --dry-run -Werror

export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
step "AddressSanitizer and UBSan"
scripts/build.sh dev
ctest --no-tests=error --test-dir build/dev --output-on-failure -j2

step "release"
scripts/build.sh release
ctest --no-tests=error --test-dir build/release --output-on-failure -j2

step "benchmarks, which must build"
scripts/build.sh release bench_split bench_align bench_pipeline

step "clang, warnings as errors, and the same bytes"
scripts/build.sh clang
tests/cli/two_compilers.py "$PWD/build/release/stele" "$PWD/build/clang/stele"
# The build with sanitizers has no wide registers either.
tests/cli/two_compilers.py "$PWD/build/release/stele" "$PWD/build/dev/stele"

step "ThreadSanitizer"
scripts/build.sh tsan test_pool stele
ctest --no-tests=error --test-dir build/tsan --output-on-failure -j2 \
  -R '^(pool|batch_(same_bytes_anyhow|stopped_by_signal|stream_filter))'

step "fuzz targets"
scripts/build.sh fuzz
for target in build/fuzz/tests/fuzz/fuzz_*; do
  [ -x "$target" ] && [ -f "$target" ] || continue
  name=${target##*/fuzz_}
  corpus=build/fuzz/corpus/$name
  seeds=tests/fuzz/seeds/$name
  mkdir -p "$corpus"
  [ -d "$seeds" ] || seeds=
  "$target" -max_total_time="${FUZZ_SECONDS:-5}" -timeout=20 \
    -artifact_prefix=build/fuzz/ "$corpus" $seeds >build/fuzz/log 2>&1 ||
    { tail -n 40 build/fuzz/log >&2; exit 1; }
  echo "$name: clean"
done

echo
echo "All tests passed."
