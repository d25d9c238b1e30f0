/* io/hunalign_text.h - what hunalign writes with -text: source, target and
 * score between tabs, the sentences of a side joined by " ~~~ ".
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_HUNALIGN_TEXT_H
#define IO_HUNALIGN_TEXT_H
#include "io/writer.h"

/* Between two sentences of a side. */
#define HUNALIGN_JOINT SV(" ~~~ ")

extern const struct format format_hunalign;
#endif
