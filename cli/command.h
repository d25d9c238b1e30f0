/* cli/command.h - the one list of commands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H
#include "cli/message.h"

/* What a command is for; the list of commands has these headings. */
enum command_group {
    COMMAND_ALIGN,
    COMMAND_CORPUS,
    COMMAND_LEARN,
    COMMAND_HELP
};

const char *command_group_title(enum command_group group);

/* argv[0] is the command's name.  `run` gives an exit code, or a negative enum
 * stele_code with the failure filled. */
struct command {
    const char *name;
    enum command_group group;
    int (*run)(int argc, char **argv, struct failure *failure);
    const char *summary;
};

/* In the order of help, group after group; NULL after the last. */
const struct command *command_at(unsigned i);

/* By name, or NULL. */
const struct command *command_named(const char *name);

/* Fill an error for a name that is no command, with the one that may be meant;
 * returns STELE_USAGE. */
int command_unknown(const char *name, struct stele_error *error);

int cmd_align(int argc, char **argv, struct failure *failure);
int cmd_batch(int argc, char **argv, struct failure *failure);
int cmd_check(int argc, char **argv, struct failure *failure);
int cmd_dedup(int argc, char **argv, struct failure *failure);
int cmd_pair(int argc, char **argv, struct failure *failure);
int cmd_stats(int argc, char **argv, struct failure *failure);
int cmd_filter(int argc, char **argv, struct failure *failure);
int cmd_convert(int argc, char **argv, struct failure *failure);
int cmd_lexicon(int argc, char **argv, struct failure *failure);
int cmd_merge(int argc, char **argv, struct failure *failure);
int cmd_stream(int argc, char **argv, struct failure *failure);
int cmd_report(int argc, char **argv, struct failure *failure);
int cmd_split(int argc, char **argv, struct failure *failure);
int cmd_train_splitter(int argc, char **argv, struct failure *failure);
int cmd_train(int argc, char **argv, struct failure *failure);
int cmd_eval(int argc, char **argv, struct failure *failure);
int cmd_fit(int argc, char **argv, struct failure *failure);
int cmd_score(int argc, char **argv, struct failure *failure);
int cmd_help(int argc, char **argv, struct failure *failure);
#endif
