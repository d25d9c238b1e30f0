/* checks/scan_item.h - the words and numbers of a side, and the side they are part
 * of.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_SCAN_ITEM_H
#define CHECKS_SCAN_ITEM_H
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "checks/script.h"

/* A WORD is a run of letters and marks, or one character of a script without
 * spaces; a NUMBER is what numeral_end() takes for one. */
enum item_kind { ITEM_WORD, ITEM_NUMBER };

/* What else is known of an item. */
enum item_shape {
    ITEM_UPPER_FIRST = 1 << 0,
    ITEM_UPPER_LATER = 1 << 1, /* a capital after the first character */
    ITEM_LOWER = 1 << 2,       /* a small letter anywhere */
    ITEM_GLUED = 1 << 3,       /* nothing between it and the item before */
    ITEM_UNSPACED = 1 << 4,    /* of a script without spaces */
    ITEM_ELIDED = 1 << 5,      /* an apostrophe and a letter follow: "l'" */
    ITEM_CLITIC = 1 << 6,      /* a short one after an apostrophe: "'s" */
    ITEM_PROSE = 1 << 7 /* between spaces, brackets and marks of a sentence: no
                           part of a path, an identifier or a call */
};

struct scan_item {
    uint32_t from, to;            /* bytes of the text */
    uint32_t folded_at, folded_n; /* its lower-case letters, in `folded` */
    uint64_t key; /* of these letters, "l'" and "'s" with the apostrophe; of
                     a number, of its digits */
    uint32_t n_cp;
    uint8_t kind, shape;
};

/* A side.  Zero-initialise to open; the memory is kept for the next. */
struct side_scan {
    struct sv text, lang;
    struct buf item_bytes, folded, mark_bytes, capital_bytes;
    size_t n_items, n_words; /* words: without numbers */
    size_t n_marks, n_capitals;
    size_t longest_run; /* bytes without a space between */
    size_t n_cp, n_spaces, n_letters, n_digits, n_upper, n_lower, n_unspaced;
    uint32_t letters[N_SCRIPTS];
    double weighted;    /* n_cp, each as script_weight() has it */
    bool has_byte[256]; /* first bytes of marks */
    bool is_wide;       /* has a character that is not ASCII */
};

/* Note that the next item that is added has a capital.  0 or ERR_NOMEM. */
static inline int scan_add_capital(struct side_scan *s)
{
    const uint32_t i = (uint32_t)s->n_items;
    s->n_capitals++;
    return buf_add(&s->capital_bytes, (const char *)&i, sizeof i);
}
#endif
