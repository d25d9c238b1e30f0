/* io/tmx_events.c - callbacks of libxml2's push parser.
 *
 * Nothing but the bytes given is ever read: no callback of ours loads what is
 * outside, and the first declaration of an entity ends the file, so that there
 * is none to be expanded.  The parser's own limits stay on: 10 MB for a tag or
 * a comment.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/tmx_events.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/xml_decoder.h"

/* Where elements of TMX stand: <tmx> in nothing, <header> and <body> in it. */
enum { ROOT = 1, PART, UNIT, OF_UNIT, OF_VARIANT };

enum { MAX_DEPTH = 256 }; /* of elements: what the parser keeps in mind */

/* One of the attributes that libxml2 gives: five pointers each. */
enum { LOCAL, PREFIX, URI, BEGIN, END, N_POINTERS };

static bool is(const xmlChar *name, const char *wanted)
{
    return strcmp((const char *)name, wanted) == 0;
}

static void stop(struct tmx_events *t)
{
    xmlStopParser(t->xml);
}

static void fail_memory(struct tmx_events *t)
{
    if (t->fault.code == 0)
        err_nomem(&t->fault);
    stop(t);
}

static uint64_t line_of(const struct tmx_events *t)
{
    return (uint64_t)xmlSAX2GetLineNumber(t->xml);
}

/* End the file here, with the first message there is. */
static void refuse(struct tmx_events *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void refuse(struct tmx_events *t, const char *format, ...)
{
    char said[160];
    va_list args;
    va_start(args, format);
    vsnprintf(said, sizeof said, format, args);
    va_end(args);
    if (t->fault.code == 0)
        err_set_at(&t->fault, ERR_INPUT, ERR_LINE, line_of(t), "%s", said);
    stop(t);
}

/* How many bytes of the text the parser has gone through. */
static uint64_t gone_through(const struct tmx_events *t)
{
    return (uint64_t)xmlByteConsumed(t->xml);
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
    if (t->fault.code == 0)
        err_set(&t->fault, ERR_INTERNAL, "libxml2 is not where its bytes are");
    stop(t);
    return t->window_at;
}

static struct sv attribute(const xmlChar **attributes, int n,
                           const char *prefix, const char *name)
{
    for (int i = 0; i < n; i++, attributes += N_POINTERS) {
        const xmlChar *p = attributes[PREFIX];
        if (is(attributes[LOCAL], name) &&
            (p ? prefix && is(p, prefix) : !prefix))
            return (struct sv){(const char *)attributes[BEGIN],
                               (size_t)(attributes[END] - attributes[BEGIN])};
    }
    return (struct sv){"", 0};
}

static struct sv language(const xmlChar **attributes, int n)
{
    struct sv lang = attribute(attributes, n, "xml", "lang");
    return lang.n ? lang : attribute(attributes, n, NULL, "lang");
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
    u->line = line_of(t);
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
    t->text_depth = t->depth;
}

static void begin_prop(struct tmx_events *t, struct sv type)
{
    t->prop_depth = t->depth;
    begin_text(t);
    tmx_unit_add_prop(t->open, type, t->depth == OF_UNIT,
                      (size_t)(tag_at(t) - t->open->from));
}

static void begin_variant(struct tmx_events *t, struct sv lang)
{
    if (t->open->n_variants == 0)
        t->open->variants_at = (size_t)(tag_at(t) - t->open->from);
    tmx_unit_add_variant(t->open, lang);
    t->in_variant = true;
}

static void begin_root(struct tmx_events *t, const xmlChar *name, bool prefixed)
{
    if (!prefixed && is(name, "tmx"))
        return;
    refuse(t, "the first element is <%.60s>, not <tmx>", (const char *)name);
}

static void set_lang(struct tmx_events *t, struct buf *lang, struct sv value)
{
    buf_clear(lang);
    if (buf_add_sv(lang, value) != 0)
        fail_memory(t);
}

static void begin_part(struct tmx_events *t, const xmlChar *name,
                       const xmlChar **attributes, int n)
{
    t->in_body = is(name, "body");
    t->in_header = is(name, "header");
    if (t->in_header)
        set_lang(t, &t->src_lang, attribute(attributes, n, NULL, "srclang"));
}

/* What holds the format's own codes instead of text. */
static bool is_code(const xmlChar *name)
{
    static const char *const codes[] = {"ph", "bpt", "ept", "it", "ut"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (is(name, codes[i]))
            return true;
    return false;
}

/* An element within a unit. */
static void begin_inside(struct tmx_events *t, const xmlChar *name,
                         const xmlChar **attributes, int n)
{
    if (t->text_depth > 0) {
        if (t->code_depth == 0 && is_code(name))
            t->code_depth = t->depth;
    } else if (t->depth == OF_UNIT && is(name, "tuv")) {
        begin_variant(t, language(attributes, n));
    } else if ((t->depth == OF_UNIT ||
                (t->depth == OF_VARIANT && t->in_variant)) &&
               is(name, "prop")) {
        begin_prop(t, attribute(attributes, n, NULL, "type"));
    } else if (t->depth == OF_VARIANT && t->in_variant && is(name, "seg")) {
        begin_text(t);
    }
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *uri, int n_namespaces,
                     const xmlChar **namespaces, int n, int n_defaulted,
                     const xmlChar **attributes)
{
    struct tmx_events *t = context;
    (void)uri, (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    t->depth++;
    if (t->depth > MAX_DEPTH)
        refuse(t, "more than %d elements in one another", MAX_DEPTH);
    else if (t->depth == ROOT)
        begin_root(t, name, prefix != NULL);
    else if (prefix)
        return;
    else if (t->depth == PART)
        begin_part(t, name, attributes, n);
    else if (t->open)
        begin_inside(t, name, attributes, n);
    else if (t->depth == UNIT && t->in_body && is(name, "tu"))
        begin_unit(t);
    else if (t->depth == UNIT && t->in_header && is(name, "prop") &&
             sv_eq(attribute(attributes, n, NULL, "type"), SV("x-trglang")))
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

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *uri)
{
    struct tmx_events *t = context;
    (void)name, (void)prefix, (void)uri;
    if (t->text_depth == t->depth)
        end_text(t);
    if (t->code_depth == t->depth)
        t->code_depth = 0;
    if (t->depth == OF_UNIT)
        t->in_variant = false;
    if (t->open && t->depth == UNIT)
        end_unit(t);
    t->depth--;
}

static void on_text(void *context, const xmlChar *text, int n)
{
    struct tmx_events *t = context;
    if (t->text_depth > 0 && t->code_depth == 0)
        xml_add_folded((struct sv){(const char *)text, (size_t)n}, &t->text);
}

static void on_entity(void *context, const xmlChar *name, int type,
                      const xmlChar *public_id, const xmlChar *system_id,
                      xmlChar *content)
{
    (void)type, (void)public_id, (void)system_id, (void)content;
    refuse(context, "the entity \"%.60s\" is declared, which no TMX needs",
           (const char *)name);
}

static void on_reference(void *context, const xmlChar *name)
{
    refuse(context, "the entity \"%.60s\" is not declared", (const char *)name);
}

/* libxml2's message without the line end it comes with.  Of a file that is cut
 * off it would say that there is too much of it. */
static void on_error(void *context, xmlErrorPtr error)
{
    struct tmx_events *t = context;
    const char *said = error->message ? error->message : "";
    if (t->fault.code != 0 || (error->level != XML_ERR_FATAL &&
                               error->code != XML_WAR_UNDECLARED_ENTITY))
        return;
    if (error->code == XML_ERR_NO_MEMORY) {
        err_nomem(&t->fault);
        return;
    }
    if (error->code == XML_ERR_DOCUMENT_END && t->depth > 0)
        said = "the file ends within an element";
    err_set_at(&t->fault, ERR_INPUT, ERR_LINE,
               error->line > 0 ? (uint64_t)error->line : 1, "column %d: %.*s",
               error->int2, (int)strcspn(said, "\n"), said);
}

/* libxml2 tells a parser's errors to its handler.  Of others, above all when
 * its buffers find no memory, it only tells who listens in the thread, and goes
 * on without what is missing. */
struct listening {
    xmlStructuredErrorFunc before;
    void *context;
};

static struct listening listening_begin(struct tmx_events *t)
{
    struct listening l = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(t, on_error);
    return l;
}

static void listening_end(struct listening l)
{
    xmlSetStructuredErrorFunc(l.context, l.before);
}

int tmx_events_open(struct tmx_events *t, struct err *e)
{
    xmlSAXHandler told = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .entityDecl = on_entity,
        .reference = on_reference,
        .serror = on_error,
    };
    const struct listening l = listening_begin(t);
    xmlInitParser();
    t->xml = xmlCreatePushParserCtxt(&told, t, NULL, 0, NULL);
    /* NOENT: else "&amp;" in an attribute would come as "&#38;" */
    if (t->xml)
        xmlCtxtUseOptions(t->xml, XML_PARSE_NONET | XML_PARSE_NOENT |
                                      XML_PARSE_IGNORE_ENC);
    listening_end(l);
    return t->xml && t->fault.code == 0 ? 0 : err_nomem(e);
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
    if (t->xml)
        xmlFreeDoc(t->xml->myDoc); /* there is one if an entity was declared */
    xmlFreeParserCtxt(t->xml);
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
    const char *bytes = n > 0 ? t->window.p + t->window.n - n : NULL;
    const struct listening l = listening_begin(t);
    int code = xmlParseChunk(t->xml, bytes, (int)n, n == 0);
    listening_end(l);
    if (t->fault.code != 0)
        return;
    if (code == XML_ERR_NO_MEMORY)
        err_nomem(&t->fault);
    else if (n == 0 && !t->xml->wellFormed)
        err_set(&t->fault, ERR_INPUT, "not well-formed XML");
}
