/* report/html.h - text as HTML and SVG have it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H
#include "base/buffer.h"

/* Append text between tags, or in an attribute between quotation marks: no byte
 * of it can end either. */
void html_add_text(struct buf *out, struct sv text);

/* Append JSON for a <script> element of data: "<" becomes \u003c, and U+2028
 * and U+2029 become escapes too, so that it cannot end the element. */
void html_add_json(struct buf *out, struct sv json);
#endif
