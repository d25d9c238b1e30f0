/* document/outputs.c - opens, feeds and closes the outputs together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/outputs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "document/engine.h"
#include "document/threshold.h"
#include "io/gzip_member.h"
#include "io/sink.h"

/* 6 would take a fifth more time for files that are 1 % smaller. */
enum { GZ_LEVEL = 5 };

struct writing writing_default(void)
{
    return (struct writing){.columns = tsv_columns_default(),
                            .gz_level = GZ_LEVEL};
}

static const struct option_spec specs[] = {
    {OPTION_OUTPUT, 'o', "output", "FILE",
     "write FILE (again for more files; - is standard output)"},
    {OPTION_NULLS, 0, "nulls", "FILE",
     "write unaligned sentences to FILE, as TSV"},
    {OPTION_GZIP_LEVEL, 'z', "gzip-level", "N",
     "for names that end in .gz, 1 to 9 (default: 5)"},
    {OPTION_FORMAT, 'f', "format", "NAME",
     "tsv, tmx, beads, ladder or view (default: by FILE's ending)"},
    {OPTION_COLUMNS, 0, "columns", "LIST",
     "TSV columns, or: default, full, bitextor, bicleaner"},
    {OPTION_NO_HEADER, 0, "no-header", NULL, "TSV without its first line"},
    {OPTION_WITH_NULLS, 0, "with-nulls", NULL,
     "unaligned sentences stand among the pairs"},
    {OPTION_MIN_SCORE, 0, "min-score", "P",
     "leave out pairs that score below P (0 to 1)"},
    {OPTION_MIN_PRECISION, 0, "min-precision", "P",
     "keep the most pairs of a document expected to be right with P"},
    {OPTION_ALLOW_EMPTY, 0, "allow-empty", NULL,
     "no pair at all is no failure"},
    {OPTION_WIDTH, 0, "width", "N", "columns of the format view"},
};

static int set_format(struct writing *w, const char *value, struct err *e)
{
    w->format = format_named(value);
    if (!w->format)
        return err_set(e, ERR_USAGE, "unknown format \"%.40s\"", value);
    return 0;
}

static int named_twice(const char *path, struct err *e)
{
    return err_set(e, ERR_USAGE, "two outputs are named %.100s", path);
}

static int add_path(struct writing *w, const char *path, struct err *e)
{
    if (w->n_paths == WRITING_MAX_OUTPUTS)
        return err_set(e, ERR_USAGE, "more than %d outputs",
                       WRITING_MAX_OUTPUTS);
    for (size_t i = 0; i < w->n_paths; i++)
        if (strcmp(w->paths[i], path) == 0)
            return named_twice(path, e);
    w->paths[w->n_paths++] = path;
    return 0;
}

static int set_number(unsigned *out, const char *value, unsigned long min,
                      unsigned long max, struct err *e)
{
    unsigned long n = 0;
    int rc = option_whole(value, min, max, &n, e);
    *out = (unsigned)n;
    return rc;
}

static int set(void *target, int id, const char *value, struct err *e)
{
    struct writing *w = target;
    switch (id) {
    case OPTION_OUTPUT: return add_path(w, value, e);
    case OPTION_FORMAT: return set_format(w, value, e);
    case OPTION_COLUMNS: return tsv_columns_parse(value, &w->columns, e);
    case OPTION_NO_HEADER: w->no_header = true; return 0;
    case OPTION_NULLS: w->nulls_path = value; return 0;
    case OPTION_WITH_NULLS: w->with_nulls = true; return 0;
    case OPTION_ALLOW_EMPTY: w->allow_empty = true; return 0;
    case OPTION_GZIP_LEVEL: return set_number(&w->gz_level, value, 1, 9, e);
    case OPTION_WIDTH: return set_number(&w->width, value, 40, 1000, e);
    case OPTION_MIN_PRECISION:
        return option_decimal(value, 0, 1, &w->min_precision, e);
    default: return option_decimal(value, 0, 1, &w->min_score, e);
    }
}

const struct option_group writing_options = {
    "Writing", specs, sizeof specs / sizeof specs[0], set};

/* The first N_OF_FILES are about files. */
enum { N_OF_FILES = 3 };

const struct option_group writing_stdout_options = {
    "Writing", specs + N_OF_FILES, sizeof specs / sizeof specs[0] - N_OF_FILES,
    set};

/* The date of SOURCE_DATE_EPOCH in TMX's form, or NULL: without it the
 * output does not depend on when it was made. */
static const char *creation_date(char out[20])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    unsigned long seconds;
    struct tm tm;
    if (!epoch || option_whole(epoch, 0, 253402300799UL, &seconds, NULL) != 0)
        return NULL;
    time_t t = (time_t)seconds;
    if (!gmtime_r(&t, &tm) || strftime(out, 20, "%Y%m%dT%H%M%SZ", &tm) == 0)
        return NULL;
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

unsigned writing_level(const struct writing *w, size_t i)
{
    return sink_is_gzip(writing_path(w, i)) ? w->gz_level : 0;
}

uint64_t writing_digest(const struct writing *w, uint64_t seed)
{
    const uint64_t choices[] = {w->no_header,
                                w->with_nulls,
                                w->gz_level,
                                w->width,
                                (uint64_t)(w->min_score * 1e9),
                                (uint64_t)(w->min_precision * 1e9)};
    size_t n = writing_n_outputs(w);
    for (size_t i = 0; i < n; i++) {
        seed = hash_sv(sv_from(writing_format(w, i)->name), seed);
        seed = hash_sv(sink_is_gzip(writing_path(w, i)) ? SV("gzip") : SV(""),
                       seed);
    }
    seed = hash_sv(w->nulls_path ? SV("nulls") : SV(""), seed);
    seed = hash_sv((struct sv){(const char *)w->columns.column, w->columns.n},
                   seed);
    return hash_sv((struct sv){(const char *)choices, sizeof choices}, seed);
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

/* No two outputs may have one name. */
static int check_names(const struct writing *w, struct err *e)
{
    for (size_t i = 0; w->nulls_path && i < n_paired(w); i++)
        if (strcmp(writing_path(w, i), w->nulls_path) == 0)
            return named_twice(w->nulls_path, e);
    return 0;
}

void outputs_open_memory(struct outputs *o, const struct writing *w,
                         const struct output_head *head)
{
    *o = (struct outputs){.writing = w, .n_paired = n_paired(w)};
    o->options = (struct writer_options){
        .src_lang = head->src_lang,
        .tgt_lang = head->tgt_lang,
        .tool_version = STELE_VERSION,
        .created = creation_date(o->created),
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
    int rc = check_names(w, e);
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

struct output_head output_head_of_batch(const struct engine *engine)
{
    const struct reading *r = engine->reading;
    return (struct output_head){
        .src_lang = r->src_lang ? r->src_lang : "*all*",
        .tgt_lang = r->tgt_lang,
        .params_digest = engine->digest,
    };
}

/* Append a text as the file gets it, packed at `level` if it is above 0. */
static int add_packed(struct buf *text, unsigned level, struct buf *out,
                      struct err *e)
{
    int rc = text->failed ? err_nomem(e) : 0;
    if (rc == 0 && level > 0)
        rc = gzip_member_pack(buf_sv(text), level, out, e);
    else if (rc == 0 && buf_add_sv(out, buf_sv(text)) != 0)
        rc = err_nomem(e);
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
    int rc = add_packed(&out->text, writing_level(w, i), head_out, e);
    writer_foot(&out->writer);
    if (rc == 0)
        rc = add_packed(&out->text, writing_level(w, i), foot_out, e);
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
