/* base/err.c - fills error records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/err.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static void fill(struct err *e, int code, enum err_unit unit, uint64_t at,
                 const char *format, va_list args)
{
    if (!e)
        return;
    e->code = code;
    e->unit = unit;
    e->at = at;
    e->subject[0] = '\0';
    vsnprintf(e->msg, sizeof e->msg, format, args);
}

int err_set(struct err *e, int code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(e, code, ERR_NOWHERE, 0, format, args);
    va_end(args);
    return code;
}

int err_set_at(struct err *e, int code, enum err_unit unit, uint64_t at,
               const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fill(e, code, unit, at, format, args);
    va_end(args);
    return code;
}

int err_system(struct err *e, const char *what)
{
    return err_set(e, errno == EPIPE ? ERR_PIPE : ERR_IO, "cannot %s: %s", what,
                   strerror(errno));
}

int err_nomem(struct err *e)
{
    return err_set(e, ERR_NOMEM, "out of memory");
}

int err_about(int rc, const char *subject, struct err *e)
{
    bool names_file = rc < 0 && rc != ERR_NOMEM && rc != ERR_USAGE;
    if (names_file && e && subject && e->subject[0] == '\0')
        err_rename(e, sv_from(subject));
    return rc;
}

void err_rename(struct err *e, struct sv subject)
{
    if (!e)
        return;
    size_t most = sizeof e->subject - 1;
    size_t n = subject.n < most ? subject.n : most;
    if (n > 0)
        memcpy(e->subject, subject.p, n);
    e->subject[n] = '\0';
}

void err_text(const struct err *e, char out[ERR_TEXT_BYTES])
{
    static const char *const units[] = {"", "line ", "byte "};
    char place[32] = "";
    if (e->unit != ERR_NOWHERE)
        snprintf(place, sizeof place, "%s%" PRIu64 ": ", units[e->unit], e->at);
    snprintf(out, ERR_TEXT_BYTES, "%s%s%s%s", e->subject,
             e->subject[0] != '\0' ? ": " : "", place, e->msg);
    text_clean(out);
}
