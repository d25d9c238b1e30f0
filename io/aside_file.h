/* io/aside_file.h - an output as it is written: under a temporary name beside
 * its file until it is whole, then under its own.  What is no file is written
 * to directly.  Under sink.h and resumable_file.h, which every output goes
 * through.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_ASIDE_FILE_H
#define IO_ASIDE_FILE_H
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

struct aside_file {
    int fd;       /* -1: not open */
    char *target; /* the file to be replaced; NULL: written to directly */
    char *name;   /* the temporary name; NULL likewise */
    int slot;     /* in live_files.h, or -1 */
    bool is_kept; /* the name outlives the process, see below */
};

/* Open `path` for writing: a symbolic link is followed to its file, which is
 * replaced where it is; "-", /dev/stdout and /dev/fd/N are the descriptor;
 * pipes and devices are opened.  A file is made anew as TARGET.DIGITS.tmp,
 * which no other run shares, with the mode (and owner, where the system
 * allows it) of the file that it replaces.
 *
 * End it with one of the three functions below.  Errors: ERR_IO, with nothing
 * left behind; ERR_USAGE for a file that would be packed otherwise than gzip by
 * its ending; ERR_NOMEM. */
int aside_file_open(const char *path, struct aside_file *out, struct err *e);

/* The same under the name TARGET.KEY.tmp (KEY of 16 hexadecimal digits), for a
 * file that a later run goes on with.  anew: one that is there is removed
 * first; otherwise it is opened as it is, or, where there is none, TARGET is
 * renamed to it.  A link or another thing under that name is never opened. */
int aside_file_open_kept(const char *path, uint64_t key, bool anew,
                         struct aside_file *out, struct err *e);

/* Write all of it.  ERR_PIPE when nobody reads any more; ERR_IO. */
int aside_file_write(const struct aside_file *f, struct sv bytes,
                     struct err *e);

/* Make durable, close, check the close, and give it its name, durably.  ERR_IO;
 * then the temporary file is removed unless it is kept. */
int aside_file_finish(struct aside_file *f, struct err *e);

/* Close, and remove the temporary file; or leave a kept one for a later run. */
void aside_file_abort(struct aside_file *f);

/* For a kept file: the name that `path` has with this key, to be freed, and
 * its target likewise; both NULL where `path` is no file.  ERR_IO, ERR_NOMEM. */
int aside_file_names(const char *path, uint64_t key, char **target, char **name,
                     struct err *e);

/* Give a kept file that is whole, but was left, its name.  ERR_IO. */
int aside_file_settle(const char *name, const char *target, struct err *e);
#endif
