/* cli/batching.c - -j, --shard, --resume and the like.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/batching.h"

#include <stdlib.h>
#include <string.h>

/* 512 KiB of articles give members of about 1 MiB: 64 pairs of usual size. */
enum { TASK_KIB = 512 };

/* What a power failure costs at most; fsync takes some 10 ms of it. */
enum { SYNC_SECONDS = 2 };

struct batching batching_default(void)
{
    return (struct batching){
        .shard = 1,
        .n_shards = 1,
        .task_bytes = (uint64_t)TASK_KIB << 10,
        .max_errors = UINT64_MAX,
        .sync_seconds = SYNC_SECONDS,
    };
}

static const struct option_spec specs[] = {
    {OPTION_JOBS, 'j', "jobs", "N",
     "pairs at a time (default 0: a thread for every processor allowed)"},
    {OPTION_RESUME, 0, "resume", NULL,
     "go on where an earlier run of the same batch stopped"},
    {OPTION_SHARD, 0, "shard", "I/N",
     "only part I of N, for stele merge (default: 1/1)"},
    {OPTION_FAIL_FAST, 0, "fail-fast", NULL, "the first failed pair ends it"},
    {OPTION_MAX_ERRORS, 0, "max-errors", "N",
     "more than N failed pairs end it (default: go on)"},
    {OPTION_TASK_SIZE, 0, "task-size", "KIB",
     "articles that are one gzip member of the output (default: 512)"},
    {OPTION_SYNC, 0, "sync", "SECONDS",
     "make what is done durable so often (default: 2; 0: always)"},
    {OPTION_PROGRESS, 0, "progress", "WHEN",
     "auto (on a terminal), always or never"},
    {OPTION_LOG_FORMAT, 0, "log-format", "NAME",
     "text or json, for what is said on standard error"},
};

static int set_shard(struct batching *b, const char *value, struct err *e)
{
    char text[40];
    unsigned long shard = 0, n = 0;
    char *slash =
        strlen(value) < sizeof text ? strchr(strcpy(text, value), '/') : NULL;
    if (!slash)
        return err_set(e, ERR_USAGE, "\"%.40s\" is not like 3/8", value);
    *slash = '\0';
    int rc = option_whole(slash + 1, 1, 1000000, &n, e);
    if (rc == 0)
        rc = option_whole(text, 1, n, &shard, e);
    b->shard = (unsigned)shard;
    b->n_shards = (unsigned)n;
    return rc;
}

static int set_choice(int id, struct batching *b, const char *value,
                      struct err *e)
{
    static const char *const whens[] = {"auto", "always", "never"};
    static const char *const formats[] = {"text", "json"};
    bool progress = id == OPTION_PROGRESS;
    size_t choice = 0;
    int rc = option_choice(value, progress ? whens : formats, progress ? 3 : 2,
                           &choice, e);
    if (progress)
        b->progress = (enum progress_when)choice;
    else
        b->json = choice == 1;
    return rc;
}

static int set_number(int id, struct batching *b, const char *value,
                      struct err *e)
{
    unsigned long n = 0, max = 1UL << 40;
    if (id == OPTION_JOBS || id == OPTION_SYNC)
        max = id == OPTION_JOBS ? 1024 : 3600;
    int rc = option_whole(value, id == OPTION_TASK_SIZE, max, &n, e);
    switch (id) {
    case OPTION_JOBS: b->n_workers = (unsigned)n; break;
    case OPTION_SYNC: b->sync_seconds = (unsigned)n; break;
    case OPTION_TASK_SIZE: b->task_bytes = (uint64_t)n << 10; break;
    default: b->max_errors = n; break;
    }
    return rc;
}

static int set(void *target, int id, const char *value, struct err *e)
{
    struct batching *b = target;
    switch (id) {
    case OPTION_RESUME: b->resume = true; return 0;
    case OPTION_FAIL_FAST: b->max_errors = 0; return 0;
    case OPTION_SHARD: return set_shard(b, value, e);
    case OPTION_PROGRESS:
    case OPTION_LOG_FORMAT: return set_choice(id, b, value, e);
    default: return set_number(id, b, value, e);
    }
}

const struct option_group batching_options = {
    "Batch", specs, sizeof specs / sizeof specs[0], set};
