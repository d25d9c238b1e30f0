/* io/text_origin.h - where each byte of a text that was taken out of a marked-up
 * file is in that file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_TEXT_ORIGIN_H
#define IO_TEXT_ORIGIN_H
#include <stddef.h>

#include "base/buffer.h"

/* Zero-initialise to open.  A row begins where the two stop going in step. */
struct text_origin {
    struct buf rows;
};

/* From text_at on, the text is the file's from input_at on, until the next
 * row; both grow.  ERR_NOMEM. */
int text_origin_add(struct text_origin *o, size_t text_at, size_t input_at);

/* Where byte text_at of the text is in the file; 0 without rows. O(log rows). */
size_t text_origin_of(const struct text_origin *o, size_t text_at);

void text_origin_free(struct text_origin *o);
#endif
