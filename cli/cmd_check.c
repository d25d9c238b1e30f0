/* cli/cmd_check.c - stele check OUT …: are these still the bytes written?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <inttypes.h>
#include <stdio.h>

#include "cli/command.h"
#include "cli/summary.h"

static void print_found(const char *path, const struct stele_output_check *c)
{
    char outputs[SUMMARY_TEXT], documents[SUMMARY_TEXT], pairs[SUMMARY_TEXT];
    summary_count(outputs, c->n_outputs, "output");
    summary_count(documents, c->counts.n_pairs, "document");
    summary_count(pairs, c->n_records, "pair");
    printf("%s: as written: %s of %" PRIu64 " bytes; %s, %s", path, outputs,
           c->n_bytes, documents, pairs);
    if (c->n_shards > 1)
        printf("; shard %" PRIu64 " of %" PRIu64, c->shard, c->n_shards);
    putchar('\n');
}

/* A file that no batch wrote: are all its pairs to be read? */
static int check_pairs(const struct task_call *c, const char *path,
                       struct stele_error *error)
{
    struct stele_pair_check found;
    char documents[SUMMARY_TEXT], pairs[SUMMARY_TEXT];
    int rc = stele_check_pairs(path, &task_events, &found, error);
    if (rc != 0)
        return rc;
    summary_count(documents, found.n_documents, "document");
    summary_count(pairs, found.n_pairs, "pair");
    if (c->loudness != LOUD_QUIET) {
        printf("%s: %s, %s", path, documents, pairs);
        if (found.n_one_side > 0)
            printf("; one side only: %" PRIu64, found.n_one_side);
        if (found.n_bad > 0)
            printf("; invalid: %" PRIu64, found.n_bad);
        if (found.n_skipped > 0)
            printf("; units without both languages: %" PRIu64, found.n_skipped);
        putchar('\n');
    }
    return found.n_bad > 0 || found.n_pairs == 0 ? EXIT_PARTLY : EXIT_DONE;
}

static int check_output(const struct task_call *c, const char *path,
                        struct stele_error *error)
{
    struct stele_output_check found;
    int rc = stele_check_output(path, &found, error);
    if (rc == 0 && c->loudness != LOUD_QUIET)
        print_found(path, &found);
    return rc;
}

/* All of them, whatever is found.  The last failure is returned, those before
 * it are printed. */
static int run(struct task_call *c, struct stele_error *error)
{
    int failed = 0, code = EXIT_DONE;
    for (size_t i = 0; i < c->n_paths; i++) {
        struct stele_error here = {0};
        int rc = stele_has_journal(c->paths[i])
                     ? check_output(c, c->paths[i], &here)
                     : check_pairs(c, c->paths[i], &here);
        if (rc >= 0) {
            code = rc > code ? rc : code;
            continue;
        }
        if (failed != 0)
            message_error(error);
        failed = rc;
        *error = here;
    }
    return failed != 0 ? failed : code;
}

const struct task_command cmd_check = {
    .table =
        {
            .usage = "stele check [options] OUT ...",
            .purpose = "Verify the outputs of a finished batch against its "
                       "journal: every byte by its\n"
                       "hash, gzip by its checksums, and the number of "
                       "records.  OUT is the first output\n"
                       "of batch or merge, or its journal; all outputs of "
                       "that run are read.  Of a file\n"
                       "without a journal, in any format that convert reads, "
                       "every pair is read, and\n"
                       "what is wrong with it is reported with its place.",
            .examples = "  stele check corpus.tsv.gz\n"
                        "  stele check delivery.xlf memory.tmx\n"
                        "  stele check part-*.tsv.gz\n",
        },
    .missing = "no output is named",
    .run = run,
};
