/* cli/cmd_train_splitter.c - stele train-splitter TEXT…: the weights of the
 * sentence splitter, from texts whose sentences are known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"
#include "lib/stele_lab.h"

static void on_read(void *context, const struct stele_splitter_counts *n)
{
    const enum loudness *loudness = context;
    if (*loudness != LOUD_QUIET)
        message_note("%zu places, %zu of them ends", n->n_places, n->n_ends);
}

static int run(struct stele_settings *settings, int argc, char **argv,
               struct stele_error *error)
{
    enum loudness loudness = LOUD_DEFAULT;
    const struct option_table table = {
        .usage = "stele train-splitter [options] LANG[*WEIGHT]:TEXT ...",
        .purpose = "Train the sentence splitter on texts with one sentence a "
                   "line and a blank line\n"
                   "between paragraphs.  If the folder of NAME.sents has a "
                   "NAME.raw, that is the\n"
                   "running text, one paragraph a line.",
        .examples = "  stele train-splitter en:web.en.sents fr*3:own.fr.txt -o "
                    "mine.hex\n"
                    "  stele split --model mine.hex news.fr.txt\n",
        .settings = settings,
        .loudness = &loudness,
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, error);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : rc;
    if (argc == first)
        return message_misuse(error, "no text is named");
    return stele_train_splitter(settings, (const char *const *)argv + first,
                                (size_t)(argc - first), on_read, &loudness,
                                error);
}

int cmd_train_splitter(int argc, char **argv, struct failure *failure)
{
    struct stele_settings *settings =
        task_settings_new("train-splitter", &failure->error);
    if (!settings)
        return STELE_NOMEM;
    int code = run(settings, argc, argv, &failure->error);
    stele_settings_free(settings);
    return code;
}
