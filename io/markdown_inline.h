/* io/markdown_inline.h - mark-up within a paragraph of Markdown, taken out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_MARKDOWN_INLINE_H
#define IO_MARKDOWN_INLINE_H
#include "io/text_origin.h"

/* Append the text of a paragraph, of which every run of white space is one
 * space, as a line with its LF; nothing if there is no text in it.  `from` says
 * where the paragraph's bytes come from, and *origin (which may be NULL) is
 * told where those of the text do.  The buffers say when there is no memory. */
void markdown_inline(struct sv paragraph, const struct text_origin *from,
                     struct buf *out, struct text_origin *origin);
#endif
