/* checks/text_language.h - is a whole text in the language that it is said to
 * be in?  For documents; language_check.h decides.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_TEXT_LANGUAGE_H
#define CHECKS_TEXT_LANGUAGE_H
#include <stdbool.h>

#include "base/err.h"

/* For one thread at a time, with memory of its own.  text_language_close()
 * what comes in *out.  ERR_NOMEM. */
struct text_language;
int text_language_open(struct text_language **out, struct err *e);
void text_language_close(struct text_language *t);

/* Is a sample of running text plainly in another language than the tag's?
 * False where it holds too little, or where the language is not known.  Errors:
 * those of side_scan_read(). */
int text_language_is_other(struct text_language *t, struct sv sample,
                           struct sv tag, bool *out, struct err *e);
#endif
