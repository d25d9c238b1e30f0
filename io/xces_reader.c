/* io/xces_reader.c - rows of links, rows of sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/xces_reader.h"

#include <stdlib.h>
#include <string.h>

#include "io/parse_number.h"
#include "io/xml_decoder.h"
#include "io/xml_rows.h"

/* Fields of the rows of links, and of those of sentences. */
enum { FROM_DOC, TO_DOC, TARGETS, LINK_ID, SCORE, LINK_GROUP, N_LINK_FIELDS };
enum { DOCUMENT, LANG, PARAGRAPH, ID, TEXT, GROUP, N_SENTENCE_FIELDS };

struct xces_reader {
    struct xml_rows rows;

    /* Of the <linkGrp>; or of the <text> and the <p>. */
    struct buf from_doc, to_doc;
    struct buf document, lang, paragraph;
    uint64_t group;
    unsigned text_depth; /* of the <s> at hand, 0 outside */
    uint64_t line;
    bool word_ended;
    struct buf text;
};

static bool is(const char *name, const char *wanted)
{
    return strcmp(name, wanted) == 0;
}

static void set(struct xces_reader *r, struct buf *to, struct sv value)
{
    buf_clear(to);
    if (buf_add_sv(to, value) != 0)
        xml_parser_fail_memory(&r->rows.parser);
}

static void set_number(struct xces_reader *r, unsigned field, uint64_t number)
{
    buf_clear(&r->text);
    buf_add_u64(&r->text, number);
    row_queue_set(&r->rows.queue, field, buf_sv(&r->text));
}

static void link_start(void *context, const char *name, bool prefixed,
                       struct xml_attributes a)
{
    struct xces_reader *r = context;
    struct row_queue *q = &r->rows.queue;
    if (r->rows.parser.depth == 1 && (prefixed || !is(name, "cesAlign")))
        xml_parser_refuse(&r->rows.parser,
                          "the first element is <%.60s>, not <cesAlign>", name);
    else if (is(name, "linkGrp")) {
        set(r, &r->from_doc, xml_attribute(a, NULL, "fromDoc"));
        set(r, &r->to_doc, xml_attribute(a, NULL, "toDoc"));
        r->group++;
    } else if (is(name, "link")) {
        struct sv score = xml_attribute(a, NULL, "certainty");
        if (score.n == 0)
            score = xml_attribute(a, NULL, "aligner-score");
        row_queue_begin(q);
        row_queue_set(q, FROM_DOC, buf_sv(&r->from_doc));
        row_queue_set(q, TO_DOC, buf_sv(&r->to_doc));
        row_queue_set(q, TARGETS, xml_attribute(a, NULL, "xtargets"));
        row_queue_set(q, LINK_ID, xml_attribute(a, NULL, "id"));
        row_queue_set(q, SCORE, score);
        set_number(r, LINK_GROUP, r->group);
        row_queue_end(q, xml_parser_line(&r->rows.parser));
        row_queue_begin(q);
    }
}

static void link_end(void *context)
{
    (void)context;
}

static void link_text(void *context, struct sv text)
{
    (void)context, (void)text;
}

static void begin_sentence(struct xces_reader *r, struct xml_attributes a)
{
    struct row_queue *q = &r->rows.queue;
    row_queue_begin(q);
    row_queue_set(q, DOCUMENT, buf_sv(&r->document));
    row_queue_set(q, LANG, buf_sv(&r->lang));
    row_queue_set(q, PARAGRAPH, buf_sv(&r->paragraph));
    row_queue_set(q, ID, xml_attribute(a, NULL, "id"));
    set_number(r, GROUP, r->group);
    buf_clear(&r->text);
    r->text_depth = r->rows.parser.depth;
    r->line = xml_parser_line(&r->rows.parser);
    r->word_ended = false;
}

static void sentence_start(void *context, const char *name, bool prefixed,
                           struct xml_attributes a)
{
    struct xces_reader *r = context;
    if (prefixed || r->text_depth > 0)
        return;
    struct sv id = xml_attribute(a, NULL, "id");
    if (is(name, "corpus"))
        set(r, &r->lang, xml_attribute(a, "xml", "lang"));
    else if (is(name, "text") || is(name, "document")) {
        struct sv lang = xml_attribute(a, "xml", "lang");
        set(r, &r->document, id);
        if (lang.n > 0)
            set(r, &r->lang, lang);
        r->group++;
    } else if (is(name, "p") || is(name, "P"))
        set(r, &r->paragraph, id);
    else if (is(name, "s"))
        begin_sentence(r, a);
}

static void sentence_end(void *context)
{
    struct xces_reader *r = context;
    if (r->text_depth == 0)
        return;
    r->word_ended = true;
    if (r->text_depth != r->rows.parser.depth)
        return;
    if (r->text.failed)
        xml_parser_fail_memory(&r->rows.parser);
    row_queue_set(&r->rows.queue, TEXT, buf_sv(&r->text));
    row_queue_end(&r->rows.queue, r->line);
    row_queue_begin(&r->rows.queue);
    r->text_depth = 0;
}

/* Two <w> next to one another are two words. */
static void sentence_text(void *context, struct sv text)
{
    struct xces_reader *r = context;
    if (r->text_depth == 0)
        return;
    if (r->word_ended && r->text.n > 0 && r->text.p[r->text.n - 1] != ' ')
        buf_add_char(&r->text, ' ');
    r->word_ended = false;
    buf_add_sv(&r->text, text);
}

static int reader_open(const struct xml_format *format, unsigned n_fields,
                       struct byte_stream *feed, struct sv ahead,
                       struct xces_reader **out, struct err *e)
{
    struct xces_reader *r = calloc(1, sizeof *r);
    if (!r)
        return err_nomem(e);
    r->rows.queue.n_fields = n_fields;
    int rc = xml_rows_open(&r->rows, format, r, feed, ahead, e);
    if (rc == 0)
        *out = r;
    else
        xces_reader_close(r);
    return rc;
}

int xces_links_open(struct byte_stream *feed, struct sv ahead,
                    struct xces_reader **out, struct err *e)
{
    static const struct xml_format links = {.name = "XCES",
                                            .start = link_start,
                                            .end = link_end,
                                            .text = link_text};
    return reader_open(&links, N_LINK_FIELDS, feed, ahead, out, e);
}

int xces_sentences_open(struct byte_stream *feed, struct sv ahead,
                        struct xces_reader **out, struct err *e)
{
    static const struct xml_format sentences = {.name = "file of sentences",
                                                .start = sentence_start,
                                                .end = sentence_end,
                                                .text = sentence_text};
    return reader_open(&sentences, N_SENTENCE_FIELDS, feed, ahead, out, e);
}

void xces_reader_close(struct xces_reader *r)
{
    if (!r)
        return;
    xml_rows_close(&r->rows);
    buf_free(&r->from_doc);
    buf_free(&r->to_doc);
    buf_free(&r->document);
    buf_free(&r->lang);
    buf_free(&r->paragraph);
    buf_free(&r->text);
    free(r);
}

int xces_link_next(struct xces_reader *r, struct xces_link *out, struct err *e)
{
    struct sv f[N_LINK_FIELDS];
    uint64_t line;
    int rc = xml_rows_next(&r->rows, f, &line, e);
    if (rc != 1)
        return rc;
    const char *semicolon =
        f[TARGETS].n ? memchr(f[TARGETS].p, ';', f[TARGETS].n) : NULL;
    size_t n = semicolon ? (size_t)(semicolon - f[TARGETS].p) : 0;
    if (!semicolon)
        return err_set_at(e, ERR_INPUT, ERR_LINE, line,
                          "xtargets is not like \"s1 s2;s1\"");
    *out = (struct xces_link){.from_doc = f[FROM_DOC],
                              .to_doc = f[TO_DOC],
                              .src = sv_sub(f[TARGETS], 0, n),
                              .tgt = sv_sub(f[TARGETS], n + 1, f[TARGETS].n),
                              .id = f[LINK_ID],
                              .score = f[SCORE],
                              .line = line};
    parse_u64(&f[LINK_GROUP], UINT64_MAX, &out->group);
    return 1;
}

int xces_sentence_next(struct xces_reader *r, struct xces_sentence *out,
                       struct err *e)
{
    struct sv f[N_SENTENCE_FIELDS];
    uint64_t line;
    int rc = xml_rows_next(&r->rows, f, &line, e);
    if (rc != 1)
        return rc;
    *out = (struct xces_sentence){.document = f[DOCUMENT],
                                  .lang = f[LANG],
                                  .paragraph = f[PARAGRAPH],
                                  .id = f[ID],
                                  .text = f[TEXT],
                                  .line = line};
    parse_u64(&f[GROUP], UINT64_MAX, &out->group);
    return 1;
}
