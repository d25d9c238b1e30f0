/* batch/events.h - what the engines that work on many document pairs report
 * while they run, and what they ask.  They print nothing and read no clock.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_EVENTS_H
#define BATCH_EVENTS_H
#include <stdbool.h>

#include "base/err.h"
#include "batch/counts.h"

/* How far a run is. */
struct progress {
    struct counts done;        /* earlier runs of the same batch included */
    uint64_t n_pairs, n_bytes; /* of the whole; 0: not known */
    uint64_t n_bytes_now;      /* read by this run */
    unsigned pass, n_passes;   /* over the pairs; 0 where there is only one */
    bool pass_ends;            /* the last report of a pass */
};

/* Each function may be NULL.  All are called by the thread that called the
 * engine. */
struct events {
    void *context;

    /* A pair failed; the run goes on.  `id` is its name, "-" without one. */
    void (*failed)(void *context, struct sv id, const struct err *why);

    /* A pair of a batch was aligned, and this is its verdict. */
    void (*judged)(void *context, struct sv id, enum verdict_kind verdict);

    /* A pair of a batch was searched in part, for want of memory. */
    void (*narrowed)(void *context, struct sv id);

    /* After each task: at most some ten times a second for small ones. */
    void (*progress)(void *context, const struct progress *p);

    /* The run goes on after n_done of n_tasks tasks of an earlier one. */
    void (*resumed)(void *context, size_t n_done, size_t n_tasks);

    /* Shall the run end here, in order? */
    bool (*stop)(void *context);

    /* Is it time to make durable what is done?  NULL: after each task. */
    bool (*sync_due)(void *context);
};

static inline void events_failed(const struct events *v, struct sv id,
                                 const struct err *why)
{
    if (v && v->failed)
        v->failed(v->context, id, why);
}

static inline void events_judged(const struct events *v, struct sv id,
                                 enum verdict_kind verdict)
{
    if (v && v->judged)
        v->judged(v->context, id, verdict);
}

static inline void events_narrowed(const struct events *v, struct sv id)
{
    if (v && v->narrowed)
        v->narrowed(v->context, id);
}

static inline void events_progress(const struct events *v,
                                   const struct progress *p)
{
    if (v && v->progress)
        v->progress(v->context, p);
}

static inline void events_resumed(const struct events *v, size_t n_done,
                                  size_t n_tasks)
{
    if (v && v->resumed)
        v->resumed(v->context, n_done, n_tasks);
}

static inline bool events_stop(const struct events *v)
{
    return v && v->stop && v->stop(v->context);
}

static inline bool events_sync_due(const struct events *v)
{
    return !v || !v->sync_due || v->sync_due(v->context);
}
#endif
