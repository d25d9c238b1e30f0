/* checks/plain_words.c - sixteen bytes at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/plain_words.h"

#include "checks/word_key.h"

/* The sixteen bytes of the text from `at` on, with 0 behind it. */
static inline void load_16(struct sv text, size_t at, uint64_t bytes[2])
{
    char last[16] = {0};
    const char *p = text.p + at;
    if (text.n - at < sizeof last) {
        memcpy(last, p, text.n - at);
        p = last;
    }
    bytes[0] = ascii8_load(p);
    bytes[1] = ascii8_load(p + 8);
}

/* The ASCII letters that the bytes begin with; 16: all of them. */
static inline unsigned letters_of(const uint64_t bytes[2])
{
    const unsigned n = ascii8_before(ascii8_others(bytes[0]));
    return n < 8 ? n : 8 + ascii8_before(ascii8_others(bytes[1]));
}

/* Fold n letters, 1 to 15, and leave 0 behind them.  *n_upper of them were
 * capitals; returns whether the first was. */
static bool fold(uint64_t bytes[2], unsigned n, unsigned *n_upper)
{
    const uint64_t fifth = 0x20 * ASCII8_ONES;
    const uint64_t first = n < 8 ? ascii8_first(n) : ~(uint64_t)0,
                   second = n > 8 ? ascii8_first(n - 8) : 0;
    uint64_t upper[2] = {~bytes[0] & first & fifth, ~bytes[1] & second & fifth};
    bytes[0] = ascii8_lower(bytes[0]) & first;
    bytes[1] = ascii8_lower(bytes[1]) & second;
    const bool begins = upper[0] & 0x20;
    *n_upper = 0;
    for (unsigned k = 0; k < 2; k++)
        for (; upper[k]; upper[k] &= upper[k] - 1)
            ++*n_upper;
    return begins;
}

/* Add a word of n ASCII letters as the item at `from`. */
static int add_plain(struct side_scan *s, uint64_t bytes[2], unsigned n,
                     size_t from)
{
    unsigned n_upper;
    const bool first = fold(bytes, n, &n_upper);
    const uint64_t key = word_key_mix(n, bytes[0]);
    char *folded = s->folded.p + s->folded.n;
    const struct scan_item item = {
        .from = (uint32_t)from,
        .to = (uint32_t)(from + n),
        .folded_at = (uint32_t)s->folded.n,
        .folded_n = n,
        .key = n > 8 ? word_key_mix(key, bytes[1]) : key,
        .n_cp = n,
        .kind = ITEM_WORD,
        .shape = (uint8_t)(ITEM_PROSE | (first ? ITEM_UPPER_FIRST : 0) |
                           (n_upper > first ? ITEM_UPPER_LATER : 0) |
                           (n > n_upper ? ITEM_LOWER : 0)),
    };
    ascii8_store(folded, bytes[0]);
    ascii8_store(folded + 8, bytes[1]);
    s->folded.n += n;
    s->n_upper += n_upper;
    s->n_lower += n - n_upper;
    if (n_upper > 0 && scan_add_capital(s) != 0)
        return ERR_NOMEM;
    s->n_items++;
    return buf_add(&s->item_bytes, (const char *)&item, sizeof item);
}

enum { NO_GAP = 3 };

/* How far the word that ends at `at` is from the next one, or from the end of the
 * text: there may be a comma or a stop, then a space. */
static unsigned plain_gap(struct sv text, size_t at)
{
    const unsigned mark =
        at < text.n && (text.p[at] == ',' || text.p[at] == '.');
    if (at + mark == text.n)
        return mark;
    return text.p[at + mark] == ' ' ? mark + 1 : NO_GAP;
}

int plain_words_read(struct side_scan *s, size_t *at)
{
    const struct sv text = s->text;
    size_t from = *at, n_words = 0, n_letters = 0;
    while (from < text.n) {
        uint64_t bytes[2];
        load_16(text, from, bytes);
        const unsigned n = letters_of(bytes);
        if (n == 0 || n == 16)
            break;
        const unsigned gap = plain_gap(text, from + n);
        if (gap == NO_GAP)
            break;
        if (add_plain(s, bytes, n, from) != 0)
            return ERR_NOMEM;
        from += n + gap;
        const bool space = gap > 0 && text.p[from - 1] == ' ';
        const size_t run = n + gap - space;
        s->longest_run = run > s->longest_run ? run : s->longest_run;
        s->n_spaces += space;
        n_letters += n;
        n_words++;
    }
    s->n_words += n_words;
    s->n_letters += n_letters;
    s->letters[SCRIPT_LATIN] += (uint32_t)n_letters;
    s->n_cp += from - *at;
    *at = from;
    return 0;
}
