/* io/xml_parser.c - callbacks of libxml2, which a format never sees.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/xml_parser.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MAX_DEPTH = 256 }; /* of elements: what the parser keeps in mind */

/* One of the attributes that libxml2 gives: five pointers each. */
enum { LOCAL, PREFIX, URI, BEGIN, END, N_POINTERS };

static bool is(const xmlChar *name, const char *wanted)
{
    return strcmp((const char *)name, wanted) == 0;
}

struct sv xml_attribute(struct xml_attributes a, const char *prefix,
                        const char *name)
{
    const xmlChar **p = a.p;
    for (int i = 0; i < a.n; i++, p += N_POINTERS) {
        if (is(p[LOCAL], name) &&
            (p[PREFIX] ? prefix && is(p[PREFIX], prefix) : !prefix))
            return (struct sv){(const char *)p[BEGIN],
                               (size_t)(p[END] - p[BEGIN])};
    }
    return SV("");
}

void xml_parser_fail_memory(struct xml_parser *p)
{
    if (p->fault.code == 0)
        err_nomem(&p->fault);
    xmlStopParser(p->xml);
}

void xml_parser_fail_internal(struct xml_parser *p, const char *message)
{
    if (p->fault.code == 0)
        err_set(&p->fault, ERR_INTERNAL, "%s", message);
    xmlStopParser(p->xml);
}

void xml_parser_refuse(struct xml_parser *p, const char *format, ...)
{
    char said[160];
    va_list args;
    va_start(args, format);
    vsnprintf(said, sizeof said, format, args);
    va_end(args);
    if (p->fault.code == 0)
        err_set_at(&p->fault, ERR_INPUT, ERR_LINE, xml_parser_line(p), "%s",
                   said);
    xmlStopParser(p->xml);
}

uint64_t xml_parser_line(const struct xml_parser *p)
{
    return (uint64_t)xmlSAX2GetLineNumber(p->xml);
}

uint64_t xml_parser_at(const struct xml_parser *p)
{
    return (uint64_t)xmlByteConsumed(p->xml);
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *uri, int n_namespaces,
                     const xmlChar **namespaces, int n, int n_defaulted,
                     const xmlChar **attributes)
{
    struct xml_parser *p = context;
    (void)uri, (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    p->depth++;
    if (p->depth > MAX_DEPTH)
        xml_parser_refuse(p, "more than %d elements in one another", MAX_DEPTH);
    else if (p->fault.code == 0)
        p->format->start(p->context, (const char *)name, prefix != NULL,
                         (struct xml_attributes){attributes, n});
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *uri)
{
    struct xml_parser *p = context;
    (void)name, (void)prefix, (void)uri;
    p->format->end(p->context);
    p->depth--;
}

static void on_text(void *context, const xmlChar *text, int n)
{
    struct xml_parser *p = context;
    p->format->text(p->context, (struct sv){(const char *)text, (size_t)n});
}

static void on_entity(void *context, const xmlChar *name, int type,
                      const xmlChar *public_id, const xmlChar *system_id,
                      xmlChar *content)
{
    struct xml_parser *p = context;
    (void)type, (void)public_id, (void)system_id, (void)content;
    xml_parser_refuse(p, "the entity \"%.60s\" is declared, which no %s needs",
                      (const char *)name, p->format->name);
}

static void on_reference(void *context, const xmlChar *name)
{
    xml_parser_refuse(context, "the entity \"%.60s\" is not declared",
                      (const char *)name);
}

/* libxml2's message without the line end it comes with.  Of a file that is cut
 * off it would say that there is too much of it. */
static void on_error(void *context, xmlErrorPtr error)
{
    struct xml_parser *p = context;
    const char *said = error->message ? error->message : "";
    if (p->fault.code != 0 || (error->level != XML_ERR_FATAL &&
                               error->code != XML_WAR_UNDECLARED_ENTITY))
        return;
    if (error->code == XML_ERR_NO_MEMORY) {
        err_nomem(&p->fault);
        return;
    }
    if (error->code == XML_ERR_DOCUMENT_END && p->depth > 0)
        said = "the file ends within an element";
    err_set_at(&p->fault, ERR_INPUT, ERR_LINE,
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

static struct listening listening_begin(struct xml_parser *p)
{
    struct listening l = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(p, on_error);
    return l;
}

static void listening_end(struct listening l)
{
    xmlSetStructuredErrorFunc(l.context, l.before);
}

int xml_parser_open(struct xml_parser *p, const struct xml_format *format,
                    void *context, struct err *e)
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
    p->format = format;
    p->context = context;
    const struct listening l = listening_begin(p);
    xmlInitParser();
    p->xml = xmlCreatePushParserCtxt(&told, p, NULL, 0, NULL);
    /* NOENT: else "&amp;" in an attribute would come as "&#38;" */
    if (p->xml)
        xmlCtxtUseOptions(p->xml, XML_PARSE_NONET | XML_PARSE_NOENT |
                                      XML_PARSE_IGNORE_ENC);
    listening_end(l);
    return p->xml && p->fault.code == 0 ? 0 : err_nomem(e);
}

void xml_parser_close(struct xml_parser *p)
{
    if (p->xml)
        xmlFreeDoc(p->xml->myDoc); /* there is one if an entity was declared */
    xmlFreeParserCtxt(p->xml);
    p->xml = NULL;
}

void xml_parser_push(struct xml_parser *p, struct sv bytes)
{
    const struct listening l = listening_begin(p);
    int code = xmlParseChunk(p->xml, bytes.n > 0 ? bytes.p : NULL, (int)bytes.n,
                             bytes.n == 0);
    listening_end(l);
    if (p->fault.code != 0)
        return;
    if (code == XML_ERR_NO_MEMORY)
        err_nomem(&p->fault);
    else if (bytes.n == 0 && !p->xml->wellFormed)
        err_set(&p->fault, ERR_INPUT, "not well-formed XML");
}
