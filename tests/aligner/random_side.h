/* tests/aligner/random_side.h - documents of chance, the same every time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_ALIGNER_RANDOM_SIDE_H
#define TESTS_ALIGNER_RANDOM_SIDE_H
#include <stddef.h>
#include <stdint.h>

/* A small generator with its state in *seed: 0 .. below-1. */
uint32_t random_below(uint64_t *seed, uint32_t below);

/* n lengths from 1 to `most`. */
void random_lengths(uint64_t *seed, uint32_t *len, size_t n, uint32_t most);

/* A "translation" of n lengths: each within a tenth, some merged with the
 * next, some cut in two, some left out, some put in.  out[] has room for
 * 2 * n + 1; returns how many. */
size_t random_translation(uint64_t *seed, const uint32_t *len, size_t n,
                          uint32_t *out);
#endif
