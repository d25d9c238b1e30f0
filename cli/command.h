/* cli/command.h - the one list of commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H
#include "cli/task.h"

/* What a command is for; the list of commands has these headings. */
enum command_group {
    COMMAND_ALIGN,
    COMMAND_CORPUS,
    COMMAND_LEARN,
    COMMAND_HELP
};

const char *command_group_title(enum command_group group);

struct command {
    const char *name;
    enum command_group group;
    const struct task_command *task; /* NULL: cmd_help() */
    const char *summary;
};

/* In the order of help, group after group; NULL after the last. */
const struct command *command_at(unsigned i);

/* By name, or NULL. */
const struct command *command_named(const char *name);

/* Fill an error for a name that is no command, with the one that may be meant;
 * returns STELE_USAGE. */
int command_unknown(const char *name, struct stele_error *error);

extern const struct task_command cmd_align, cmd_mine, cmd_batch, cmd_pair,
    cmd_merge, cmd_check, cmd_stream, cmd_split, cmd_score, cmd_filter,
    cmd_dedup, cmd_stats, cmd_convert, cmd_report, cmd_eval, cmd_train,
    cmd_lexicon, cmd_train_splitter, cmd_fit;

/* An exit code, or a negative enum stele_code with the failure filled. */
int command_run(const struct command *c, int argc, char **argv,
                struct failure *failure);
int cmd_help(int argc, char **argv, struct failure *failure);
#endif
