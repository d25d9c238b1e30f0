/* io/xml_parser.h - libxml2's push parser, for the readers of XML formats:
 * elements and text by callbacks, and no file is trusted.
 *
 * Nothing but the bytes given is ever read, and the first declaration of an
 * entity ends the file, so that there is none to be expanded.  The parser's
 * own limits stay on: 10 MB for a tag or a comment; and elements are no more
 * than 256 deep.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_XML_PARSER_H
#define IO_XML_PARSER_H
#include <stdint.h>

#include "base/err.h"

struct _xmlParserCtxt;

/* Attributes of an element. */
struct xml_attributes {
    const unsigned char **p;
    int n;
};

/* What is done with a format.  An element with a namespace prefix has
 * `prefixed` set and is else like another; depth counts from 1. */
struct xml_format {
    const char *name; /* "TMX", for messages */
    void (*start)(void *context, const char *name, bool prefixed,
                  struct xml_attributes attributes);
    void (*end)(void *context);
    void (*text)(void *context, struct sv text);
};

/* Fields are to be read. */
struct xml_parser {
    struct _xmlParserCtxt *xml;
    const struct xml_format *format;
    void *context;
    unsigned depth;   /* of the element that begins, ends, or holds the text */
    struct err fault; /* the first; code 0: none */
};

/* Zero-initialise to open.  ERR_NOMEM.  xml_parser_close() in any case. */
int xml_parser_open(struct xml_parser *p, const struct xml_format *format,
                    void *context, struct err *e);
void xml_parser_close(struct xml_parser *p);

/* Give the parser bytes, at least one; or none, when there are no more.  What
 * is wrong is in `fault`; then nothing more is told. */
void xml_parser_push(struct xml_parser *p, struct sv bytes);

/* An attribute of that name; empty where there is none.  `prefix` is "xml" or
 * NULL. */
struct sv xml_attribute(struct xml_attributes a, const char *prefix,
                        const char *name);

/* For callbacks: end the file here, with this message at this line, with an
 * error, or without memory; the first fault is kept. */
void xml_parser_refuse(struct xml_parser *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void xml_parser_fail_memory(struct xml_parser *p);
void xml_parser_fail_internal(struct xml_parser *p, const char *message);

/* Where the parser is: the line from 1, and the bytes gone through. */
uint64_t xml_parser_line(const struct xml_parser *p);
uint64_t xml_parser_at(const struct xml_parser *p);
#endif
