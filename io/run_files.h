/* io/run_files.h - the files of one run: no output may be one of its inputs, or
 * another of its outputs, by whatever name.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_RUN_FILES_H
#define IO_RUN_FILES_H
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"

struct run_file;

/* Zero-initialise; run_files_free(). */
struct run_files {
    struct run_file *files; /* [n] */
    size_t n, cap;
};

void run_files_free(struct run_files *f);

/* Add an input or an output and compare it with those that are there: files
 * that exist by device and inode, others by folder and name.  NULL, "-", pipes
 * and devices are never the same as anything.  `path` lives as long as *f.
 *
 * ERR_USAGE, naming both, when an output is an input or another output;
 * ERR_NOMEM.  To be called for all files before the first is written. */
int run_files_add_input(struct run_files *f, const char *path, struct err *e);
int run_files_add_output(struct run_files *f, const char *path, struct err *e);

/* Forget the inputs, whose names live no longer. */
void run_files_drop_inputs(struct run_files *f);

/* For inputs that are too many to be added: ERR_USAGE when `path`, which is the
 * file (device, inode), is an output.  Reentrant. */
int run_files_check_input(const struct run_files *f, const char *path,
                          dev_t device, ino_t inode, struct err *e);

/* The same without a look at the file, by the names alone. */
int run_files_check_name(const struct run_files *f, const char *path,
                         struct err *e);
#endif
