/* cli/cmd_help.c - stele help [COMMAND]
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/complain.h"

static void list_commands(void)
{
    puts("Stele makes a parallel corpus from articles that are translations "
         "of each other.\n\n"
         "Usage: stele COMMAND [options] ...\n\nCommands:");
    const struct command *c;
    for (unsigned i = 0; (c = command_at(i)) != NULL; i++)
        printf("  %-15s %s\n", c->name, c->summary);
    puts("\nstele help COMMAND says more; stele --version gives the "
         "version.\n\n"
         "Exit codes: 0 done, 1 done in part, 2 misuse, 3 bad input, "
         "4 reading or\nwriting failed, 5 out of memory.");
}

int cmd_help(int argc, char **argv)
{
    if (argc < 2 || argv[1][0] == '-') {
        list_commands();
        return EXIT_DONE;
    }
    const struct command *c = command_named(argv[1]);
    if (!c || c->run == cmd_help) {
        struct err e;
        err_set(&e, ERR_USAGE, "no help for \"%s\"", argv[1]);
        return complain_usage("help", &e);
    }
    char help[] = "--help";
    char *words[] = {argv[1], help, NULL};
    return c->run(2, words);
}
