/* io/xliff_reader.c - elements by name and depth: what is in an <alt-trans> or
 * a <match> has the same names deeper.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/xliff_reader.h"

#include <stdlib.h>
#include <string.h>

#include "io/inline_code.h"
#include "io/xml_decoder.h"
#include "io/xml_rows.h"

/* The fields of a row.  Those from SCORE on are contexts that Stele writes. */
enum {
    DOCUMENT,
    SRC_LANG,
    TGT_LANG,
    ID,
    STATE,
    SRC,
    TGT,
    SCORE,
    BEAD_NO,
    BEAD,
    FLAGS,
    SRC_URL,
    SRC_PAR,
    TGT_URL,
    TGT_PAR,
    VERDICT,
    N_FIELDS
};

static const char *const contexts[N_FIELDS] = {
    [SCORE] = "x-score",     [BEAD_NO] = "x-bead-no",
    [BEAD] = "x-bead",       [FLAGS] = "x-flags",
    [SRC_URL] = "x-src-url", [SRC_PAR] = "x-src-paragraph-id",
    [TGT_URL] = "x-trg-url", [TGT_PAR] = "x-trg-paragraph-id",
    [VERDICT] = "x-verdict",
};

struct xliff_reader {
    struct xml_rows rows;

    /* Of the <file> (or of <xliff> in 2.x), of the <unit>. */
    struct buf document, src_lang, tgt_lang, unit_id;

    /* Where elements began that matter, 0 outside; `unit_depth` is that of a
     * <trans-unit> or a <segment>. */
    unsigned unit_depth, text_depth, code_depth;
    unsigned field; /* that the text at hand is of */
    uint64_t line;
    bool keeps_space, text_keeps_space, code_parts, gap;
    bool is_2;
    struct buf text;
};

static bool is(const char *name, const char *wanted)
{
    return strcmp(name, wanted) == 0;
}

static bool is_one_of(const char *name, const char *const *names)
{
    while (*names && !is(name, *names))
        names++;
    return *names != NULL;
}

static void set(struct xliff_reader *r, struct buf *to, struct sv value)
{
    buf_clear(to);
    if (buf_add_sv(to, value) != 0)
        xml_parser_fail_memory(&r->rows.parser);
}

static void begin_root(struct xliff_reader *r, const char *name,
                       struct xml_attributes a)
{
    if (!is(name, "xliff")) {
        xml_parser_refuse(&r->rows.parser,
                          "the first element is <%.60s>, not <xliff>", name);
        return;
    }
    r->is_2 = sv_starts(xml_attribute(a, NULL, "version"), SV("2"));
    if (r->is_2) {
        set(r, &r->src_lang, xml_attribute(a, NULL, "srcLang"));
        set(r, &r->tgt_lang, xml_attribute(a, NULL, "trgLang"));
    }
}

static void begin_file(struct xliff_reader *r, struct xml_attributes a)
{
    struct sv name = xml_attribute(a, NULL, "original");
    set(r, &r->document, name.n ? name : xml_attribute(a, NULL, "id"));
    if (r->is_2)
        return;
    set(r, &r->src_lang, xml_attribute(a, NULL, "source-language"));
    set(r, &r->tgt_lang, xml_attribute(a, NULL, "target-language"));
}

/* xml:space of an element: that of the one around it where it says nothing. */
static bool keeps_space(struct xml_attributes a, bool around)
{
    struct sv space = xml_attribute(a, "xml", "space");
    return space.n > 0 ? sv_eq(space, SV("preserve")) : around;
}

static void begin_unit(struct xliff_reader *r, struct xml_attributes a)
{
    struct row_queue *q = &r->rows.queue;
    struct sv id = xml_attribute(a, NULL, "id");
    row_queue_begin(q);
    r->unit_depth = r->rows.parser.depth;
    r->line = xml_parser_line(&r->rows.parser);
    row_queue_set(q, DOCUMENT, buf_sv(&r->document));
    row_queue_set(q, SRC_LANG, buf_sv(&r->src_lang));
    row_queue_set(q, TGT_LANG, buf_sv(&r->tgt_lang));
    if (!r->is_2) {
        r->keeps_space = keeps_space(a, false);
        row_queue_set(q, ID, id);
        return;
    }
    row_queue_set(q, STATE, xml_attribute(a, NULL, "state"));
    set(r, &r->text, buf_sv(&r->unit_id));
    if (id.n > 0) {
        buf_add_char(&r->text, '#');
        buf_add_sv(&r->text, id);
    }
    row_queue_set(q, ID, buf_sv(&r->text));
}

static void begin_text(struct xliff_reader *r, unsigned field,
                       struct xml_attributes a)
{
    r->field = field;
    r->text_depth = r->rows.parser.depth;
    r->text_keeps_space = keeps_space(a, r->keeps_space);
    r->gap = false;
    buf_clear(&r->text);
    if (field == TGT && !r->is_2)
        row_queue_set(&r->rows.queue, STATE, xml_attribute(a, NULL, "state"));
}

/* An element in the text.  Of codes that hold the format's own characters, or
 * nothing, nothing is text. */
static void begin_code(struct xliff_reader *r, const char *name)
{
    static const char *const codes[] = {"ph", "bpt", "ept", "it", "x", "bx",
                                        "ex", "sc",  "ec",  "cp", NULL};
    static const char *const parting[] = {"ph", "it", "x", NULL};
    if (r->code_depth > 0 || !is_one_of(name, codes))
        return;
    r->code_depth = r->rows.parser.depth;
    r->code_parts = is_one_of(name, parting);
}

static void begin_context(struct xliff_reader *r, struct xml_attributes a)
{
    struct sv type = xml_attribute(a, NULL, "context-type");
    for (unsigned i = SCORE; i < N_FIELDS; i++)
        if (sv_eq(type, sv_from(contexts[i])))
            begin_text(r, i, a);
}

static void begin_inside(struct xliff_reader *r, const char *name,
                         struct xml_attributes a)
{
    const unsigned depth = r->rows.parser.depth;
    if (r->text_depth > 0)
        begin_code(r, name);
    else if (depth == r->unit_depth + 1 && is(name, "source"))
        begin_text(r, SRC, a);
    else if (depth == r->unit_depth + 1 && is(name, "target"))
        begin_text(r, TGT, a);
    else if (depth == r->unit_depth + 2 && is(name, "context"))
        begin_context(r, a);
}

static void on_start(void *context, const char *name, bool prefixed,
                     struct xml_attributes a)
{
    struct xliff_reader *r = context;
    if (r->rows.parser.depth == 1)
        begin_root(r, prefixed ? "" : name, a);
    else if (prefixed)
        return;
    else if (r->unit_depth > 0)
        begin_inside(r, name, a);
    else if (is(name, "file"))
        begin_file(r, a);
    else if (is(name, r->is_2 ? "segment" : "trans-unit"))
        begin_unit(r, a);
    else if (r->is_2 && is(name, "unit")) {
        set(r, &r->unit_id, xml_attribute(a, NULL, "id"));
        r->keeps_space = keeps_space(a, false);
    }
}

static void end_text(struct xliff_reader *r)
{
    if (r->text.failed)
        xml_parser_fail_memory(&r->rows.parser);
    row_queue_set(&r->rows.queue, r->field, buf_sv(&r->text));
    r->text_depth = 0;
}

static void on_end(void *context)
{
    struct xliff_reader *r = context;
    const unsigned depth = r->rows.parser.depth;
    if (r->text_depth == depth)
        end_text(r);
    if (r->code_depth == depth) {
        r->code_depth = 0;
        r->gap |= r->code_parts;
    }
    if (r->unit_depth == depth) {
        row_queue_end(&r->rows.queue, r->line);
        row_queue_begin(&r->rows.queue);
        r->unit_depth = 0;
    }
}

static void on_text(void *context, struct sv text)
{
    struct xliff_reader *r = context;
    if (r->text_depth == 0 || r->code_depth > 0)
        return;
    if (r->gap)
        inline_code_gap(&r->text, text);
    r->gap = false;
    if (r->text_keeps_space)
        buf_add_sv(&r->text, text);
    else
        xml_add_folded(text, &r->text);
}

int xliff_reader_open(struct byte_stream *feed, struct sv ahead,
                      struct xliff_reader **out, struct err *e)
{
    static const struct xml_format xliff = {
        .name = "XLIFF", .start = on_start, .end = on_end, .text = on_text};
    struct xliff_reader *r = calloc(1, sizeof *r);
    if (!r)
        return err_nomem(e);
    r->rows.queue.n_fields = N_FIELDS;
    int rc = xml_rows_open(&r->rows, &xliff, r, feed, ahead, e);
    if (rc == 0)
        *out = r;
    else
        xliff_reader_close(r);
    return rc;
}

void xliff_reader_close(struct xliff_reader *r)
{
    if (!r)
        return;
    xml_rows_close(&r->rows);
    buf_free(&r->document);
    buf_free(&r->src_lang);
    buf_free(&r->tgt_lang);
    buf_free(&r->unit_id);
    buf_free(&r->text);
    free(r);
}

int xliff_reader_next(struct xliff_reader *r, struct pair_fields *out,
                      struct err *e)
{
    struct sv f[N_FIELDS];
    uint64_t line;
    int rc = xml_rows_next(&r->rows, f, &line, e);
    if (rc != 1)
        return rc;
    *out = (struct pair_fields){
        .src = {.text = f[SRC],
                .lang = f[SRC_LANG],
                .url = f[SRC_URL],
                .paragraph_id = f[SRC_PAR]},
        .tgt = {.text = f[TGT],
                .lang = f[TGT_LANG],
                .url = f[TGT_URL],
                .paragraph_id = f[TGT_PAR]},
        .id = f[ID],
        .doc_id = f[DOCUMENT],
        .bead_no = f[BEAD_NO],
        .bead = f[BEAD],
        .flags = f[FLAGS],
        .state = f[STATE],
        .verdict = f[VERDICT],
        .score = f[SCORE],
        .line = line,
    };
    return 1;
}
