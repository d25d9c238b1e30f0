/* batch/plan.c - one pass over the manifest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/plan.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/hash.h"

/* What a pair costs beside its bytes, so that many tiny or missing files
 * still weigh something. */
enum { PAIR_BYTES = 512 };

/* The state of the pass. */
struct survey {
    const struct manifest *m;
    const struct run_files *outputs;
    uint64_t task_bytes;
    struct plan *plan;
    struct arena names;
    uint64_t *ids; /* [n_ids], their hashes */
    size_t n_ids, cap_ids;
};

/* Add the size of a file: nothing when it is not there, then reading it will
 * say so.  It is no output. */
static int add_size(struct survey *s, struct sv name, uint64_t *sum,
                    struct err *e)
{
    struct stat st;
    char *path = manifest_file(s->m, &s->names, name);
    if (!path)
        return err_nomem(e);
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return 0;
    *sum += (uint64_t)st.st_size;
    return run_files_check_input(s->outputs, path, st.st_dev, st.st_ino, e);
}

static int check_name(struct survey *s, struct sv name, struct err *e)
{
    char *path = manifest_file(s->m, &s->names, name);
    return path ? run_files_check_name(s->outputs, path, e) : err_nomem(e);
}

/* The bytes of a pair, whose files are no outputs. */
static int pair_bytes(struct survey *s, const struct manifest_pair *pair,
                      uint64_t *out, struct err *e)
{
    int rc = 0;
    *out = pair->has_bytes ? pair->bytes : 0;
    if (pair->fault)
        return 0;
    if (pair->has_bytes) {
        rc = check_name(s, pair->src, e);
        if (rc == 0)
            rc = check_name(s, pair->trg, e);
    } else {
        rc = add_size(s, pair->src, out, e);
        if (rc == 0)
            rc = add_size(s, pair->trg, out, e);
    }
    arena_reset(&s->names);
    return rc;
}

/* Make room for one element more. */
static int grow(void **array, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return 0;
    size_t wanted = *cap ? 2 * *cap : 1024;
    void *p = wanted > SIZE_MAX / size ? NULL : realloc(*array, wanted * size);
    if (!p)
        return ERR_NOMEM;
    *array = p;
    *cap = wanted;
    return 0;
}

static bool task_full(const struct survey *s, const struct task_range *t)
{
    return t->n_pairs >= PLAN_MAX_PAIRS ||
           t->n_bytes + (uint64_t)t->n_pairs * PAIR_BYTES >= s->task_bytes;
}

static int add_pair(struct survey *s, const struct manifest_walk *w,
                    const struct manifest_pair *pair, struct err *e)
{
    struct plan *p = s->plan;
    if (p->n == 0 || task_full(s, &p->tasks[p->n - 1])) {
        if (grow((void **)&p->tasks, p->n, &p->cap, sizeof *p->tasks) != 0)
            return err_nomem(e);
        p->tasks[p->n++] =
            (struct task_range){.at = w->at, .line_no = w->line_no};
    }
    struct task_range *t = &p->tasks[p->n - 1];
    t->n_pairs++;
    uint64_t n_bytes;
    int rc = pair_bytes(s, pair, &n_bytes, e);
    if (rc != 0)
        return rc;
    t->n_bytes += n_bytes;
    if (pair->fault)
        return 0; /* what stands for its id may be anything */
    if (grow((void **)&s->ids, s->n_ids, &s->cap_ids, sizeof *s->ids) != 0)
        return err_nomem(e);
    s->ids[s->n_ids++] = hash_sv(pair->id, 0);
    return 0;
}

static int walk_all(struct survey *s, struct err *e)
{
    struct manifest_walk w = {0};
    struct manifest_pair pair;
    struct sv line;
    int rc;
    while ((rc = manifest_next(s->m, &w, &line, e)) == 1) {
        manifest_parse(s->m, line, &pair);
        s->plan->digest = hash_sv(line, s->plan->digest);
        rc = add_pair(s, &w, &pair, e);
        if (rc != 0)
            break;
    }
    manifest_walk_end(&w);
    return rc;
}

static int compare_hashes(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Say on which line the id with this hash comes the second time. */
static int name_duplicate(const struct survey *s, uint64_t hash, struct err *e)
{
    struct manifest_walk w = {0};
    struct manifest_pair pair;
    struct sv line;
    uint64_t first = 0;
    int rc;
    while ((rc = manifest_next(s->m, &w, &line, e)) == 1) {
        manifest_parse(s->m, line, &pair);
        if (pair.fault || hash_sv(pair.id, 0) != hash)
            continue;
        if (first > 0) {
            rc = err_set_at(e, ERR_INPUT, ERR_LINE, w.line_no,
                            "the id %.*s stands on line %llu already",
                            pair.id.n < 100 ? (int)pair.id.n : 100, pair.id.p,
                            (unsigned long long)first);
            break;
        }
        first = w.line_no;
    }
    manifest_walk_end(&w);
    return rc;
}

static int check_ids(const struct survey *s, struct err *e)
{
    if (s->n_ids > 0)
        qsort(s->ids, s->n_ids, sizeof *s->ids, compare_hashes);
    for (size_t i = 1; i < s->n_ids; i++)
        if (s->ids[i] == s->ids[i - 1])
            return name_duplicate(s, s->ids[i], e);
    return 0;
}

static uint64_t weight(const struct task_range *t)
{
    return t->n_bytes + (uint64_t)t->n_pairs * PAIR_BYTES;
}

/* A task belongs to the shard in whose part of the whole weight its middle
 * lies: parts are adjacent, and none is a task off its share. */
static void take_shard(struct plan *p, unsigned shard, unsigned n_shards)
{
    double total = 0, before = 0;
    for (size_t i = 0; i < p->n; i++)
        total += (double)weight(&p->tasks[i]);
    p->from = p->to = 0;
    for (size_t i = 0; i < p->n; i++) {
        double w = (double)weight(&p->tasks[i]);
        double middle = (before + w / 2) / total * n_shards;
        before += w;
        if (middle < shard - 1)
            p->from = i + 1;
        if (middle < shard)
            p->to = i + 1;
    }
    if (shard == n_shards)
        p->to = p->n;
    for (size_t i = p->from; i < p->to; i++) {
        p->n_pairs += p->tasks[i].n_pairs;
        p->n_bytes += p->tasks[i].n_bytes;
    }
}

static uint64_t digest_cuts(const struct plan *p)
{
    uint64_t digest = p->n;
    for (size_t i = 0; i < p->n; i++) {
        const uint64_t at = p->tasks[i].at;
        digest = hash_sv((struct sv){(const char *)&at, sizeof at}, digest);
    }
    return digest;
}

int plan_make(const struct manifest *m, const struct run_files *outputs,
              uint64_t task_bytes, unsigned shard, unsigned n_shards,
              struct plan *out, struct err *e)
{
    *out = (struct plan){0};
    struct survey s = {
        .m = m, .outputs = outputs, .task_bytes = task_bytes, .plan = out};
    int rc = walk_all(&s, e);
    if (rc == 0)
        rc = check_ids(&s, e);
    if (rc == 0) {
        out->cuts = digest_cuts(out);
        take_shard(out, shard, n_shards);
    } else {
        plan_free(out);
    }
    arena_free(&s.names);
    free(s.ids);
    return rc;
}

void plan_free(struct plan *p)
{
    free(p->tasks);
    *p = (struct plan){0};
}
