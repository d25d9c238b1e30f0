/* batch/folder_walk.h - all files below a folder, in the order of their names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_FOLDER_WALK_H
#define BATCH_FOLDER_WALK_H
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Call visit() for each regular file below the folder: with its path in the
 * arena, of which the first n_root bytes are the folder with its "/"; and with
 * `root` as it is given.  Hidden files and folders, and links to folders, are
 * passed over.  What visit() returns other than 0 ends the walk.
 *
 * ERR_IO for a folder that cannot be read; ERR_NOMEM. */
int folder_walk(const char *folder, unsigned root, struct arena *a,
                int (*visit)(void *context, const char *path, size_t n_root,
                             unsigned root, uint64_t n_bytes, struct err *e),
                void *context, struct err *e);
#endif
