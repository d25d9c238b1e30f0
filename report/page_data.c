/* report/page_data.c - what the script of the page works with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/page_data.h"

#include "base/hash.h"
#include "corpus/side_size.h"
#include "io/json_writer.h"
#include "report/checks_of_pair.h"
#include "report/html.h"

/* Bytes of text in the page; documents beyond it can be judged, not edited. */
enum { MOST_TEXT = 3 << 20 };

static void key_text(struct buf *out, const char *key, struct sv text)
{
    json_writer_key(out, key);
    json_writer_string(out, text);
}

static void add_words(struct buf *out, enum report_language l)
{
    json_writer_key(out, "words");
    json_writer_begin(out, '{');
    for (int w = WORD_REVIEW_FIRST; w < WORD_REVIEW_LAST; w++)
        key_text(out, wording_key((enum wording)w),
                 wording(l, (enum wording)w));
    json_writer_end(out, '}');
}

static void add_flags(struct buf *out, enum report_language l)
{
    json_writer_key(out, "flags");
    json_writer_begin(out, '[');
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++) {
        json_writer_begin(out, '[');
        json_writer_string(out, sv_from(record_flag_name(bit)));
        json_writer_string(out, sv_from(check_row(bit)->label[l]));
        json_writer_end(out, ']');
    }
    json_writer_end(out, ']');
}

/* The sentences of a side in the order of the article: those of whole documents
 * are in one array. */
static void add_sentences(struct buf *out, const char *key,
                          const struct delivery_document *d, bool is_src,
                          const struct sentence **sents, uint32_t n)
{
    for (size_t k = 0; k < d->n; k++) {
        const struct record_side *side =
            is_src ? &d->records[k].src : &d->records[k].tgt;
        for (uint32_t i = 0; i < side->n && side->at + i < n; i++)
            sents[side->at + i] = &side->sents[i];
    }
    json_writer_key(out, key);
    json_writer_begin(out, '[');
    for (uint32_t i = 0; i < n; i++)
        json_writer_string(out, sents[i] ? sents[i]->text : SV(""));
    json_writer_end(out, ']');
}

/* [src_at, n_src, trg_at, n_trg, score or null, flags] */
static void add_bead(struct buf *out, const struct record *r)
{
    json_writer_begin(out, '[');
    json_writer_u64(out, r->src.at);
    json_writer_u64(out, r->src.n);
    json_writer_u64(out, r->tgt.at);
    json_writer_u64(out, r->tgt.n);
    json_writer_number(out, r->score, 4);
    json_writer_u64(out, r->flags);
    json_writer_end(out, ']');
}

static uint64_t text_bytes(const struct delivery_document *d)
{
    uint64_t n = 0;
    for (size_t k = 0; k < d->n; k++) {
        const struct record *r = &d->records[k];
        for (uint32_t i = 0; i < r->src.n; i++)
            n += r->src.sents[i].text.n + 4;
        for (uint32_t i = 0; i < r->tgt.n; i++)
            n += r->tgt.sents[i].text.n + 4;
    }
    return n;
}

static int add_document(struct buf *out, const struct delivery_document *d,
                        bool with_text, struct err *e)
{
    struct arena a = {0};
    const struct sentence **src = arena_array(&a, d->n_src, sizeof *src);
    const struct sentence **tgt = arena_array(&a, d->n_tgt, sizeof *tgt);
    json_writer_begin(out, '{');
    key_text(out, "id", d->id);
    if (with_text && src && tgt) {
        add_sentences(out, "s", d, true, src, d->n_src);
        add_sentences(out, "t", d, false, tgt, d->n_tgt);
        json_writer_key(out, "b");
        json_writer_begin(out, '[');
        for (size_t k = 0; k < d->n; k++)
            add_bead(out, &d->records[k]);
        json_writer_end(out, ']');
    }
    json_writer_end(out, '}');
    const bool failed = !src || !tgt;
    arena_free(&a);
    return failed ? err_nomem(e) : 0;
}

/* What changes with the input: the place where progress is kept. */
static uint64_t digest(const struct assessment *s)
{
    uint64_t h = 0;
    for (size_t k = 0; k < s->run.n_inputs; k++)
        h = hash_sv((struct sv){(const char *)&s->run.inputs[k].hash, 8}, h);
    for (size_t k = 0; k < s->delivery->n; k++)
        h = hash_sv(s->delivery->documents[k].id,
                    h + s->delivery->documents[k].n);
    return h;
}

int page_add_data(struct buf *out, const struct assessment *s, struct err *e)
{
    struct buf json = {0};
    char hex[16];
    int rc = 0;
    uint64_t n_bytes = 0;
    struct arena a = {0};
    bool *with_text = arena_array(&a, s->delivery->n, sizeof *with_text);
    hash_hex(digest(s), hex);
    for (size_t k = 0; with_text && k < s->delivery->n; k++) {
        const struct delivery_document *d =
            &s->delivery->documents[s->order[k]];
        n_bytes += text_bytes(d);
        with_text[s->order[k]] = d->is_whole && n_bytes <= MOST_TEXT;
    }
    json_writer_begin(&json, '{');
    key_text(&json, "digest", (struct sv){hex, sizeof hex});
    key_text(&json, "version", SV(STELE_VERSION));
    key_text(&json, "ui", sv_from(report_language_name(s->options.language)));
    key_text(&json, "src", s->src_lang);
    key_text(&json, "trg", s->tgt_lang);
    add_words(&json, s->options.language);
    add_flags(&json, s->options.language);
    json_writer_key(&json, "docs");
    json_writer_begin(&json, '[');
    for (size_t k = 0; with_text && k < s->delivery->n && rc == 0; k++)
        rc = add_document(&json, &s->delivery->documents[k], with_text[k], e);
    json_writer_end(&json, ']');
    json_writer_end(&json, '}');
    buf_add_sv(out, SV("<script type=\"application/json\" id=\"data\">"));
    html_add_json(out, buf_sv(&json));
    buf_add_sv(out, SV("</script>\n"));
    if (rc == 0 && (json.failed || !with_text))
        rc = err_nomem(e);
    buf_free(&json);
    arena_free(&a);
    return rc;
}
