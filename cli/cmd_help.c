/* cli/cmd_help.c - stele help [COMMAND | settings]
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/option_help.h"

static void list_exit_codes(void)
{
    static const struct {
        int code;
        const char *meaning;
    } codes[] = {
        {EXIT_DONE, "done"},
        {EXIT_PARTLY, "done in part: some pairs failed, or none was written"},
        {EXIT_USAGE, "misuse"},
        {EXIT_INPUT, "bad input"},
        {EXIT_IO, "an error of reading or writing"},
        {EXIT_INTERNAL, "out of memory, or an error of a library"},
        {EXIT_AGAIN, "a batch that may succeed later with --resume"},
        {128 + SIGHUP, "hung up (SIGHUP)"},
        {128 + SIGINT, "interrupted (SIGINT)"},
        {EXIT_PIPE, "the reader of the output ended (closed pipe)"},
        {128 + SIGTERM, "terminated (SIGTERM)"},
    };
    puts("\nExit status:");
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        printf("  %3d  %s\n", codes[i].code, codes[i].meaning);
}

static void list_commands(void)
{
    puts("Stele makes a parallel corpus from articles that are translations "
         "of each other.\n\n"
         "Usage: stele COMMAND [options] ...");
    const struct command *c, *before = NULL;
    for (unsigned i = 0; (c = command_at(i)) != NULL; i++, before = c) {
        if (!before || before->group != c->group)
            printf("\n%s:\n", command_group_title(c->group));
        printf("  %-15s %s\n", c->name, c->summary);
    }
    puts("\nstele help COMMAND shows its options, stele help settings all that "
         "commands\nshare; stele --version shows the version.");
    list_exit_codes();
}

/* All settings that commands share, offered as options or not. */
static int list_settings(struct stele_error *error)
{
    struct stele_settings *align = stele_settings_new("align");
    struct stele_settings *batch = stele_settings_new("batch");
    int rc = align && batch ? 0 : STELE_NOMEM;
    puts("Settings that commands share:");
    if (rc == 0)
        rc = option_list(align, true);
    puts("\nSettings of batches:");
    if (rc == 0)
        rc = option_list(batch, false);
    stele_settings_free(align);
    stele_settings_free(batch);
    if (rc != 0)
        message_misuse(error, "out of memory");
    return rc;
}

int cmd_help(int argc, char **argv, struct failure *failure)
{
    if (argc < 2 || argv[1][0] == '-') {
        list_commands();
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "settings") == 0)
        return list_settings(&failure->error);
    const struct command *c = command_named(argv[1]);
    if (!c || !c->task)
        return command_unknown(argv[1], &failure->error);
    char help[] = "--help";
    char *words[] = {argv[1], help, NULL};
    return command_run(c, 2, words, failure);
}
