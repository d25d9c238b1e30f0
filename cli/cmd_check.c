/* cli/cmd_check.c - stele check OUT …: are these still the bytes written?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <inttypes.h>
#include <stdio.h>

#include "cli/command.h"
#include "cli/option.h"
#include "cli/summary.h"

static int parse(enum loudness *loudness, int argc, char **argv, int *first,
                 struct stele_error *error)
{
    const struct option_table table = {
        .usage = "stele check [options] OUT ...",
        .purpose =
            "Verify the outputs of a finished batch against its journal: "
            "every byte by its\n"
            "hash, gzip by its checksums, and the number of records.  OUT is "
            "the first output\n"
            "of batch or merge, or its journal; all outputs of that run are "
            "read.",
        .examples = "  stele check corpus.tsv.gz\n"
                    "  stele check part-*.tsv.gz\n",
        .loudness = loudness,
    };
    int rc = option_parse(&table, argc, argv, first, error);
    if (rc == 0 && *first == argc)
        rc = message_misuse(error, "no output is named");
    return rc;
}

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
static int check_all(char *const *paths, int n, enum loudness loudness,
                     struct stele_error *error)
{
    int failed = 0;
    for (int i = 0; i < n; i++) {
        struct stele_output_check found;
        struct stele_error here = {0};
        int rc = stele_check_output(paths[i], &found, &here);
        if (rc == 0 && loudness != LOUD_QUIET)
            print_found(paths[i], &found);
        if (rc == 0)
            continue;
        if (failed != 0)
            message_error(error);
        failed = rc;
        *error = here;
    }
    return failed;
}

int cmd_check(int argc, char **argv, struct failure *failure)
{
    enum loudness loudness = LOUD_DEFAULT;
    int first = 0;
    int rc = parse(&loudness, argc, argv, &first, &failure->error);
    if (rc == 0)
        rc = check_all(argv + first, argc - first, loudness, &failure->error);
    return rc > 0 ? EXIT_DONE : rc;
}
