/* io/xml_writer.h - what the writers of XML formats share.
 * Text is appended to w->out as it is and then escaped where it lies: most of
 * it needs no escape.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_XML_WRITER_H
#define IO_XML_WRITER_H
#include "io/writer.h"

/* Mark-up as it is. */
void xml_add(struct writer *w, const char *markup);

/* Escape what was appended from `from` on. */
void xml_escape_from(struct writer *w, size_t from);

/* Text, escaped. */
void xml_add_text(struct writer *w, struct sv text);

/* ` name="value"` */
void xml_add_attribute(struct writer *w, const char *name, struct sv value);
void xml_add_number_attribute(struct writer *w, const char *name,
                              uint64_t value);

/* The text of a side, escaped. */
void xml_add_side(struct writer *w, const struct record_side *side);
#endif
