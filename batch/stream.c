/* batch/stream.c - the stages of a stream on base/pool: a line, its two
 * documents, their records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/stream.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/pool.h"
#include "base/text.h"
#include "batch/task.h"
#include "io/base64.h"
#include "io/bitextor_line.h"
#include "io/byte_stream.h"
#include "io/line_reader.h"
#include "io/resumable_file.h"
#include "tokenize/utf8.h"

enum { MAX_LINE_BYTES = 256 << 20 };

/* A line on its way to records. */
struct item {
    uint64_t line_no;
    struct buf line;
    bool too_long;          /* only the line's end is there */
    struct err why;         /* code 0: it went well */
    struct buf body, bytes; /* records, and the same numbered */
    uint64_t first;         /* records before it */
    struct counts counts;
    struct arena names; /* that are not as the line has them */
};

struct stream {
    const struct engine *engine;
    const struct stream_job *job;
    const struct events *events;
    struct output_head head;
    struct bitextor_columns columns;
    struct document_worker *workers; /* [n_workers] */
    unsigned n_workers;
    struct buf head_text, foot_text;
    struct byte_stream *input;
    struct resumable_file *output;
    struct line_reader lines;
    uint64_t n_units; /* numbered so far */
    struct progress progress;
    bool is_over; /* a line failed that ends the stream */
};

static void item_free(struct item *i)
{
    if (!i)
        return;
    buf_free(&i->line);
    buf_free(&i->body);
    buf_free(&i->bytes);
    arena_free(&i->names);
    free(i);
}

/* One document into its place in the worker. */
static int unpack(struct sv text, const char *column, size_t max_bytes,
                  struct buf *out, struct err *e)
{
    int rc = base64_decode(text, out, e);
    if (rc == 0 && out->n > max_bytes)
        rc = err_set(e, ERR_LIMIT, "more than %zu bytes, the largest input",
                     max_bytes);
    return err_about(rc, column, e);
}

/* Addresses may be any bytes, as names of files are; an id may not. */
static bool is_text(const struct bitextor_line *line)
{
    const struct sv fields[] = {line->id.p == line->src_url.p ? SV("")
                                                              : line->id,
                                line->src_lang, line->trg_lang};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (utf8_fault(fields[i]) < fields[i].n)
            return false;
    return true;
}

/* An address in letters that may be written, in the item's arena. */
static int clean(struct item *i, struct sv *address, struct err *e)
{
    if (document_name_is_clean(*address))
        return 0;
    const char *copy = text_copy(&i->names, *address);
    return copy ? document_name_of_path(&i->names, copy, address, e)
                : err_nomem(e);
}

static int clean_names(struct item *i, struct bitextor_line *line,
                       struct err *e)
{
    const bool is_id = line->id.p == line->src_url.p;
    int rc = clean(i, &line->src_url, e);
    if (rc == 0)
        rc = clean(i, &line->trg_url, e);
    if (is_id)
        line->id = line->src_url;
    return rc;
}

static int unpack_both(const struct item *i, const struct bitextor_columns *c,
                       struct document_worker *w, struct bitextor_line *line,
                       struct err *e)
{
    const size_t most = w->engine->reading->max_bytes;
    struct sv text = buf_sv(&i->line);
    if (i->too_long)
        return err_set(e, ERR_LIMIT,
                       "the line has more bytes than 256 MiB, or than two "
                       "documents of --max-input");
    int rc = bitextor_line_parse(c, text, line, e);
    if (rc == 0 && !is_text(line))
        rc = err_set(e, ERR_INPUT, "the line is not UTF-8");
    if (rc == 0)
        rc = unpack(line->src_text, "src_text", most, &w->src.bytes, e);
    if (rc == 0)
        rc = unpack(line->trg_text, "trg_text", most, &w->tgt.bytes, e);
    return rc;
}

/* A language with a NUL, in the arena; NULL for none. */
static int copy_lang(struct arena *a, struct sv name, const char **out,
                     struct err *e)
{
    *out = name.n > 0 ? text_copy(a, name) : NULL;
    return name.n == 0 || *out ? 0 : err_nomem(e);
}

static int align(struct item *i, const struct stream *s,
                 struct document_worker *w, struct outputs *o, struct err *e)
{
    struct bitextor_line line;
    struct document_records records;
    document_forget(w);
    int rc = unpack_both(i, &s->columns, w, &line, e);
    if (rc == 0)
        rc = clean_names(i, &line, e);
    if (rc != 0)
        return rc;
    struct document_pair pair = {
        .names = {line.id, line.src_url, line.trg_url},
        .src_file = line.src_url,
        .tgt_file = line.trg_url,
    };
    rc = copy_lang(&w->arena, line.src_lang, &pair.src_lang, e);
    if (rc == 0)
        rc = copy_lang(&w->arena, line.trg_lang, &pair.tgt_lang, e);
    if (rc != 0)
        return rc;
    i->counts.n_bytes = w->src.bytes.n + w->tgt.bytes.n;
    rc = task_align(w, &pair, &records, e);
    for (unsigned k = 0; rc == 0 && k < DOCUMENT_N_MARKS; k++)
        i->counts.n_with_mark[k] = records.marks >> k & 1;
    i->counts.n_guessed = rc == 0 && (w->src.article.encoding_guessed ||
                                      w->tgt.article.encoding_guessed);
    i->counts.n_marked = rc == 0 && (w->src.article.kind != TEXT_PLAIN ||
                                     w->tgt.article.kind != TEXT_PLAIN);
    i->counts.n_below = rc == 0 ? records.settlement.n_below : 0;
    return rc == 0 ? outputs_write(o, &records.document, records.records,
                                   records.n, e)
                   : rc;
}

static int stage_work(void *context, unsigned worker, void *item, struct err *e)
{
    struct stream *s = context;
    struct item *i = item;
    struct outputs o;
    outputs_open_memory(&o, &s->engine->settings->writing, &s->head);
    int rc = align(i, s, &s->workers[worker], &o, &i->why);
    i->body = o.output[0].text;
    o.output[0].text = (struct buf){0};
    i->counts.n_pairs = 1;
    i->counts.n_failed = rc != 0;
    i->counts.n_records = o.output[0].writer.n_written;
    outputs_abort(&o);
    return rc == ERR_NOMEM ? err_nomem(e) : 0;
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
    int rc = s->is_over || events_stop(s->events) ? 0 : next_line(s, &line, e);
    if (rc == 1 && s->columns.table.n_columns == 0) {
        rc = bitextor_columns_read(line, &s->columns, e);
        if (rc == 1)
            rc = next_line(s, &line, e);
        else if (rc == 0)
            rc = 1; /* no header: it is a pair */
    }
    if (rc != 1)
        return err_about(rc, "-", e);
    struct item *i = calloc(1, sizeof *i);
    if (!i || buf_add_sv(&i->line, line) != 0) {
        item_free(i);
        return err_nomem(e);
    }
    i->line_no = s->lines.line_no;
    i->too_long = s->lines.too_long;
    *out = i;
    return 1;
}

static void stage_number(void *context, void *item)
{
    struct stream *s = context;
    struct item *i = item;
    i->first = s->n_units;
    s->n_units += i->counts.n_records;
}

static int stage_finish(void *context, unsigned worker, void *item,
                        struct err *e)
{
    struct stream *s = context;
    struct item *i = item;
    (void)worker;
    return task_pack_body(writing_format(&s->engine->settings->writing, 0), 0,
                          i->first, &i->body, &i->bytes, e);
}

static void report(const struct stream *s, const struct item *i)
{
    char id[40];
    snprintf(id, sizeof id, "line %llu", (unsigned long long)i->line_no);
    events_failed(s->events, sv_from(id), &i->why);
}

static int stage_write(void *context, void *item, struct err *e)
{
    struct stream *s = context;
    struct item *i = item;
    int rc = 0;
    if (!s->is_over) { /* what was read ahead is dropped */
        if (i->counts.n_failed > 0)
            report(s, i);
        s->is_over = s->job->fail_fast && i->counts.n_failed > 0;
        counts_add(&s->progress.done, &i->counts);
        s->progress.n_bytes_now += i->counts.n_bytes;
        events_progress(s->events, &s->progress);
        rc = resumable_file_write(s->output, buf_sv(&i->bytes), e);
    }
    item_free(i);
    return rc;
}

static void stage_drop(void *context, void *item)
{
    (void)context;
    item_free(item);
}

/* The longest line: two documents of the largest size, and their names; but
 * no longer than what a few workers may hold in memory. */
static size_t max_line_bytes(const struct stream *s)
{
    size_t n = s->engine->reading->max_bytes / 3 * 8 + (1 << 20);
    return n < MAX_LINE_BYTES ? n : MAX_LINE_BYTES;
}

static int open_all(struct stream *s, struct err *e)
{
    const struct writing *w = &s->engine->settings->writing;
    const struct format *format = writing_format(w, 0);
    if (format->one_document)
        return err_set(e, ERR_USAGE, "format \"%s\" holds one document only",
                       format->name);
    s->head =
        output_head_of_batch(&s->engine->settings->reading, s->engine->digest);
    s->workers = calloc(s->job->n_workers, sizeof *s->workers);
    int rc = s->workers ? 0 : err_nomem(e);
    for (; rc == 0 && s->n_workers < s->job->n_workers; s->n_workers++)
        rc = document_worker_open(&s->workers[s->n_workers], s->engine, e);
    if (rc == 0)
        rc = outputs_add_ends(w, &s->head, 0, &s->head_text, &s->foot_text, e);
    if (rc == 0)
        rc = byte_stream_open("-", &s->input, e);
    s->lines =
        (struct line_reader){.feed = s->input, .max_bytes = max_line_bytes(s)};
    return rc == 0 ? resumable_file_open_once("-", &s->output, e) : rc;
}

static void close_all(struct stream *s)
{
    resumable_file_leave(s->output);
    byte_stream_close(s->input);
    buf_free(&s->head_text);
    buf_free(&s->foot_text);
    for (unsigned i = 0; i < s->n_workers; i++)
        document_worker_close(&s->workers[i]);
    free(s->workers);
    line_reader_free(&s->lines);
}

int stream_run(const struct engine *engine, const struct stream_job *job,
               const struct events *events, struct counts *out, struct err *e)
{
    static const struct pool_stages stages = {
        .read = stage_read,
        .work = stage_work,
        .number = stage_number,
        .finish = stage_finish,
        .write = stage_write,
        .drop = stage_drop,
    };
    struct stream s = {.engine = engine, .job = job, .events = events};
    int rc = open_all(&s, e);
    if (rc == 0)
        rc = resumable_file_write(s.output, buf_sv(&s.head_text), e);
    if (rc == 0)
        rc = pool_run(&stages, &s, s.n_workers, e);
    if (rc == 0)
        rc = resumable_file_write(s.output, buf_sv(&s.foot_text), e);
    *out = s.progress.done;
    close_all(&s);
    return rc;
}
