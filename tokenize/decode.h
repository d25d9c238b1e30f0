/* tokenize/decode.h - bytes of an input file to UTF-8 text.
 * The first stage of the flow; everything behind it sees valid UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_DECODE_H
#define TOKENIZE_DECODE_H
#include "base/err.h"
#include "base/slice.h"
#include "tokenize/charset.h"
#include "tokenize/offset_map.h"

struct arena;

struct decoded {
    struct sv text;           /* valid UTF-8 without NUL and without a BOM */
    struct offset_map origin; /* offset_map_free() it, also after an error */
    struct charset charset;
};

/* Decode `bytes`.  `encoding` is as in charset_decide().
 *
 * UTF-8 is not copied: out->text points into `bytes`.  Anything else is
 * converted by ICU into `a`; what ICU cannot map is an error, never U+FFFD.
 *
 * Errors: those of charset_decide(); ERR_INPUT with the byte offset of a
 * character that cannot be mapped, is cut off by the end, or is U+0000;
 * ERR_LIMIT for more than 1 GiB that is not UTF-8; ERR_NOMEM.  O(n). */
int decode_text(struct arena *a, const char *encoding, struct sv bytes,
                struct decoded *out, struct err *e);
#endif
