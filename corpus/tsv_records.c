/* corpus/tsv_records.c - which column is which field, then a line a pair.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/tsv_records.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/language_tag.h"
#include "base/table.h"
#include "corpus/record_fields.h"
#include "io/base64.h"
#include "io/parse_number.h"
#include "tokenize/language.h"
#include "tokenize/utf8.h"

/* The languages are told from the first SAMPLE_BYTES of the texts. */
enum {
    SAMPLE_BYTES = 1 << 16,
    PEEK_BYTES = 1 << 20,
    LEAST_DOCUMENT = 40 /* characters of base64 */
};

/* Where a column's field goes, and other names of it in files of others. */
#define FIELD(field) offsetof(struct pair_fields, field)
static const struct {
    const char *name;
    size_t at;
    const char *also[4];
} columns[] = {
    {"src_text", FIELD(src.text), {"src", "source", "source_text"}},
    {"trg_text", FIELD(tgt.text), {"trg", "tgt", "target", "tgt_text"}},
    {"src_url", FIELD(src.url), {"source_url"}},
    {"trg_url", FIELD(tgt.url), {"tgt_url", "target_url"}},
    {"aligner_score", FIELD(score), {"score"}},
    {"src_paragraph_id", FIELD(src.paragraph_id), {0}},
    {"trg_paragraph_id", FIELD(tgt.paragraph_id), {0}},
    {"bead", FIELD(bead), {0}},
    {"flags", FIELD(flags), {0}},
    {"doc_id", FIELD(doc_id), {"doc"}},
    {"bead_no", FIELD(bead_no), {0}},
    {"pair_id", FIELD(id), {"id"}},
    {"src_sent", FIELD(src.sent), {0}},
    {"trg_sent", FIELD(tgt.sent), {0}},
    {"src_span", FIELD(src.span), {0}},
    {"trg_span", FIELD(tgt.span), {0}},
    {"score_raw", FIELD(score_raw), {0}},
    {"len_z", FIELD(len_z), {0}},
    {"posterior", FIELD(posterior), {0}},
    {"words_met", FIELD(words_met), {0}},
    {"lang_src", FIELD(src.lang), {"src_lang"}},
    {"lang_trg", FIELD(tgt.lang), {"trg_lang", "tgt_lang"}},
    {"doc_verdict", FIELD(verdict), {0}},
    {"doc_score", FIELD(doc_score), {0}},
    {"state", FIELD(state), {0}},
};
enum { N_FIELDS = sizeof columns / sizeof columns[0], SRC_TEXT = 0, TRG_TEXT };

static const struct {
    const char *name, *columns;
} presets[] = {
    {"paracrawl", "src_url=1,trg_url=2,src_text=3,trg_text=4,aligner_score=9,"
                  "doc_id=10"},
    {"bicleaner", "src_url=1,trg_url=2,src_text=3,trg_text=4"},
    {"opustrainer", "src_text=1,trg_text=2"},
};

/* The column of each field, from 0; NONE where the file has none. */
enum { NONE = TABLE_MAX_COLUMNS };
struct tsv_state {
    struct record_input *in;
    unsigned column_of[N_FIELDS];
    unsigned char present[N_FIELDS]; /* [n_present]: fields with a column */
    unsigned n_present;
    unsigned n_columns; /* of every line; 0: as many as there are, or more */
    unsigned n_least;
    char src_lang[LANGUAGE_TAG_BYTES], tgt_lang[LANGUAGE_TAG_BYTES];
};

static bool is_name(unsigned field, struct sv name)
{
    if (sv_eq(name, sv_from(columns[field].name)))
        return true;
    for (unsigned i = 0; i < 4 && columns[field].also[i]; i++)
        if (sv_eq(name, sv_from(columns[field].also[i])))
            return true;
    return false;
}

static unsigned field_named(struct sv name)
{
    unsigned k = 0;
    while (k < N_FIELDS && !is_name(k, name))
        k++;
    return k;
}

/* The next part of a list, up to `c`, taken off *rest. */
static struct sv take_part(struct sv *rest, char c)
{
    const char *end = rest->n ? memchr(rest->p, c, rest->n) : NULL;
    size_t n = end ? (size_t)(end - rest->p) : rest->n;
    struct sv part = {rest->p, n};
    *rest = sv_sub(*rest, end ? n + 1 : n, rest->n);
    return part;
}

/* The column that has this name in the header, or this number. */
static int find_column(struct sv column, const struct sv *header, unsigned *out,
                       bool *by_number, struct err *e)
{
    struct sv digits = column;
    uint64_t number;
    if (parse_u64(&digits, TABLE_MAX_COLUMNS, &number) && digits.n == 0 &&
        number > 0) {
        *out = (unsigned)number - 1;
        *by_number = true;
        return 0;
    }
    for (unsigned c = 0; header && c < table_count(*header); c++)
        if (sv_eq(table_field(*header, c), column)) {
            *out = c;
            return 0;
        }
    return err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                      "the header names no column %.*s", (int)column.n,
                      column.p);
}

/* "src_text=en,aligner_score=5": all names, or all numbers. */
static int read_choice(struct tsv_state *t, struct sv choice,
                       const struct sv *header, bool *by_number, struct err *e)
{
    unsigned n_numbers = 0, n = 0;
    for (; choice.n > 0; n++) {
        bool number = false;
        struct sv column = take_part(&choice, ',');
        struct sv name = take_part(&column, '=');
        unsigned k = field_named(name);
        if (k == N_FIELDS)
            return err_set(e, ERR_USAGE, "unknown column \"%.*s\"", (int)name.n,
                           name.p);
        int rc = find_column(column.n ? column : name, header, &t->column_of[k],
                             &number, e);
        if (rc != 0)
            return rc;
        n_numbers += number;
    }
    if (n_numbers > 0 && n_numbers < n)
        return err_set(e, ERR_USAGE,
                       "columns are given by number, or by name, not both");
    *by_number = n_numbers > 0;
    return 0;
}

static int read_header(struct tsv_state *t, struct sv header, struct err *e)
{
    unsigned c = 0;
    for (struct sv name; sv_next_field(&header, &name); c++) {
        unsigned k = field_named(name);
        if (c == TABLE_MAX_COLUMNS)
            return err_set_at(e, ERR_LIMIT, ERR_LINE, 1, "more than %d columns",
                              TABLE_MAX_COLUMNS);
        /* the first name of a field counts more than others of it */
        if (k < N_FIELDS &&
            (t->column_of[k] == NONE || sv_eq(name, sv_from(columns[k].name))))
            t->column_of[k] = c;
    }
    return 0;
}

static int check_texts(const struct tsv_state *t, struct err *e)
{
    if (t->column_of[SRC_TEXT] != NONE && t->column_of[TRG_TEXT] != NONE)
        return 0;
    return err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                      "no column for the %s text: name it, as in "
                      "src_text=1,trg_text=2",
                      t->column_of[SRC_TEXT] == NONE ? "source" : "target");
}

/* The FIELD_* that a column is, of those that rules of filters need. */
static uint32_t field_of(const char *column)
{
    static const struct {
        const char *column;
        uint32_t field;
    } fields[] = {{"aligner_score", FIELD_SCORE},
                  {"bead", FIELD_BEAD},
                  {"flags", FIELD_FLAGS},
                  {"doc_id", FIELD_DOCUMENT},
                  {"doc_verdict", FIELD_VERDICT}};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (strcmp(fields[i].column, column) == 0)
            return fields[i].field;
    return 0;
}

/* The header outlives the line that it is in. */
static int keep_header(struct record_input *in, struct sv header, struct err *e)
{
    if (header.n >= 3 && memcmp(header.p, "\xef\xbb\xbf", 3) == 0)
        header = sv_sub(header, 3, header.n);
    in->header =
        (struct sv){arena_copy(in->lasting, header.p, header.n), header.n};
    return in->header.p ? 0 : err_nomem(e);
}

/* Decide what the columns are, from the options and the first line, which is
 * only taken if it is a header. */
static int choose_columns(struct tsv_state *t, struct err *e)
{
    struct sv choice = sv_from(t->in->options->columns), ahead, header = {0};
    bool by_number = false;
    for (size_t i = 0; i < sizeof presets / sizeof presets[0]; i++)
        if (sv_eq(choice, sv_from(presets[i].name)))
            choice = sv_from(presets[i].columns);
    int rc = line_reader_peek(&t->in->lines, PEEK_BYTES, &ahead, e);
    if (rc != 0)
        return rc;
    if (sv_next_line(&ahead, &header) && header.n >= 3 &&
        memcmp(header.p, "\xef\xbb\xbf", 3) == 0)
        header = sv_sub(header, 3, header.n);
    rc = choice.n > 0 ? read_choice(t, choice, &header, &by_number, e)
                      : read_header(t, header, e);
    if (rc == 0)
        rc = check_texts(t, e);
    if (rc == 0 && !by_number) {
        struct sv line;
        t->n_columns = table_count(header);
        rc = record_input_line(t->in, &t->in->lines, &line, e);
        rc = rc < 0 ? rc : keep_header(t->in, line, e);
    }
    for (unsigned k = 0; k < N_FIELDS; k++) {
        if (t->column_of[k] == NONE)
            continue;
        t->present[t->n_present++] = (unsigned char)k;
        t->in->has_fields |= field_of(columns[k].name);
        if (t->column_of[k] >= t->n_least)
            t->n_least = t->column_of[k] + 1;
    }
    t->in->has_lines = true;
    return rc;
}

/* The language of a column, told from the lines at hand together. */
static int tell_language(struct sv lines, unsigned column,
                         char out[LANGUAGE_TAG_BYTES], struct err *e)
{
    struct buf sample = {0};
    for (struct sv line;
         sample.n < SAMPLE_BYTES && sv_next_line(&lines, &line);) {
        buf_add_sv(&sample, table_field(line, column));
        buf_add_char(&sample, ' ');
    }
    const bool failed = sample.failed;
    sample.n = utf8_fault(buf_sv(&sample));
    const char *lang = language_of(buf_sv(&sample));
    if (strcmp(lang, "und") != 0)
        memcpy(out, lang, strlen(lang) + 1);
    buf_free(&sample);
    return failed ? err_nomem(e) : 0;
}

static bool has_column(const struct tsv_state *t, size_t field_at)
{
    for (unsigned k = 0; k < N_FIELDS; k++)
        if (columns[k].at == field_at)
            return t->column_of[k] != NONE;
    return false;
}

static int tell_languages(struct tsv_state *t, struct err *e)
{
    struct sv lines;
    int rc = line_reader_peek(&t->in->lines, PEEK_BYTES, &lines, e);
    if (rc == 0)
        rc = tell_language(lines, t->column_of[SRC_TEXT], t->src_lang, e);
    if (rc == 0)
        rc = tell_language(lines, t->column_of[TRG_TEXT], t->tgt_lang, e);
    if (rc == 0 &&
        !(has_column(t, FIELD(src.lang)) && has_column(t, FIELD(tgt.lang))))
        strcpy(t->in->guess, "guessed by their words");
    return rc;
}

/* Is the field text in base64, as Bitextor's documents are: long, without a
 * space, and with one when it is decoded?  It may be cut. */
static bool is_document(struct sv field, struct err *e)
{
    struct buf text = {0};
    bool is = false;
    while (field.n > 0 && field.p[field.n - 1] == '=')
        field.n--;
    field.n -= field.n % 4;
    if (field.n < LEAST_DOCUMENT || base64_decode(field, &text, NULL) != 0) {
        buf_free(&text);
        return false;
    }
    if (utf8_fault(buf_sv(&text)) + 4 > text.n && text.n > 0)
        is = memchr(text.p, ' ', text.n) != NULL;
    if (is)
        err_set(e, ERR_INPUT,
                "the texts are documents in base64, not sentences: stele "
                "stream aligns them");
    buf_free(&text);
    return is;
}

static int refuse_documents(struct tsv_state *t, struct err *e)
{
    struct sv ahead, line;
    int rc = line_reader_peek(&t->in->lines, PEEK_BYTES, &ahead, e);
    if (rc == 0 && sv_next_line(&ahead, &line) &&
        is_document(table_field(line, t->column_of[SRC_TEXT]), e))
        rc = ERR_INPUT;
    return rc;
}

static int tsv_open(struct record_input *in, void **state, struct err *e)
{
    struct tsv_state *t = calloc(1, sizeof *t);
    if (!t)
        return err_nomem(e);
    *state = t;
    t->in = in;
    for (unsigned k = 0; k < N_FIELDS; k++)
        t->column_of[k] = NONE;
    int rc = choose_columns(t, e);
    if (rc == 0)
        rc = refuse_documents(t, e);
    return rc == 0 ? tell_languages(t, e) : rc;
}

/* The fields of a line, TABLE_MAX_COLUMNS at most; how many it has. */
static unsigned split_line(struct sv line, struct sv *fields)
{
    const struct sv whole = line;
    unsigned n = 0;
    while (n < TABLE_MAX_COLUMNS && sv_next_field(&line, &fields[n]))
        n++;
    return n < TABLE_MAX_COLUMNS ? n : table_count(whole);
}

static int tsv_next(void *state, struct pair_fields *out, struct err *e)
{
    struct tsv_state *t = state;
    struct sv line, fields[TABLE_MAX_COLUMNS];
    int rc = record_input_line(t->in, &t->in->lines, &line, e);
    if (rc != 1)
        return rc;
    t->in->line = line;
    const unsigned n = split_line(line, fields);
    if (t->n_columns > 0 ? n != t->n_columns : n < t->n_least) {
        t->in->goes_on = true;
        return err_set_at(e, ERR_INPUT, ERR_LINE, t->in->lines.line_no,
                          "%u columns instead of %u", n,
                          t->n_columns > 0 ? t->n_columns : t->n_least);
    }
    for (unsigned i = 0; i < t->n_present; i++) {
        const unsigned k = t->present[i], column = t->column_of[k];
        if (column < n)
            memcpy((char *)out + columns[k].at, &fields[column],
                   sizeof fields[column]);
    }
    if (out->src.lang.n == 0)
        out->src.lang = sv_from(t->src_lang);
    if (out->tgt.lang.n == 0)
        out->tgt.lang = sv_from(t->tgt_lang);
    out->line = t->in->lines.line_no;
    return 1;
}

const struct record_source tsv_records = {
    .name = "tsv",
    .summary = "TAB-separated, columns by name or number",
    .min_paths = 1,
    .max_paths = 1,
    .open = tsv_open,
    .next = tsv_next,
    .close = free,
};
