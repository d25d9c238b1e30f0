/* checks/language_check.h - is a text in the language that it is said to be
 * in, and is it running text?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_LANGUAGE_CHECK_H
#define CHECKS_LANGUAGE_CHECK_H
#include "checks/language_table.h"
#include "checks/side_scan.h"

/* Is the side certainly in another language than `told` (a row of languages)?
 * By its letters, when most belong to no script of that language, or by
 * function words of another language with too few of its own.  False where
 * the text is short, or the language is not known. */
bool language_check_is_other(const struct language_words *w,
                             const struct side_scan *s, int told);

/* Is the side source code rather than running text: many brackets, equals signs
 * and the like, or the end of a statement? */
bool language_check_is_code(const struct side_scan *s);
#endif
