/* io/xml_decoder.h - XML as bytes: what is read, in UTF-8 whatever it came in,
 * and text made fit to be written.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_XML_DECODER_H
#define IO_XML_DECODER_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"

struct byte_stream;
struct xml_decoder;

/* Whether these first bytes of a file are XML's: behind a byte order mark and
 * white space, a "<" and what may follow it; in UTF-16 too. */
bool xml_begins(struct sv ahead);

/* Read XML from `ahead`, which was pulled from `feed` already, and from
 * `feed`, which stays the caller's and must outlive what comes in *out.
 * ERR_NOMEM.  xml_decoder_close() it. */
int xml_decoder_open(struct byte_stream *feed, struct sv ahead,
                     struct xml_decoder **out, struct err *e);
void xml_decoder_close(struct xml_decoder *x);

/* Append some more of it to *out, in UTF-8.  In which encoding the file is,
 * its byte order mark says, or else its declaration; UTF-8 comes out as it is,
 * unchecked, and of another encoding the declaration then says UTF-8.
 *
 * 1; 0 at the end; or ERR_INPUT for an encoding that is not known or is not
 * the file's, at the byte of the unpacked file; what byte_stream_pull gives. */
int xml_decoder_pull(struct xml_decoder *x, struct buf *out, struct err *e);

/* Append text, of which every run of white space becomes one space, across
 * calls too, and none at the beginning. */
void xml_add_folded(struct sv text, struct buf *out);

/* Append `text` with what may stand neither in an element nor in an attribute
 * written as a reference.  The buffer says when there is no memory. */
void xml_escape(struct sv text, struct buf *out);

/* How many of the first bytes need no reference. */
size_t xml_n_plain(struct sv text);
#endif
