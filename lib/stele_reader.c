/* lib/stele_reader.c - written pairs, read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/stele_reader.h"

#include <stdlib.h>

#include "corpus/record_reader.h"
#include "io/writer.h"
#include "lib/handle.h"

struct stele_reader {
    struct record_reader_options options;
    struct record_reader *reader;
    struct buf src, tgt; /* the texts of the pair at hand */
    struct stele_pair pair;
};

int handle_take_paths(struct record_reader_options *o, const char *const *paths,
                      size_t n, struct err *e)
{
    if (n == 0 || n > RECORD_READER_MAX_LIST)
        return err_set(e, ERR_USAGE, "1 to %d files are needed, not %zu",
                       RECORD_READER_MAX_LIST, n);
    for (size_t k = 0; k < n; k++)
        o->paths[o->n_paths++] = paths[k];
    return 0;
}

int stele_reader_open(const char *const *paths, size_t n_paths,
                      const char *format, const char *columns,
                      struct stele_reader **out, struct stele_error *error)
{
    struct err e = {0};
    struct stele_reader *r = calloc(1, sizeof *r);
    if (!r)
        return handle_fail(err_nomem(&e), &e, error);
    r->options.format = format;
    r->options.columns = columns;
    int rc = handle_take_paths(&r->options, paths, n_paths, &e);
    if (rc == 0)
        rc = record_reader_open(&r->options, &r->reader, &e);
    if (rc == 0)
        *out = r;
    else
        stele_reader_close(r);
    return handle_fail(rc, &e, error);
}

void stele_reader_close(struct stele_reader *r)
{
    if (!r)
        return;
    record_reader_close(r->reader);
    buf_free(&r->src);
    buf_free(&r->tgt);
    free(r);
}

static struct stele_text text_of(struct sv s)
{
    return (struct stele_text){s.p, s.n};
}

static struct stele_text side_text(struct buf *text,
                                   const struct record_side *side)
{
    buf_clear(text);
    writer_add_text(text, side);
    return text_of(buf_sv(text));
}

int stele_reader_next(struct stele_reader *r, const struct stele_pair **out,
                      struct stele_error *error)
{
    struct err e = {0};
    const struct record_read *read;
    int rc = record_reader_next(r->reader, &read, &e);
    if (rc != 1)
        return handle_fail(rc, &e, error);
    const struct record *x = &read->record;
    r->pair = (struct stele_pair){
        .src = side_text(&r->src, &x->src),
        .tgt = side_text(&r->tgt, &x->tgt),
        .src_lang = text_of(x->src.lang),
        .tgt_lang = text_of(x->tgt.lang),
        .src_url = text_of(x->src.url),
        .tgt_url = text_of(x->tgt.url),
        .document = text_of(read->document->id),
        .n_src = x->src.n,
        .n_tgt = x->tgt.n,
        .score = x->score,
        .flags = x->flags,
    };
    if (r->src.failed || r->tgt.failed)
        return handle_fail(err_nomem(&e), &e, error);
    *out = &r->pair;
    return 1;
}

bool stele_reader_goes_on(const struct stele_reader *r)
{
    return record_reader_goes_on(r->reader);
}

const char *stele_reader_format(unsigned k, const char **summary)
{
    *summary = record_reader_format_summary(k);
    return record_reader_format_name(k);
}
