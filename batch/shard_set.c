/* batch/shard_set.c - every shard read through before anything is written.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/shard_set.h"

#include <stdlib.h>
#include <string.h>

#include "batch/shard.h"
#include "io/format.h"
#include "io/packing.h"

struct shard_set {
    char **paths; /* [n_shards], as they were given */
    size_t n_shards;
    const char *const *outputs; /* [n_outputs] */
    size_t n_outputs;
    struct run_files *files;
    struct shard at; /* the shard at hand */
};

/* The format of the shards is that of the output, whatever its name; but where
 * the name promises another one, the outputs are given in the wrong order. */
static int check_format(const char *path, const struct journal_head *h,
                        size_t i, struct err *e)
{
    const struct format *f = format_of_path(path);
    if (!f || sv_eq(h->format[i], sv_from(f->name)))
        return 0;
    return err_set(e, ERR_USAGE,
                   "%.80s: the shards' output %zu is %.*s (give -o in the "
                   "order of the shards)",
                   path, i + 1, h->format[i].n < 20 ? (int)h->format[i].n : 20,
                   h->format[i].p);
}

static int check_outputs(const struct shard_set *set,
                         const struct journal_head *h, struct err *e)
{
    if (h->n_outputs != set->n_outputs)
        return err_set(e, ERR_USAGE,
                       "the shards have %zu outputs, -o is given %zu times",
                       h->n_outputs, set->n_outputs);
    for (size_t i = 0; i < set->n_outputs; i++) {
        const char *path = set->outputs[i];
        if (packing_kind(packing_of_path(path, 1)) !=
            packing_kind((unsigned)h->level[i]))
            return err_set(
                e, ERR_USAGE,
                "%.100s and %.*s are not packed in the same way (.gz, "
                ".zst, or not at all)",
                path, h->name[i].n < 60 ? (int)h->name[i].n : 60, h->name[i].p);
        int rc = check_format(path, h, i, e);
        if (rc != 0)
            return rc;
    }
    return 0;
}

/* What all shards of one corpus have in common. */
struct shard_origin {
    uint64_t run, cuts;
};

/* Put the shard's path where its number says. */
static int place_shard(const struct shard_set *set, const struct shard *s,
                       const struct shard_origin *origin, char **placed,
                       struct err *e)
{
    const struct journal_head *h = &s->past.head;
    if (h->run != origin->run)
        return err_set(e, ERR_INPUT,
                       "made from another manifest or with other options "
                       "than the first shard");
    if (h->cuts != origin->cuts)
        return err_set(e, ERR_INPUT,
                       "the articles had other sizes than for the first shard "
                       "(run all shards again with --resume)");
    if (h->n_shards != set->n_shards)
        return err_set(e, ERR_INPUT,
                       "this is one of %llu shards, but %zu are given",
                       (unsigned long long)h->n_shards, set->n_shards);
    if (h->shard < 1 || h->shard > set->n_shards || placed[h->shard - 1])
        return err_set(e, ERR_INPUT, "shard %llu is given twice",
                       (unsigned long long)h->shard);
    placed[h->shard - 1] = (char *)s->path;
    return check_outputs(set, h, e);
}

/* The files of a shard are none of the outputs. */
static int add_shard_files(struct shard_set *set, const struct shard *s,
                           struct err *e)
{
    struct run_files *f = set->files;
    int rc = run_files_add_input(f, s->journal_path, e);
    for (size_t i = 0; i < s->past.head.n_outputs && rc == 0; i++)
        rc = run_files_add_input(f, s->output_path[i], e);
    run_files_drop_inputs(f);
    return rc;
}

/* Read through a shard. */
static int look_at(struct shard_set *set, struct shard *s, struct err *e)
{
    int rc = shard_open_outputs(s, e);
    if (rc == 0)
        rc = add_shard_files(set, s, e);
    return rc == 0 ? shard_check(s, e) : rc;
}

/* Look at every shard, and bring them into their order. */
static int sort_shards(struct shard_set *set, char **placed, struct err *e)
{
    struct shard_origin origin = {0};
    for (size_t i = 0; i < set->n_shards; i++) {
        int rc = shard_open(&set->at, set->paths[i], e);
        if (i == 0)
            origin = (struct shard_origin){set->at.past.head.run,
                                           set->at.past.head.cuts};
        if (rc == 0)
            rc = err_about(place_shard(set, &set->at, &origin, placed, e),
                           set->at.journal_path, e);
        if (rc == 0)
            rc = look_at(set, &set->at, e);
        if (rc != 0)
            return rc;
        shard_close(&set->at);
    }
    memcpy(set->paths, placed, set->n_shards * sizeof *placed);
    return 0;
}

int shard_set_sort(char **paths, size_t n_shards, const char *const *outputs,
                   size_t n_outputs, struct run_files *files, struct err *e)
{
    struct shard_set set = {.paths = paths,
                            .n_shards = n_shards,
                            .outputs = outputs,
                            .n_outputs = n_outputs,
                            .files = files,
                            .at = shard_none()};
    char **placed = calloc(n_shards, sizeof *placed);
    int rc = placed ? sort_shards(&set, placed, e) : err_nomem(e);
    free(placed);
    shard_close(&set.at);
    return rc;
}
