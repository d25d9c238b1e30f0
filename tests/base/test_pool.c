/* The ordered pool, as a plain program so that ThreadSanitizer can watch it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/pool.h"

enum { N_ITEMS = 2000 };

struct run {
    unsigned n_read, n_written, n_dropped, n_alive, max_alive;
    unsigned fail_work_at, fail_read_at; /* 0: never */
    unsigned fail_finish_at;
    unsigned n_numbered;
    unsigned per_worker[8];
    int out_of_order;
};

struct item {
    unsigned number, squared, place, finished;
};

static int read_item(void *context, void **out, struct err *e)
{
    struct run *run = context;
    if (run->n_read == N_ITEMS)
        return 0;
    if (run->fail_read_at && run->n_read == run->fail_read_at)
        return err_set(e, ERR_IO, "reading failed");
    struct item *item = malloc(sizeof *item);
    if (!item)
        return err_nomem(e);
    *item = (struct item){.number = run->n_read++};
    if (++run->n_alive > run->max_alive)
        run->max_alive = run->n_alive;
    *out = item;
    return 1;
}

static int work_item(void *context, unsigned worker, void *p, struct err *e)
{
    struct run *run = context;
    struct item *item = p;
    run->per_worker[worker]++;
    if (run->fail_work_at && item->number >= run->fail_work_at)
        return err_set_at(e, ERR_INPUT, ERR_LINE, item->number, "bad item");
    volatile unsigned spin = item->number * 7919 % 1000;
    while (spin > 0)
        spin--;
    item->squared = item->number * item->number;
    return 0;
}

static void number_item(void *context, void *p)
{
    struct run *run = context;
    struct item *item = p;
    item->place = run->n_numbered++;
}

static int finish_item(void *context, unsigned worker, void *p, struct err *e)
{
    struct run *run = context;
    struct item *item = p;
    (void)worker;
    if (run->fail_finish_at && item->number >= run->fail_finish_at)
        return err_set_at(e, ERR_LIMIT, ERR_LINE, item->number, "too much");
    item->finished = item->place + 1;
    return 0;
}

static int write_item(void *context, void *p, struct err *e)
{
    struct run *run = context;
    struct item *item = p;
    (void)e;
    if (item->number != run->n_written ||
        item->squared != item->number * item->number)
        run->out_of_order = 1;
    run->n_written++;
    run->n_alive--;
    free(item);
    return 0;
}

static void drop_item(void *context, void *p)
{
    struct run *run = context;
    run->n_dropped++;
    run->n_alive--;
    free(p);
}

static int write_finished(void *context, void *p, struct err *e)
{
    struct run *run = context;
    struct item *item = p;
    if (item->place != item->number || item->finished != item->number + 1)
        run->out_of_order = 1;
    return write_item(context, p, e);
}

static const struct pool_stages stages = {
    .read = read_item,
    .work = work_item,
    .write = write_item,
    .drop = drop_item,
};
static const struct pool_stages five_stages = {
    .read = read_item,
    .work = work_item,
    .number = number_item,
    .finish = finish_item,
    .write = write_finished,
    .drop = drop_item,
};
static int n_faults;

static void expect(int ok, const char *fact, unsigned n_workers)
{
    if (!ok) {
        fprintf(stderr, "pool with %u workers: not true: %s\n", n_workers,
                fact);
        n_faults++;
    }
}

static void order_is_kept(unsigned n)
{
    struct run run = {0};
    expect(pool_run(&stages, &run, n, NULL) == 0, "the run succeeds", n);
    expect(run.n_written == N_ITEMS, "every item is written", n);
    expect(!run.out_of_order, "items come in the order of reading", n);
    expect(run.max_alive <= 2 * n + 2, "the queue is bounded", n);
    unsigned worked = 0;
    for (unsigned i = 0; i < 8; i++)
        worked += run.per_worker[i];
    expect(worked == N_ITEMS, "every item is worked on once", n);
}

static void the_first_error_wins(unsigned n)
{
    struct run run = {.fail_work_at = 700};
    struct err e = {0};
    expect(pool_run(&stages, &run, n, &e) == ERR_INPUT, "the code is kept", n);
    expect(e.at == 700, "the first bad item is reported", n);
    expect(run.n_written == 700, "items before it are written", n);
    expect(run.n_alive == 0, "nothing leaks", n);
}

static void a_reading_error_ends_the_run(unsigned n)
{
    struct run run = {.fail_read_at = 500};
    struct err e = {0};
    expect(pool_run(&stages, &run, n, &e) == ERR_IO, "the code is kept", n);
    expect(run.n_written == 500, "items before it are written", n);
    expect(run.n_alive == 0, "nothing leaks", n);
}

static void items_are_numbered_between_two_steps(unsigned n)
{
    struct run run = {0};
    expect(pool_run(&five_stages, &run, n, NULL) == 0, "the run succeeds", n);
    expect(run.n_written == N_ITEMS, "every item is written", n);
    expect(!run.out_of_order, "numbers follow the order of reading", n);
    expect(run.max_alive <= 2 * n + 2, "the queue is bounded", n);
}

static void an_error_in_either_step_ends_the_run(unsigned n)
{
    struct run work = {.fail_work_at = 900}, finish = {.fail_finish_at = 600};
    struct err e = {0};
    expect(pool_run(&five_stages, &work, n, &e) == ERR_INPUT && e.at == 900,
           "the first failure of work is reported", n);
    expect(work.n_written == 900 && work.n_alive == 0,
           "items before it are written, none leaks", n);
    expect(pool_run(&five_stages, &finish, n, &e) == ERR_LIMIT && e.at == 600,
           "the first failure of finish is reported", n);
    expect(finish.n_written == 600 && finish.n_alive == 0,
           "items before it are written, none leaks", n);
}

int main(void)
{
    for (unsigned n = 1; n <= 8; n++) {
        order_is_kept(n);
        the_first_error_wins(n);
        a_reading_error_ends_the_run(n);
        items_are_numbered_between_two_steps(n);
        an_error_in_either_step_ends_the_run(n);
    }
    printf("pool: 5 facts with 1 to 8 workers, %d faults\n", n_faults);
    return n_faults != 0;
}
