/* tokenize/charset.h - which encoding the bytes of an article are in.
 * The first question of the decode stage.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_CHARSET_H
#define TOKENIZE_CHARSET_H
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"

struct charset {
    char name[40]; /* as ICU writes it: "UTF-8", "windows-1252", … */
    size_t n_bom;  /* bytes of byte order mark to skip */
    bool guessed;  /* by the detector, from statistics */
};

/* Decide, in this order:
 * 1. a byte order mark (UTF-8, UTF-16, UTF-32);
 * 2. well-formed UTF-8.  When `wanted` names another encoding, pure ASCII
 *    proves nothing (ISO-2022 is ASCII too) and `wanted` is taken;
 * 3. `wanted`, a name ICU knows, or NULL;
 * 4. UTF-16 without a mark: zero bytes at nearly every second place only;
 * 5. broken UTF-8 (below) is an error;
 * 6. ICU's detector over the first 64 KB; ISO-8859-1 is read as windows-1252,
 *    which has no 81, 8D, 8F, 90 and 9D: these are an error, also when it is
 *    `wanted`.
 *
 * Broken UTF-8 is text with at least as many well-formed sequences as faulty
 * bytes: single-byte text almost never forms one by chance (it would need an
 * accented capital before a sign such as » or a no-break space).  When the
 * detector says a Latin alphabet, one in ten is enough: the text mixes two
 * encodings, and either reading would damage it.
 *
 * Errors: ERR_INPUT with the byte offset of the first fault (broken UTF-8,
 * zero bytes, binary data); ERR_USAGE when ICU does not know `wanted`.
 * O(n). */
int charset_decide(struct sv bytes, const char *wanted, struct charset *out,
                   struct err *e);
#endif
