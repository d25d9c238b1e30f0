/* batch/resume.c - where a batch goes on.
 *
 * The journal's last mark says up to which task the outputs are durable.  The
 * tasks before it are kept as far as the content of their inputs is still what
 * it was: the first task that would come out otherwise, and all behind it, are
 * done again.  So the bytes are those of a run that was never disturbed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/batch_state.h"
#include "cli/complain.h"
#include "io/whole_file.h"

/* The largest journal that is read. */
#define MAX_JOURNAL_BYTES ((size_t)8 << 30)

/* A journal of this very batch? */
static int check_head(const struct batch *b, const struct journal_head *h,
                      struct err *e)
{
    if (h->run != b->run)
        return err_set(e, ERR_INPUT,
                       "another manifest or other options were used: without "
                       "--resume it begins anew");
    if (h->shard != b->job->batching.shard ||
        h->n_shards != b->job->batching.n_shards)
        return err_set(e, ERR_INPUT, "this is shard %llu of %llu",
                       (unsigned long long)h->shard,
                       (unsigned long long)h->n_shards);
    if (h->n_outputs != b->n_outputs)
        return err_set(e, ERR_INPUT, "the journal is of other outputs");
    return 0;
}

/* How many tasks of the journal are still true, into *n. */
static int count_true(struct batch *b, struct sv text,
                      const struct journal_past *past, size_t *n, struct err *e)
{
    int rc = 1;
    *n = 0;
    while (*n + 1 < past->n_marks && b->plan.from + *n < b->plan.to) {
        rc = task_still_true(&b->maker, b->plan.from + *n,
                             journal_rows(past, text, *n), &b->workers[0],
                             &b->tally, e);
        if (rc != 1)
            break;
        ++*n;
    }
    return rc < 0 ? rc : 0;
}

/* Nothing is to be done but what a crash may have left of the names. */
static int settle(struct batch *b, const struct journal_past *past,
                  struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < b->n_outputs && rc == 0; i++) {
        rc = resumable_file_settle(b->paths[i], past->end[i].n_bytes, e);
    }
    return rc;
}

/* Whether the journal says of this shard what would be said today: sizes of
 * articles decide where tasks begin, and they may have changed. */
static bool same_plan(const struct batch *b, const struct journal_head *h)
{
    return h->cuts == b->plan.cuts && h->from == b->plan.from &&
           h->to == b->plan.to && h->n_tasks == b->plan.n;
}

/* Put the head of today before what the journal says of the first n tasks. */
static int renew_journal(struct batch *b, const struct journal_past *past,
                         struct sv text, size_t n, struct err *e)
{
    struct buf lines = {0};
    struct journal_head head = batch_head(b);
    journal_add_head(&lines, &head);
    journal_add_at(&lines, b->plan.from, past->marks[0].at, b->n_outputs);
    buf_add_sv(&lines,
               sv_sub(text, past->marks[0].behind, past->marks[n].behind));
    int rc = lines.failed ? err_nomem(e) : journal_file_cut(b->ledger, 0, e);
    if (rc == 0)
        rc = journal_file_add(b->ledger, buf_sv(&lines), e);
    buf_free(&lines);
    return rc;
}

/* Go on behind the first n tasks of the journal. */
static int reopen(struct batch *b, const struct journal_past *past,
                  struct sv text, size_t n, struct err *e)
{
    const struct journal_mark *mark = &past->marks[n];
    int rc = output_files_open(&b->shelf, b->paths, b->n_outputs, mark->at, e);
    if (rc != 0)
        return rc;
    for (size_t i = 0; i < b->n_outputs; i++)
        b->units[i] = mark->at[i].n_units;
    b->next_task = b->plan.from + n;
    if (!same_plan(b, &past->head))
        return renew_journal(b, past, text, n, e);
    return journal_file_cut(b->ledger, mark->behind, e);
}

static int take_up(struct batch *b, struct arena *a, struct sv text,
                   bool *settled, bool *found, struct err *e)
{
    struct journal_past past;
    size_t n = 0;
    int rc = text.n > 0 ? journal_read(a, text, &past, e) : 0;
    *found = rc == 0 && text.n > 0 && past.n_marks > 0;
    if (rc != 0 || !*found)
        return rc;
    rc = check_head(b, &past.head, e);
    *found = rc == 0 && past.head.from == b->plan.from;
    if (rc == 0 && !*found)
        return 0; /* other tasks are this shard's now: it begins anew */
    if (rc == 0)
        rc = count_true(b, text, &past, &n, e);
    if (rc != 0)
        return rc;
    size_t n_tasks = b->plan.to - b->plan.from;
    *settled = past.ended && n == n_tasks && past.n_marks == n_tasks + 1 &&
               same_plan(b, &past.head);
    if (*settled)
        return settle(b, &past, e);
    if (b->job->loudness != LOUD_QUIET)
        complain_note("going on after %zu of %zu tasks", n, n_tasks);
    return reopen(b, &past, text, n, e);
}

int resume_open(struct batch *b, bool *settled, struct err *e)
{
    struct buf text = {0};
    struct arena a = {0};
    bool found = false;
    int rc = 0;
    *settled = false;
    if (b->job->batching.resume && access(b->journal_path, F_OK) == 0) {
        rc = whole_file_read(b->journal_path, MAX_JOURNAL_BYTES, &text, e);
        if (rc == 0)
            rc = err_about(take_up(b, &a, buf_sv(&text), settled, &found, e),
                           b->journal_path, e);
    }
    buf_free(&text);
    arena_free(&a);
    if (rc != 0 || found)
        return rc;
    b->fresh = true;
    return output_files_open(&b->shelf, b->paths, b->n_outputs, NULL, e);
}
