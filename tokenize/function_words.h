/* tokenize/function_words.h - a table of the function words of languages,
 * written when Stele is built.
 * Between make_function_words.c, which fills it, and language.c, which asks it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_FUNCTION_WORDS_H
#define TOKENIZE_FUNCTION_WORDS_H
#include <stddef.h>
#include <stdint.h>

enum {
    FUNCTION_WORDS_MAX = 8,    /* bytes of a word */
    FUNCTION_WORDS_BITS = 10,  /* 2^10 slots, over three times the words */
    FUNCTION_WORDS_COUNT = 20, /* bits to count the words of one list in */
    FUNCTION_WORDS_SLOTS = 1 << FUNCTION_WORDS_BITS
};

enum word_list { LIST_ENGLISH, LIST_FRENCH, LIST_OTHERS, N_WORD_LISTS };

/* A slot of an open hash table: a word is its bytes in a number, the first one
 * lowest, 0 for an empty slot; `counts` has a one for each list that the word
 * is in, so that the sum over a text counts the words of all lists. */
struct function_word {
    uint64_t word, counts;
};

/* Where a word stands, or the empty slot where it belongs. */
static inline size_t function_words_slot(const struct function_word *slots,
                                         uint64_t word)
{
    size_t at = (size_t)(word * 0x9E3779B97F4A7C15u >> /* 2^64 / phi */
                         (64 - FUNCTION_WORDS_BITS));
    while (slots[at].word != 0 && slots[at].word != word)
        at = (at + 1) % FUNCTION_WORDS_SLOTS;
    return at;
}

/* How many words of a list were counted. */
static inline size_t function_words_count(uint64_t counts, enum word_list list)
{
    return counts >> FUNCTION_WORDS_COUNT * list &
           ((1u << FUNCTION_WORDS_COUNT) - 1);
}
#endif
