#!/usr/bin/env bash
# test.sh [--quick | --all]: installs what the tests need, builds Stele and
# runs its tests.  On Debian 12, as root or with sudo; without either where
# everything is installed.  What each choice runs: see usage below.
#
# A part that fails does not stop the others.  The last lines are the seconds
# of each part, the tests that failed, those that were skipped with what they
# lack, and the counts.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

usage="usage: test.sh [--quick | --all]
  --quick  unit tests, golden tests and rules for the source files, in a
           build without optimisation across files: about 1 minute
           (installs compiler, libraries, Criterion, Python)
  (none)   every test but those of --all: unit and golden tests under
           AddressSanitizer and UBSan, threads under ThreadSanitizer, the
           release build with failing system calls, killed batches and changed
           files: under 10 minutes (installs clang-format besides)
  --all    also a second compiler, fuzzing, OmegaT, Slurm, every locale, a
           Debian without any package, and what is slow with sanitizers with
           them: under 40 minutes (installs about 800 MB besides)
Environment: FUZZ_SECONDS, seconds for each fuzz target (5)."

case $#,${1-} in
  0,) choice=default ;;
  1,--quick) choice=quick ;;
  1,--all) choice=all ;;
  1,-h|1,--help) echo "$usage"; exit 0 ;;
  *) echo "test: wrong arguments: $*" >&2; echo "$usage" >&2; exit 2 ;;
esac

jobs=$(nproc)
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$jobs}
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Sets cpu to the processor seconds of all commands so far.
read_cpu() {
  times >"$results/times"
  cpu=$(awk -F'[ms ]+' 'NR == 2 { printf "%.0f", 60 * $1 + $2 + 60 * $3 + $4 }' "$results/times")
}

# part NAME JUNIT COMMAND…: runs a part and notes its seconds and exit code.
# JUNIT is the file in $results with the results of its tests, or - if the
# part is one test.
part() {
  local name=$1 junit=$2 status=0 began=$SECONDS cpu cpu_before
  shift 2
  echo
  echo "== $name"
  read_cpu
  cpu_before=$cpu
  "$@" || status=$?
  read_cpu
  printf '%s\t%d\t%d\t%d\t%s\n' "$name" $((SECONDS - began)) $((cpu - cpu_before)) $status "$junit" >>"$results/parts"
  return $status
}

build() { # PRESET [TARGET…]
  part "build $1" - scripts/build.sh "$@"
}

run_tests() { # PRESET CTEST-OPTION…
  local preset=$1
  shift
  part "tests $preset" "$preset.xml" ctest --test-dir "build/$preset" --no-tests=error --output-on-failure --no-label-summary \
    --timeout 900 -j "$jobs" --output-junit "$results/$preset.xml" "$@"
}

test_quick() {
  build quick && run_tests quick -L '^(unit|golden|source)$'
}

test_dev() {
  build dev && run_tests dev -LE "^(once|release|large|slurm$but_slow)\$"
}

# Unit tests run under the sanitizers; with --all in the release build too.
test_release() {
  if [ $choice = all ]; then
    build release && run_tests release -LE '^source$'
    part "build benchmarks" - scripts/build.sh release bench_split bench_align bench_pipeline
  else
    build release stele stele_static stele_shared align_two_texts worked_example fault_shim &&
      run_tests release -L '^(golden|once|release|slow)$' -LE '^(unit|large)$'
  fi
}

# The build with sanitizers uses no wide registers.
test_same_bytes() {
  build clang stele &&
    part "same bytes: gcc and clang" - tests/cli/two_compilers.py "$PWD/build/release/stele" "$PWD/build/clang/stele"
  part "same bytes: release and dev" - tests/cli/two_compilers.py "$PWD/build/release/stele" "$PWD/build/dev/stele"
}

test_threads() {
  build tsan test_pool two_threads stele && run_tests tsan -L '^threads$' -LE "^(none$but_slow)\$"
}

test_fuzz() {
  build fuzz && run_tests fuzz
}

but_slow=
case $choice in
  quick) groups="build test" ;;
  default) groups="build test check" but_slow="|slow" ;;
  all) groups="build test check large" ;;
esac
# shellcheck disable=SC2086
part "install" - scripts/setup.sh $groups || exit 1
case $choice in
  quick) test_quick ;;
  default) test_dev; test_release; test_threads ;;
  all) test_dev; test_release; test_same_bytes; test_threads; test_fuzz ;;
esac
echo
scripts/test_summary.py "$results"
