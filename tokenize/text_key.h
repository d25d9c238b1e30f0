/* tokenize/text_key.h - what of a text counts when duplicates are looked for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_TEXT_KEY_H
#define TOKENIZE_TEXT_KEY_H
#include "base/buffer.h"

/* Every byte; letters and digits in lower case, with one space between words;
 * letters alone, in lower case and without accents. */
enum text_key_kind { TEXT_KEY_EXACT, TEXT_KEY_NORMAL, TEXT_KEY_NEAR };

struct text_key;

/* A table for keys of that kind, read-only, for any number of threads; NULL
 * without memory.  text_key_close() it. */
struct text_key *text_key_open(enum text_key_kind kind);
void text_key_close(struct text_key *k);

/* Append the key of a valid text.  A text of which nothing would be left has
 * the key of the kind before: "12" is near "12" alone.  O(n). */
void text_key_add(const struct text_key *k, struct sv text, struct buf *out);
#endif
