/* io/tmx.c - writes TMX with libxml2's text writer, which sees to escaping
 * and nesting; the bytes go through to the sink.
 *
 * The order of attributes and properties is fixed, and property names are
 * those that other corpus tools read: score-aligner, type, source-document,
 * paragraph-id.  TMX wants every <prop> before the <seg> or <tuv>.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/tmx.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <stdlib.h>

#include "io/sink.h"

struct tmx_state {
    xmlTextWriterPtr xml;
    struct sink *sink;
    struct err *e; /* of the call under way: libxml2 calls back */
    int rc;        /* the first failure of the sink */
    uint64_t n_units;
};

/* Never tells libxml2 of a failure, of which it would print a word of its own:
 * t->rc keeps it, and result() gives it to the caller. */
static int pass_to_sink(void *context, const char *bytes, int n)
{
    struct tmx_state *t = context;
    if (t->rc == 0)
        t->rc = sink_write(t->sink, (struct sv){bytes, (size_t)n}, t->e);
    return n;
}

static int no_close(void *context)
{
    (void)context;
    return 0;
}

/* What a run of libxml2 calls came to: the sink's error, or none of memory
 * (nothing else can fail: names and text are valid). */
static int result(struct tmx_state *t, bool failed, struct err *e)
{
    if (t->rc != 0)
        return t->rc;
    return failed ? err_nomem(e) : 0;
}

static bool start(struct tmx_state *t, const char *name)
{
    return xmlTextWriterStartElement(t->xml, BAD_CAST name) >= 0;
}

static bool attribute(struct tmx_state *t, const char *name, const char *value)
{
    return xmlTextWriterWriteAttribute(t->xml, BAD_CAST name, BAD_CAST value) >=
           0;
}

static bool end(struct tmx_state *t)
{
    return xmlTextWriterEndElement(t->xml) >= 0;
}

/* libxml2 wants a NUL behind text; the scratch line lends it. */
static bool text(struct writer *w)
{
    buf_add_char(&w->line, '\0');
    bool ok = !w->line.failed &&
              xmlTextWriterWriteString(w->tmx->xml, BAD_CAST w->line.p) >= 0;
    buf_clear(&w->line);
    return ok;
}

static bool attribute_sv(struct writer *w, const char *name, struct sv value)
{
    buf_add_sv(&w->line, value);
    buf_add_char(&w->line, '\0');
    bool ok = !w->line.failed && attribute(w->tmx, name, w->line.p);
    buf_clear(&w->line);
    return ok;
}

/* A <prop> whose value stands in the scratch line; none when it is empty,
 * because readers warn of empty ones. */
static bool prop(struct writer *w, const char *type)
{
    if (w->line.n == 0 && !w->line.failed)
        return true;
    return start(w->tmx, "prop") && attribute(w->tmx, "type", type) &&
           text(w) && end(w->tmx);
}

static bool prop_sv(struct writer *w, const char *type, struct sv value)
{
    buf_add_sv(&w->line, value);
    return prop(w, type);
}

static bool write_header(struct writer *w)
{
    const struct writer_options *o = w->options;
    struct tmx_state *t = w->tmx;
    return xmlTextWriterStartDocument(t->xml, "1.0", "UTF-8", NULL) >= 0 &&
           start(t, "tmx") && attribute(t, "version", "1.4") &&
           start(t, "header") && attribute(t, "creationtool", "stele") &&
           attribute(t, "creationtoolversion", o->tool_version) &&
           attribute(t, "segtype", "sentence") &&
           attribute(t, "o-tmf", "stele") && attribute(t, "adminlang", "en") &&
           attribute(t, "srclang", o->src_lang) &&
           attribute(t, "datatype", "plaintext") &&
           attribute(t, "o-encoding", "UTF-8") &&
           (!o->created || attribute(t, "creationdate", o->created)) &&
           prop_sv(w, "x-trglang", sv_from(o->tgt_lang)) &&
           prop_sv(w, "x-params-digest", sv_from(o->params_digest)) && end(t) &&
           start(t, "body");
}

/* Ends the head with the line of <body>, whether units follow or not; raw
 * text would also stop the indenting, which is set again. */
static bool end_header_line(struct tmx_state *t)
{
    return xmlTextWriterWriteRaw(t->xml, BAD_CAST "\n") >= 0 &&
           xmlTextWriterSetIndent(t->xml, 1) >= 0;
}

static int tmx_open(struct writer *w, struct err *e)
{
    xmlInitParser(); /* what its threads share; quick from the second time */
    struct tmx_state *t = calloc(1, sizeof *t);
    if (!t)
        return err_nomem(e);
    w->tmx = t;
    t->sink = w->sink;
    t->e = e;
    xmlOutputBufferPtr out =
        xmlOutputBufferCreateIO(pass_to_sink, no_close, t, NULL);
    if (!out)
        return err_nomem(e);
    t->xml = xmlNewTextWriter(out);
    if (!t->xml) {
        xmlOutputBufferClose(out);
        return err_nomem(e);
    }
    xmlTextWriterSetIndent(t->xml, 1);
    xmlTextWriterSetIndentString(t->xml, BAD_CAST " ");
    bool ok = write_header(w) && end_header_line(t);
    int rc = result(t, !ok, e);
    t->e = NULL;
    return rc;
}

static bool write_variant(struct writer *w, const struct record_side *side)
{
    struct tmx_state *t = w->tmx;
    if (side->n == 0)
        return true;
    bool ok = start(t, "tuv") && attribute_sv(w, "xml:lang", side->lang) &&
              prop_sv(w, "source-document", side->url);
    writer_add_paragraph_ids(&w->line, side);
    ok = ok && prop(w, "paragraph-id") && start(t, "seg");
    writer_add_text(&w->line, side);
    return ok && text(w) && end(t) && end(t);
}

static bool write_unit_props(struct writer *w, const struct record *r)
{
    buf_add_fixed(&w->line, r->score, 4);
    bool ok = prop(w, "score-aligner");
    writer_add_bead_type(&w->line, r);
    ok = ok && prop(w, "type");
    writer_add_flags(&w->line, r->flags, ',');
    ok = ok && prop(w, "x-flags");
    buf_add_sv(&w->line, w->document->id);
    buf_add_char(&w->line, '#');
    buf_add_u64(&w->line, r->bead_no + 1);
    ok = ok && prop(w, "x-context");
    const char *verdict = w->document->verdict;
    if (verdict && verdict[0] != '-')
        buf_add_sv(&w->line, sv_from(verdict));
    return ok && prop(w, "x-verdict");
}

static bool write_unit(struct writer *w, const struct record *r)
{
    struct tmx_state *t = w->tmx;
    buf_add_u64(&w->line, ++t->n_units);
    buf_add_char(&w->line, '\0');
    bool ok =
        !w->line.failed && start(t, "tu") && attribute(t, "tuid", w->line.p);
    buf_clear(&w->line);
    ok = ok && attribute(t, "datatype", "plaintext") &&
         attribute_sv(w, "srclang", r->src.lang);
    if (r->src.n != 1 || r->tgt.n != 1)
        ok = ok && attribute(t, "segtype", "block");
    return ok && write_unit_props(w, r) && write_variant(w, &r->src) &&
           write_variant(w, &r->tgt) && end(t);
}

static int tmx_record(struct writer *w, const struct record *r, struct err *e)
{
    w->tmx->e = e;
    bool ok = write_unit(w, r);
    int rc = result(w->tmx, !ok, e);
    w->tmx->e = NULL;
    return rc;
}

static int tmx_flush(struct writer *w, struct err *e)
{
    struct tmx_state *t = w->tmx;
    t->e = e;
    bool ok = xmlTextWriterFlush(t->xml) >= 0;
    int rc = result(t, !ok, e);
    t->e = NULL;
    return rc;
}

/* The number of a unit stands in the first line of it, and nowhere else does
 * a line begin so: text has no "<". */
static int tmx_renumber(struct sv body, uint64_t first, struct buf *out)
{
    const struct sv before = SV("  <tu tuid=\"");
    for (struct sv line; sv_next_line(&body, &line);) {
        if (sv_starts(line, before)) {
            size_t at = before.n;
            while (at < line.n && line.p[at] != '"')
                at++;
            buf_add_sv(out, before);
            buf_add_u64(out, ++first);
            line = sv_sub(line, at, line.n);
        }
        buf_add_sv(out, line);
        buf_add_char(out, '\n');
    }
    return out->failed ? ERR_NOMEM : 0;
}

static int tmx_finish(struct writer *w, struct err *e)
{
    struct tmx_state *t = w->tmx;
    t->e = e;
    bool ok = xmlTextWriterEndDocument(t->xml) >= 0 &&
              xmlTextWriterFlush(t->xml) >= 0;
    int rc = result(t, !ok, e);
    t->e = NULL;
    return rc;
}

static void tmx_close(struct writer *w)
{
    struct tmx_state *t = w->tmx;
    if (!t)
        return;
    t->rc = ERR_IO; /* whatever libxml2 still holds is to be dropped */
    if (t->xml)
        xmlFreeTextWriter(t->xml);
    free(t);
    w->tmx = NULL;
}

const struct format format_tmx = {
    .name = "tmx",
    .ending = ".tmx",
    .summary = "TMX 1.4, for translation memories",
    .open = tmx_open,
    .record = tmx_record,
    .flush = tmx_flush,
    .renumber = tmx_renumber,
    .finish = tmx_finish,
    .close = tmx_close,
};
