/* cli/cmd_batch.c - stele batch MANIFEST: many pairs of articles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/batch.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "document/aligning.h"

static int parse(struct batch_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        {&batching_options, &job->batching},
        {&writing_options, &job->writing},
        {&reading_options, &job->reading},
        {&splitting_options, &job->reading.splitting},
        {&aligning_options, &job->params},
        {&lexicon_options, &job->lexicons},
        {&loudness_options, &job->loudness},
    };
    const struct option_table table = {
        .usage = "stele batch [options] MANIFEST",
        .purpose =
            "Align the pairs of articles that the manifest lists, on all "
            "processors, and\nwrite what comes out in the manifest's order.  "
            "The manifest is TSV with a header:\nid, src and trg, and if "
            "wanted src_url, trg_url, src_lang, trg_lang, bytes; file\nnames "
            "are relative to its folder.  OUT.journal.tsv says what became "
            "of each.",
        .examples = "  stele batch pairs.tsv -o corpus.tsv.gz\n"
                    "  stele batch pairs.tsv -o corpus.tsv.gz -o corpus.tmx.gz "
                    "--resume\n"
                    "  stele batch pairs.tsv --shard 3/8 -o part-3.tsv.gz\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    return option_parse_one(&table, argc, argv, "manifest", &job->manifest_path,
                            e);
}

int cmd_batch(int argc, char **argv)
{
    struct batch_job job = {
        .batching = batching_default(),
        .reading = reading_default(),
        .params = aligning_default(),
        .writing = writing_default(),
        .loudness = LOUD_DEFAULT,
    };
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("batch", &e);
    int code = reading_open(&job.reading);
    if (code == EXIT_DONE)
        code = batch_run(&job);
    reading_close(&job.reading);
    return code;
}
