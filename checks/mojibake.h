/* checks/mojibake.h - text that was decoded with the wrong encoding.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_MOJIBAKE_H
#define CHECKS_MOJIBAKE_H
#include <stdbool.h>

#include "checks/side_scan.h"

/* Has a side the traces of UTF-8 that was read as ISO 8859-1 or
 * windows-1252 ("Ã©"), also with its control characters gone or its no-break
 * spaces made spaces; of UTF-8 read as MacRoman ("√©"); or U+FFFD?  Capitals of
 * Portuguese, Vietnamese and the like before a mark are none.  O(n). */
bool mojibake_found(const struct side_scan *s);
#endif
