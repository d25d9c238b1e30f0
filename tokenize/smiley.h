/* tokenize/smiley.h - smileys and emoji, which belong to the sentence before.
 * For candidate.h and unmarked_end.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SMILEY_H
#define TOKENIZE_SMILEY_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* Is it a picture: the blocks of emoji and dingbats? */
bool smiley_is_emoji(uint32_t cp);

/* Ticks, crosses, arrows, pins: emoji that stand before an item. */
bool smiley_is_item_mark(uint32_t cp);

/* The length of the smiley (":-)") or of the run of emoji at `at`, with white
 * space or a mark before it and no word directly behind; 0: none.  Marks of
 * items and the emoji of a text that begins with one stand before their
 * sentence: they have length 0 too.  O(length). */
size_t smiley_length(struct sv text, size_t at);
#endif
