/* io/xliff.c - writes XLIFF 1.2, a line an element.
 *
 * What else is known of a pair is a <context>, where tools leave it in peace.
 * A pair is "translated", or "needs-review-translation" where it scores less
 * than the option says; the state that a pair came with stays.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/xliff.h"

#include <math.h>

#include "io/xml_writer.h"

static void xliff_head(struct writer *w)
{
    xml_add(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<xliff version=\"1.2\" "
               "xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n");
}

/* The languages of a side: its own, or what the options say. */
static struct sv language(struct sv own, const char *usual)
{
    return own.n > 0 ? own : usual ? sv_from(usual) : SV("und");
}

static void begin_file(struct writer *w, const struct record *r)
{
    xml_add(w, " <file");
    xml_add_attribute(w, "original", w->document->id);
    xml_add_attribute(w, "source-language",
                      language(r->src.lang, w->options->src_lang));
    xml_add_attribute(w, "target-language",
                      language(r->tgt.lang, w->options->tgt_lang));
    xml_add(w, " datatype=\"plaintext\" tool-id=\"stele\">\n"
               "  <header>\n   <tool tool-id=\"stele\" tool-name=\"Stele\"");
    xml_add_attribute(w, "tool-version", sv_from(w->options->tool_version));
    xml_add(w, "/>\n  </header>\n  <body>\n");
    w->is_open = true;
}

/* XLIFF 1.2, sec. 2.3, state; its own states begin with "x-". */
static bool is_state(struct sv state)
{
    static const char *const states[] = {
        "final",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-adaptation",
        "needs-review-l10n",
        "needs-review-translation",
        "needs-translation",
        "new",
        "signed-off",
        "translated",
    };
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        if (sv_eq(state, sv_from(states[i])))
            return true;
    return sv_starts(state, SV("x-"));
}

/* "initial" is what XLIFF 2.0 calls "new". */
static void add_state(struct writer *w, const struct record *r)
{
    const bool low = r->score < w->options->review_below;
    xml_add(w, " state=\"");
    if (r->state.n == 0)
        xml_add(w, low ? "needs-review-translation" : "translated");
    else if (sv_eq(r->state, SV("initial")))
        xml_add(w, "new");
    else if (!is_state(r->state))
        xml_add(w, "x-");
    if (r->state.n > 0 && !sv_eq(r->state, SV("initial")))
        xml_add_text(w, r->state);
    xml_add(w, "\"");
}

/* A <context>, whose value the caller appends between these two. */
static size_t context_begin(struct writer *w, const char *type, size_t *line_at)
{
    *line_at = w->out->n;
    xml_add(w, "     <context context-type=\"x-");
    xml_add(w, type);
    xml_add(w, "\">");
    return w->out->n;
}

static void context_end(struct writer *w, size_t from, size_t line_at)
{
    if (w->out->n == from) {
        w->out->n = line_at; /* nothing to say */
        return;
    }
    xml_escape_from(w, from);
    xml_add(w, "</context>\n");
}

static void add_context(struct writer *w, const char *type, struct sv value)
{
    size_t line_at, from = context_begin(w, type, &line_at);
    buf_add_sv(w->out, value);
    context_end(w, from, line_at);
}

static void add_side_contexts(struct writer *w, const struct record_side *side,
                              const char *url, const char *paragraph)
{
    size_t line_at, from;
    add_context(w, url, side->url);
    from = context_begin(w, paragraph, &line_at);
    writer_add_paragraph_ids(w->out, side);
    context_end(w, from, line_at);
}

static void add_contexts(struct writer *w, const struct record *r)
{
    size_t line_at, from;
    xml_add(w, "    <context-group name=\"stele\" purpose=\"information\">\n");
    from = context_begin(w, "score", &line_at);
    if (!isnan(r->score))
        buf_add_fixed(w->out, r->score, 4);
    context_end(w, from, line_at);
    from = context_begin(w, "bead-no", &line_at);
    buf_add_u64(w->out, r->bead_no + 1);
    context_end(w, from, line_at);
    from = context_begin(w, "bead", &line_at);
    writer_add_bead_type(w->out, r);
    context_end(w, from, line_at);
    from = context_begin(w, "flags", &line_at);
    writer_add_flags(w->out, r->flags, ',');
    context_end(w, from, line_at);
    add_side_contexts(w, &r->src, "src-url", "src-paragraph-id");
    add_side_contexts(w, &r->tgt, "trg-url", "trg-paragraph-id");
    if (w->document->verdict && w->document->verdict[0] != '-')
        add_context(w, "verdict", sv_from(w->document->verdict));
    xml_add(w, "    </context-group>\n");
}

static void xliff_record(struct writer *w, const struct record *r)
{
    if (!w->is_open)
        begin_file(w, r);
    xml_add(w, "   <trans-unit id=\"");
    size_t from = w->out->n;
    writer_add_pair_id(w->out, w, r);
    xml_escape_from(w, from);
    xml_add(w, "\" xml:space=\"preserve\">\n    <source>");
    xml_add_side(w, &r->src);
    xml_add(w, "</source>\n");
    if (r->tgt.n > 0) {
        xml_add(w, "    <target");
        add_state(w, r);
        xml_add(w, ">");
        xml_add_side(w, &r->tgt);
        xml_add(w, "</target>\n");
    }
    add_contexts(w, r);
    xml_add(w, "   </trans-unit>\n");
}

static void xliff_end(struct writer *w)
{
    if (w->is_open)
        xml_add(w, "  </body>\n </file>\n");
}

static void xliff_foot(struct writer *w)
{
    xml_add(w, "</xliff>\n");
}

const struct format format_xliff = {
    .name = "xliff",
    .ending = ".xlf",
    .ending2 = ".xliff",
    .summary = "XLIFF 1.2, for translators' tools",
    .needs_languages = true,
    .has_flags = true,
    .head = xliff_head,
    .record = xliff_record,
    .end = xliff_end,
    .foot = xliff_foot,
};
