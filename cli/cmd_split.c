/* cli/cmd_split.c - stele split FILE: sentences, one a line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "cli/command.h"

struct split_own {
    bool keep_lines;
};

static int check(struct task_call *c, struct stele_error *error)
{
    const struct split_own *own = c->own;
    return own->keep_lines ? stele_set(c->settings, "presegmented", NULL, error)
                           : 0;
}

static void report(const struct task_call *c, const struct stele_side *side)
{
    if (c->loudness == LOUD_QUIET)
        return;
    message_encoding(c->paths[0], side);
    message_kind(c->paths[0], side);
    if (side->n > 0 && !task_differs(c->settings, "lang", "auto") &&
        strcmp(side->lang, "und") == 0)
        message_note("warning: %s: the language is not recognised; without its "
                     "name (--lang) no abbreviations serve the text",
                     c->paths[0]);
    if (c->loudness == LOUD_VERBOSE)
        message_note("%s: %s, language %s, %zu sentences in %u paragraphs",
                     c->paths[0], side->encoding, side->lang, side->n,
                     side->n_paragraphs);
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct stele_split_stream *text = NULL;
    int rc = stele_split_open(c->stele, c->paths[0], &text, error);
    if (rc == 0)
        rc = stele_split_write(text, error);
    if (rc == 0) {
        const struct stele_side side = stele_split_side(text);
        report(c, &side);
    }
    stele_split_close(text);
    return rc;
}

static const struct option_row rows[] = {
    {.info = {.key = "keep-lines",
              .help = "the same as --presegmented",
              .heading = "Output"},
     .kind = OPTION_FLAG,
     .at = offsetof(struct split_own, keep_lines)},
};

const struct task_command cmd_split = {
    .task = "split",
    .table =
        {
            .usage = "stele split [options] FILE",
            .purpose =
                "Split a text into sentences and write them one a line.  "
                "\"-\" is standard input.",
            .examples = "  stele split news.fr.txt\n"
                        "  stele split -l fr --paragraphs news.fr.txt -o "
                        "news.fr.sents\n"
                        "  stele split --explain news.fr.txt | less -S\n",
            .rows = rows,
            .n_rows = sizeof rows / sizeof rows[0],
            .messages = MESSAGES_VERBOSE,
        },
    .own_bytes = sizeof(struct split_own),
    .one = "file",
    .opens = true,
    .check = check,
    .run = run,
};
