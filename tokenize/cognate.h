/* tokenize/cognate.h - what the spellings of one word in two languages share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_COGNATE_H
#define TOKENIZE_COGNATE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

enum {
    COGNATE_LETTERS = 5,   /* "constitution" and "Constitution": "const" */
    COGNATE_MAX = 40,      /* bytes of a key; also holds a NUMERAL_MAX */
    COGNATE_FORM_MAX = 800 /* bytes of a composed form */
};

/* Whether ICU has what the rest needs; false when there was no memory for it,
 * and then it never has.  Quick. */
bool cognate_ready(void);

/* The character without its accents: e for é; itself where it has none. */
uint32_t cognate_base(uint32_t cp);

/* Write the key of a lower-case NFC word to out[0..COGNATE_MAX) and return
 * its length: the first letters without accents, œ as oe, æ as ae. */
size_t cognate_key(struct sv word, char out[COGNATE_MAX]);

/* The word in NFC: itself when it is so already, else in `out`.  At most 256
 * bytes of valid UTF-8. */
struct sv cognate_compose(struct sv word, char out[COGNATE_FORM_MAX]);
#endif
