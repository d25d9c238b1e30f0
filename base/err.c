/* base/err.c - fills error records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

static void fill(struct err *e, int code, enum err_unit unit, uint64_t at,
                 const char *format, va_list args)
{
    if (!e)
        return;
    e->code = code;
    e->unit = unit;
    e->at = at;
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

int err_nomem(struct err *e)
{
    return err_set(e, ERR_NOMEM, "out of memory");
}
