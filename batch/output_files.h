/* batch/output_files.h - the output files of a batch, which grow together.
 * Each is a head, the pieces of the tasks in order, and a foot; every piece of
 * a packed one is a gzip member of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_OUTPUT_FILES_H
#define BATCH_OUTPUT_FILES_H
#include "batch/task.h"
#include "document/outputs.h"
#include "io/resumable_file.h"

struct output_files {
    size_t n;
    const char *path[JOURNAL_MAX_OUTPUTS];
    struct resumable_file *file[JOURNAL_MAX_OUTPUTS];
    struct extent at[JOURNAL_MAX_OUTPUTS];
};

/* Open outputs that the run with this digest can resume, of which at[i] bytes
 * are good (NULL: none, begin anew).  output_files_leave() or
 * output_files_name() them.  Errors: those of resumable_file_open. */
int output_files_open(struct output_files *s, const char *const *paths,
                      size_t n, uint64_t run, const struct extent *at,
                      struct err *e);

/* The same for outputs that are written at once or not at all. */
int output_files_open_once(struct output_files *s, const char *const *paths,
                           size_t n, struct err *e);

/* Append a piece to output i, whose hash is then in at[i].  ERR_IO, ERR_PIPE. */
int output_files_add(struct output_files *s, size_t i, struct sv bytes,
                     uint64_t n_units, struct err *e);

/* Append the pieces of a task.  ERR_IO, ERR_PIPE. */
int output_files_add_task(struct output_files *s, const struct task_result *t,
                          struct err *e);

/* Make all durable.  ERR_IO. */
int output_files_sync(struct output_files *s, struct err *e);

/* Close all; give them their names, or leave what can be resumed for later and
 * remove what cannot. */
int output_files_name(struct output_files *s, struct err *e);
void output_files_leave(struct output_files *s);
#endif
