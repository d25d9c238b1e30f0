/* checks/side_scan.h - one side of a pair cut into words and numbers, with
 * what was counted on the way.  All checks read it; the text is passed once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_SIDE_SCAN_H
#define CHECKS_SIDE_SCAN_H
#include "base/err.h"
#include "checks/scan_item.h"

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

/* The items with a capital, by their index, rising: [n_capitals]. */
static inline const uint32_t *side_scan_capitals(const struct side_scan *s)
{
    return (const uint32_t *)(const void *)s->capital_bytes.p;
}

/* Does the text have such a character, by its first byte? */
static inline bool side_scan_has(const struct side_scan *s, char c)
{
    return s->has_byte[(unsigned char)c];
}
#endif
