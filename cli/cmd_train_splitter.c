/* cli/cmd_train_splitter.c - stele train-splitter TEXT…: the weights of the
 * sentence splitter, from texts whose sentences are known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "lib/stele_lab.h"

static void on_read(void *context, const struct stele_splitter_counts *n)
{
    task_note(context, "%zu places, %zu of them ends", n->n_places, n->n_ends);
}

static int run(struct task_call *c, struct stele_error *error)
{
    return stele_train_splitter(c->settings, c->paths, c->n_paths, on_read, c,
                                error);
}

const struct task_command cmd_train_splitter = {
    .task = "train-splitter",
    .table =
        {
            .usage = "stele train-splitter [options] LANG[*WEIGHT]:TEXT ...",
            .purpose =
                "Train the sentence splitter on texts with one sentence a "
                "line and a blank line\n"
                "between paragraphs.  If the folder of NAME.sents has a "
                "NAME.raw, that is the\n"
                "running text, one paragraph a line.",
            .examples =
                "  stele train-splitter en:web.en.sents fr*3:own.fr.txt -o "
                "mine.hex\n"
                "  stele split --model mine.hex news.fr.txt\n",
        },
    .missing = "no text is named",
    .run = run,
};
