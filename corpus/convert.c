/* corpus/convert.c - from a record reader to writers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/convert.h"

#include "base/language_tag.h"
#include "io/sink.h"
#include "io/tsv.h"

enum { SEND_BYTES = 1 << 16 };

struct output {
    const char *path;
    struct writer writer;
    struct buf text;
    struct sink *sink;
};

struct conversion {
    const struct convert_job *job;
    struct convert_counts *counts;
    struct record_reader *reader;
    struct writer_options options;
    struct writer_options reason_options; /* with a column of reasons */
    struct tsv_columns columns, reason_columns;
    struct output output[CONVERT_MAX_OUTPUTS];
    bool is_open;
    bool in_document;
    uint32_t holds; /* of all outputs together */
};

/* What columns of TSV hold which field, and which formats. */
static const struct {
    uint32_t field;
    const char *columns; /* "," for none */
    const char *formats;
} holders[] = {
    {FIELD_SCORE, "aligner_score",
     "tmx beads ladder view jsonl hf.jsonl moses-score moses-meta doc.jsonl "
     "hunalign vecalign xces xliff"},
    {FIELD_MEASURES, "score_raw,len_z,posterior,words_met", "jsonl moses-meta"},
    {FIELD_URL, "src_url,trg_url",
     "tmx jsonl moses-meta doc.jsonl xces xces-src xces-trg xliff"},
    {FIELD_PARAGRAPH, "src_paragraph_id,trg_paragraph_id",
     "tmx jsonl moses-meta xces-src xliff"},
    {FIELD_BEAD, "bead",
     "tmx beads ladder view jsonl moses-meta doc.jsonl vecalign xces xliff"},
    {FIELD_SENTENCES, ",", "jsonl doc.jsonl hunalign xces-src"},
    {FIELD_PLACE, "src_sent,trg_sent",
     "beads ladder jsonl moses-meta doc.jsonl vecalign xces"},
    {FIELD_SPAN, "src_span,trg_span", "jsonl moses-meta"},
    {FIELD_FLAGS, "flags", "tmx jsonl moses-meta xliff"},
    {FIELD_DOCUMENT, "doc_id", "tmx jsonl hf.jsonl moses-meta doc.jsonl xliff"},
    {FIELD_BEAD_NO, "bead_no", "tmx jsonl moses-meta xces xliff"},
    {FIELD_ID, "pair_id", "tmx jsonl hf.jsonl moses-meta xliff"},
    {FIELD_STATE, "state", "tmx jsonl moses-meta xliff"},
    {FIELD_VERDICT, "doc_verdict,doc_score", "jsonl moses-meta doc.jsonl"},
    {FIELD_LANGUAGE, "lang_src,lang_trg",
     "tmx jsonl hf.jsonl moses-meta doc.jsonl xces-src xliff"},
};
enum { N_HOLDERS = sizeof holders / sizeof holders[0] };

/* Is `word` in a list of words? */
static bool in_list(const char *list, char separator, const char *word)
{
    const size_t n = strlen(word);
    for (const char *p = list; p; p = strchr(p, separator)) {
        p += *p == separator;
        if (strncmp(p, word, n) == 0 && (p[n] == separator || p[n] == '\0'))
            return true;
    }
    return false;
}

static uint32_t column_holds(const char *column)
{
    for (unsigned i = 0; i < N_HOLDERS; i++)
        if (in_list(holders[i].columns, ',', column))
            return holders[i].field;
    return 0;
}

uint32_t convert_holds(const struct format *format,
                       const struct tsv_columns *columns)
{
    const struct tsv_columns usual = tsv_columns_default();
    uint32_t holds = 0;
    if (!columns)
        columns = &usual;
    if (format == &format_tsv)
        for (unsigned i = 0; i < columns->n; i++)
            holds |= column_holds(tsv_column_name(columns->column[i]));
    for (unsigned i = 0; i < N_HOLDERS && format != &format_tsv; i++)
        if (in_list(holders[i].formats, ' ', format->name))
            holds |= holders[i].field;
    return holds;
}

/* The default columns, and those of the fields that are known. */
static int choose_columns(struct conversion *c, uint32_t known, struct err *e)
{
    struct buf names = {0};
    const struct tsv_columns usual = tsv_columns_default();
    const uint32_t usual_holds = convert_holds(&format_tsv, NULL);
    for (unsigned i = 0; i < usual.n; i++) {
        buf_add_sv(&names, sv_from(tsv_column_name(usual.column[i])));
        buf_add_char(&names, ',');
    }
    for (unsigned i = 0; i < N_HOLDERS; i++) {
        if (!(holders[i].field & known & ~usual_holds) ||
            holders[i].columns[0] == ',')
            continue;
        buf_add_sv(&names, sv_from(holders[i].columns));
        buf_add_char(&names, ',');
    }
    if (names.failed) {
        buf_free(&names);
        return err_nomem(e);
    }
    names.p[names.n - 1] = '\0';
    int rc = tsv_columns_parse(names.p, &c->columns, e);
    buf_free(&names);
    return rc;
}

/* A tag with a NUL; the reader gives none that is longer. */
static const char *take_language(char out[LANGUAGE_TAG_BYTES], struct sv lang)
{
    if (lang.n == 0)
        lang = SV("und");
    memcpy(out, lang.p, lang.n);
    out[lang.n] = '\0';
    return out;
}

static bool is_named(const struct record_side *side)
{
    return side->n == 0 ||
           (side->lang.n > 0 && !language_tag_is(side->lang, SV("und")));
}

/* ERR_INPUT for a record without languages where an output needs them. */
static int check_languages(const struct conversion *c, const struct record *r,
                           struct err *e)
{
    for (unsigned i = 0; i < c->job->n_outputs; i++)
        if (c->job->formats[i]->needs_languages &&
            !(is_named(&r->src) && is_named(&r->tgt)))
            return err_set(e, ERR_INPUT,
                           "%s needs the language of both sides: name them "
                           "with --src-lang and --trg-lang",
                           c->job->formats[i]->name);
    return 0;
}

/* The options again, with the column of reasons. */
static void add_reason(struct conversion *c)
{
    c->reason_options = c->options;
    c->reason_columns = *c->options.columns;
    tsv_columns_add_reason(&c->reason_columns);
    c->reason_options.columns = &c->reason_columns;
}

/* Open the outputs; `first` is the first record, or NULL if there is none. */
static int open_outputs(struct conversion *c, const struct record_read *first,
                        struct err *e)
{
    const struct convert_job *job = c->job;
    struct convert_counts *n = c->counts;
    int rc = first ? check_languages(c, &first->record, e) : 0;
    if (rc != 0) {
        if (e)
            e->code = ERR_USAGE;
        return ERR_USAGE;
    }
    c->options = job->options;
    c->options.src_lang =
        take_language(n->src_lang, first ? first->record.src.lang
                                         : sv_from(job->options.src_lang));
    c->options.tgt_lang =
        take_language(n->tgt_lang, first ? first->record.tgt.lang
                                         : sv_from(job->options.tgt_lang));
    if (!c->options.columns) {
        rc = choose_columns(c, first ? first->known : 0, e);
        c->options.columns = &c->columns;
    }
    add_reason(c);
    for (unsigned i = 0; i < job->n_outputs && rc == 0; i++) {
        struct output *o = &c->output[i];
        o->path = job->paths[i];
        o->writer = writer_to(job->formats[i],
                              job->with_reason >> i & 1 ? &c->reason_options
                                                        : &c->options,
                              &o->text);
        c->holds |= convert_holds(job->formats[i], c->options.columns);
        rc = sink_open(o->path, job->gz_level, &o->sink, e);
        if (rc == 0)
            writer_head(&o->writer);
    }
    c->is_open = true;
    return rc;
}

/* Send what is written to its file; all of it at the end, or when it is much. */
static int send(struct output *o, size_t n_least, struct err *e)
{
    if (o->text.failed)
        return err_nomem(e);
    if (o->text.n == 0 || o->text.n < n_least)
        return 0;
    int rc = sink_write(o->sink, buf_sv(&o->text), e);
    buf_clear(&o->text);
    return err_about(rc, o->path, e);
}

static int end_document(struct conversion *c, struct err *e)
{
    int rc = 0;
    for (unsigned i = 0; c->in_document && i < c->job->n_outputs && rc == 0;
         i++) {
        writer_end(&c->output[i].writer);
        rc = send(&c->output[i], SEND_BYTES, e);
    }
    c->in_document = false;
    return rc;
}

static int begin_document(struct conversion *c, const struct document *d,
                          struct err *e)
{
    int rc = 0;
    for (unsigned i = 0; i < c->job->n_outputs && rc == 0; i++)
        rc = err_about(writer_begin(&c->output[i].writer, d, e),
                       c->output[i].path, e);
    c->in_document = true;
    c->counts->n_documents++;
    return rc;
}

static void count_record(struct conversion *c, const struct record_read *r)
{
    c->counts->n_records++;
    c->counts->n_nulls += r->record.src.n == 0 || r->record.tgt.n == 0;
    for (unsigned bit = 0; bit < CONVERT_N_FIELDS; bit++)
        c->counts->n_lost[bit] += r->known >> bit & ~c->holds >> bit & 1;
}

static int write_record(struct conversion *c, const struct record_read *r,
                        struct err *e)
{
    int rc = c->is_open ? 0 : open_outputs(c, r, e);
    if (rc == 0 && r->is_new)
        rc = end_document(c, e);
    if (rc == 0 && r->is_new)
        rc = begin_document(c, r->document, e);
    if (rc == 0)
        count_record(c, r);
    if (rc == 0 && c->job->on_record)
        rc = c->job->on_record(c->job->context, r, e);
    struct record_read chosen = *r;
    uint32_t outputs = UINT32_MAX;
    if (rc == 0 && c->job->choose)
        rc = c->job->choose(c->job->context, &chosen, &outputs, e);
    for (unsigned i = 0; i < c->job->n_outputs && rc == 0; i++) {
        if (!(outputs >> i & 1))
            continue;
        writer_record(&c->output[i].writer, &chosen.record);
        rc = send(&c->output[i], SEND_BYTES, e);
    }
    return rc;
}

static int convert_all(struct conversion *c, struct err *e)
{
    const struct record_read *r;
    struct err bad = {0};
    int rc;
    while ((rc = record_reader_next(c->reader, &r, &bad)) != 0) {
        const bool lacks =
            rc > 0 && c->is_open && check_languages(c, &r->record, &bad) != 0;
        if (rc > 0 && !lacks) {
            rc = write_record(c, r, e);
            if (rc != 0)
                return rc;
            continue;
        }
        if (!lacks && !record_reader_goes_on(c->reader)) {
            if (e)
                *e = bad;
            return rc;
        }
        c->counts->n_bad++;
        if (c->job->on_bad)
            c->job->on_bad(c->job->context, &bad);
        bad = (struct err){0};
    }
    rc = end_document(c, e);
    return rc == 0 && !c->is_open ? open_outputs(c, NULL, e) : rc;
}

static int close_outputs(struct conversion *c, struct err *e)
{
    int rc = 0;
    for (unsigned i = 0; i < c->job->n_outputs && rc == 0; i++) {
        struct output *o = &c->output[i];
        writer_foot(&o->writer);
        rc = send(o, 0, e);
        if (rc != 0)
            break;
        rc = sink_close(o->sink, e);
        o->sink = NULL;
    }
    return rc;
}

int convert(const struct convert_job *job, struct convert_counts *counts,
            struct err *e)
{
    struct conversion c = {.job = job, .counts = counts};
    *counts = (struct convert_counts){0};
    c.reader = job->reader;
    int rc = c.reader ? 0 : record_reader_open(&job->in, &c.reader, e);
    if (rc == 0) {
        rc = convert_all(&c, e);
        counts->n_skipped = record_reader_n_skipped(c.reader);
        strcpy(counts->guess, record_reader_guess(c.reader));
    }
    if (rc == 0)
        rc = close_outputs(&c, e);
    for (unsigned i = 0; i < job->n_outputs; i++) {
        sink_abort(c.output[i].sink);
        if (c.is_open)
            writer_free(&c.output[i].writer);
        buf_free(&c.output[i].text);
    }
    if (!job->reader)
        record_reader_close(c.reader);
    return rc;
}
