/* base/record_flag.h - what may be noted about a pair: one table of flags.
 * Help, documents, columns and filters read it; checks/ finds most of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_RECORD_FLAG_H
#define BASE_RECORD_FLAG_H
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

/* A bit each.  The order is that of the names in a column of flags. */
enum record_flag {
    RECORD_WS_NORMALISED = 1 << 0,
    RECORD_CONTROL_REMOVED = 1 << 1,
    RECORD_MOVED = 1 << 2,
    RECORD_EMPTY = 1 << 3,
    RECORD_TOO_SHORT = 1 << 4,
    RECORD_TOO_LONG = 1 << 5,
    RECORD_LEN_RATIO = 1 << 6,
    RECORD_IDENTICAL = 1 << 7,
    RECORD_COPIED = 1 << 8,
    RECORD_NO_LETTERS = 1 << 9,
    RECORD_MOSTLY_DIGITS = 1 << 10,
    RECORD_NUM_MISMATCH = 1 << 11,
    RECORD_URL_MISMATCH = 1 << 12,
    RECORD_NAME_MISMATCH = 1 << 13,
    RECORD_PUNCT_END = 1 << 14,
    RECORD_QUOTE_BRACKET = 1 << 15,
    RECORD_REPEATED_WORD = 1 << 16,
    RECORD_MOJIBAKE = 1 << 17,
    RECORD_HTML_TAG = 1 << 18,
    RECORD_MARKUP = 1 << 19,
    RECORD_WRONG_LANG_SRC = 1 << 20,
    RECORD_WRONG_LANG_TRG = 1 << 21,
    RECORD_GLOSSARY = 1 << 22,
    RECORD_ALL_CAPS = 1 << 23,
    RECORD_MULTI_SENTENCE = 1 << 24,
    RECORD_LONG_WORD = 1 << 25
};

enum { RECORD_N_FLAGS = 26 };

/* A row of the table: row k is the flag 1 << k.  `meaning` is one line for
 * people; `src` and `trg` are an English-French pair that has the flag. */
struct record_flag_row {
    const char *name, *meaning, *src, *trg;
};

extern const struct record_flag_row record_flags[RECORD_N_FLAGS];

/* The name of the flag 1 << bit, or NULL where there is none. */
const char *record_flag_name(unsigned bit);

/* The flag of this name, or 0. */
uint32_t record_flag_named(struct sv name);

/* "NAME,NAME" as flags in *out; "" and "-" are none.  ERR_INPUT with the first
 * name that is no flag's; *out is then untouched. */
int record_flags_parse(struct sv names, uint32_t *out, struct err *e);

/* The same of a file, where other names are those of other tools. */
uint32_t record_flags_known(struct sv names);
#endif
