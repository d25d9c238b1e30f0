/* cli/cmd_lexicon.c - stele lexicon IN … -o OUT: one lexicon of several.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"
#include "lib/stele_lab.h"

struct lexicon_command {
    struct stele_settings *settings;
    enum loudness loudness;
    const char *const *paths;
    size_t n_paths;
};

static int parse(struct lexicon_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_table table = {
        .usage = "stele lexicon [options] -o OUT IN [IN ...]",
        .purpose = "Make one lexicon for --lexicon of several: convert, merge "
                   "both directions, and\njoin by a third language.  IN is a "
                   "lexicon in any form that --lexicon takes;\n\"freedict\", "
                   "what is installed for --src-lang and --trg-lang; or "
                   "\"built-in\".  OUT\nis read in milliseconds if its name "
                   "ends in .lex, and is text otherwise.",
        .examples = "  stele lexicon freedict --src-lang de --trg-lang fr "
                    "-o de-fr.lex\n"
                    "  stele lexicon --src-lang en --trg-lang es --pivot fr "
                    "-o x.lex built-in b.lex\n"
                    "  stele align --lexicon de-fr.lex a.de a.fr\n",
        .settings = c->settings,
        .loudness = &c->loudness,
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, error);
    if (rc == 0)
        rc = task_check(c->settings, error);
    if (rc != 0)
        return rc;
    c->paths = (const char *const *)argv + first;
    c->n_paths = (size_t)(argc - first);
    return c->n_paths > 0 ? 0 : message_misuse(error, "no lexicon is named");
}

static int finish(const struct stele_lexicon_build *b, enum loudness loudness)
{
    if (b->n_pairs == 0) {
        message_note("no pair of words is left, so nothing is written");
        return EXIT_PARTLY;
    }
    if (loudness == LOUD_QUIET)
        return EXIT_DONE;
    message_note("%zu pairs of words (%s, %s) from %zu lexicon%s; %zu "
                 "expressions passed over",
                 b->n_pairs, *b->src_lang ? b->src_lang : "any language",
                 *b->tgt_lang ? b->tgt_lang : "any language", b->n_inputs,
                 b->n_inputs == 1 ? "" : "s", b->n_skipped);
    if (b->n_joined > 0)
        message_note("%zu pairs come from the pivot", b->n_joined);
    return EXIT_DONE;
}

int cmd_lexicon(int argc, char **argv, struct failure *failure)
{
    struct lexicon_command c = {
        .settings = task_settings_new("lexicon", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    struct stele_lexicon_build built;
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    bool is_help = rc > 0;
    if (rc == 0)
        rc = stele_build_lexicon(c.settings, c.paths, c.n_paths, &built,
                                 &failure->error);
    int code = rc == 0 ? finish(&built, c.loudness) : is_help ? EXIT_DONE : rc;
    stele_settings_free(c.settings);
    return code;
}
