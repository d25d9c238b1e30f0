/* corpus/link_file.h - an alignment as a file of beads or a ladder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_LINK_FILE_H
#define CORPUS_LINK_FILE_H
#include "base/arena.h"
#include "base/err.h"
#include "base/gold_link.h"

/* Read a file into *out, which lives in the arena.  Errors: those of
 * whole_file_read(), beads_read() and ladder_read(), about the file. */
int link_file_read(struct arena *a, const char *path,
                   struct gold_link_list *out, struct err *e);
#endif
