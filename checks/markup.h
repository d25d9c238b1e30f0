/* checks/markup.h - marks of other formats in a text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_MARKUP_H
#define CHECKS_MARKUP_H
#include <stdbool.h>

#include "checks/side_scan.h"

/* A tag of a known HTML element ("<b>", "</p>", "<a href=…>"), a comment, or a
 * character entity ("&nbsp;", "&#39;").  "<stdio.h>", "a < b" and "AT&T" are
 * none.  O(n). */
bool markup_has_html(const struct side_scan *s);

/* Marks of a wiki ("[[…]]", "'''"), Markdown ("**bold**", "```", "](http"),
 * LaTeX ("\textbf{"), BBCode ("[/url]") or a template ("{{…}}", "{%", "${name}",
 * "%s").  O(n). */
bool markup_found(const struct side_scan *s);
#endif
