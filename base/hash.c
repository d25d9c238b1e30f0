/* base/hash.c - libxxhash behind three functions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/hash.h"

#include <xxhash.h>

uint64_t hash_sv(struct sv s, uint64_t seed)
{
    return XXH3_64bits_withSeed(s.n ? s.p : "", s.n, seed);
}

uint64_t hash_xxh64(struct sv s)
{
    return XXH64(s.n ? s.p : "", s.n, 0);
}

void hash_hex(uint64_t hash, char out[16])
{
    for (int i = 15; i >= 0; i--, hash >>= 4)
        out[i] = "0123456789abcdef"[hash & 15];
}
