/* checks/number_words.h - words that mean numbers, in several languages.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_NUMBER_WORDS_H
#define CHECKS_NUMBER_WORDS_H
#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum number_word_kind {
    NUMBER_NONE,
    NUMBER_CARDINAL, /* "three": two of them can contradict each other */
    NUMBER_LOOSE,    /* may stand for the value: "third", "a", "dozen" */
    NUMBER_MONTH,    /* value 1 to 12 */
    NUMBER_SCALE,    /* "million": multiplies what stands before it */
    NUMBER_AND,      /* joins number words: "and" */
    NUMBER_PM,       /* hours before it may count from noon */
    NUMBER_DECADE    /* two digits after it may be a year's: "années 90" */
};

struct number_word {
    uint64_t key; /* side_scan_key(), and the language */
    double value;
    enum number_word_kind kind;
};

enum { NUMBER_WORDS_BITS = 11, NUMBER_FILTER_BITS = 14 };

struct number_words {
    struct number_word *slots; /* [1 << NUMBER_WORDS_BITS] */

    /* Bit k is set where a word's key begins with k: most words have none. */
    uint64_t filter[(1 << NUMBER_FILTER_BITS) / 64];
};

/* Fill the table; false without memory. */
bool number_words_open(struct number_words *w);
void number_words_close(struct number_words *w);

/* The number of the list for a language tag, or -1: no words are known, and
 * numbers up to twelve may be written in any way. */
int number_words_list(struct sv lang);

/* A word has another key in each list. */
static inline uint64_t number_words_key(int list, uint64_t key)
{
    return key + (uint64_t)(list + 1) * 0x9E3779B97F4A7C15u; /* 2^64 / phi */
}

/* The word of a list, or NULL. */
static inline const struct number_word *
number_words_find(const struct number_words *w, int list, uint64_t key)
{
    key = number_words_key(list, key);
    const size_t bit = (size_t)(key >> (64 - NUMBER_FILTER_BITS));
    size_t at = (size_t)(key >> (64 - NUMBER_WORDS_BITS));
    if (!(w->filter[bit / 64] >> bit % 64 & 1))
        return NULL;
    while (w->slots[at].kind != NUMBER_NONE && w->slots[at].key != key)
        at = (at + 1) % ((size_t)1 << NUMBER_WORDS_BITS);
    return list < 0 || w->slots[at].kind == NUMBER_NONE ? NULL : &w->slots[at];
}
#endif
