/* base/err.h - the error record: one code, one place, one short message.
 * Every stage of the flow fills the caller's record; only cli/ prints it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H
#include <stdint.h>

/* What went wrong.  Fallible functions return 0 or one of these. */
enum err_code {
    ERR_USAGE = -1,   /* an option or its value makes no sense */
    ERR_INPUT = -2,   /* the data given is not what it should be */
    ERR_LIMIT = -3,   /* the data is larger than a stated limit */
    ERR_IO = -4,      /* the system could not read or write */
    ERR_NOMEM = -5,   /* an allocation failed */
    ERR_INTERNAL = -6 /* a library failed where it never should */
};

/* What `at` of an error counts. */
enum err_unit { ERR_NOWHERE, ERR_LINE, ERR_BYTE };

/* An error.  `at` is a 1-based line, or a 0-based byte offset. */
struct err {
    int code; /* an enum err_code, or 0 */
    enum err_unit unit;
    uint64_t at;
    char msg[200]; /* no program name, no file name, no final stop */
};

/* Fill *e (which may be NULL) and return `code`, so that a failing function
 * can end in `return err_set(…)`.  The message is printf-like and is cut at
 * the size of the record.  Reentrant. */
int err_set(struct err *e, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a place. */
int err_set_at(struct err *e, int code, enum err_unit unit, uint64_t at,
               const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The commonest error: an allocation of any kind failed. */
int err_nomem(struct err *e);
#endif
