/* batch/stream_item.c - a line, its two documents, their records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/stream_item.h"

#include <stdlib.h>

#include "io/base64.h"
#include "tokenize/utf8.h"

struct stream_item *stream_item_new(void)
{
    return calloc(1, sizeof(struct stream_item));
}

void stream_item_free(struct stream_item *item)
{
    if (!item)
        return;
    buf_free(&item->line);
    buf_free(&item->fault);
    buf_free(&item->body);
    buf_free(&item->bytes);
    free(item);
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

static int unpack_both(struct stream_item *item, const struct stream_maker *m,
                       struct document_worker *w, struct bitextor_line *line,
                       struct err *e)
{
    const size_t most = w->engine->reading->max_bytes;
    struct sv text = buf_sv(&item->line);
    if (item->too_long)
        return err_set(e, ERR_LIMIT, "the line is too long for --max-input");
    if (utf8_fault(text) < text.n)
        return err_set(e, ERR_INPUT, "the line is not UTF-8");
    int rc = bitextor_line_parse(&m->columns, text, line, e);
    if (rc == 0)
        rc = unpack(line->src_text, "src_text", most, &w->src.bytes, e);
    if (rc == 0)
        rc = unpack(line->trg_text, "trg_text", most, &w->tgt.bytes, e);
    return rc;
}

/* A language with a NUL behind it; NULL for none. */
static const char *lang_of(struct sv name, char out[40])
{
    if (name.n == 0 || name.n >= 40)
        return NULL;
    memcpy(out, name.p, name.n);
    out[name.n] = '\0';
    return out;
}

static int align(struct stream_item *item, const struct stream_maker *m,
                 struct document_worker *w, struct outputs *o, struct err *e)
{
    struct bitextor_line line;
    struct document_records records;
    char src_lang[40], tgt_lang[40];
    document_forget(w);
    int rc = unpack_both(item, m, w, &line, e);
    if (rc != 0)
        return rc;
    const struct document_pair pair = {
        .names = {line.id, line.src_url, line.trg_url},
        .src_lang = lang_of(line.src_lang, src_lang),
        .tgt_lang = lang_of(line.trg_lang, tgt_lang),
    };
    rc = document_align(w, &pair, &records, NULL, e);
    if (rc != 0)
        return rc;
    return outputs_write(o, &records.document, records.records, records.n, e);
}

int stream_item_fill(struct stream_item *item, const struct stream_maker *m,
                     struct document_worker *w, struct err *e)
{
    struct outputs o;
    struct err fault = {0};
    outputs_open_memory(&o, m->writing, &m->head);
    int rc = align(item, m, w, &o, &fault);
    if (rc != 0 && rc != ERR_NOMEM) {
        char text[ERR_TEXT_BYTES];
        err_text(&fault, text);
        rc = buf_add_sv(&item->fault, sv_from(text)) == 0 ? 0 : ERR_NOMEM;
    }
    item->body = o.output[0].text;
    o.output[0].text = (struct buf){0};
    item->n_units = o.output[0].writer.n_written;
    outputs_abort(&o);
    return rc == ERR_NOMEM ? err_nomem(e) : rc;
}
