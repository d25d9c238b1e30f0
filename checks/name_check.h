/* checks/name_check.h - names and codes of one side that the other lacks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_NAME_CHECK_H
#define CHECKS_NAME_CHECK_H
#include <stdbool.h>

#include "base/buffer.h"
#include "checks/language_table.h"
#include "checks/side_scan.h"

/* Zero-initialise to open: memory that is kept from pair to pair. */
struct name_check {
    struct buf keys[2];
};

/* Has each side a name that the other lacks?  A name is a word with letters and
 * digits or with a capital inside ("A320", "MySQL"), or one that follows a title
 * ("Mr Miller").  The other side has it when a word there shares its first four
 * letters, accents off.  Stores it in *mismatch.  ERR_NOMEM.  O(n log n). */
int name_check_mismatch(struct name_check *c, const struct side_scan *src,
                        const struct side_scan *tgt, bool *mismatch);
void name_check_free(struct name_check *c);
#endif
