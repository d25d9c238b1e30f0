/* cli/main.c - finds the command and runs it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/complain.h"

/* What was printed must have arrived: a full disk shows only here. */
static int close_output(int code)
{
    struct err e;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    err_set(&e, ERR_IO, "cannot write: %s", strerror(errno));
    return code == EXIT_DONE ? complain_about("-", &e) : code;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write() */
    if (argc < 2) {
        fputs("stele: which command?\nTry: stele help\n", stderr);
        return EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
        puts("stele " STELE_VERSION);
        return close_output(EXIT_DONE);
    }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    const struct command *c = command_named(name);
    if (!c) {
        fprintf(stderr, "stele: unknown command \"%s\"\nTry: stele help\n",
                name);
        return EXIT_USAGE;
    }
    return close_output(c->run(argc - 1, argv + 1));
}
