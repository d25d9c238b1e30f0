/* io/html_text.h - the text of an HTML page, a paragraph a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_HTML_TEXT_H
#define IO_HTML_TEXT_H
#include "base/err.h"
#include "io/text_origin.h"

enum { HTML_CHARSET_BYTES = 40 };

/* Whether these first bytes of a file are a page's: behind a byte order mark,
 * white space and comments, a doctype or one of the tags that begin one. */
bool html_begins(struct sv ahead);

/* The encoding that a page names in its first 4 KB, by a <meta> with "charset"
 * or "content" (WHATWG HTML, sec. 13.2.3.2); "" where it names none.  Names
 * that mean windows-1252 there are given so: "iso-8859-1", "latin1", "ascii". */
void html_charset(struct sv bytes, char out[HTML_CHARSET_BYTES]);

/* Append the text of a page, which is UTF-8, to *out, and where it comes from
 * to *origin (which may be NULL).
 *
 * Headings, paragraphs, list items, cells and the like are a line each, as is
 * what is between two <br>; white space is one space.  Left out: the head,
 * scripts, styles, templates, navigation, forms, what is hidden, and programs
 * in <pre> with <code> unless keep_code is set.  Tags that are not closed, or
 * not known, do no harm.
 *
 * ERR_NOMEM; ERR_LIMIT for a page of more than 1 GiB. */
int html_text(struct sv page, bool keep_code, struct buf *out,
              struct text_origin *origin, struct err *e);
#endif
