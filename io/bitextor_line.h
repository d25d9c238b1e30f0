/* io/bitextor_line.h - Bitextor's stream of document pairs: a line a pair, fields
 * between tabs, the documents in base64.
 *
 * The first line may name the columns, in any order: src_text and trg_text
 * (required), src_url, trg_url, id, src_lang, trg_lang; others are passed
 * over.  Without it they are src_url, trg_url, src_text, trg_text, and what
 * stands behind them is passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_BITEXTOR_LINE_H
#define IO_BITEXTOR_LINE_H
#include <stdbool.h>

#include "base/err.h"
#include "base/table.h"

struct bitextor_columns {
    struct table table;
    bool exact; /* a line has no more fields than these */
};

/* The fields of a line, which they point into; empty where there is none.
 * The texts are still base64. */
struct bitextor_line {
    struct sv id, src_url, trg_url, src_text, trg_text, src_lang, trg_lang;
};

/* What the first line of a stream says of the columns.  1 when it names them,
 * 0 when it is a pair already, or ERR_INPUT when it names some of them twice
 * or one of the texts not at all, ERR_LIMIT when it has too many. */
int bitextor_columns_read(struct sv line, struct bitextor_columns *out,
                          struct err *e);

/* Take a line apart.  ERR_INPUT when it has too few or too many fields, a
 * control character, or no text on one side. */
int bitextor_line_parse(const struct bitextor_columns *c, struct sv line,
                        struct bitextor_line *out, struct err *e);
#endif
