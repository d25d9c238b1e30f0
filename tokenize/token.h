/* tokenize/token.h - sentences to arrays of token ids, for the aligner.
 * The last stage of this folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_TOKEN_H
#define TOKENIZE_TOKEN_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/record.h"
#include "tokenize/vocabulary.h"

struct arena;

/* A word, number or punctuation mark.  `form` is the id of its spelling (NFC,
 * lower case), `key` of what cognates share: of a word its first five letters
 * without accents, of a number its normal form (see numeral.h).  Punctuation,
 * elisions (l') and clitics ('s) have key 0. */
struct token {
    uint32_t form, key;
};

/* Cut `text` (valid UTF-8) into tokens and append them to *tokens, an array
 * of struct token.
 *
 * Words are runs of letters and marks, with digits behind the first letter; a
 * hyphen parts them.  An apostrophe parts French elisions ("l' homme") and
 * English clitics ("john 's") and belongs to other words ("don't").  Scripts
 * without spaces are cut by ICU's dictionaries (word_break.h).  Quotation
 * marks, apostrophes and dashes of all shapes are one form of each sort.  A
 * word of over 64 letters is cut.
 *
 * ERR_NOMEM; ERR_LIMIT of vocabulary_add().  O(n). */
int token_add_line(struct vocabulary *v, struct sv text, struct buf *tokens,
                   struct err *e);

/* Does a text begin as if it went on with the one before?  0 if not;
 * TOKEN_LOWER_CASE if with a small letter, whatever marks stand before it, or
 * without any letter or digit; TOKEN_CUT added if with a small letter and
 * `before` ends with a question or exclamation mark, whatever quotation marks
 * stand behind it. */
enum { TOKEN_LOWER_CASE = 1, TOKEN_CUT = 2 };
unsigned token_continues(struct sv before, struct sv text);
#endif
