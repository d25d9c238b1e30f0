/* checks/side_scan.h - one side of a pair cut into words and numbers, with
 * what was counted on the way.  All checks read it; the text is passed once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_SIDE_SCAN_H
#define CHECKS_SIDE_SCAN_H
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/err.h"
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
    struct buf item_bytes, folded, mark_bytes;
    size_t n_items, n_words; /* words: without numbers */
    size_t n_marks;
    size_t longest_run; /* bytes without a space between */
    size_t n_cp, n_spaces, n_letters, n_digits, n_upper, n_lower, n_unspaced;
    uint32_t letters[N_SCRIPTS];
    double weighted;    /* n_cp, each as script_weight() has it */
    bool has_byte[256]; /* first bytes of marks */
    bool is_wide;       /* has a character that is not ASCII */
};

enum { SIDE_SCAN_MAX = 1 << 30 }; /* bytes of a text */

/* Scan `text`, valid UTF-8, in a language such as "fr-CA", or "".  The text
 * must live as long as the result is read.  ERR_LIMIT over SIDE_SCAN_MAX,
 * ERR_NOMEM.  O(n). */
int side_scan_read(struct side_scan *s, struct sv text, struct sv lang,
                   struct err *e);
void side_scan_free(struct side_scan *s);

/* The key that a word of lower-case letters has. */
uint64_t side_scan_key(struct sv lower);

static inline const struct scan_item *side_scan_items(const struct side_scan *s)
{
    return (const struct scan_item *)(const void *)s->item_bytes.p;
}

/* The text between item i and the one after it, or the end. */
static inline struct sv side_scan_gap(const struct side_scan *s, size_t i)
{
    const struct scan_item *items = side_scan_items(s);
    size_t to = i + 1 < s->n_items ? items[i + 1].from : s->text.n;
    return sv_sub(s->text, items[i].to, to);
}

/* Is there nothing but white space between item i and the next, and is there
 * a next? */
bool side_scan_only_space(const struct side_scan *s, size_t i);

static inline struct sv side_scan_folded(const struct side_scan *s,
                                         const struct scan_item *item)
{
    return (struct sv){s->folded.p + item->folded_at, item->folded_n};
}

static inline struct sv side_scan_text(const struct side_scan *s,
                                       const struct scan_item *item)
{
    return sv_sub(s->text, item->from, item->to);
}

/* Where the text has a character that is no ASCII letter, digit or space: the
 * offsets of their first bytes, rising.  Checks that look for marks and signs
 * look at these alone. */
static inline const uint32_t *side_scan_marks(const struct side_scan *s)
{
    return (const uint32_t *)(const void *)s->mark_bytes.p;
}

/* Does the text have such a character, by its first byte? */
static inline bool side_scan_has(const struct side_scan *s, char c)
{
    return s->has_byte[(unsigned char)c];
}
#endif
