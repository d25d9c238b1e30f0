/* cli/cmd_lexicon.c - stele lexicon IN … -o OUT: one lexicon of several.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/task.h"
#include "lib/stele_lab.h"

static int finish(const struct task_call *c,
                  const struct stele_lexicon_build *b)
{
    if (b->n_pairs == 0) {
        message_note("no pair of words is left, so nothing is written");
        return EXIT_PARTLY;
    }
    task_note(c,
              "%zu pairs of words (%s, %s) from %zu lexicon%s; %zu "
              "expressions passed over",
              b->n_pairs, *b->src_lang ? b->src_lang : "any language",
              *b->tgt_lang ? b->tgt_lang : "any language", b->n_inputs,
              b->n_inputs == 1 ? "" : "s", b->n_skipped);
    if (b->n_joined > 0)
        task_note(c, "%zu pairs come from the pivot", b->n_joined);
    return EXIT_DONE;
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct stele_lexicon_build built;
    int rc =
        stele_build_lexicon(c->settings, c->paths, c->n_paths, &built, error);
    return rc == 0 ? finish(c, &built) : rc;
}

const struct task_command cmd_lexicon = {
    .task = "lexicon",
    .table =
        {
            .usage = "stele lexicon [options] -o OUT IN [IN ...]",
            .purpose =
                "Make one lexicon for --lexicon of several: convert, merge "
                "both directions, and\njoin by a third language.  IN is a "
                "lexicon in any form that --lexicon takes;\n\"freedict\", "
                "what is installed for --src-lang and --trg-lang; or "
                "\"built-in\".  OUT\nis read in milliseconds if its name "
                "ends in .lex, and is text otherwise.",
            .examples =
                "  stele lexicon freedict --src-lang de --trg-lang fr "
                "-o de-fr.lex\n"
                "  stele lexicon --src-lang en --trg-lang es --pivot fr "
                "-o x.lex built-in b.lex\n"
                "  stele align --lexicon de-fr.lex a.de a.fr\n",
        },
    .missing = "no lexicon is named",
    .run = run,
};
