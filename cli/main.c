/* cli/main.c - finds the command, runs it, and says how it ended.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/signals.h"

/* The exit code of an error. */
static int exit_code_of(int code)
{
    switch (code) {
    case STELE_USAGE: return EXIT_USAGE;
    case STELE_INPUT:
    case STELE_LIMIT: return EXIT_INPUT;
    case STELE_IO: return EXIT_IO;
    case STELE_BUSY: return EXIT_AGAIN;
    case STELE_PIPE: return EXIT_PIPE;
    default: return EXIT_INTERNAL;
    }
}

/* What was printed must have arrived: a full disk shows only here. */
static int close_output(int code)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    if (code != EXIT_DONE)
        return code;
    if (errno == EPIPE)
        return exit_code_of(STELE_PIPE);
    message_note("-: cannot write: %s", strerror(errno));
    return exit_code_of(STELE_IO);
}

static int run(const struct command *c, int argc, char **argv)
{
    struct failure f = {.note = NULL};
    int rc = command_run(c, argc, argv, &f);
    if (rc >= 0)
        return rc;
    if (rc == STELE_PIPE)
        return exit_code_of(rc); /* without a word */
    if (rc == STELE_USAGE)
        message_usage(c->task ? c->name : NULL, &f.error);
    else
        message_error(&f.error);
    if (f.note)
        message_note("%s", f.note);
    return exit_code_of(rc);
}

int main(int argc, char **argv)
{
    signals_prepare();
    if (argc < 2) {
        fputs("stele: which command?\nTry: stele help\n", stderr);
        return EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
        printf("stele %s\n", stele_version());
        return close_output(EXIT_DONE);
    }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    const struct command *c = command_named(name);
    if (!c) {
        struct stele_error error;
        command_unknown(name, &error);
        message_usage(NULL, &error);
        return EXIT_USAGE;
    }
    return close_output(run(c, argc - 1, argv + 1));
}
