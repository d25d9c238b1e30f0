/* cli/complain.h - what the user is told on stderr, and the exit codes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_COMPLAIN_H
#define CLI_COMPLAIN_H
#include "base/err.h"

enum exit_code {
    EXIT_DONE = 0,
    EXIT_PARTLY = 1, /* some pairs failed, or nothing came out */
    EXIT_USAGE = 2,
    EXIT_INPUT = 3,
    EXIT_IO = 4,
    EXIT_INTERNAL = 5,
    EXIT_AGAIN = 75 /* the same may succeed later: Slurm requeues it */
};

/* The exit code of an error. */
int complain_exit_code(const struct err *e);

/* "stele: FILE: line 3: MESSAGE" on stderr (see err_text).  Returns the exit
 * code. */
int complain(const struct err *e);

/* The same for an error in what was read from `path`. */
int complain_about(const char *path, struct err *e);

/* Misuse of `command`: the message, and where its help is; of any other error
 * the message alone.  The exit code. */
int complain_usage(const char *command, const struct err *e);

/* A line that is no error: "stele: MESSAGE". */
void complain_note(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
#endif
