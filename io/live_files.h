/* io/live_files.h - the temporary files that exist now, so that a signal's
 * handler can remove them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_LIVE_FILES_H
#define IO_LIVE_FILES_H

/* Open `path` as a new file, which nobody else has, and enter it in the list:
 * no signal comes between.  The descriptor, or -1 with errno set.  *slot is
 * for live_files_forget(); -1 when the list is full (32 files) or the name is
 * too long: then no handler removes the file. */
int live_files_create(const char *path, unsigned mode, int *slot);

/* The file has its final name, or is gone.  -1 is allowed. */
void live_files_forget(int slot);

/* Remove every file of the list.  Async-signal-safe; for a handler that ends
 * the process.  Keeps errno. */
void live_files_remove(void);
#endif
