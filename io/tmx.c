/* io/tmx.c - writes TMX, a line an element.
 *
 * The order of attributes and properties is fixed, and property names are
 * those that other corpus tools read: score-aligner, type, source-document,
 * paragraph-id.  TMX wants every <prop> before the <seg> or <tuv>.
 *
 * Not with libxml2's text writer: without memory it leaves out what it should
 * write and says nothing (tests/faults), and it takes longer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/tmx.h"

#include <math.h>

#include "io/xml_writer.h"

/* Where the value of a <prop> begins, and where its line does. */
struct open_prop {
    size_t line_at, value_at;
};

/* Begin a <prop>, whose value is then added to the text. */
static struct open_prop prop_begin(struct writer *w, const char *indent,
                                   const char *type)
{
    struct open_prop p = {.line_at = w->out->n};
    xml_add(w, indent);
    xml_add(w, "<prop type=\"");
    xml_add(w, type);
    xml_add(w, "\">");
    p.value_at = w->out->n;
    return p;
}

/* End it; an empty one is taken back, because readers warn of them. */
static void prop_end(struct writer *w, struct open_prop p)
{
    if (w->out->n == p.value_at) {
        w->out->n = p.line_at;
        return;
    }
    xml_escape_from(w, p.value_at);
    xml_add(w, "</prop>\n");
}

static void add_prop(struct writer *w, const char *indent, const char *type,
                     struct sv value)
{
    struct open_prop p = prop_begin(w, indent, type);
    buf_add_sv(w->out, value);
    prop_end(w, p);
}

static void tmx_head(struct writer *w)
{
    const struct writer_options *o = w->options;
    xml_add(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<tmx version=\"1.4\">\n"
               " <header creationtool=\"stele\"");
    xml_add_attribute(w, "creationtoolversion", sv_from(o->tool_version));
    xml_add(w, " segtype=\"sentence\" o-tmf=\"stele\" adminlang=\"en\"");
    xml_add_attribute(w, "srclang", sv_from(o->src_lang));
    xml_add(w, " datatype=\"plaintext\" o-encoding=\"UTF-8\"");
    if (o->created)
        xml_add_attribute(w, "creationdate", sv_from(o->created));
    xml_add(w, ">\n");
    add_prop(w, "  ", "x-trglang", sv_from(o->tgt_lang));
    add_prop(w, "  ", "x-params-digest", sv_from(o->params_digest));
    xml_add(w, " </header>\n <body>\n");
}

static void add_variant(struct writer *w, const struct record_side *side)
{
    if (side->n == 0)
        return;
    xml_add(w, "   <tuv");
    xml_add_attribute(w, "xml:lang", side->lang);
    xml_add(w, ">\n");
    add_prop(w, "    ", "source-document", side->url);
    struct open_prop ids = prop_begin(w, "    ", "paragraph-id");
    writer_add_paragraph_ids(w->out, side);
    prop_end(w, ids);
    xml_add(w, "    <seg>");
    xml_add_side(w, side);
    xml_add(w, "</seg>\n   </tuv>\n");
}

static void add_unit_props(struct writer *w, const struct record *r)
{
    struct open_prop p = prop_begin(w, "   ", "score-aligner");
    if (!isnan(r->score))
        buf_add_fixed(w->out, r->score, 4);
    prop_end(w, p);
    p = prop_begin(w, "   ", "type");
    writer_add_bead_type(w->out, r);
    prop_end(w, p);
    p = prop_begin(w, "   ", "x-flags");
    writer_add_flags(w->out, r->flags, ',');
    prop_end(w, p);
    p = prop_begin(w, "   ", "x-context");
    buf_add_sv(w->out, w->document->id);
    buf_add_char(w->out, '#');
    buf_add_u64(w->out, r->bead_no + 1);
    prop_end(w, p);
    const char *verdict = w->document->verdict;
    if (verdict && verdict[0] != '-')
        add_prop(w, "   ", "x-verdict", sv_from(verdict));
    add_prop(w, "   ", "x-pair-id", r->id);
    add_prop(w, "   ", "x-state", r->state);
    add_prop(w, "   ", "x-reason", r->reason);
}

static void tmx_record(struct writer *w, const struct record *r)
{
    xml_add(w, "  <tu");
    xml_add_number_attribute(w, "tuid", w->n_written + 1);
    xml_add(w, " datatype=\"plaintext\"");
    xml_add_attribute(w, "srclang", r->src.lang);
    if (r->src.n != 1 || r->tgt.n != 1)
        xml_add(w, " segtype=\"block\"");
    xml_add(w, ">\n");
    add_unit_props(w, r);
    add_variant(w, &r->src);
    add_variant(w, &r->tgt);
    xml_add(w, "  </tu>\n");
}

/* The number of a unit stands in the first line of it, and nowhere else does
 * a line begin so: text has no "<". */
static const struct sv unit_begins = {"  <tu tuid=\"", 12};

static int tmx_renumber(struct sv body, uint64_t first, struct buf *out)
{
    const struct sv before = unit_begins;
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

static size_t tmx_count(struct sv body)
{
    size_t n = 0;
    for (struct sv line; sv_next_line(&body, &line);)
        n += sv_starts(line, unit_begins);
    return n;
}

static void tmx_foot(struct writer *w)
{
    xml_add(w, " </body>\n</tmx>\n");
}

const struct format format_tmx = {
    .name = "tmx",
    .ending = ".tmx",
    .summary = "TMX 1.4, for translation memories",
    .needs_languages = true,
    .has_flags = true,
    .head = tmx_head,
    .record = tmx_record,
    .renumber = tmx_renumber,
    .count = tmx_count,
    .foot = tmx_foot,
};
