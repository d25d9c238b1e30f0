/* document/outputs.c - opens, feeds and closes the outputs together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/outputs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/threshold.h"
#include "io/packing.h"
#include "io/sink.h"

/* 6 would take a fifth more time for files that are 1 % smaller. */
enum { GZ_LEVEL = 5, VIEW_COLUMNS = 100 };

struct writing writing_default(void)
{
    return (struct writing){.columns = tsv_columns_default(),
                            .gz_level = GZ_LEVEL,
                            .width = VIEW_COLUMNS,
                            .date = WRITING_NO_DATE};
}

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

/* How many outputs take pairs. */
static size_t n_paired(const struct writing *w)
{
    return w->n_paths ? w->n_paths : 1;
}

size_t writing_n_outputs(const struct writing *w)
{
    return n_paired(w) + (w->nulls_path != NULL);
}

const char *writing_path(const struct writing *w, size_t i)
{
    if (i == n_paired(w))
        return w->nulls_path;
    return w->n_paths ? w->paths[i] : "-";
}

const struct format *writing_format(const struct writing *w, size_t i)
{
    if (i == n_paired(w))
        return &format_tsv;
    if (w->format)
        return w->format;
    const struct format *f = format_of_path(writing_path(w, i));
    return f ? f : &format_tsv;
}

unsigned writing_packing(const struct writing *w, size_t i)
{
    return packing_of_path(writing_path(w, i), w->gz_level);
}

bool writing_has_flags(const struct writing *w)
{
    for (size_t i = 0; i < n_paired(w); i++) {
        const struct format *f = writing_format(w, i);
        if (f->has_flags ||
            (f == &format_tsv && tsv_columns_have_flags(&w->columns)))
            return true;
    }
    return false;
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

/* Unaligned sentences are TSV, whatever their file is called; a name that
 * promises another format is a mistake. */
static int check_nulls(const struct writing *w, struct err *e)
{
    const struct format *f =
        w->nulls_path ? format_of_path(w->nulls_path) : NULL;
    if (f && f != &format_tsv)
        return err_set(e, ERR_USAGE,
                       "%.100s: unaligned sentences are written as TSV",
                       w->nulls_path);
    return 0;
}

int writing_check(const struct writing *w, struct err *e)
{
    for (size_t i = 0; w->nulls_path && i < n_paired(w); i++)
        if (strcmp(writing_path(w, i), w->nulls_path) == 0)
            return err_set(e, ERR_USAGE, "two outputs are named %.100s",
                           w->nulls_path);
    for (size_t i = 0; !w->format && i < n_paired(w); i++) {
        int rc = format_check_ending(writing_path(w, i), e);
        if (rc != 0)
            return rc;
    }
    return check_nulls(w, e);
}

void outputs_open_memory(struct outputs *o, const struct writing *w,
                         const struct output_head *head)
{
    *o = (struct outputs){.writing = w, .n_paired = n_paired(w)};
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
    if (rc != 0)
        outputs_abort(o);
    return rc;
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

int writing_floor(const struct writing *w, const struct record *records,
                  size_t n, double *out, struct err *e)
{
    size_t n_pairs = 0;
    *out = w->min_score;
    if (w->min_precision <= 0)
        return 0;
    double *scores = malloc((n + 1) * sizeof *scores);
    if (!scores)
        return err_nomem(e);
    for (size_t i = 0; i < n; i++)
        if (is_pair(&records[i]))
            scores[n_pairs++] = records[i].score;
    *out = fmax(w->min_score,
                threshold_for_precision(scores, n_pairs, w->min_precision));
    free(scores);
    return 0;
}

bool writing_leaves_out(const struct writing *w, double floor,
                        const struct record *r)
{
    return is_pair(r) ? r->score < floor : !w->with_nulls;
}

bool writing_leaves_out_document(const struct writing *w,
                                 const struct document *d)
{
    enum verdict_kind kind = VERDICT_NONE;
    if (w->min_verdict == VERDICT_NONE)
        return false;
    for (unsigned k = VERDICT_TRANSLATION; k <= VERDICT_UNRELATED; k++)
        if (d->verdict && strcmp(d->verdict, verdict_name(k)) == 0)
            kind = k;
    return kind == VERDICT_NONE || kind > w->min_verdict;
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

static int write_record(struct outputs *o, const struct record *r,
                        struct err *e)
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
        rc = write_record(o, &records[k], e);
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
    o->n = 0;
}
