/* corpus/record_reader.c - chooses the format, and keeps the document at hand.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/record_reader.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "corpus/record_format.h"
#include "tokenize/language_name.h"

/* What the sides of a document are called, for omissions that do not say. */
struct side_names {
    struct buf url, lang;
};

struct record_reader {
    struct record_reader_options options;
    const char *const *next_path; /* of a list of files */
    unsigned n_next;              /* files behind the one at hand */
    const char *list[RECORD_READER_MAX_LIST];
    const struct record_source *source;
    void *state;
    struct record_input input;
    struct arena arena, lasting;
    struct language_memo src_lang, tgt_lang;

    /* The document at hand and the one before, by turns. */
    struct {
        struct document document;
        struct buf id, verdict;
        struct side_names src, tgt;
    } documents[2], *at;
    struct buf key, next_key;
    uint64_t bead_no;
    struct record_read out;
};

const char *record_reader_format_name(unsigned i)
{
    return record_format_name(i);
}

const char *record_reader_format_summary(unsigned i)
{
    return record_format_summary(i);
}

const char *record_reader_format(const struct record_reader *r)
{
    return r->source->name;
}

uint64_t record_reader_n_skipped(const struct record_reader *r)
{
    return r->input.n_skipped;
}

const char *record_reader_guess(const struct record_reader *r)
{
    const bool named = r->options.src_lang && r->options.tgt_lang;
    return named ? "" : r->input.guess;
}

bool record_reader_goes_on(const struct record_reader *r)
{
    return r->input.goes_on;
}

/* Open the first file of the options. */
static int open_file(struct record_reader *r, struct err *e)
{
    bool is_list = false;
    int rc = byte_stream_open(r->options.paths[0], &r->input.feed, e);
    r->input.lines = (struct line_reader){.feed = r->input.feed,
                                          .max_bytes = RECORD_MAX_LINE};
    if (rc == 0)
        rc = record_format_choose(&r->options, &r->input.lines, &r->source,
                                  &is_list, e);
    if (rc == 0 && is_list && r->options.n_paths > 1) {
        memcpy(r->list, r->options.paths, sizeof r->list);
        r->next_path = r->list + 1;
        r->n_next = r->options.n_paths - 1;
        r->options.n_paths = 1;
    }
    return rc == 0 ? r->source->open(&r->input, &r->state, e) : rc;
}

static void close_file(struct record_reader *r)
{
    if (r->state)
        r->source->close(r->state);
    r->state = NULL;
    line_reader_free(&r->input.lines);
    byte_stream_close(r->input.feed);
    r->input.feed = NULL;
}

/* Go on with the next file of a list; pairs without a name of their document
 * begin another one. */
static int open_next(struct record_reader *r, struct err *e)
{
    close_file(r);
    r->options.paths[0] = *r->next_path++;
    r->n_next--;
    if (sv_eq(buf_sv(&r->key), SV("\t")))
        buf_clear(&r->key);
    return open_file(r, e);
}

int record_reader_open(const struct record_reader_options *options,
                       struct record_reader **out, struct err *e)
{
    struct record_reader *r = calloc(1, sizeof *r);
    if (!r)
        return err_nomem(e);
    r->options = *options;
    r->input.options = &r->options;
    r->input.arena = &r->arena;
    r->input.lasting = &r->lasting;
    int rc = open_file(r, e);
    if (rc == 0) {
        *out = r;
        return 0;
    }
    record_reader_close(r);
    return err_about(rc, options->paths[0], e);
}

static void side_names_free(struct side_names *s)
{
    buf_free(&s->url);
    buf_free(&s->lang);
}

void record_reader_close(struct record_reader *r)
{
    if (!r)
        return;
    close_file(r);
    arena_free(&r->arena);
    arena_free(&r->lasting);
    buf_free(&r->key);
    buf_free(&r->next_key);
    for (unsigned i = 0; i < 2; i++) {
        buf_free(&r->documents[i].id);
        buf_free(&r->documents[i].verdict);
        side_names_free(&r->documents[i].src);
        side_names_free(&r->documents[i].tgt);
    }
    free(r);
}

/* The name of the file without its folders. */
static struct sv file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return sv_from(slash ? slash + 1 : path);
}

static void add_key(struct buf *key, const struct pair_fields *f)
{
    buf_clear(key);
    if (f->doc_id.n > 0) {
        buf_add_sv(key, f->doc_id);
        return;
    }
    buf_add_sv(key, f->src.url);
    buf_add_char(key, '\t');
    buf_add_sv(key, f->tgt.url);
}

/* Begin a document of which this is the first pair. */
static int begin_document(struct record_reader *r, const struct pair_fields *f,
                          const struct record *record, struct err *e)
{
    struct sv verdict = f->verdict, score = f->doc_score;
    struct pair_fields named = {.doc_id = f->doc_id, .line = f->line};
    struct record scratch;
    uint32_t known;
    /* a name is made fit as an identifier is; a score is a number */
    named.id = f->doc_id.n > 0         ? f->doc_id
               : record->src.url.n > 0 ? record->src.url
                                       : file_name(r->options.paths[0]);
    named.score = score;
    named.state = verdict;
    int rc = record_of_fields(&r->arena, &named, &scratch, &known, e);
    if (rc != 0)
        return rc;
    r->at = r->at == r->documents ? &r->documents[1] : r->documents;
    struct buf *id = &r->at->id, *word = &r->at->verdict;
    buf_clear(id);
    buf_add_sv(id, scratch.id);
    buf_clear(word);
    buf_add_sv(word, scratch.state.n > 0 ? scratch.state : SV("-"));
    buf_add_char(word, '\0');
    if (id->failed || word->failed)
        return err_nomem(e);
    r->at->document = (struct document){
        .id = buf_sv(id), .verdict = word->p, .verdict_score = scratch.score};
    struct side_names *const names[] = {&r->at->src, &r->at->tgt};
    for (unsigned i = 0; i < 2; i++) {
        buf_clear(&names[i]->url);
        buf_clear(&names[i]->lang);
    }
    r->bead_no = 0;
    return 0;
}

/* Is the pair of another document than the one before? */
static int change_document(struct record_reader *r, const struct pair_fields *f,
                           const struct record *record, bool *is_new,
                           struct err *e)
{
    add_key(&r->next_key, f);
    if (r->next_key.failed)
        return err_nomem(e);
    *is_new = !r->at || !sv_eq(buf_sv(&r->next_key), buf_sv(&r->key));
    if (!*is_new)
        return 0;
    struct buf old = r->key;
    r->key = r->next_key;
    r->next_key = old;
    return begin_document(r, f, record, e);
}

static void place_side(struct record_side *side, uint32_t *n)
{
    if (side->at == UINT32_MAX)
        side->at = *n;
    if (side->at + side->n > *n)
        *n = side->at + side->n;
}

/* A side without text has the names that this side has in its document. */
static int name_side(struct side_names *names, struct record_side *side,
                     struct err *e)
{
    struct sv *const given[] = {&side->url, &side->lang};
    struct buf *const kept[] = {&names->url, &names->lang};
    for (unsigned i = 0; i < 2; i++) {
        if (given[i]->n == 0 && side->n == 0)
            *given[i] = buf_sv(kept[i]);
        if (given[i]->n == 0 || sv_eq(*given[i], buf_sv(kept[i])))
            continue;
        buf_clear(kept[i]);
        if (buf_add_sv(kept[i], *given[i]) != 0)
            return err_nomem(e);
    }
    return 0;
}

static void place_record(struct record_reader *r, struct record *record)
{
    place_side(&record->src, &r->at->document.n_src);
    place_side(&record->tgt, &r->at->document.n_tgt);
    if (record->bead_no == UINT64_MAX)
        record->bead_no = r->bead_no;
    r->bead_no = record->bead_no + 1;
}

/* The tag of a side's language: of the option, or of what the file calls it. */
static int use_language(struct language_memo *memo, const char *option,
                        struct record_side *side, uint64_t line, struct err *e)
{
    struct err why = {0};
    const char *tag = option;
    if (!option && side->lang.n == 0)
        return 0;
    if (!option && language_memo_tag(memo, side->lang, &tag, &why) != 0)
        return line > 0
                   ? err_set_at(e, ERR_INPUT, ERR_LINE, line, "%s", why.msg)
                   : err_set(e, ERR_INPUT, "%s", why.msg);
    side->lang = sv_from(tag);
    return 0;
}

static int use_languages(struct record_reader *r, uint64_t line,
                         struct record *record, struct err *e)
{
    int rc =
        use_language(&r->src_lang, r->options.src_lang, &record->src, line, e);
    return rc == 0 ? use_language(&r->tgt_lang, r->options.tgt_lang,
                                  &record->tgt, line, e)
                   : rc;
}

bool record_reader_has_lines(const struct record_reader *r, struct sv *header,
                             uint32_t *has_fields)
{
    *header = r->input.header;
    *has_fields = r->input.has_fields;
    return r->input.has_lines && r->n_next == 0;
}

int record_reader_next_line(struct record_reader *r, struct sv *line,
                            struct pair_fields *out, struct err *e)
{
    r->input.goes_on = false;
    int rc = r->source->next(r->state, out, e);
    *line = r->input.line;
    return rc < 0 ? err_about(rc, r->options.paths[0], e) : rc;
}

int record_reader_next(struct record_reader *r, const struct record_read **out,
                       struct err *e)
{
    struct pair_fields fields = {0};
    struct record_read *read = &r->out;
    arena_reset(&r->arena);
    r->input.goes_on = false;
    int rc = r->source->next(r->state, &fields, e);
    while (rc == 0 && r->n_next > 0) {
        rc = open_next(r, e);
        if (rc == 0)
            rc = r->source->next(r->state, &fields, e);
        else
            r->input.goes_on = false;
    }
    if (rc != 1)
        return err_about(rc, r->options.paths[0], e);
    if (sv_eq(fields.doc_id, SV("-")))
        fields.doc_id = SV("");
    rc = record_of_fields(&r->arena, &fields, &read->record, &read->known, e);
    if (rc == 0)
        rc = use_languages(r, fields.line, &read->record, e);
    if (rc == 0)
        rc = change_document(r, &fields, &read->record, &read->is_new, e);
    if (rc == 0)
        rc = name_side(&r->at->src, &read->record.src, e);
    if (rc == 0)
        rc = name_side(&r->at->tgt, &read->record.tgt, e);
    if (rc != 0) {
        r->input.goes_on = rc == ERR_INPUT;
        return err_about(rc, r->options.paths[0], e);
    }
    place_record(r, &read->record);
    if (fields.doc_id.n > 0)
        read->known |= FIELD_DOCUMENT;
    if (fields.verdict.n > 0 && !sv_eq(fields.verdict, SV("-")))
        read->known |= FIELD_VERDICT;
    read->document = &r->at->document;
    *out = read;
    return 1;
}
