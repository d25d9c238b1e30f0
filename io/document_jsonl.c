/* io/document_jsonl.c - collects a document, and writes it at its end.
 *
 * Sentences are named by their numbers from 1, as strings: that data set takes
 * any identifiers.  "aligner-score" must be a number there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/document_jsonl.h"

#include <math.h>
#include <string.h>

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
    struct buf *out = &w->names;
    buf_clear(out);
    json_writer_key(out, "lang_pair");
    size_t from = json_writer_string_begin(out);
    buf_add_sv(out, r->src.lang);
    buf_add_char(out, '-');
    buf_add_sv(out, r->tgt.lang);
    json_writer_string_end(out, from, &w->plain);
    json_writer_key(out, "doc");
    from = json_writer_string_begin(out);
    buf_add_sv(out, w->document->id);
    if (w->options->chunk_words > 0) {
        buf_add_char(out, '#');
        buf_add_u64(out, ++w->chunk.no);
    }
    json_writer_string_end(out, from, &w->plain);
    json_writer_key(out, "src_doc_id");
    json_writer_string(out, r->src.url);
    json_writer_key(out, "tgt_doc_id");
    json_writer_string(out, r->tgt.url);
    w->is_open = true;
}

static void add_link(struct writer *w, const struct record *r)
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

/* The line of a document or chunk. */
static void document_write(struct writer *w)
{
    const struct document *d = w->document;
    json_writer_begin(w->out, '{');
    buf_add_sv(w->out, buf_sv(&w->names));
    w->out->failed |= w->names.failed;
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

/* The texts that a chunk collects. */
static void chunk_texts(struct writer *w, struct buf *out[5])
{
    struct buf *const texts[5] = {&w->links, &w->src.text, &w->src.rows,
                                  &w->tgt.text, &w->tgt.rows};
    memcpy(out, texts, sizeof texts);
}

/* Write the chunk up to its last pair, if its mean score is enough, and begin
 * another one. */
static void chunk_end(struct writer *w)
{
    struct buf *texts[5];
    chunk_texts(w, texts);
    for (unsigned i = 0; i < 5; i++)
        texts[i]->n = w->chunk.end[i];
    if (w->chunk.n_pairs > 0 &&
        w->chunk.sum >= w->options->chunk_score * w->chunk.n_pairs)
        document_write(w);
    const uint32_t no = w->chunk.no;
    memset(&w->chunk, 0, sizeof w->chunk);
    w->chunk.no = no;
    w->is_open = false;
    for (unsigned i = 0; i < 5; i++)
        buf_clear(texts[i]);
}

/* Bytes of the space at s, of those that readers split words at; 0: none. */
static size_t space_at(struct sv s)
{
    static const struct sv wide[] = {{"\xc2\xa0", 2},      /* no-break */
                                     {"\xe2\x80\xaf", 3},  /* narrow */
                                     {"\xe2\x80\x89", 3},  /* thin */
                                     {"\xe3\x80\x80", 3}}; /* ideographic */
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
        if (sv_starts(s, wide[i]))
            return wide[i].n;
    return s.p[0] == ' ';
}

/* How many words a reader finds, who knows more spaces than columns do. */
static uint64_t count_words(const struct record_side *side)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < side->n; i++) {
        const struct sv text = side->sents[i].text;
        bool in_word = false;
        for (size_t at = 0, width; at < text.n; at += width ? width : 1) {
            width = space_at(sv_sub(text, at, text.n));
            n += width == 0 && !in_word;
            in_word = width == 0;
        }
    }
    return n;
}

/* Consecutive pairs with few words, and few sentences without partner between
 * them; none before the first and behind the last. */
static void chunk_record(struct writer *w, const struct record *r)
{
    const bool is_null = r->src.n == 0 || r->tgt.n == 0;
    const uint64_t n_src = count_words(&r->src), n_tgt = count_words(&r->tgt);
    const unsigned most = w->options->chunk_words;
    w->chunk.gap = is_null ? w->chunk.gap + r->src.n + r->tgt.n : 0;
    if (w->chunk.n_pairs > 0 && (w->chunk.n_src_words + n_src > most ||
                                 w->chunk.n_tgt_words + n_tgt > most ||
                                 w->chunk.gap > w->options->chunk_gap))
        chunk_end(w);
    if (w->chunk.n_pairs == 0 && is_null)
        return;
    add_link(w, r);
    w->chunk.n_src_words += n_src;
    w->chunk.n_tgt_words += n_tgt;
    if (is_null)
        return;
    struct buf *texts[5];
    chunk_texts(w, texts);
    for (unsigned i = 0; i < 5; i++)
        w->chunk.end[i] = texts[i]->n;
    w->chunk.n_pairs++;
    w->chunk.sum += isnan(r->score) ? 0 : r->score;
}

static void document_record(struct writer *w, const struct record *r)
{
    if (w->options->chunk_words > 0)
        chunk_record(w, r);
    else
        add_link(w, r);
}

static void document_end(struct writer *w)
{
    if (w->is_open && w->options->chunk_words > 0)
        chunk_end(w);
    else if (w->is_open)
        document_write(w);
}

const struct format format_document_jsonl = {
    .name = "doc.jsonl",
    .ending = ".doc.jsonl",
    .summary = "a JSON object a document pair, with all its text",
    .all_beads = true,
    .record = document_record,
    .end = document_end,
};
