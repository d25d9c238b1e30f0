/* io/jsonl.c - the keys of a pair, in a fixed order.
 *
 * Every line has the same keys, so that a loader finds the types in the first
 * ones; "state" and "reason" alone come only with pairs that have them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/jsonl.h"

#include "io/json_writer.h"

static void add_key_string(struct writer *w, const char *key, struct sv text)
{
    json_writer_key(w->out, key);
    json_writer_string(w->out, text);
}

static void add_text(struct writer *w, const struct record_side *side)
{
    size_t from = json_writer_string_begin(w->out);
    writer_add_text(w->out, side);
    json_writer_string_end(w->out, from, &w->plain);
}

static void add_id(struct writer *w, const struct record *r)
{
    json_writer_key(w->out, "id");
    size_t from = json_writer_string_begin(w->out);
    writer_add_pair_id(w->out, w, r);
    json_writer_string_end(w->out, from, &w->plain);
}

/* Code points of each sentence, which the text joins by a space; none where
 * the file that the pair comes from does not tell. */
static void add_lengths(struct buf *out, const struct record_side *side)
{
    bool known = true;
    for (uint32_t i = 1; i < side->n; i++)
        known &= side->sents[i].text.n > 0;
    json_writer_key(out, "lengths");
    json_writer_begin(out, '[');
    for (uint32_t i = 0; known && i < side->n; i++)
        json_writer_u64(out, side->sents[i].n_cp);
    json_writer_end(out, ']');
}

static void add_places(struct buf *out, const struct record_side *side)
{
    json_writer_key(out, "sent");
    json_writer_begin(out, '[');
    for (uint32_t i = 0; i < side->n; i++)
        json_writer_u64(out, (uint64_t)side->at + i + 1);
    json_writer_end(out, ']');
    json_writer_key(out, "span");
    json_writer_begin(out, '[');
    for (uint32_t i = 0; i < side->n; i++) {
        json_writer_begin(out, '[');
        json_writer_u64(out, side->sents[i].from);
        json_writer_u64(out, side->sents[i].to);
        json_writer_end(out, ']');
    }
    json_writer_end(out, ']');
}

static void add_side(struct writer *w, const char *key,
                     const struct record_side *side, bool with_text)
{
    json_writer_key(w->out, key);
    json_writer_begin(w->out, '{');
    add_key_string(w, "lang", side->lang);
    if (with_text) {
        json_writer_key(w->out, "text");
        add_text(w, side);
    }
    add_lengths(w->out, side);
    add_places(w->out, side);
    json_writer_key(w->out, "par");
    size_t from = json_writer_string_begin(w->out);
    writer_add_paragraph_ids(w->out, side);
    json_writer_string_end(w->out, from, &w->plain);
    add_key_string(w, "url", side->url);
    json_writer_end(w->out, '}');
}

static void add_scores(struct buf *out, const struct record *r)
{
    json_writer_key(out, "score");
    json_writer_begin(out, '{');
    json_writer_key(out, "aligner");
    json_writer_number(out, r->score, 4);
    json_writer_key(out, "raw");
    json_writer_number(out, r->cost_nats, 4);
    json_writer_key(out, "len_z");
    json_writer_number(out, r->len_z, 4);
    json_writer_key(out, "posterior");
    json_writer_number(out, r->posterior, 4);
    json_writer_key(out, "words_met");
    json_writer_number(out, r->words_met, 4);
    json_writer_end(out, '}');
}

static void add_flags(struct buf *out, uint32_t flags)
{
    const char *name;
    json_writer_key(out, "flags");
    json_writer_begin(out, '[');
    for (unsigned bit = 0; (name = record_flag_name(bit)) != NULL; bit++)
        if (flags >> bit & 1)
            json_writer_string(out, sv_from(name));
    json_writer_end(out, ']');
}

static void add_verdict(struct writer *w)
{
    const struct document *d = w->document;
    add_key_string(w, "verdict", d->verdict ? sv_from(d->verdict) : SV("-"));
    json_writer_key(w->out, "doc_score");
    json_writer_number(w->out, d->verdict_score, 4);
}

void jsonl_add(struct writer *w, const struct record *r, bool with_text)
{
    struct buf *out = w->out;
    json_writer_begin(out, '{');
    add_id(w, r);
    add_key_string(w, "doc", w->document->id);
    json_writer_key(out, "bead_no");
    json_writer_u64(out, r->bead_no + 1);
    json_writer_key(out, "bead");
    json_writer_begin(out, '[');
    json_writer_u64(out, r->src.n);
    json_writer_u64(out, r->tgt.n);
    json_writer_end(out, ']');
    add_side(w, "src", &r->src, with_text);
    add_side(w, "trg", &r->tgt, with_text);
    add_scores(out, r);
    add_flags(out, r->flags);
    add_verdict(w);
    if (r->state.n > 0)
        add_key_string(w, "state", r->state);
    if (r->reason.n > 0)
        add_key_string(w, "reason", r->reason);
    json_writer_end(out, '}');
    buf_add_char(out, '\n');
}

static void jsonl_record(struct writer *w, const struct record *r)
{
    jsonl_add(w, r, true);
}

/* The languages are keys: two that are equal, or none, are src and trg. */
static void add_translation(struct writer *w, const struct record *r)
{
    struct sv src = r->src.lang, tgt = r->tgt.lang;
    if (src.n == 0 || tgt.n == 0 || sv_eq(src, tgt)) {
        src = SV("src");
        tgt = SV("trg");
    }
    json_writer_key(w->out, "translation");
    json_writer_begin(w->out, '{');
    json_writer_string(w->out, src);
    buf_add_char(w->out, ':');
    add_text(w, &r->src);
    json_writer_string(w->out, tgt);
    buf_add_char(w->out, ':');
    add_text(w, &r->tgt);
    json_writer_end(w->out, '}');
}

static void hf_record(struct writer *w, const struct record *r)
{
    json_writer_begin(w->out, '{');
    add_id(w, r);
    add_translation(w, r);
    json_writer_key(w->out, "score");
    json_writer_number(w->out, r->score, 4);
    add_key_string(w, "doc", w->document->id);
    json_writer_end(w->out, '}');
    buf_add_char(w->out, '\n');
}

const struct format format_jsonl = {
    .name = "jsonl",
    .ending = ".jsonl",
    .summary = "a JSON object a pair, with all that is known of it",
    .has_flags = true,
    .record = jsonl_record,
};

const struct format format_hf_jsonl = {
    .name = "hf.jsonl",
    .ending = ".hf.jsonl",
    .summary = "JSON in the shape of Hugging Face's translation data",
    .record = hf_record,
};
