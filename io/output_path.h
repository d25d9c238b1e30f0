/* io/output_path.h - where the name of an output leads: to a file that is
 * replaced, or to something that is written to as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_OUTPUT_PATH_H
#define IO_OUTPUT_PATH_H
#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"

enum output_kind {
    OUTPUT_FILE,       /* a regular file, there or not: `target` */
    OUTPUT_DESCRIPTOR, /* "-", /dev/stdout, /dev/fd/N: `descriptor` */
    OUTPUT_DEVICE      /* a pipe, a terminal, /dev/null: `target` */
};

struct output_path {
    enum output_kind kind;
    int descriptor;
    char *target; /* symbolic links followed */
    bool exists;  /* then the file has these: */
    mode_t mode;
    uid_t owner;
    gid_t group;
};

/* Follow `path` to its end, which need not exist.  output_path_free() it in
 * any case.  Errors: ERR_IO for a folder, or for links in a circle;
 * ERR_NOMEM. */
int output_path_resolve(const char *path, struct output_path *out,
                        struct err *e);
void output_path_free(struct output_path *p);

/* Would `path` be a regular file? */
bool output_path_is_file(const char *path);
#endif
