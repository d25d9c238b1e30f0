/* cli/message.h - what goes to stderr, and the exit codes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H
#include <stdarg.h>

#include "lib/stele.h"

/* main() alone makes one of an error. */
enum exit_code {
    EXIT_DONE = 0,
    EXIT_PARTLY = 1, /* some pairs failed, or nothing was written */
    EXIT_USAGE = 2,
    EXIT_INPUT = 3,
    EXIT_IO = 4,
    EXIT_INTERNAL = 5,
    EXIT_AGAIN = 75, /* the same may succeed later: Slurm requeues it */
    EXIT_PIPE = 141  /* who reads the output has ended: 128 + SIGPIPE */
};

/* Of a pair of documents that "max-memory" had no room for. */
#define NARROWED                                                               \
    "the search was narrowed to stay within --max-memory: pairs may be missed"

/* How much is reported: errors always; nothing else when QUIET; one summary
 * line by default; details when VERBOSE. */
enum loudness { LOUD_QUIET, LOUD_DEFAULT, LOUD_VERBOSE };

/* Why a command failed, and a line to add. */
struct failure {
    struct stele_error error;
    const char *note; /* or NULL */
};

/* "stele: FILE: line 3: MESSAGE". */
void message_error(const struct stele_error *error);

/* Misuse of `command` (NULL: of the program): the message, and where its help
 * is. */
void message_usage(const char *command, const struct stele_error *error);

/* A line that is no error: "stele: MESSAGE". */
void message_note(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
void message_vnote(const char *format, va_list args)
    __attribute__((format(printf, 1, 0)));

/* Fill an error of the command line itself; returns STELE_USAGE. */
int message_misuse(struct stele_error *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A note that the text that was read looks like something else. */
void message_kind(const char *path, const struct stele_side *side);

/* Notes of the documents with a text whose encoding was guessed, or that looks
 * like something else than text. */
void message_texts(const struct stele_counts *n);

/* What was guessed of two texts, and what they have against them. */
void message_pair(const char *const *paths, const struct stele_alignment *al);

/* The languages of written pairs: how they were guessed ("" for not at all), and
 * what is lost where one was not recognised. */
void message_languages(const char *src, const char *tgt, const char *guess);

/* A note of how the text was read, if that was guessed. */
void message_encoding(const char *path, const struct stele_side *side);
#endif
