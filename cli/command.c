/* cli/command.c - drives dispatch, help, and the test that the README and the
 * man page name every command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"

#include <stddef.h>
#include <string.h>

#include "cli/suggestion.h"

static const struct command commands[] = {
    {"align", COMMAND_ALIGN, &cmd_align, "align two articles"},
    {"batch", COMMAND_ALIGN, &cmd_batch,
     "align the article pairs of a manifest, in parallel"},
    {"pair", COMMAND_ALIGN, &cmd_pair,
     "make a manifest by names or contents of files"},
    {"merge", COMMAND_ALIGN, &cmd_merge, "join the shards of a batch"},
    {"check", COMMAND_ALIGN, &cmd_check,
     "verify the outputs of a batch against its journal"},
    {"stream", COMMAND_ALIGN, &cmd_stream,
     "align article pairs from standard input, in base64"},
    {"mine", COMMAND_ALIGN, &cmd_mine,
     "find pairs in any order, in comparable texts"},
    {"split", COMMAND_ALIGN, &cmd_split, "split a text into sentences"},
    {"score", COMMAND_CORPUS, &cmd_score, "score existing sentence pairs"},
    {"filter", COMMAND_CORPUS, &cmd_filter,
     "leave out pairs by score, flags, bead or verdict"},
    {"dedup", COMMAND_CORPUS, &cmd_dedup,
     "keep one of equal pairs, and take a test set out"},
    {"stats", COMMAND_CORPUS, &cmd_stats,
     "count pairs, lengths, scores, flags and copies"},
    {"convert", COMMAND_CORPUS, &cmd_convert,
     "convert pairs from one format into others"},
    {"report", COMMAND_CORPUS, &cmd_report,
     "report to people what is missing, doubtful or wrong"},
    {"eval", COMMAND_CORPUS, &cmd_eval, "compare alignments with gold"},
    {"train", COMMAND_LEARN, &cmd_train, "learn a lexicon from article pairs"},
    {"lexicon", COMMAND_LEARN, &cmd_lexicon,
     "make one lexicon of several, quick to load"},
    {"train-splitter", COMMAND_LEARN, &cmd_train_splitter,
     "learn where sentences end"},
    {"fit", COMMAND_LEARN, &cmd_fit,
     "fit the length model to article pairs, or the scores to gold"},
    {"help", COMMAND_HELP, NULL, "show the options of a command"},
};

const char *command_group_title(enum command_group group)
{
    static const char *const titles[] = {
        [COMMAND_ALIGN] = "Align articles",
        [COMMAND_CORPUS] = "Work on a corpus",
        [COMMAND_LEARN] = "Learn from data",
        [COMMAND_HELP] = "Help",
    };
    return titles[group];
}

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

int command_unknown(const char *name, struct stele_error *error)
{
    struct suggestion s = suggestion_for(name);
    const struct command *c;
    for (unsigned i = 0; (c = command_at(i)) != NULL; i++)
        suggestion_offer(&s, c->name);
    return message_misuse(
        error,
        s.best ? "unknown command \"%.40s\"; did you mean \"%s\"?"
               : "unknown command \"%.40s\"",
        name, s.best);
}

int command_run(const struct command *c, int argc, char **argv,
                struct failure *failure)
{
    return c->task ? task_run(c->task, argc, argv, failure)
                   : cmd_help(argc, argv, failure);
}
