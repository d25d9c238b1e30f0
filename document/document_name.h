/* document/document_name.h - names of documents, fit for one line of output.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_DOCUMENT_NAME_H
#define DOCUMENT_DOCUMENT_NAME_H
#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/slice.h"

/* Whether `name` may stand in TSV and in XML as it is: valid UTF-8 without
 * control characters, line separators and noncharacters. */
bool document_name_is_clean(struct sv name);

/* How the output names a side that has no address. */
enum path_naming {
    NAMING_OF_TASK, /* FILE for one pair of articles, GIVEN for a manifest */
    NAMING_FILE,    /* the file's name, without its folder */
    NAMING_GIVEN,   /* the path as it was given */
    NAMING_WHOLE    /* the absolute path */
};

/* The path as `naming` has it, in `a` or a part of `path`: where it cannot be
 * made absolute, as it was given.  "-" stays.  ERR_NOMEM. */
int document_name_of(struct arena *a, const char *path, enum path_naming naming,
                     const char **out, struct err *e);

/* The path of a file as a name: *out is `path` itself when that is clean;
 * else it lives in `a`, and each byte of what may not stand is written as in
 * a URL, "%0A".  ERR_NOMEM. */
int document_name_of_path(struct arena *a, const char *path, struct sv *out,
                          struct err *e);
#endif
