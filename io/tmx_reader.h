/* io/tmx_reader.h - TMX, a <tu> at a time, and every byte between.
 *
 * Reads TMX 1.1 to 1.4 in any encoding that is declared.  No other file is
 * opened for it, and a file that declares entities is refused: TMX needs none.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_TMX_READER_H
#define IO_TMX_READER_H
#include "base/err.h"
#include "io/tmx_unit.h"

struct byte_stream;
struct tmx_reader;

/* Read from `ahead`, which was pulled from `feed` already, and from `feed`,
 * which stays the caller's.  tmx_reader_close() what comes in *out.
 * ERR_NOMEM. */
int tmx_reader_open(struct byte_stream *feed, struct sv ahead,
                    struct tmx_reader **out, struct err *e);
void tmx_reader_close(struct tmx_reader *r);

/* The next <tu>: 1 with it in *unit; 0 behind the last; or an error:
 * ERR_INPUT for what is not well-formed, not TMX, or declares an entity, at
 * its line; ERR_LIMIT for a unit of more than 64 MiB; what xml_decoder_pull
 * gives.  *before is what stands between it and the one before, at last what
 * stands behind all: all of these and the units' `raw`, one behind the other,
 * are the file, in UTF-8.  Both live until the next call.
 *
 * Memory does not grow with the file, but with its longest unit. */
int tmx_reader_next(struct tmx_reader *r, struct sv *before,
                    const struct tmx_unit **unit, struct err *e);

/* What the header says, when the first unit is there: srclang, and the
 * property "x-trglang", which Stele writes; empty where there is none.  They
 * live as long as the reader. */
struct sv tmx_reader_src_lang(const struct tmx_reader *r);
struct sv tmx_reader_tgt_lang(const struct tmx_reader *r);
#endif
