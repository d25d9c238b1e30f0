/* corpus/convert_output.c - opens, feeds, splits and closes one output.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/convert_output.h"

#include "corpus/format_fields.h"
#include "io/packing.h"

enum { SEND_BYTES = 1 << 16, NUMBER_DIGITS = 4 };

/* "corpus-0001.tmx.gz" of "corpus.tmx.gz". */
static int name_next(struct open_output *o, struct err *e)
{
    const struct format *f = o->asked->format;
    const char *path = o->asked->path;
    const struct sv plain = packing_less_ending(sv_from(path));
    struct sv stem = plain;
    const struct sv endings[] = {sv_from(f->ending), sv_from(f->ending2)};
    for (unsigned k = 0; k < 2; k++)
        if (endings[k].n > 0 && sv_ends_any_case(stem, endings[k]))
            stem.n -= endings[k].n;
    struct buf digits = {0};
    buf_add_u64(&digits, ++o->n_files);
    buf_clear(&o->name);
    buf_add_sv(&o->name, stem);
    buf_add_char(&o->name, '-');
    for (size_t n = digits.n; n < NUMBER_DIGITS; n++)
        buf_add_char(&o->name, '0');
    buf_add_sv(&o->name, buf_sv(&digits));
    buf_add_sv(&o->name, sv_from(path + stem.n));
    buf_add_char(&o->name, '\0');
    o->name.failed |= digits.failed;
    buf_free(&digits);
    if (o->name.failed)
        return err_nomem(e);
    o->path = o->name.p;
    return o->job->on_file ? o->job->on_file(o->job->context, o->path, e) : 0;
}

/* Open the next file, or the only one. */
static int open_file(struct open_output *o, struct err *e)
{
    o->path = o->asked->path;
    int rc = o->asked->split > 0 ? name_next(o, e) : 0;
    if (rc != 0)
        return rc;
    o->writer = writer_to(o->asked->format, &o->options, &o->text);
    o->has_writer = true;
    rc = sink_open(o->path, o->job->gz_level, &o->sink, e);
    if (rc == 0)
        writer_head(&o->writer);
    return rc;
}

int open_output(struct open_output *o, const struct convert_output *asked,
                const struct convert_job *job,
                const struct writer_options *options,
                const struct tsv_columns *given,
                const struct tsv_columns *columns, struct err *e)
{
    o->asked = asked;
    o->job = job;
    o->options = *options;
    o->options.columns = asked->format ? columns : given;
    o->options.no_header |= asked->no_header;
    if (asked->with_reason && (o->options.columns || !asked->format)) {
        if (o->options.columns)
            o->reason_columns = *o->options.columns;
        else /* those of a workbook */
            tsv_columns_parse("review", &o->reason_columns, NULL);
        tsv_columns_add_reason(&o->reason_columns);
        o->options.columns = &o->reason_columns;
    }
    o->path = asked->path;
    if (asked->format)
        return open_file(o, e);
    if (!job->workbooks)
        return err_set(e, ERR_USAGE, "%.100s: no workbook can be written here",
                       asked->path);
    return job->workbooks->open(asked->path, o->options.columns, &o->book, e);
}

uint32_t open_output_fields(const struct open_output *o)
{
    struct tsv_columns review = tsv_columns_default();
    if (!o->asked->format && !o->options.columns)
        tsv_columns_parse("review", &review, NULL);
    return format_fields(o->asked->format ? o->asked->format : &format_tsv,
                         o->options.columns ? o->options.columns : &review);
}

/* Send what is written to its file; all of it at the end, or when it is much. */
static int send(struct open_output *o, size_t n_least, struct err *e)
{
    if (o->text.failed)
        return err_nomem(e);
    if (o->text.n == 0 || o->text.n < n_least)
        return 0;
    int rc = sink_write(o->sink, buf_sv(&o->text), e);
    buf_clear(&o->text);
    return err_about(rc, o->path, e);
}

int open_output_end(struct open_output *o, struct err *e)
{
    if (!o->in_document)
        return 0;
    o->in_document = false;
    if (!o->has_writer)
        return 0;
    writer_end(&o->writer);
    return send(o, SEND_BYTES, e);
}

/* Finish the file at hand. */
static int close_file(struct open_output *o, struct err *e)
{
    int rc = open_output_end(o, e);
    writer_foot(&o->writer);
    if (rc == 0)
        rc = send(o, 0, e);
    if (rc == 0) {
        rc = sink_close(o->sink, e);
        o->sink = NULL;
    }
    writer_free(&o->writer);
    o->has_writer = false;
    return rc;
}

int open_output_record(struct open_output *o, const struct record_read *r,
                       struct err *e)
{
    const bool null_bead = r->record.src.n == 0 || r->record.tgt.n == 0;
    int rc = 0;
    if (o->book)
        return null_bead && !o->options.with_nulls
                   ? 0
                   : err_about(o->job->workbooks->add(o->book, r->document,
                                                      &r->record, e),
                               o->path, e);
    if (o->asked->split > 0 && o->writer.n_written == o->asked->split) {
        rc = close_file(o, e);
        if (rc == 0)
            rc = open_file(o, e);
    }
    if (rc == 0 && !o->in_document)
        rc = err_about(writer_begin(&o->writer, r->document, e), o->path, e);
    if (rc != 0)
        return rc;
    o->in_document = true;
    writer_record(&o->writer, &r->record);
    return send(o, SEND_BYTES, e);
}

int open_output_close(struct open_output *o, uint64_t *n_cut, struct err *e)
{
    if (!o->book)
        return close_file(o, e);
    *n_cut += o->job->workbooks->n_cut(o->book);
    int rc = o->job->workbooks->close(o->book, e);
    o->book = NULL;
    return err_about(rc, o->path, e);
}

void open_output_abort(struct open_output *o)
{
    sink_abort(o->sink);
    if (o->book)
        o->job->workbooks->abort(o->book);
    if (o->has_writer)
        writer_free(&o->writer);
    buf_free(&o->text);
    buf_free(&o->name);
}
