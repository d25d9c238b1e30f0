/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random_side.h"

uint32_t random_below(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*seed >> 33) % below);
}

void random_lengths(uint64_t *seed, uint32_t *len, size_t n, uint32_t most)
{
    for (size_t k = 0; k < n; k++)
        len[k] = 1 + random_below(seed, most);
}

size_t random_translation(uint64_t *seed, const uint32_t *len, size_t n,
                          uint32_t *out)
{
    size_t m = 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t dice = random_below(seed, 100);
        uint32_t l = len[k] + random_below(seed, len[k] / 5 + 1) - len[k] / 10;
        if (dice < 5)
            continue;
        if (dice < 10)
            out[m++] = 1 + random_below(seed, 100);
        if (dice >= 10 && dice < 20 && k + 1 < n) {
            out[m++] = l + len[++k];
        } else if (dice >= 20 && dice < 30 && l > 2) {
            out[m++] = l / 2;
            out[m++] = l - l / 2;
        } else {
            out[m++] = l;
        }
    }
    return m;
}
