/* checks/word_surroundings.h - what the characters on both sides of a word say
 * about it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_WORD_SURROUNDINGS_H
#define CHECKS_WORD_SURROUNDINGS_H
#include "checks/scan_item.h"

/* Add ITEM_ELIDED, ITEM_CLITIC and ITEM_PROSE to a word of `text`, and the
 * apostrophe to its key. */
void word_surroundings_mark(struct sv text, struct scan_item *item);
#endif
