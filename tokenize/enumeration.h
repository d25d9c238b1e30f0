/* tokenize/enumeration.h - lists that run on in one line.
 * "1) Open the lid 2) Take out the filter": an item begins at each number
 * that continues the count, whatever stands before it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_ENUMERATION_H
#define TOKENIZE_ENUMERATION_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* How an item is marked: "1.", "1)", "1.)", "a.", "a)", each also behind a
 * bullet. */
struct list_marker {
    uint32_t bullet;    /* code point, or 0 */
    bool letter;        /* a, b, c instead of 1, 2, 3 */
    bool stop, bracket; /* what follows the number */
    unsigned value;
    size_t from, to; /* bytes; to is behind the mark */
};

/* The list that a piece of text is.  `last` is the marker that was passed last,
 * empty when the text starts with none; `next` stands if active. */
struct enumeration {
    struct sv text;
    struct list_marker last, next;
    bool active;
};

/* Look at the start of the text and for the second item.  O(n) when the text
 * starts with a marker, else O(1). */
struct enumeration enumeration_open(struct sv text);

/* Move on to the item behind `next`. */
void enumeration_advance(struct enumeration *list);
#endif
