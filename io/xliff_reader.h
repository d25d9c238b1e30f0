/* io/xliff_reader.h - XLIFF 1.0 to 1.2 and 2.x, a unit at a time: source and
 * target, state and identifier.  No other file is opened for it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_XLIFF_READER_H
#define IO_XLIFF_READER_H
#include "base/err.h"
#include "io/pair_fields.h"

struct byte_stream;
struct xliff_reader;

/* Read from `ahead`, which was pulled from `feed` already, and from `feed`,
 * which stays the caller's.  xliff_reader_close() what comes in *out.
 * ERR_NOMEM. */
int xliff_reader_open(struct byte_stream *feed, struct sv ahead,
                      struct xliff_reader **out, struct err *e);
void xliff_reader_close(struct xliff_reader *r);

/* The next <trans-unit>, or <segment> of 2.x: 1; 0 behind the last.  The text
 * is without inline codes: of <g>, <mrk> and <pc> what they hold stays, of
 * others nothing, and <x>, <ph> and <it> between two words are a space.  White
 * space is one space unless xml:space is "preserve".  A unit without <target>
 * has no target text.  A segment with an identifier is "UNIT#SEGMENT".
 *
 * ERR_INPUT with the line for what is not well-formed, not XLIFF, or declares
 * an entity; ERR_LIMIT; what xml_decoder_pull() gives. */
int xliff_reader_next(struct xliff_reader *r, struct pair_fields *out,
                      struct err *e);
#endif
