/* base/pool.h - an ordered pool: one reader, n workers, one writer.
 * The only place where threads are made.  Items are written in the order in
 * which they were read, whatever the number of workers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H
#include <stddef.h>

#include "base/err.h"

/* The stages.  An item is whatever `read` makes of it; it is handed from stage
 * to stage and belongs to the pool's user throughout.
 *
 * read    1 and an item in *item, 0 at the end, or an error.  One thread.
 * work    0 or an error.  `worker` is 0..n_workers-1: one item at a time for
 *         each value, so it can index scratch memory.
 * number  called for each item after `work`, in the order of reading and never
 *         for two items at once, under the pool's lock: it may only be quick.
 *         Here an item learns what depends on all items before it.
 * finish  like `work`, after `number`.
 * write   0 or an error.  One thread, in the order of reading.  It gives the
 *         item's memory back.
 * drop    gives back an item that will never be written, after an error.
 *
 * `number` and `finish` may be NULL. */
struct pool_stages {
    int (*read)(void *context, void **item, struct err *e);
    int (*work)(void *context, unsigned worker, void *item, struct err *e);
    void (*number)(void *context, void *item);
    int (*finish)(void *context, unsigned worker, void *item, struct err *e);
    int (*write)(void *context, void *item, struct err *e);
    void (*drop)(void *context, void *item);
};

/* Run the stages until `read` ends or a stage fails.  At most
 * 2 * n_workers + 2 items exist at once.  `read`, `write` and `drop` are called
 * by the calling thread alone; with one worker, so are the others, and no
 * thread is made.
 *
 * Returns 0, the first error in reading order, ERR_NOMEM, or ERR_INTERNAL
 * when threads cannot be made.  After an error every item read has been
 * written or dropped. */
int pool_run(const struct pool_stages *stages, void *context,
             unsigned n_workers, struct err *e);
#endif
