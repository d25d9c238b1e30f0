/* cli/cmd_report.c - stele report: a page for people, and its gates.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"

struct report_command {
    struct stele_settings *settings;
    enum loudness loudness;
    bool is_manifest;
    enum stele_report_kind kind;
    const char *const *paths;
    size_t n_paths;
};

/* What the files are. */
static int choose_kind(struct report_command *c, struct stele_error *error)
{
    const bool has_format = stele_is_set(c->settings, "input-format");
    if (c->is_manifest && (c->n_paths != 1 || has_format))
        return message_misuse(error, has_format
                                         ? "--input-format has no effect: "
                                           "--manifest names articles"
                                         : "--manifest takes one file");
    c->kind = c->is_manifest                  ? STELE_REPORT_MANIFEST
              : has_format || c->n_paths == 1 ? STELE_REPORT_PAIRS
                                              : STELE_REPORT_ARTICLES;
    if (c->kind == STELE_REPORT_ARTICLES && c->n_paths != 2)
        return message_misuse(error,
                              "two articles are needed, or one file of pairs, "
                              "not %zu files",
                              c->n_paths);
    return 0;
}

static int parse(struct report_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_row rows[] = {
        {.info = {.key = "manifest",
                  .help = "the file is a manifest of article pairs",
                  .heading = "Input",
                  .is_option = true},
         .flag = &c->is_manifest},
    };
    const struct option_table table = {
        .usage = "stele report [options] SOURCE TARGET | PAIRS",
        .purpose =
            "Report to people: can the delivery be accepted, what is missing, "
            "what is to be\n"
            "checked first.  From articles, which are aligned, or from written "
            "pairs.  The\n"
            "page is one file that opens from disk.",
        .examples =
            "  stele report manual.en.txt manual.fr.txt -o report.html\n"
            "  stele report --manifest pairs.tsv -o report.html -o "
            "report.xlsx\n"
            "  stele report corpus.tsv.gz --gate 'expected_wrong<=2%'\n",
        .settings = c->settings,
        .rows = rows,
        .n_rows = sizeof rows / sizeof rows[0],
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
    return choose_kind(c, error);
}

static void on_failed(void *context, struct stele_text id,
                      const struct stele_error *why)
{
    char text[STELE_ERROR_TEXT];
    (void)context;
    stele_error_text(why, text);
    if (id.n > 0)
        message_note("%.*s: %s", (int)id.n, id.p, text);
    else
        message_note("%s", text);
}

/* The verdict, and the exit code: 1 where a gate that was asked for is not kept,
 * or something failed. */
static int finish(const struct report_command *c,
                  const struct stele_report_outcome *out)
{
    const bool has_gates = stele_is_set(c->settings, "gate");
    if (c->loudness != LOUD_QUIET)
        message_note("%s", out->verdict);
    if (has_gates && out->not_met[0] != '\0' &&
        (c->loudness == LOUD_QUIET || !strstr(out->verdict, out->not_met)))
        message_note("gate not met: %s", out->not_met);
    if (out->n_failed > 0 && c->loudness != LOUD_QUIET)
        message_note("%llu failed", (unsigned long long)out->n_failed);
    const bool failed = (has_gates && out->not_met[0] != '\0') ||
                        out->n_failed > 0 || out->n_pairs == 0;
    return failed ? EXIT_PARTLY : EXIT_DONE;
}

int cmd_report(int argc, char **argv, struct failure *failure)
{
    struct report_command c = {
        .settings = task_settings_new("report", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    const struct stele_events events = {.size = sizeof events,
                                        .failed = on_failed};
    struct stele *stele = NULL;
    struct stele_report_outcome out;
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    bool is_help = rc > 0;
    if (rc == 0)
        rc = stele_open(c.settings, &stele, &failure->error);
    if (rc == 0)
        rc = stele_report(stele, c.kind, c.paths, c.n_paths, &events, &out,
                          &failure->error);
    int code = rc == 0 ? finish(&c, &out) : is_help ? EXIT_DONE : rc;
    stele_close(stele);
    stele_settings_free(c.settings);
    return code;
}
