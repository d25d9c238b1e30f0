/* tokenize/language.c - counting words that only one of the two has.
 *
 * A text in English meets words of the French list only in quotations and
 * names, and the other way; a text in a third language meets few of either.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/language.h"

#include <stdbool.h>

#include "tokenize/ascii8.h"
#include "tokenize/function_words.h"

enum {
    SAMPLE_BYTES = 2048, /* at the beginning, and in the middle */
    FIRST_OF_MARK = 0xE2,
    MIN_PERCENT = 8 /* of the words; English and French texts have 25 to 45 */
};

static const struct function_word slots[FUNCTION_WORDS_SLOTS] = {
#include "tokenize/function_words_table.h"
};

/* Any byte over 7F counts as a letter, but for the first of the typographic
 * marks: ’ “ ” … – */
static bool is_letter(unsigned char c)
{
    return (c | 0x20u) - 'a' < 26u || (c >= 0x80 && c != FIRST_OF_MARK);
}

/* Where the letters at `at` end; ASCII in steps of eight. */
static size_t letters_end(struct sv text, size_t at)
{
    while (at < text.n) {
        if (text.n - at > 8)
            at += ascii8_before(ascii8_others(ascii8_load(text.p + at)));
        if (!is_letter((unsigned char)text.p[at]))
            break;
        at++;
    }
    return at;
}

/* The n letters at p, lower case, as a number; 0 when they are too many. */
static uint64_t lower_few(const char *p, size_t n)
{
    if (n > FUNCTION_WORDS_MAX)
        return 0;
    uint64_t bytes = ascii8_few(p, n), ascii = ~bytes & ASCII8_TOPS;
    bytes |= ascii >> 2;
    return n == 8 ? bytes : bytes & ascii8_first((unsigned)n);
}

/* The next run of letters, lower case: its bytes as a number, or 0 for one of
 * over FUNCTION_WORDS_MAX bytes. */
static bool next_word(struct sv text, size_t *at, uint64_t *word)
{
    size_t from = *at;
    while (from < text.n && !is_letter((unsigned char)text.p[from]))
        from += (unsigned char)text.p[from] == FIRST_OF_MARK ? 3 : 1;
    if (from >= text.n)
        return false;
    size_t to = letters_end(text, from);
    *word = lower_few(text.p + from, to - from);
    bool mark = to < text.n && (unsigned char)text.p[to] == FIRST_OF_MARK;
    *at = mark ? to + 2 : to;
    return true;
}

/* Add the words of a text, or of a piece of one, to the counts. */
static void count_words(struct sv text, size_t *n_words, uint64_t *counts)
{
    size_t at = 0;
    for (uint64_t word; next_word(text, &at, &word); ++*n_words)
        *counts += slots[function_words_slot(slots, word)].counts;
}

const char *language_of(struct sv text)
{
    size_t n_words = 0, n = text.n;
    uint64_t counts = 0;
    if (n > 2 * (size_t)SAMPLE_BYTES) {
        struct sv middle = {text.p + n / 2, SAMPLE_BYTES};
        count_words(middle, &n_words, &counts);
        text.n = SAMPLE_BYTES;
    }
    count_words(text, &n_words, &counts);
    size_t n_english = function_words_count(counts, LIST_ENGLISH);
    size_t n_french = function_words_count(counts, LIST_FRENCH);
    size_t most = n_english > n_french ? n_english : n_french;
    if (most * 100 < n_words * MIN_PERCENT || n_english == n_french ||
        function_words_count(counts, LIST_OTHERS) > most)
        return "und";
    return n_english > n_french ? "en" : "fr";
}
