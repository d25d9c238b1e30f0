/* tokenize/word_break.h - words of scripts that put no spaces between them, by the
 * dictionaries of ICU: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
 * For the tokens.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_WORD_BREAK_H
#define TOKENIZE_WORD_BREAK_H
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

/* Is it a letter of such a script? */
bool word_break_has(uint32_t cp);

/* Opened when it is first needed; one for each thread. */
struct word_break;

/* Begin with the letters of such scripts at the front of `text` (valid UTF-8),
 * up to some thousand; *b NULL at first.  ERR_NOMEM, ERR_INTERNAL. */
int word_break_begin(struct word_break **b, struct sv text, struct err *e);

/* Where the next word ends, in bytes from the front; 0 at the end. */
size_t word_break_next(struct word_break *b);
void word_break_close(struct word_break *b);
#endif
