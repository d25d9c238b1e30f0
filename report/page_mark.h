/* report/page_mark.h - a text with what a check is about marked.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_PAGE_MARK_H
#define REPORT_PAGE_MARK_H
#include "base/buffer.h"
#include "base/record_flag.h"

/* Append a text with <mark> around what the flags are about; `other` is the text
 * of the other side. */
void page_add_marked(struct buf *out, struct sv text, struct sv other,
                     uint32_t flags);
#endif
