/* cli/complain.c - the one place that writes to stderr about errors.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/complain.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int complain_exit_code(const struct err *e)
{
    switch (e->code) {
    case ERR_USAGE: return EXIT_USAGE;
    case ERR_INPUT:
    case ERR_LIMIT: return EXIT_INPUT;
    case ERR_IO: return EXIT_IO;
    case ERR_BUSY: return EXIT_AGAIN;
    default: return EXIT_INTERNAL;
    }
}

int complain(const struct err *e)
{
    char text[ERR_TEXT_BYTES];
    err_text(e, text);
    fprintf(stderr, "stele: %s\n", text);
    return complain_exit_code(e);
}

int complain_about(const char *path, struct err *e)
{
    err_about(e->code, path, e);
    return complain(e);
}

int complain_usage(const char *command, const struct err *e)
{
    if (e->code != ERR_USAGE)
        return complain(e);
    fprintf(stderr, "stele %s: %s\nTry: stele %s --help\n", command, e->msg,
            command);
    return EXIT_USAGE;
}

void complain_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("stele: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}
