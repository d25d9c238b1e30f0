/* batch/batch_settings.c - -j, --shard, --resume and the like.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/batch_settings.h"

#include <string.h>

#include "io/output_path.h"

/* 512 KiB of articles give members of about 1 MiB: 64 pairs of usual size. */
enum { TASK_KIB = 512 };

/* What a power failure costs at most; fsync takes some 10 ms of it. */
enum { SYNC_SECONDS = 2 };

enum { MOST_SHARDS = 1000000 };

#define MOST ((double)(1ull << 40))

#define FIELD(member) SETTING_AT(struct batch_settings, member)

struct batch_settings batch_settings_default(void)
{
    return (struct batch_settings){
        .shard = 1,
        .n_shards = 1,
        .task_kib = TASK_KIB,
        .max_errors = BATCH_UNLIMITED,
        .sync_seconds = SYNC_SECONDS,
    };
}

static int set_shard(void *target, const char *value, struct err *e)
{
    struct batch_settings *s = target;
    const char *slash = strchr(value, '/');
    char text[24] = "";
    uint64_t shard = 0, n = 0;
    if (!slash || (size_t)(slash - value) >= sizeof text)
        return err_set(e, ERR_USAGE, "\"%.40s\" is not like 3/8", value);
    memcpy(text, value, (size_t)(slash - value));
    int rc = setting_whole(slash + 1, 1, MOST_SHARDS, &n, e);
    if (rc == 0)
        rc = setting_whole(text, 1, n, &shard, e);
    if (rc == 0) {
        s->shard = (unsigned)shard;
        s->n_shards = (unsigned)n;
    }
    return rc;
}

static void print_shard(const void *target, struct buf *out)
{
    const struct batch_settings *s = target;
    buf_add_u64(out, s->shard);
    buf_add_char(out, '/');
    buf_add_u64(out, s->n_shards);
}

static const struct setting rows[] = {
    {.key = "jobs",
     .letter = 'j',
     .kind = SETTING_WHOLE,
     .rank = SETTING_COMMON,
     .value = "N",
     .help = "documents at a time; all: one for each processor allowed",
     .min = 0,
     .max = 1024,
     .word = "all",
     .word_is = 0,
     FIELD(n_workers)},
    {.key = "resume",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "continue where an earlier run of the same batch stopped",
     FIELD(resume)},
    {.key = "force",
     .kind = SETTING_FLAG,
     .help = "begin anew, though an unfinished batch could be resumed",
     FIELD(force)},
    {.key = "shard",
     .kind = SETTING_OWN,
     .rank = SETTING_COMMON,
     .value = "I/N",
     .help = "align only part I of N; stele merge joins the parts",
     .set = set_shard,
     .print = print_shard},
    {.key = "max-errors",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "stop after more than N failed documents",
     .min = 0,
     .max = MOST,
     .word = "unlimited",
     .word_is = BATCH_UNLIMITED,
     FIELD(max_errors)},
    {.key = "fail-fast",
     .kind = SETTING_ALIAS,
     .help = "stop at the first failed document: --max-errors 0",
     .alias_of = "max-errors",
     .alias_value = "0"},
    {.key = "task-size",
     .kind = SETTING_WHOLE,
     .changes_bytes = true,
     .value = "KIB",
     .help = "articles that become one gzip member of the output",
     .min = 1,
     .max = MOST,
     FIELD(task_kib)},
    {.key = "sync",
     .kind = SETTING_WHOLE,
     .value = "SECONDS",
     .help = "fsync outputs and journal every SECONDS; 0: after each task",
     .min = 0,
     .max = 3600,
     FIELD(sync_seconds)},
};

static const char *const headings[] = {"Batch"};

const struct setting_table batch_settings_table = {
    rows, sizeof rows / sizeof rows[0], headings};

int batch_settings_check(const struct batch_settings *s,
                         const struct writing *w, struct err *e)
{
    if (s->resume && s->force)
        return err_set(e, ERR_USAGE, "--resume and --force exclude each other");
    for (size_t i = 0; i < writing_n_outputs(w); i++) {
        const struct format *f = writing_format(w, i);
        if (f->one_document)
            return err_set(e, ERR_USAGE,
                           "format \"%s\" holds one document only", f->name);
        if (!output_path_is_file(writing_path(w, i)) && s->resume)
            return err_set(e, ERR_USAGE, "--resume needs files for outputs");
        if (!output_path_is_file(writing_path(w, i)) &&
            s->sync_seconds != SYNC_SECONDS)
            return err_set(e, ERR_USAGE,
                           "--sync has no effect: an output is no file");
    }
    return 0;
}
