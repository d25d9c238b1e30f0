/* checks/glossary.h - terms and the translations they must have.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_GLOSSARY_H
#define CHECKS_GLOSSARY_H
#include <stdbool.h>

#include "base/err.h"
#include "checks/side_scan.h"

struct glossary;

/* Read a glossary: a term, a TAB, its translation; more translations in more
 * columns or more lines.  Empty lines and lines that begin with "#" are passed
 * over.  Case does not count.  *out is read-only, for any number of threads;
 * glossary_close() it.  `text` is not needed afterwards.
 *
 * Errors: ERR_INPUT with the line for a line without a translation, or a term
 * without a letter or digit, or bytes that are no UTF-8; ERR_NOMEM. */
int glossary_open(struct sv text, struct glossary **out, struct err *e);
void glossary_close(struct glossary *g);

/* Is a term in the source whose translations are all missing in the target?
 * A term is there when its words are, one after the other; of a word of five
 * letters and more the ending may differ by two.  O(n) in the source for each
 * term that begins with one of its words. */
bool glossary_is_missed(const struct glossary *g, const struct side_scan *src,
                        const struct side_scan *tgt);
#endif
