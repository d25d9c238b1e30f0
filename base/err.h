/* base/err.h - the error record: one code, one place, one short message.
 * Every stage of the flow fills the caller's record; only cli/ prints it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H
#include <stdint.h>

#include "base/slice.h"

/* What went wrong.  Fallible functions return 0 or one of these. */
enum err_code {
    ERR_USAGE = -1,    /* an option or its value makes no sense */
    ERR_INPUT = -2,    /* the data given is not what it should be */
    ERR_LIMIT = -3,    /* the data is larger than a stated limit */
    ERR_IO = -4,       /* the system could not read or write */
    ERR_NOMEM = -5,    /* an allocation failed */
    ERR_INTERNAL = -6, /* a library failed where it never should */
    ERR_BUSY = -7,     /* another process is at work on the same files */
    ERR_PIPE = -8      /* the reader of a pipe that was written to has ended */
};

/* What `at` of an error counts. */
enum err_unit { ERR_NOWHERE, ERR_LINE, ERR_BYTE };

/* An error.  `at` is a 1-based line, or a 0-based byte offset. */
struct err {
    int code; /* an enum err_code, or 0 */
    enum err_unit unit;
    uint64_t at;
    char subject[256]; /* the file that it is about; "": none */
    char msg[200];     /* no program name, no file name, no final stop */
};

/* Fill *e (which may be NULL) and return `code`, so that a failing function
 * can end in `return err_set(…)`.  The message is printf-like and is cut at
 * the size of the record.  Reentrant. */
int err_set(struct err *e, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a place. */
int err_set_at(struct err *e, int code, enum err_unit unit, uint64_t at,
               const char *format, ...) __attribute__((format(printf, 5, 6)));

/* A system call failed: "cannot WHAT: " and what errno says.  ERR_PIPE for a
 * pipe without a reader, else ERR_IO. */
int err_system(struct err *e, const char *what);

/* The commonest error: an allocation of any kind failed. */
int err_nomem(struct err *e);

/* Say which file an error is about: where `rc` is an error other than
 * ERR_NOMEM and ERR_USAGE, and *e (which may be NULL) names no file yet, it
 * gets `subject` (which may be NULL).  To be called where the file is opened.
 * Returns rc. */
int err_about(int rc, const char *subject, struct err *e);

/* Replace the subject: the user knows the file by another name. */
void err_rename(struct err *e, struct sv subject);

enum { ERR_TEXT_BYTES = 600 };

/* "SUBJECT: line 3: MESSAGE" or "SUBJECT: byte 17: MESSAGE" into `out`, with
 * a NUL.  Control characters, which a file name may hold, become "?". */
void err_text(const struct err *e, char out[ERR_TEXT_BYTES]);
#endif
