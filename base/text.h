/* base/text.h - short texts that end in a NUL, as the system wants names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H
#include "base/slice.h"

struct arena;

/* A copy with a NUL in the arena; NULL without memory. */
char *text_copy(struct arena *a, struct sv s);

/* Whether a line of a table holds what no name may: control characters but the
 * tab (C0, DEL, and C1, which terminals obey), U+FFFE and U+FFFF (which no XML
 * may hold). */
bool text_has_control(struct sv line);

/* Replace by "?" what a terminal obeys or what turns the direction of the text
 * round it, so that what is read is what is there: U+0000..U+001F,
 * U+007F..U+009F, U+202A..U+202E, U+2066..U+2069.  In place; ends in a NUL. */
void text_clean(char *text);

/* The part of a path up to its last "/", that included; empty without one. */
struct sv text_folder(const char *path);

/* `name` as a file of `folder` (as text_folder gives it); an absolute name
 * stays as it is.  In the arena; NULL without memory. */
char *text_join_path(struct arena *a, struct sv folder, struct sv name);
#endif
