/* tests/io/scratch.h - a directory of its own for every test that has files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_IO_SCRATCH_H
#define TESTS_IO_SCRATCH_H
#include "base/buffer.h"

/* Fixtures of a suite: make an empty directory and go there; go away and
 * remove it with what it holds.  A failure ends the test. */
void scratch_enter(void);
void scratch_leave(void);

/* Write a file in it, read one back whole, ask whether there is one. */
void scratch_write(const char *name, struct sv content);
struct buf scratch_read(const char *name);
bool scratch_has(const char *name);

/* How many files it holds. */
size_t scratch_count(void);

/* Make `fd` read from or write to a file in it, for the rest of the test. */
void scratch_redirect(int fd, const char *name, int flags);

/* Append `text` packed as one gzip member. */
void scratch_gzip(struct buf *out, struct sv text);
#endif
