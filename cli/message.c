/* cli/message.c - the one place that writes messages to stderr.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>

void message_error(const struct stele_error *error)
{
    char text[STELE_ERROR_TEXT];
    stele_error_text(error, text);
    fprintf(stderr, "stele: %s\n", text);
}

void message_usage(const char *command, const struct stele_error *error)
{
    char text[STELE_ERROR_TEXT];
    stele_error_text(error, text);
    fprintf(stderr, "stele %s: %s\nTry: stele %s --help\n", command, text,
            command);
}

void message_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("stele: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

int message_misuse(struct stele_error *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    *out = (struct stele_error){.code = STELE_USAGE};
    vsnprintf(out->message, sizeof out->message, format, args);
    va_end(args);
    return STELE_USAGE;
}

void message_encoding(const char *path, const struct stele_side *side)
{
    if (side->encoding_guessed)
        message_note("%s: not UTF-8; read as %s (--encoding decides)", path,
                     side->encoding);
}

void message_guesses(unsigned long long n, unsigned long long n_pairs)
{
    message_note("not UTF-8, so that the encoding was guessed: %llu of %llu "
                 "document pairs (--encoding decides)",
                 n, n_pairs);
}
