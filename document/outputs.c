/* document/outputs.c - opens, feeds and closes the outputs together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/outputs.h"

#include <stdio.h>
#include <string.h>

#include "io/packing.h"
#include "io/sink.h"

/* Year, month and day of a day counted from 1970, in the Gregorian calendar:
 * years begin in March, so that the leap day is their last, and 400 of them
 * have 146097 days (algorithm civil_from_days of H. Hinnant, 2013). */
static void civil_date(uint64_t day, unsigned out[3])
{
    enum { DAYS_TO_1970 = 719468, DAYS_400 = 146097 };
    uint64_t era = (day + DAYS_TO_1970) / DAYS_400;
    uint64_t in_era = (day + DAYS_TO_1970) % DAYS_400;
    uint64_t year =
        (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    uint64_t in_year = in_era - (365 * year + year / 4 - year / 100);
    uint64_t month = (5 * in_year + 2) / 153;
    out[2] = (unsigned)(in_year - (153 * month + 2) / 5 + 1);
    out[1] = (unsigned)(month < 10 ? month + 3 : month - 9);
    out[0] = (unsigned)(year + 400 * era + (month >= 10));
}

const char *writing_date(uint64_t date, char out[20])
{
    unsigned day[3], second = (unsigned)(date % 86400);
    if (date == WRITING_NO_DATE)
        return NULL;
    civil_date(date / 86400, day);
    snprintf(out, 20, "%04u%02u%02uT%02u%02u%02uZ", day[0] % 10000, day[1] % 13,
             day[2] % 32, second / 3600, second / 60 % 60, second % 60);
    return out;
}

enum { SEND_BYTES = 1 << 16 };

/* Send the text of an output to its file. */
static int send(struct output *out, struct err *e)
{
    if (out->text.failed)
        return err_nomem(e);
    int rc = out->sink ? sink_write(out->sink, buf_sv(&out->text), e) : 0;
    if (out->sink)
        buf_clear(&out->text);
    return rc;
}

void outputs_open_memory(struct outputs *o, const struct writing *w,
                         const struct output_head *head)
{
    *o = (struct outputs){.writing = w, .n_paired = writing_n_paired(w)};
    o->options = (struct writer_options){
        .src_lang = head->src_lang,
        .tgt_lang = head->tgt_lang,
        .tool_version = STELE_VERSION,
        .created = writing_date(w->date, o->created),
        .params_digest = head->params_digest,
        .columns = &w->columns,
        .no_header = w->no_header,
        .with_nulls = w->with_nulls,
        .view_columns = w->width,
        .review_below = w->review_below,
    };
    o->nulls_options = o->options;
    o->nulls_options.with_nulls = true;
    o->n = writing_n_outputs(w);
    for (size_t i = 0; i < o->n; i++) {
        struct output *out = &o->output[i];
        out->path = writing_path(w, i);
        out->writer = writer_to(
            writing_format(w, i),
            i < o->n_paired ? &o->options : &o->nulls_options, &out->text);
    }
}

int outputs_open(struct outputs *o, const struct writing *w,
                 const struct output_head *head, struct err *e)
{
    outputs_open_memory(o, w, head);
    int rc = writing_check(w, e);
    for (size_t i = 0; i < o->n && rc == 0; i++) {
        struct output *out = &o->output[i];
        rc = sink_open(out->path, (int)w->gz_level, &out->sink, e);
        if (rc == 0) {
            writer_head(&out->writer);
            rc = send(out, e);
        }
    }
    for (size_t i = 0; i < w->n_books && rc == 0; i++) {
        struct output_book *b = &o->book[i];
        b->path = w->books[i];
        if (!w->workbooks)
            rc = err_set(e, ERR_USAGE,
                         "%.100s: no workbook can be written here", b->path);
        else
            rc = w->workbooks->open(
                b->path, w->has_columns ? &w->columns : NULL, &b->book, e);
        o->n_books += rc == 0;
    }
    if (rc != 0)
        outputs_abort(o);
    return rc;
}

uint64_t outputs_n_cut(const struct outputs *o)
{
    uint64_t n = 0;
    for (size_t i = 0; i < o->n_books; i++)
        n += o->writing->workbooks->n_cut(o->book[i].book);
    return n;
}

struct output_head output_head_of_batch(const struct reading *r,
                                        const char *params_digest)
{
    return (struct output_head){
        .src_lang = r->src_lang ? r->src_lang : "*all*",
        .tgt_lang = r->tgt_lang,
        .params_digest = params_digest,
    };
}

/* Append a text as the file gets it. */
static int add_packed(struct buf *text, unsigned packing, struct buf *out,
                      struct err *e)
{
    int rc = text->failed ? err_nomem(e)
                          : packing_add(packing, buf_sv(text), out, e);
    buf_clear(text);
    return rc;
}

int outputs_add_ends(const struct writing *w, const struct output_head *head,
                     size_t i, struct buf *head_out, struct buf *foot_out,
                     struct err *e)
{
    struct outputs o;
    outputs_open_memory(&o, w, head);
    struct output *out = &o.output[i];
    writer_head(&out->writer);
    int rc = add_packed(&out->text, writing_packing(w, i), head_out, e);
    writer_foot(&out->writer);
    if (rc == 0)
        rc = add_packed(&out->text, writing_packing(w, i), foot_out, e);
    outputs_abort(&o);
    return rc;
}

static bool is_pair(const struct record *r)
{
    return r->src.n > 0 && r->tgt.n > 0;
}

static int begin(struct outputs *o, const struct document *d,
                 const struct record *records, size_t n, struct err *e)
{
    int rc = writing_floor(o->writing, records, n, &o->floor, e);
    o->n_written = 0;
    o->n_wrong = 0;
    for (size_t i = 0; i < o->n && rc == 0; i++)
        rc = writer_begin(&o->output[i].writer, d, e);
    return rc;
}

static int write_record(struct outputs *o, const struct document *d,
                        const struct record *r, struct err *e)
{
    bool null_bead = !is_pair(r);
    bool low = !null_bead && r->score < o->floor;
    int rc = 0;
    o->n_written += !null_bead && !low;
    o->n_wrong += !null_bead && !low ? 1 - r->score : 0;
    for (size_t i = 0; i < o->n && rc == 0; i++) {
        struct output *out = &o->output[i];
        bool wanted =
            i < o->n_paired ? !low || out->writer.format->all_beads : null_bead;
        if (!wanted)
            continue;
        writer_record(&out->writer, r);
        if (out->text.failed || out->text.n >= SEND_BYTES)
            rc = send(out, e);
    }
    for (size_t i = 0; i < o->n_books && rc == 0; i++)
        if (!low && (!null_bead || o->writing->with_nulls))
            rc = err_about(o->writing->workbooks->add(o->book[i].book, d, r, e),
                           o->book[i].path, e);
    return rc;
}

int outputs_write(struct outputs *o, const struct document *d,
                  const struct record *records, size_t n, struct err *e)
{
    int rc = begin(o, d, records, n, e);
    o->left_out = writing_leaves_out_document(o->writing, d);
    if (rc != 0 || o->left_out)
        return rc;
    for (size_t k = 0; k < n && rc == 0; k++)
        rc = write_record(o, d, &records[k], e);
    for (size_t i = 0; i < o->n && rc == 0; i++) {
        writer_end(&o->output[i].writer);
        rc = send(&o->output[i], e);
    }
    return rc;
}

static int close_one(struct output *out, struct err *e)
{
    writer_foot(&out->writer);
    int rc = send(out, e);
    if (rc == 0)
        rc = sink_close(out->sink, e);
    else
        sink_abort(out->sink);
    out->sink = NULL;
    return rc;
}

int outputs_close(struct outputs *o, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < o->n && rc == 0; i++)
        rc = close_one(&o->output[i], e);
    for (size_t i = 0; i < o->n_books && rc == 0; i++) {
        rc = err_about(o->writing->workbooks->close(o->book[i].book, e),
                       o->book[i].path, e);
        o->book[i].book = NULL;
    }
    outputs_abort(o);
    return rc;
}

void outputs_abort(struct outputs *o)
{
    for (size_t i = 0; i < o->n; i++) {
        sink_abort(o->output[i].sink);
        writer_free(&o->output[i].writer);
        buf_free(&o->output[i].text);
    }
    for (size_t i = 0; i < o->n_books; i++)
        o->writing->workbooks->abort(o->book[i].book);
    o->n = o->n_books = 0;
}
