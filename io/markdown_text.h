/* io/markdown_text.h - the text of Markdown (CommonMark with tables, footnotes,
 * front matter and MDX), a paragraph a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_MARKDOWN_TEXT_H
#define IO_MARKDOWN_TEXT_H
#include "base/err.h"
#include "io/text_origin.h"

/* Append the text of a document, which is UTF-8, to *out, and where it comes
 * from to *origin (which may be NULL).
 *
 * Headings, paragraphs, list items and cells are a line each; a paragraph's
 * own line ends are spaces, but for hard ones.  Left out: front matter, code
 * in fences and indented (unless keep_code is set: then a line each), rules,
 * link definitions, HTML and MDX tags, comments, imports and short codes.
 * Emphasis, links and code spans leave their text.
 *
 * ERR_NOMEM. */
int markdown_text(struct sv document, bool keep_code, struct buf *out,
                  struct text_origin *origin, struct err *e);
#endif
