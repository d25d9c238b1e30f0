#!/usr/bin/env bash
# setup.sh [GROUP…]: installs the Debian 12 packages that a group lacks.
# Says before what it installs and why; needs no network and no root when
# everything is there.  Groups: see usage below.
set -euo pipefail

usage="usage: setup.sh [GROUP...]
  build   compiler, CMake and libraries: to build Stele (the default)
  test    Criterion, Python and xmllint: unit and golden tests
  check   clang-format, other readers of TMX, and the dictionaries the lexicon
          is made from: the tests of scripts/test.sh
  large   clang (second compiler, fuzzing), OmegaT with Java, Slurm, every
          locale and mmdebstrap, about 800 MB: the tests of scripts/test.sh
          --all"

build=(gcc libc6-dev cmake ninja-build pkg-config libicu-dev zlib1g-dev
       libgsl-dev libxxhash-dev libdeflate-dev libxml2-dev
       libjansson-dev libxlsxwriter-dev libzstd-dev)
test=(libcriterion-dev python3 libxml2-utils)
check=(clang-format)
large=(clang libclang-rt-14-dev)
# Tests that need one of these are skipped without it.
check_optional=(python3-translate libxml-tmx-perl pandoc
                dict-freedict-eng-fra dict-freedict-fra-eng)
large_optional=(omegat unzip locales-all slurmctld slurmd slurm-client
                mmdebstrap)

missing() { # PACKAGE…: those that are not installed
  local package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null |
      grep -qx installed || echo "$package"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() { # PACKAGE…: three tries, because mirrors fail now and then
  local try
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    echo "setup: neither root nor sudo: ask an administrator for" \
      "apt-get install $*" >&2
    return 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  for try in 1 2 3; do
    as_root apt-get update -qq &&
      as_root apt-get install -y -qq --no-install-recommends "$@" \
        >/dev/null && return 0
    echo "setup: try $try of 3 to install failed" >&2
    sleep 5
  done
  return 1
}

install_group() { # NAME WHY needed|optional PACKAGE…
  local name=$1 why=$2 kind=$3 lacking
  shift 3
  mapfile -t lacking < <(missing "$@")
  if [ ${#lacking[@]} = 0 ]; then
    echo "setup: $name ($why): everything is installed"
    return 0
  fi
  echo "setup: $name ($why): installing ${lacking[*]}"
  apt_install "${lacking[@]}" && return 0
  [ "$kind" = optional ] || return 1
  echo "setup: not installed: ${lacking[*]}; tests that need them are skipped"
}

[ $# -gt 0 ] || set -- build
for group in "$@"; do
  case $group in
    build|test|check|large) ;;
    -h|--help) echo "$usage"; exit 0 ;;
    *) echo "setup: no group $group" >&2; echo "$usage" >&2; exit 2 ;;
  esac
done
if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  echo "setup: no apt-get here: README.md, Dependencies, names what is needed" >&2
  exit 0
fi
for group in "$@"; do
  case $group in
    build)
      install_group build "compiler, CMake and libraries, to build Stele" \
        needed "${build[@]}" ;;
    test)
      install_group test "Criterion, Python and xmllint, for unit and golden tests" \
        needed "${test[@]}" ;;
    check)
      install_group check "clang-format, for the layout of the sources" \
        needed "${check[@]}"
      install_group check "other readers of TMX, and the sources of the lexicon" \
        optional "${check_optional[@]}" ;;
    large)
      install_group large "clang, for a second compiler and fuzzing" \
        needed "${large[@]}"
      install_group large "OmegaT, Slurm, all locales and mmdebstrap, about 500 MB, for the tests of --all" \
        optional "${large_optional[@]}" ;;
  esac
done
