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

/* All of them, whatever is found.  The last failure is returned, those before
 * it are printed. */
static int run(struct task_call *c, struct stele_error *error)
{
    int failed = 0;
    for (size_t i = 0; i < c->n_paths; i++) {
        struct stele_output_check found;
        struct stele_error here = {0};
        int rc = stele_check_output(c->paths[i], &found, &here);
        if (rc == 0 && c->loudness != LOUD_QUIET)
            print_found(c->paths[i], &found);
        if (rc == 0)
            continue;
        if (failed != 0)
            message_error(error);
        failed = rc;
        *error = here;
    }
    return failed;
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
                       "that run are read.",
            .examples = "  stele check corpus.tsv.gz\n"
                        "  stele check part-*.tsv.gz\n",
        },
    .missing = "no output is named",
    .run = run,
};
