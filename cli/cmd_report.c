/* cli/cmd_report.c - stele report: a page for people, and its gates.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "cli/command.h"

struct report_own {
    bool is_manifest; /* --manifest */
    enum stele_report_kind kind;
};

/* What the files are. */
static int choose_kind(struct task_call *c, struct stele_error *error)
{
    struct report_own *own = c->own;
    const bool has_format = stele_is_set(c->settings, "input-format");
    if (own->is_manifest && (c->n_paths != 1 || has_format))
        return message_misuse(error, has_format
                                         ? "--input-format has no effect: "
                                           "--manifest names articles"
                                         : "--manifest takes one file");
    own->kind = own->is_manifest                ? STELE_REPORT_MANIFEST
                : has_format || c->n_paths == 1 ? STELE_REPORT_PAIRS
                                                : STELE_REPORT_ARTICLES;
    if (own->kind == STELE_REPORT_ARTICLES && c->n_paths != 2)
        return message_misuse(error,
                              "two articles are needed, or one file of pairs, "
                              "not %zu files",
                              c->n_paths);
    if (!own->is_manifest && stele_is_set(c->settings, "jobs"))
        return message_misuse(error, "--jobs has no effect without --manifest");
    return 0;
}

/* The verdict, and the exit code: 1 where a gate that was asked for is not kept,
 * or something failed. */
static int finish(const struct task_call *c,
                  const struct stele_report_outcome *out)
{
    const bool missed =
        stele_is_set(c->settings, "gate") && out->not_met[0] != '\0';
    task_note(c, "%s", out->verdict);
    if (missed &&
        (c->loudness == LOUD_QUIET || !strstr(out->verdict, out->not_met)))
        message_note("gate not met: %s", out->not_met);
    if (out->n_failed > 0)
        task_note(c, "%llu failed", (unsigned long long)out->n_failed);
    return missed || out->n_failed > 0 || out->n_pairs == 0 ? EXIT_PARTLY
                                                            : EXIT_DONE;
}

static int run(struct task_call *c, struct stele_error *error)
{
    const struct report_own *own = c->own;
    struct stele_report_outcome out;
    int rc = stele_report(c->stele, own->kind, c->paths, c->n_paths,
                          &task_events_by_name, &out, error);
    return rc == 0 ? finish(c, &out) : rc;
}

static const struct option_row rows[] = {
    {.info = {.key = "manifest",
              .help = "the file is a manifest of article pairs",
              .heading = "Input"},
     .kind = OPTION_FLAG,
     .at = offsetof(struct report_own, is_manifest)},
};

const struct task_command cmd_report = {
    .task = "report",
    .table =
        {
            .usage = "stele report [options] SOURCE TARGET | PAIRS",
            .purpose =
                "Report to people: can the delivery be accepted, what is "
                "missing, what is to be\n"
                "checked first.  From articles, which are aligned, or from "
                "written pairs.  The\n"
                "page is one file that opens from disk.",
            .examples =
                "  stele report manual.en.txt manual.fr.txt -o report.html\n"
                "  stele report --manifest pairs.tsv -o report.html -o "
                "report.xlsx\n"
                "  stele report corpus.tsv.gz --gate 'expected_wrong<=2%'\n",
            .rows = rows,
            .n_rows = sizeof rows / sizeof rows[0],
        },
    .own_bytes = sizeof(struct report_own),
    .opens = true,
    .has_jobs = true,
    .check = choose_kind,
    .run = run,
};
