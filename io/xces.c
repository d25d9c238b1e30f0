/* io/xces.c - links with both names of the score: readers of OPUS take
 * "certainty", those of HPLT "aligner-score", and both fail without.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/xces.h"

#include <math.h>

#include "io/xml_writer.h"

/* A side's document: its address, or else the pair's name and the side. */
static void add_document_attribute(struct writer *w, const char *attribute,
                                   struct sv url, const char *side)
{
    if (url.n > 0) {
        xml_add_attribute(w, attribute, url);
        return;
    }
    xml_add(w, " ");
    xml_add(w, attribute);
    xml_add(w, "=\"");
    xml_add_text(w, w->document->id);
    xml_add(w, side);
    xml_add(w, "\"");
}

static void xces_head(struct writer *w)
{
    xml_add(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" "
               "\"\">\n<cesAlign version=\"1.0\">\n");
}

static void add_targets(struct writer *w, const struct record_side *side)
{
    for (uint32_t i = 0; i < side->n; i++) {
        xml_add(w, i > 0 ? " s" : "s");
        buf_add_u64(w->out, (uint64_t)side->at + i + 1);
    }
}

static void add_score(struct writer *w, const char *attribute, double score)
{
    xml_add(w, attribute);
    buf_add_fixed(w->out, score, 4);
    xml_add(w, "\"");
}

static void xces_record(struct writer *w, const struct record *r)
{
    if (!w->is_open) {
        xml_add(w, " <linkGrp targType=\"s\"");
        add_document_attribute(w, "fromDoc", r->src.url, ":src");
        add_document_attribute(w, "toDoc", r->tgt.url, ":trg");
        xml_add(w, ">\n");
        w->is_open = true;
    }
    xml_add(w, "  <link id=\"SL");
    buf_add_u64(w->out, r->bead_no + 1);
    xml_add(w, "\" xtargets=\"");
    add_targets(w, &r->src);
    xml_add(w, ";");
    add_targets(w, &r->tgt);
    xml_add(w, "\"");
    if (!isnan(r->score)) {
        add_score(w, " certainty=\"", r->score);
        add_score(w, " aligner-score=\"", r->score);
    }
    xml_add(w, "/>\n");
}

static void xces_end(struct writer *w)
{
    if (w->is_open)
        xml_add(w, " </linkGrp>\n");
}

static void xces_foot(struct writer *w)
{
    xml_add(w, "</cesAlign>\n");
}

const struct format format_xces = {
    .name = "xces",
    .ending = ".xces",
    .summary = "XCES links between sentences, as OPUS has them",
    .head = xces_head,
    .record = xces_record,
    .end = xces_end,
    .foot = xces_foot,
};

static void sentences_head(struct writer *w, const char *lang)
{
    xml_add(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<corpus");
    if (lang && lang[0] != '*')
        xml_add_attribute(w, "xml:lang", sv_from(lang));
    xml_add(w, ">\n");
}

static void sentences_record(struct writer *w, struct side_text *text,
                             const struct record_side *side, const char *name)
{
    if (!w->is_open) {
        xml_add(w, " <text");
        add_document_attribute(w, "id", side->url, name);
        if (side->lang.n > 0)
            xml_add_attribute(w, "xml:lang", side->lang);
        xml_add(w, ">\n");
        w->is_open = true;
    }
    side_text_add(text, side);
}

/* The sentences in order, those of a paragraph in a <p>. */
static void sentences_end(struct writer *w, struct side_text *text)
{
    const size_t n = side_text_sort(text);
    w->out->failed |= text->text.failed | text->rows.failed;
    for (size_t i = 0; i < n; i++) {
        const struct side_sentence s = side_text_at(text, i);
        const bool first = i == 0 || side_text_at(text, i - 1).par != s.par;
        const bool last = i + 1 == n || side_text_at(text, i + 1).par != s.par;
        if (first) {
            xml_add(w, "  <p");
            xml_add_number_attribute(w, "id", (uint64_t)s.par + 1);
            xml_add(w, ">\n");
        }
        xml_add(w, "   <s id=\"s");
        buf_add_u64(w->out, (uint64_t)s.at + 1);
        xml_add(w, "\">");
        xml_add_text(w, side_text_of(text, s));
        xml_add(w, "</s>\n");
        if (last)
            xml_add(w, "  </p>\n");
    }
    if (w->is_open)
        xml_add(w, " </text>\n");
}

static void sentences_foot(struct writer *w)
{
    xml_add(w, "</corpus>\n");
}

static void src_head(struct writer *w)
{
    sentences_head(w, w->options->src_lang);
}

static void src_record(struct writer *w, const struct record *r)
{
    sentences_record(w, &w->src, &r->src, ":src");
}

static void src_end(struct writer *w)
{
    sentences_end(w, &w->src);
}

static void trg_head(struct writer *w)
{
    sentences_head(w, w->options->tgt_lang);
}

static void trg_record(struct writer *w, const struct record *r)
{
    sentences_record(w, &w->tgt, &r->tgt, ":trg");
}

static void trg_end(struct writer *w)
{
    sentences_end(w, &w->tgt);
}

const struct format format_xces_src = {
    .name = "xces-src",
    .summary = "the source sentences that XCES links name",
    .all_beads = true,
    .head = src_head,
    .record = src_record,
    .end = src_end,
    .foot = sentences_foot,
};

const struct format format_xces_trg = {
    .name = "xces-trg",
    .summary = "the target sentences that XCES links name",
    .all_beads = true,
    .head = trg_head,
    .record = trg_record,
    .end = trg_end,
    .foot = sentences_foot,
};
