/* corpus/side_size.c - sums over the sentences of a side.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/side_size.h"

uint64_t side_size_cp(const struct record_side *side)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < side->n; i++)
        n += side->sents[i].n_cp;
    return n;
}

uint64_t side_size_words(const struct record_side *side)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < side->n; i++) {
        const struct sv text = side->sents[i].text;
        bool in_word = false;
        for (size_t k = 0; k < text.n; k++) {
            n += text.p[k] != ' ' && !in_word;
            in_word = text.p[k] != ' ';
        }
    }
    return n;
}
