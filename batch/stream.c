/* batch/stream.c - the stages of a stream on base/pool.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/stream.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/pool.h"
#include "batch/stream_item.h"
#include "batch/task.h"
#include "cli/complain.h"
#include "io/byte_stream.h"
#include "io/line_reader.h"
#include "io/resumable_file.h"

struct stream {
    const struct stream_job *job;
    struct engine engine;
    struct stream_maker maker;
    struct document_worker *workers; /* [n_workers] */
    unsigned n_workers;
    struct buf head, foot; /* of the output */
    struct byte_stream *feed;
    struct resumable_file *spool;
    struct line_reader lines;
    uint64_t n_pairs, n_failed, n_units;
};

/* The longest line: two documents of the largest size, and their names. */
static size_t max_line_bytes(const struct stream *s)
{
    return s->job->reading.max_bytes / 3 * 8 + (1 << 20);
}

/* The next line that is not empty, without its end. */
static int next_line(struct stream *s, struct sv *line, struct err *e)
{
    int rc;
    do
        rc = line_reader_next(&s->lines, line, e);
    while (rc == 1 && line->n == 0 && !s->lines.too_long);
    return rc;
}

static int stage_read(void *context, void **out, struct err *e)
{
    struct stream *s = context;
    struct sv line;
    int rc = next_line(s, &line, e);
    if (rc == 1 && s->maker.columns.n == 0) {
        rc = bitextor_columns_read(line, &s->maker.columns, e);
        if (rc == 1)
            rc = next_line(s, &line, e);
        else if (rc == 0)
            rc = 1; /* no header: it is a pair */
    }
    if (rc != 1)
        return rc;
    struct stream_item *item = stream_item_new();
    if (!item || buf_add_sv(&item->line, line) != 0) {
        stream_item_free(item);
        return err_nomem(e);
    }
    item->line_no = s->lines.line_no;
    item->too_long = s->lines.too_long;
    *out = item;
    return 1;
}

static int stage_work(void *context, unsigned worker, void *item, struct err *e)
{
    struct stream *s = context;
    return stream_item_fill(item, &s->maker, &s->workers[worker], e);
}

static void stage_number(void *context, void *item)
{
    struct stream *s = context;
    struct stream_item *i = item;
    i->first = s->n_units;
    s->n_units += i->n_units;
}

static int stage_finish(void *context, unsigned worker, void *item,
                        struct err *e)
{
    struct stream *s = context;
    struct stream_item *i = item;
    (void)worker;
    return task_pack_body(writing_format(&s->job->writing, 0), 0, i->first,
                          &i->body, &i->bytes, e);
}

static int write_out(struct stream *s, struct sv bytes, struct err *e)
{
    return resumable_file_write(s->spool, bytes, e);
}

static int stage_write(void *context, void *item, struct err *e)
{
    struct stream *s = context;
    struct stream_item *i = item;
    s->n_pairs++;
    if (i->fault.n > 0) {
        s->n_failed++;
        complain_note("line %llu: %.*s", (unsigned long long)i->line_no,
                      (int)i->fault.n, i->fault.p);
    }
    int rc = write_out(s, buf_sv(&i->bytes), e);
    stream_item_free(i);
    return rc;
}

static void stage_drop(void *context, void *item)
{
    (void)context;
    stream_item_free(item);
}

static int open_all(struct stream *s, struct err *e)
{
    const struct stream_job *job = s->job;
    const struct format *format = writing_format(&job->writing, 0);
    if (format->one_document)
        return err_set(e, ERR_USAGE, "format \"%s\" holds one document only",
                       format->name);
    s->workers = calloc(job->n_workers, sizeof *s->workers);
    int rc = s->workers ? engine_open(&job->reading, &job->params,
                                      &job->lexicons, &s->engine, e)
                        : err_nomem(e);
    s->maker = (struct stream_maker){
        .writing = &job->writing,
        .head = output_head_of_batch(&s->engine),
    };
    for (; rc == 0 && s->n_workers < job->n_workers; s->n_workers++)
        rc = document_worker_open(&s->workers[s->n_workers], &s->engine, e);
    if (rc == 0)
        rc = outputs_add_ends(&job->writing, &s->maker.head, 0, &s->head,
                              &s->foot, e);
    if (rc == 0)
        rc = byte_stream_open("-", &s->feed, e);
    s->lines =
        (struct line_reader){.feed = s->feed, .max_bytes = max_line_bytes(s)};
    return rc == 0 ? resumable_file_open("-", 0, &s->spool, e) : rc;
}

static void close_all(struct stream *s)
{
    resumable_file_leave(s->spool);
    byte_stream_close(s->feed);
    buf_free(&s->head);
    buf_free(&s->foot);
    for (unsigned i = 0; i < s->n_workers; i++)
        document_worker_close(&s->workers[i]);
    free(s->workers);
    engine_close(&s->engine);
    line_reader_free(&s->lines);
}

static int run(struct stream *s, struct err *e)
{
    static const struct pool_stages stages = {
        .read = stage_read,
        .work = stage_work,
        .number = stage_number,
        .finish = stage_finish,
        .write = stage_write,
        .drop = stage_drop,
    };
    int rc = open_all(s, e);
    if (rc == 0)
        rc = write_out(s, buf_sv(&s->head), e);
    if (rc == 0)
        rc = pool_run(&stages, s, s->n_workers, e);
    return rc == 0 ? write_out(s, buf_sv(&s->foot), e) : rc;
}

/* The exit code of a stream that came to its end. */
static int verdict(const struct stream *s)
{
    bool empty =
        s->n_pairs > 0 && s->n_units == 0 && !s->job->writing.allow_empty;
    if (s->job->loudness != LOUD_QUIET)
        complain_note("%llu article pairs, %llu failed; %llu records",
                      (unsigned long long)s->n_pairs,
                      (unsigned long long)s->n_failed,
                      (unsigned long long)s->n_units);
    if (empty)
        complain_note("no pair came out (--allow-empty makes that no failure)");
    return s->n_failed > 0 || empty ? EXIT_PARTLY : EXIT_DONE;
}

int stream_run(const struct stream_job *job)
{
    struct stream s = {.job = job};
    struct err e = {0};
    int rc = run(&s, &e);
    int code = rc == 0 ? verdict(&s) : complain(&e);
    close_all(&s);
    return code;
}
