/* cli/command.c - drives dispatch, help, and the test that the README and the
 * man page name every command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"

#include <stddef.h>
#include <string.h>

static const struct command commands[] = {
    {"align", cmd_align, "align one pair of articles and write its pairs"},
    {"batch", cmd_batch, "align the pairs of a manifest, in parallel"},
    {"merge", cmd_merge, "put the shards of a batch together"},
    {"train", cmd_train, "learn a lexicon from the pairs of a manifest"},
    {"stream", cmd_stream, "align the base64 document pairs of standard input"},
    {"split", cmd_split, "split a text into sentences"},
    {"train-splitter", cmd_train_splitter,
     "learn where sentences end from texts"},
    {"eval", cmd_eval, "compare alignments with gold"},
    {"fit", cmd_fit, "fit the length model to articles, or the scores to gold"},
    {"score", cmd_score, "score pairs that exist already, each by itself"},
    {"help", cmd_help, "say what a command does and takes"},
};

const struct command *command_at(unsigned i)
{
    return i < sizeof commands / sizeof commands[0] ? &commands[i] : NULL;
}

const struct command *command_named(const char *name)
{
    const struct command *c;
    for (unsigned i = 0; (c = command_at(i)) != NULL; i++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}
