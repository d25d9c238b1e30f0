/* base/hash.h - one 64-bit hash for keys, digests and duplicates.
 * XXH3 of libxxhash: the hash that corpus builders already use for pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H
#include <stdint.h>

#include "base/slice.h"

/* The same bytes and seed give the same hash on every machine. */
uint64_t hash_sv(struct sv s, uint64_t seed);

/* XXH64 with seed 0, which other programs compute too: of files and sentences
 * in what people exchange. */
uint64_t hash_xxh64(struct sv s);

/* A hash as 16 lower-case hexadecimal digits; `out` gets no NUL. */
void hash_hex(uint64_t hash, char out[16]);
#endif
