/* io/tmx_events.c - elements of TMX, as xml_parser.h tells of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/tmx_events.h"

#include <stdlib.h>
#include <string.h>

#include "io/inline_code.h"
#include "io/xml_decoder.h"

/* Where elements of TMX stand: <tmx> in nothing, <header> and <body> in it. */
enum { ROOT = 1, PART, UNIT, OF_UNIT, OF_VARIANT };

static bool is(const char *name, const char *wanted)
{
    return strcmp(name, wanted) == 0;
}

static void fail_memory(struct tmx_events *t)
{
    xml_parser_fail_memory(&t->parser);
}

/* How many bytes of the text the parser has gone through. */
static uint64_t gone_through(const struct tmx_events *t)
{
    return xml_parser_at(&t->parser);
}

/* Where the tag began that the parser is in: no attribute holds a "<". */
static uint64_t tag_at(struct tmx_events *t)
{
    const uint64_t behind = gone_through(t) - t->window_at;
    size_t at = behind <= t->window.n ? (size_t)behind : 0;
    while (at > 0 && t->window.p[at - 1] != '<')
        at--;
    if (at > 0)
        return t->window_at + at - 1;
    xml_parser_fail_internal(&t->parser, "libxml2 is not where its bytes are");
    return t->window_at;
}

static struct sv language(struct xml_attributes a)
{
    struct sv lang = xml_attribute(a, "xml", "lang");
    return lang.n ? lang : xml_attribute(a, NULL, "lang");
}

static void begin_unit(struct tmx_events *t)
{
    struct tmx_unit *u = t->spare;
    if (u)
        t->spare = u->next;
    else if (!(u = calloc(1, sizeof *u)))
        fail_memory(t);
    if (!u)
        return;
    tmx_unit_clear(u);
    u->next = NULL;
    u->line = xml_parser_line(&t->parser);
    u->from = tag_at(t);
    t->open = u;
}

static void end_unit(struct tmx_events *t)
{
    struct tmx_unit *u = t->open;
    t->open = NULL;
    if (u->failed) {
        fail_memory(t);
        u->next = t->spare;
        t->spare = u;
        return;
    }
    u->to = gone_through(t);
    if (t->first)
        t->last->next = u;
    else
        t->first = u;
    t->last = u;
}

static void begin_text(struct tmx_events *t)
{
    buf_clear(&t->text);
    t->gap = false;
    t->text_depth = t->parser.depth;
}

static void begin_prop(struct tmx_events *t, struct sv type)
{
    t->prop_depth = t->parser.depth;
    begin_text(t);
    tmx_unit_add_prop(t->open, type, t->parser.depth == OF_UNIT,
                      (size_t)(tag_at(t) - t->open->from));
}

static void begin_variant(struct tmx_events *t, struct sv lang)
{
    if (t->open->n_variants == 0)
        t->open->variants_at = (size_t)(tag_at(t) - t->open->from);
    tmx_unit_add_variant(t->open, lang);
    t->in_variant = true;
}

static void begin_root(struct tmx_events *t, const char *name, bool prefixed)
{
    if (prefixed)
        xml_parser_refuse(&t->parser,
                          "the first element is <%.60s> with a prefix, "
                          "not <tmx>",
                          name);
    else if (!is(name, "tmx"))
        xml_parser_refuse(&t->parser, "the first element is <%.60s>, not <tmx>",
                          name);
}

static void set_lang(struct tmx_events *t, struct buf *lang, struct sv value)
{
    buf_clear(lang);
    if (buf_add_sv(lang, value) != 0)
        fail_memory(t);
}

static void begin_part(struct tmx_events *t, const char *name,
                       struct xml_attributes attributes)
{
    t->in_body = is(name, "body");
    t->in_header = is(name, "header");
    if (t->in_header)
        set_lang(t, &t->src_lang, xml_attribute(attributes, NULL, "srclang"));
}

/* What holds the format's own codes instead of text. */
static bool is_code(const char *name)
{
    static const char *const codes[] = {"ph", "bpt", "ept", "it", "ut"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (is(name, codes[i]))
            return true;
    return false;
}

/* <bpt> and <ept> begin and end a style within a word; the others are
 * something in their own place. */
static void begin_code(struct tmx_events *t, const char *name)
{
    t->code_depth = t->parser.depth;
    t->code_parts = !is(name, "bpt") && !is(name, "ept");
}

/* An element within a unit. */
static void begin_inside(struct tmx_events *t, const char *name,
                         struct xml_attributes attributes)
{
    if (t->text_depth > 0) {
        if (t->code_depth == 0 && is_code(name))
            begin_code(t, name);
    } else if (t->parser.depth == OF_UNIT && is(name, "tuv")) {
        begin_variant(t, language(attributes));
    } else if ((t->parser.depth == OF_UNIT ||
                (t->parser.depth == OF_VARIANT && t->in_variant)) &&
               is(name, "prop")) {
        begin_prop(t, xml_attribute(attributes, NULL, "type"));
    } else if (t->parser.depth == OF_VARIANT && t->in_variant &&
               is(name, "seg")) {
        begin_text(t);
    }
}

static void on_start(void *context, const char *name, bool prefixed,
                     struct xml_attributes attributes)
{
    struct tmx_events *t = context;
    const unsigned depth = t->parser.depth;
    if (depth == ROOT)
        begin_root(t, name, prefixed);
    else if (prefixed)
        return;
    else if (depth == PART)
        begin_part(t, name, attributes);
    else if (t->open)
        begin_inside(t, name, attributes);
    else if (depth == UNIT && t->in_body && is(name, "tu"))
        begin_unit(t);
    else if (depth == UNIT && t->in_header && is(name, "prop") &&
             sv_eq(xml_attribute(attributes, NULL, "type"), SV("x-trglang")))
        begin_text(t);
}

/* The text of a <seg> or a <prop> is whole. */
static void end_text(struct tmx_events *t)
{
    struct sv text = buf_sv(&t->text);
    t->text_depth = 0;
    if (text.n > 0 && text.p[text.n - 1] == ' ')
        text.n--;
    if (t->text.failed)
        fail_memory(t);
    if (!t->open) {
        set_lang(t, &t->tgt_lang, text);
    } else if (t->prop_depth > 0) {
        t->prop_depth = 0;
        tmx_unit_end_prop(t->open, text,
                          (size_t)(gone_through(t) - t->open->from));
    } else {
        tmx_unit_set_text(t->open, text);
    }
}

static void on_end(void *context)
{
    struct tmx_events *t = context;
    const unsigned depth = t->parser.depth;
    if (t->text_depth == depth)
        end_text(t);
    if (t->code_depth == depth) {
        t->code_depth = 0;
        t->gap |= t->code_parts;
    }
    if (depth == OF_UNIT)
        t->in_variant = false;
    if (t->open && depth == UNIT)
        end_unit(t);
}

static void on_text(void *context, struct sv text)
{
    struct tmx_events *t = context;
    if (t->text_depth == 0 || t->code_depth > 0)
        return;
    if (t->gap)
        inline_code_gap(&t->text, text);
    t->gap = false;
    xml_add_folded(text, &t->text);
}

int tmx_events_open(struct tmx_events *t, struct err *e)
{
    static const struct xml_format tmx = {
        .name = "TMX", .start = on_start, .end = on_end, .text = on_text};
    return xml_parser_open(&t->parser, &tmx, t, e);
}

static void free_units(struct tmx_unit *u)
{
    while (u) {
        struct tmx_unit *next = u->next;
        tmx_unit_free(u);
        free(u);
        u = next;
    }
}

void tmx_events_close(struct tmx_events *t)
{
    xml_parser_close(&t->parser);
    free_units(t->first);
    free_units(t->open);
    free_units(t->spare);
    buf_free(&t->window);
    buf_free(&t->src_lang);
    buf_free(&t->tgt_lang);
    buf_free(&t->text);
}

void tmx_events_push(struct tmx_events *t, size_t n)
{
    struct sv window = buf_sv(&t->window);
    xml_parser_push(&t->parser,
                    n > 0 ? sv_sub(window, window.n - n, window.n) : SV(""));
}
