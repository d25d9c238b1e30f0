/* checks/copy_check.h - is the target the source's own text?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_COPY_CHECK_H
#define CHECKS_COPY_CHECK_H
#include "checks/language_table.h"
#include "checks/side_scan.h"

/* Have both sides the same letters and digits in the same words?  Case, white
 * space and marks do not count; without letters and digits the texts must be
 * equal. */
bool copy_check_is_identical(const struct side_scan *src,
                             const struct side_scan *tgt);

/* Zero-initialise to open: memory that is kept from pair to pair. */
struct copy_check {
    struct buf slots;
};

/* Are at least `share` of the words of the longer side also on the other, and
 * are they running text: function words of one language among small-letter
 * words, no name, number or code?  Where all words are equal, one function word
 * of the source's language (a row of language_table.h, or LANGUAGE_UNKNOWN) that
 * is none of the target's is enough.  Stores it in *copied.  ERR_NOMEM.  O(n). */
int copy_check_is_copied(struct copy_check *c, const struct language_words *w,
                         const struct side_scan *src,
                         const struct side_scan *tgt, int src_language,
                         int tgt_language, double share, bool *copied);
void copy_check_free(struct copy_check *c);
#endif
