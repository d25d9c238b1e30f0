/* base/pool.c - a ring of slots between one coordinator and n workers.
 *
 * The calling thread fills the ring with what it reads and empties it, oldest
 * first, as the slots get done; so the order of writing is the order of
 * reading, and the ring's size bounds what is in memory.  The workers take
 * filled slots in the same order.  One mutex guards the ring: an item is a
 * whole document or more, so the lock is taken a few times a document.
 *
 * Whoever ends the work on a slot numbers every slot that has its turn, oldest
 * first.  A worker that looks for something to do first finishes a numbered
 * slot, the oldest, and only then begins a new one: what is nearly done leaves
 * the ring first.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct slot {
    void *item;
    bool worked, done;
    int rc; /* what `work` or `finish` returned */
    struct err e;
};

/* Item k lives in slot k % n_slots; the counts say how many items have come
 * to each point, and never overtake each other from left to right. */
struct ring {
    const struct pool_stages *stages;
    void *context;
    struct slot *slots;
    size_t n_slots;
    size_t n_read, n_taken, n_numbered, n_finishing, n_written;
    bool closed; /* nothing more will be read */
    pthread_mutex_t lock;
    pthread_cond_t filled, done;
};

struct worker {
    struct ring *ring;
    unsigned number;
    pthread_t thread;
};

static struct slot *slot_of(struct ring *r, size_t k)
{
    return &r->slots[k % r->n_slots];
}

/* Number the worked slots whose turn it is; with the lock held. */
static void ring_number(struct ring *r)
{
    while (r->n_numbered < r->n_taken) {
        struct slot *s = slot_of(r, r->n_numbered);
        if (!s->worked)
            return;
        if (s->rc == 0 && r->stages->number)
            r->stages->number(r->context, s->item);
        r->n_numbered++;
        pthread_cond_signal(&r->filled);
    }
}

static void worker_work(struct worker *w, struct slot *s)
{
    struct ring *r = w->ring;
    pthread_mutex_unlock(&r->lock);
    s->rc = r->stages->work(r->context, w->number, s->item, &s->e);
    pthread_mutex_lock(&r->lock);
    s->worked = true;
    ring_number(r);
}

static void worker_finish(struct worker *w, struct slot *s)
{
    struct ring *r = w->ring;
    pthread_mutex_unlock(&r->lock);
    if (s->rc == 0 && r->stages->finish)
        s->rc = r->stages->finish(r->context, w->number, s->item, &s->e);
    pthread_mutex_lock(&r->lock);
    s->done = true;
    pthread_cond_signal(&r->done);
}

static void *worker_main(void *arg)
{
    struct worker *w = arg;
    struct ring *r = w->ring;
    pthread_mutex_lock(&r->lock);
    for (;;) {
        if (r->n_finishing < r->n_numbered)
            worker_finish(w, slot_of(r, r->n_finishing++));
        else if (r->n_taken < r->n_read)
            worker_work(w, slot_of(r, r->n_taken++));
        else if (r->closed)
            break;
        else
            pthread_cond_wait(&r->filled, &r->lock);
    }
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* Wait for the oldest slot and write it, or drop it when `failed`. */
static int ring_retire(struct ring *r, bool failed, struct err *e)
{
    struct slot *s = slot_of(r, r->n_written);
    pthread_mutex_lock(&r->lock);
    while (!s->done)
        pthread_cond_wait(&r->done, &r->lock);
    pthread_mutex_unlock(&r->lock);
    r->n_written++;
    int rc = s->rc;
    if (rc < 0 && !failed && e)
        *e = s->e;
    if (rc < 0 || failed) {
        r->stages->drop(r->context, s->item);
        return rc;
    }
    return r->stages->write(r->context, s->item, e);
}

/* Read one item into the ring.  1, 0 at the end, or an error. */
static int row_ring_fill(struct ring *r, struct err *e)
{
    void *item = NULL;
    int rc = r->stages->read(r->context, &item, e);
    if (rc <= 0)
        return rc;
    pthread_mutex_lock(&r->lock);
    *slot_of(r, r->n_read) = (struct slot){.item = item};
    r->n_read++;
    pthread_cond_signal(&r->filled);
    pthread_mutex_unlock(&r->lock);
    return 1;
}

/* Read and write until the end or the first error, in reading order. */
static int ring_run(struct ring *r, struct err *e)
{
    int rc = 0;
    struct err read_error = {0};
    int read_rc = 1;
    for (;;) {
        while (rc == 0 && read_rc == 1 && r->n_read - r->n_written < r->n_slots)
            read_rc = row_ring_fill(r, &read_error);
        if (r->n_read == r->n_written)
            break;
        int got = ring_retire(r, rc < 0, rc == 0 ? e : NULL);
        if (rc == 0 && got < 0)
            rc = got;
    }
    if (rc == 0 && read_rc < 0) {
        rc = read_rc;
        if (e)
            *e = read_error;
    }
    return rc;
}

static void ring_stop(struct ring *r, struct worker *workers, unsigned n)
{
    pthread_mutex_lock(&r->lock);
    r->closed = true;
    pthread_cond_broadcast(&r->filled);
    pthread_mutex_unlock(&r->lock);
    for (unsigned i = 0; i < n; i++)
        pthread_join(workers[i].thread, NULL);
}

static int run_threaded(struct ring *r, unsigned n_workers, struct err *e)
{
    struct worker *workers = calloc(n_workers, sizeof *workers);
    if (!workers)
        return err_nomem(e);
    int rc = 0;
    unsigned n_made = 0;
    for (; n_made < n_workers; n_made++) {
        struct worker *w = &workers[n_made];
        *w = (struct worker){.ring = r, .number = n_made};
        if (pthread_create(&w->thread, NULL, worker_main, w) != 0) {
            rc = err_set(e, ERR_INTERNAL, "cannot start a thread");
            break;
        }
    }
    if (rc == 0)
        rc = ring_run(r, e);
    ring_stop(r, workers, n_made);
    free(workers);
    return rc;
}

static int run_alone(const struct pool_stages *s, void *context, struct err *e)
{
    void *item = NULL;
    int rc;
    while ((rc = s->read(context, &item, e)) == 1) {
        rc = s->work(context, 0, item, e);
        if (rc == 0 && s->number)
            s->number(context, item);
        if (rc == 0 && s->finish)
            rc = s->finish(context, 0, item, e);
        if (rc < 0) {
            s->drop(context, item);
            return rc;
        }
        rc = s->write(context, item, e);
        if (rc < 0)
            return rc;
    }
    return rc;
}

int pool_run(const struct pool_stages *stages, void *context,
             unsigned n_workers, struct err *e)
{
    if (n_workers <= 1)
        return run_alone(stages, context, e);
    size_t n_slots = 2 * (size_t)n_workers + 2;
    struct ring r = {.stages = stages, .context = context, .n_slots = n_slots};
    r.slots = calloc(n_slots, sizeof *r.slots);
    if (!r.slots)
        return err_nomem(e);
    pthread_mutex_init(&r.lock, NULL);
    pthread_cond_init(&r.filled, NULL);
    pthread_cond_init(&r.done, NULL);
    int rc = run_threaded(&r, n_workers, e);
    pthread_cond_destroy(&r.done);
    pthread_cond_destroy(&r.filled);
    pthread_mutex_destroy(&r.lock);
    free(r.slots);
    return rc;
}
