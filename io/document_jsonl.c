/* io/document_jsonl.c - collects a document, and writes it at its end.
 *
 * Sentences are named by their numbers from 1, as strings: that data set takes
 * any identifiers.  "aligner-score" must be a number there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/document_jsonl.h"

#include <math.h>

#include "io/json_writer.h"

static void add_name(struct buf *out, uint64_t number)
{
    size_t from = json_writer_string_begin(out);
    buf_add_u64(out, number);
    json_writer_string_end(out, from, NULL);
}

static void add_names(struct buf *out, const char *key,
                      const struct record_side *side)
{
    json_writer_key(out, key);
    json_writer_begin(out, '[');
    for (uint32_t i = 0; i < side->n; i++)
        add_name(out, (uint64_t)side->at + i + 1);
    json_writer_end(out, ']');
}

/* "en-fr" and the names of both sides, which the first record tells. */
static void begin_document(struct writer *w, const struct record *r)
{
    json_writer_begin(w->out, '{');
    json_writer_key(w->out, "lang_pair");
    size_t from = json_writer_string_begin(w->out);
    buf_add_sv(w->out, r->src.lang);
    buf_add_char(w->out, '-');
    buf_add_sv(w->out, r->tgt.lang);
    json_writer_string_end(w->out, from, &w->plain);
    json_writer_key(w->out, "doc");
    json_writer_string(w->out, w->document->id);
    json_writer_key(w->out, "src_doc_id");
    json_writer_string(w->out, r->src.url);
    json_writer_key(w->out, "tgt_doc_id");
    json_writer_string(w->out, r->tgt.url);
    w->is_open = true;
}

static void document_record(struct writer *w, const struct record *r)
{
    struct buf *links = &w->links;
    if (!w->is_open)
        begin_document(w, r);
    side_text_add(&w->src, &r->src);
    side_text_add(&w->tgt, &r->tgt);
    json_writer_begin(links, '{');
    add_names(links, "src", &r->src);
    add_names(links, "tgt", &r->tgt);
    json_writer_key(links, "aligner-score");
    json_writer_number(links, isnan(r->score) ? 0 : r->score, 4);
    json_writer_key(links, "bicleaner-score");
    json_writer_number(links, NAN, 4);
    json_writer_key(links, "bifixer-score");
    json_writer_number(links, NAN, 4);
    json_writer_end(links, '}');
}

static void add_side(struct writer *w, const char *key, struct side_text *text)
{
    const size_t n = side_text_sort(text);
    json_writer_key(w->out, key);
    json_writer_begin(w->out, '{');
    json_writer_key(w->out, "ids");
    json_writer_begin(w->out, '[');
    for (size_t i = 0; i < n; i++)
        add_name(w->out, (uint64_t)side_text_at(text, i).at + 1);
    json_writer_end(w->out, ']');
    json_writer_key(w->out, "sentences");
    json_writer_begin(w->out, '[');
    for (size_t i = 0; i < n; i++)
        json_writer_string(w->out, side_text_of(text, side_text_at(text, i)));
    json_writer_end(w->out, ']');
    json_writer_end(w->out, '}');
    w->out->failed |= text->text.failed | text->rows.failed;
}

static void document_end(struct writer *w)
{
    const struct document *d = w->document;
    if (!w->is_open)
        return;
    add_side(w, "src_doc", &w->src);
    add_side(w, "tgt_doc", &w->tgt);
    json_writer_key(w->out, "alignment");
    json_writer_begin(w->out, '[');
    buf_add_sv(w->out, buf_sv(&w->links));
    w->out->failed |= w->links.failed;
    json_writer_end(w->out, ']');
    json_writer_key(w->out, "verdict");
    json_writer_string(w->out, d->verdict ? sv_from(d->verdict) : SV("-"));
    json_writer_key(w->out, "doc_score");
    json_writer_number(w->out, d->verdict_score, 4);
    json_writer_end(w->out, '}');
    buf_add_char(w->out, '\n');
}

const struct format format_document_jsonl = {
    .name = "doc.jsonl",
    .ending = ".doc.jsonl",
    .summary = "a JSON object a document pair, with all its text",
    .all_beads = true,
    .record = document_record,
    .end = document_end,
};
