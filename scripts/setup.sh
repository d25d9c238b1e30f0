#!/usr/bin/env bash
# setup.sh WHAT…: installs what is missing of Stele's Debian packages.
#   build   compiler and libraries    test   what the tests use besides
# Quick, and needs no network, when everything is there.
set -euo pipefail

build=(gcc libc6-dev cmake ninja-build pkg-config libicu-dev zlib1g-dev
       libgsl-dev libxxhash-dev libdeflate-dev libxml2-dev)
test=(libcriterion-dev clang libclang-rt-14-dev clang-format python3
      libxml2-utils unzip locales-all)
# Readers of TMX that prove ours: the tests that need one skip without it.
readers=(omegat python3-translate libxml-tmx-perl)
# A cluster for the tests of scripts/slurm, which skip without it.
cluster=(slurmctld slurmd slurm-client)
# The sources of the lexicon, to see that it can be made anew.
sources=(dict-freedict-eng-fra dict-freedict-fra-eng)

missing() {
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null |
      grep -qx installed || echo "$package"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# apt_install PACKAGE…: several tries, since mirrors have moods.
apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  for try in 1 2 3; do
    as_root apt-get update -qq &&
      as_root apt-get install -y -qq --no-install-recommends "$@" \
        >/dev/null && return 0
    echo "setup: try $try to install failed" >&2
    sleep 5
  done
  return 1
}

wanted=()
optional=()
for what in "$@"; do
  case $what in
    build) wanted+=("${build[@]}") ;;
    test) wanted+=("${test[@]}"); optional+=("${readers[@]}" "${sources[@]}" "${cluster[@]}") ;;
    *) echo "setup: build or test, not $what" >&2; exit 2 ;;
  esac
done

mapfile -t lacking < <(missing "${wanted[@]}")
if [ ${#lacking[@]} -gt 0 ]; then
  echo "setup: installing ${lacking[*]}"
  apt_install "${lacking[@]}"
fi
[ ${#optional[@]} -gt 0 ] || exit 0
mapfile -t lacking < <(missing "${optional[@]}")
if [ ${#lacking[@]} -gt 0 ]; then
  echo "setup: installing ${lacking[*]}"
  apt_install "${lacking[@]}" ||
    echo "setup: not there: ${lacking[*]}; tests that need them will skip"
fi
