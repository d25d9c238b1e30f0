/* io/jsonl_reader.c - jansson reads a line, and this picks the keys.
 *
 * jansson is strict about UTF-8, and here about keys that come twice.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/jsonl_reader.h"

#ifdef STELE_JANSSON

#include <jansson.h>

#include "base/buffer.h"

/* The text of a member that is a string, or a number, in the arena. */
static struct sv add_number(struct arena *a, double number, bool *failed)
{
    struct buf digits = {0};
    buf_add_fixed(&digits, number, 9);
    char *kept = digits.failed ? NULL : arena_copy(a, digits.p, digits.n);
    struct sv out = {kept, kept ? digits.n : 0};
    *failed |= !kept;
    buf_free(&digits);
    return out;
}

static struct sv string_of(const json_t *value)
{
    return json_is_string(value) ? (struct sv){json_string_value(value),
                                               json_string_length(value)}
                                 : SV("");
}

static struct sv text_of(struct arena *a, const json_t *value, bool *failed)
{
    double number = json_number_value(value);
    if (json_is_integer(value)) {
        struct buf digits = {0};
        json_int_t n = json_integer_value(value);
        if (n < 0)
            return add_number(a, number, failed);
        buf_add_u64(&digits, (uint64_t)n);
        char *kept = digits.failed ? NULL : arena_copy(a, digits.p, digits.n);
        struct sv out = {kept, kept ? digits.n : 0};
        *failed |= !kept;
        buf_free(&digits);
        return out;
    }
    if (json_is_real(value))
        return number > -1e9 && number < 1e9 ? add_number(a, number, failed)
                                             : SV("out of bounds");
    return string_of(value);
}

/* What the functions below share. */
struct picking {
    struct arena *arena;
    bool failed;
};

static struct sv member(struct picking *p, const json_t *object,
                        const char *key)
{
    return text_of(p->arena, json_object_get(object, key), &p->failed);
}

/* The items of an array, or of arrays in it ("10-52"), with these between. */
static void add_items(const json_t *array, char between, char within,
                      struct buf *out)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        const json_t *item = json_array_get(array, i);
        if (i > 0)
            buf_add_char(out, between);
        if (json_is_array(item) && within)
            add_items(item, within, 0, out);
        else if (json_is_string(item))
            buf_add_sv(out, string_of(item));
        else if (json_is_integer(item) && json_integer_value(item) >= 0)
            buf_add_u64(out, (uint64_t)json_integer_value(item));
    }
}

static struct sv keep(struct picking *p, struct buf *text)
{
    char *kept = text->failed ? NULL : arena_copy(p->arena, text->p, text->n);
    struct sv out = {kept, kept ? text->n : 0};
    p->failed |= !kept;
    buf_free(text);
    return out;
}

static struct sv joined(struct picking *p, const json_t *object,
                        const char *key, char between, char within)
{
    const json_t *array = json_object_get(object, key);
    struct buf text = {0};
    if (!json_is_array(array))
        return SV("");
    add_items(array, between, within, &text);
    return keep(p, &text);
}

/* Where n_cp code points end. */
static size_t skip(struct sv text, size_t at, uint64_t n_cp)
{
    for (; n_cp > 0 && at < text.n; n_cp--)
        do
            at++;
        while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80);
    return at;
}

/* Cut the text where the lengths say: a line end for each joint, if all are
 * spaces there and the last sentence ends with the text. */
static void cut_text(struct picking *p, const json_t *lengths,
                     struct side_fields *side)
{
    const size_t n = json_array_size(lengths);
    char *text = n > 1 && side->text.n > 0
                     ? arena_copy(p->arena, side->text.p, side->text.n)
                     : NULL;
    size_t at = 0;
    if (n < 2 || side->text.n == 0)
        return;
    p->failed |= !text;
    for (size_t i = 0; i < n && text; i++) {
        json_int_t n_cp = json_integer_value(json_array_get(lengths, i));
        at = skip(side->text, at, n_cp > 0 ? (uint64_t)n_cp : 0);
        const bool last = i + 1 == n;
        if (last ? at != side->text.n
                 : at >= side->text.n || side->text.p[at] != ' ')
            return;
        if (!last)
            text[at++] = '\n';
    }
    side->text.p = text ? text : side->text.p;
    side->by_line = text != NULL;
}

/* {"text": …, "lang": …, …} */
static void take_side(struct picking *p, const json_t *o,
                      struct side_fields *side)
{
    side->text = member(p, o, "text");
    side->lang = member(p, o, "lang");
    side->url = member(p, o, "url");
    side->paragraph_id = member(p, o, "par");
    side->sent = joined(p, o, "sent", ',', 0);
    side->span = joined(p, o, "span", ',', '-');
    cut_text(p, json_object_get(o, "lengths"), side);
}

static void take_common(struct picking *p, const json_t *o,
                        struct pair_fields *out)
{
    const json_t *score = json_object_get(o, "score");
    out->id = member(p, o, "id");
    out->doc_id = member(p, o, "doc");
    out->bead_no = member(p, o, "bead_no");
    out->bead = joined(p, o, "bead", ':', 0);
    out->flags = joined(p, o, "flags", ',', 0);
    out->state = member(p, o, "state");
    out->verdict = member(p, o, "verdict");
    out->doc_score = member(p, o, "doc_score");
    out->score = json_is_object(score) ? member(p, score, "aligner")
                                       : member(p, o, "score");
    out->score_raw = member(p, score, "raw");
    out->len_z = member(p, score, "len_z");
    out->posterior = member(p, score, "posterior");
    out->words_met = member(p, score, "words_met");
}

/* {"en": …, "fr": …}: those of the languages wanted, else the first two. */
static bool take_translation(const struct jsonl_reader *r, json_t *o,
                             struct pair_fields *out)
{
    const char *key;
    json_t *value;
    json_object_foreach(o, key, value)
    {
        const bool src = r->src_lang && strcmp(key, r->src_lang) == 0;
        const bool tgt = r->tgt_lang && strcmp(key, r->tgt_lang) == 0;
        struct side_fields *side =
            src                                ? &out->src
            : tgt                              ? &out->tgt
            : !r->src_lang && !out->src.lang.p ? &out->src
            : !r->tgt_lang && !out->tgt.lang.p ? &out->tgt
                                               : NULL;
        if (!side || !json_is_string(value))
            continue;
        side->text = string_of(value);
        side->lang = sv_from(key);
    }
    return out->src.lang.p && out->tgt.lang.p;
}

/* Texts under the usual names. */
static bool take_flat(const json_t *o, struct pair_fields *out)
{
    static const char *const src[] = {"src", "src_text", "source"};
    static const char *const tgt[] = {"trg", "tgt", "trg_text", "tgt_text",
                                      "target"};
    const json_t *s = NULL, *t = NULL;
    for (size_t i = 0; i < sizeof src / sizeof src[0] && !s; i++)
        s = json_object_get(o, src[i]);
    for (size_t i = 0; i < sizeof tgt / sizeof tgt[0] && !t; i++)
        t = json_object_get(o, tgt[i]);
    out->src.text = string_of(s);
    out->tgt.text = string_of(t);
    return json_is_string(s) && json_is_string(t);
}

static int take_pair(const struct jsonl_reader *r, struct picking *p,
                     struct pair_fields *out)
{
    json_t *o = r->root;
    json_t *translation = json_object_get(o, "translation");
    const json_t *src = json_object_get(o, "src");
    const json_t *trg = json_object_get(o, "trg");
    take_common(p, o, out);
    if (json_is_object(translation))
        return take_translation(r, translation, out) ? 0 : ERR_INPUT;
    if (!json_is_object(src) || !json_is_object(trg))
        return take_flat(o, out) ? 0 : ERR_INPUT;
    take_side(p, src, &out->src);
    take_side(p, trg, &out->tgt);
    return 0;
}

/* The sentence of that name; false where the document has none. */
static bool add_sentence(const json_t *doc, const char *name, struct buf *text,
                         struct buf *places)
{
    const json_t *ids = json_object_get(doc, "ids");
    const json_t *sentences = json_object_get(doc, "sentences");
    size_t n = json_array_size(ids), at = 0;
    /* names are mostly numbers from 1 */
    for (const char *c = name; *c >= '0' && *c <= '9' && at < n; c++)
        at = at * 10 + (size_t)(*c - '0');
    at = at > 0 ? at - 1 : 0;
    if (at >= n || strcmp(string_of(json_array_get(ids, at)).p, name) != 0)
        for (at = 0; at < n; at++)
            if (json_is_string(json_array_get(ids, at)) &&
                strcmp(json_string_value(json_array_get(ids, at)), name) == 0)
                break;
    const json_t *sentence = json_array_get(sentences, at);
    if (at >= n || !json_is_string(sentence))
        return false;
    if (text->n > 0) {
        buf_add_char(text, '\n');
        buf_add_char(places, ',');
    }
    buf_add_sv(text, string_of(sentence));
    buf_add_u64(places, at + 1);
    return true;
}

static bool take_linked(struct picking *p, const json_t *doc,
                        const json_t *names, struct side_fields *side)
{
    struct buf text = {0}, places = {0};
    bool found = json_is_object(doc) && json_is_array(names);
    for (size_t i = 0; found && i < json_array_size(names); i++) {
        const json_t *name = json_array_get(names, i);
        found = json_is_string(name) &&
                add_sentence(doc, json_string_value(name), &text, &places);
    }
    side->text = keep(p, &text);
    side->sent = keep(p, &places);
    side->by_line = true;
    return found;
}

/* A link of a document, with the document's own names. */
static int take_link(struct jsonl_reader *r, struct picking *p,
                     struct pair_fields *out)
{
    const json_t *o = r->root;
    const json_t *link = json_array_get(r->links, r->next - 1);
    struct sv langs = member(p, o, "lang_pair");
    const char *dash = langs.n ? memchr(langs.p, '-', langs.n) : NULL;
    out->doc_id = member(p, o, "doc");
    out->src.url = member(p, o, "src_doc_id");
    out->tgt.url = member(p, o, "tgt_doc_id");
    out->verdict = member(p, o, "verdict");
    out->doc_score = member(p, o, "doc_score");
    out->score = member(p, link, "aligner-score");
    if (dash) {
        size_t n = (size_t)(dash - langs.p);
        out->src.lang = sv_sub(langs, 0, n);
        out->tgt.lang = sv_sub(langs, n + 1, langs.n);
    }
    return take_linked(p, json_object_get(o, "src_doc"),
                       json_object_get(link, "src"), &out->src) &&
                   take_linked(p, json_object_get(o, "tgt_doc"),
                               json_object_get(link, "tgt"), &out->tgt)
               ? 0
               : ERR_INPUT;
}

int jsonl_reader_line(struct jsonl_reader *r, struct sv line, uint64_t line_no,
                      struct err *e)
{
    json_error_t why;
    jsonl_reader_free(r);
    json_t *root = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES, &why);
    if (!root && json_error_code(&why) == json_error_out_of_memory)
        return err_nomem(e);
    if (!root)
        return err_set_at(e, ERR_INPUT, ERR_LINE, line_no, "column %d: %s",
                          why.column, why.text);
    if (!json_is_object(root)) {
        json_decref(root);
        return err_set_at(e, ERR_INPUT, ERR_LINE, line_no, "not a JSON object");
    }
    r->root = root;
    json_t *links = json_object_get(root, "alignment");
    r->links = json_is_array(links) ? links : NULL;
    return 0;
}

int jsonl_reader_next(struct jsonl_reader *r, struct arena *a, uint64_t line_no,
                      struct pair_fields *out, struct err *e)
{
    struct picking p = {.arena = a};
    const bool over =
        !r->root ||
        (r->links ? r->next == json_array_size(r->links) : r->is_taken);
    if (over)
        return 0;
    r->next++;
    r->is_taken = true;
    out->line = line_no;
    int rc = r->links ? take_link(r, &p, out) : take_pair(r, &p, out);
    if (p.failed)
        return err_nomem(e);
    if (rc == 0)
        return 1;
    if (r->links)
        return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                          "link %zu names a sentence that is not there",
                          r->next);
    return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                      "no pair: neither \"src\" and \"trg\" nor "
                      "\"translation\" with both languages");
}

void jsonl_reader_free(struct jsonl_reader *r)
{
    json_decref(r->root);
    r->root = r->links = NULL;
    r->next = 0;
    r->is_taken = false;
}

#else

int jsonl_reader_line(struct jsonl_reader *r, struct sv line, uint64_t line_no,
                      struct err *e)
{
    (void)r, (void)line, (void)line_no;
    return err_set(e, ERR_USAGE,
                   "this program was built without jansson and reads no JSON");
}

int jsonl_reader_next(struct jsonl_reader *r, struct arena *a, uint64_t line_no,
                      struct pair_fields *out, struct err *e)
{
    (void)r, (void)a, (void)line_no, (void)out, (void)e;
    return 0;
}

void jsonl_reader_free(struct jsonl_reader *r)
{
    (void)r;
}

#endif
