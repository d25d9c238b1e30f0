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

/* The part of a path up to its last "/", that included; empty without one. */
struct sv text_folder(const char *path);

/* `name` as a file of `folder` (as text_folder gives it); an absolute name
 * stays as it is.  In the arena; NULL without memory. */
char *text_join_path(struct arena *a, struct sv folder, struct sv name);
#endif
