/* checks/plain_words.h - words of ASCII letters between spaces: most words of most
 * texts, read quickly.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_PLAIN_WORDS_H
#define CHECKS_PLAIN_WORDS_H
#include "base/err.h"
#include "checks/scan_item.h"

/* From the beginning of the text or from behind a space on, add the words of at
 * most fifteen ASCII letters that end at a space, at a comma or stop with a space
 * behind it, or at the end of the text.  *at moves behind the last of these.
 * What is added and counted is what side_scan.c does with any other word.
 * s->folded has room.  0 or ERR_NOMEM. */
int plain_words_read(struct side_scan *s, size_t *at);
#endif
