/* checks/number_set.h - the numbers of a side as values, and whether those of
 * two sides agree.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_NUMBER_SET_H
#define CHECKS_NUMBER_SET_H
#include "base/buffer.h"
#include "checks/number_words.h"
#include "checks/side_scan.h"

/* Zero-initialise to open; the memory is kept for the next side.
 *
 * `supply` are all values that the text may mean: each number in all its
 * readings, number words, months, Roman numerals.  `demands` are the numbers in
 * figures: each wants one of its readings on the other side. */
struct number_set {
    struct buf supply;    /* doubles, rising after number_set_read() */
    struct buf demands;   /* struct number_demand */
    struct buf cardinals; /* doubles: words from three to twelve */
    bool has_words;       /* the language has a list of number words */
    bool has_list_mark;   /* "2. " or "2) " at the beginning */
};

enum { NUMBER_READINGS = 5, NUMBER_PARTS = 6 };

/* A reading is n values that must all be there: 12 and 30 of "12:30". */
struct number_reading {
    unsigned n;
    double value[NUMBER_PARTS];
};

struct number_demand {
    unsigned n;
    bool is_list_mark;
    struct number_reading reading[NUMBER_READINGS];
};

/* Read the numbers of a side; those inside addresses (struct address, rising)
 * do not count.  `list` is that of its language (number_words_list).
 *
 * "1,234.5" and "1 234,5" have one value (numeral.h).  Other readings: the
 * parts of "12.03.2020"; "1.5 million" and "5k" multiplied out; "5 p.m." as 17;
 * "'98" and "the 1990s" with and without the century; "1990-91" as 1990 and
 * 1991.  ERR_NOMEM.  O(n log n). */
int number_set_read(struct number_set *set, const struct number_words *words,
                    int list, const struct side_scan *s,
                    const struct buf *addresses);
void number_set_free(struct number_set *set);

/* Is there a number in figures on one side without one of its readings on the
 * other, or a word from three to twelve on each side that the other lacks?
 * Zeros, and figures up to twelve where the other language's words are not
 * known, want nothing; nor does the number of an item in a list where the other
 * side begins with none. */
bool number_set_mismatch(const struct number_set *src,
                         const struct number_set *tgt);
#endif
