/* document/flag_rows.h - the rows of settings_table.c about flags: which are
 * looked for, a glossary, and the thresholds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_FLAG_ROWS_H
#define DOCUMENT_FLAG_ROWS_H
#include "document/settings_fields.h"

#define FLAG_THRESHOLD(name, type, unit, text, least, most, member)            \
    {                                                                          \
        .key = name, .kind = type, .group = SETTINGS_FLAGS,                    \
        .changes_bytes = true, .value = unit, .help = text, .min = least,      \
        .max = most, SETTING_AT(struct settings, flagging.options.member)      \
    }

#define FLAG_ROWS                                                              \
    {.key = "flags",                                                           \
     .kind = SETTING_OWN,                                                      \
     .group = SETTINGS_FLAG_LIST,                                              \
     .changes_bytes = true,                                                    \
     .value = "LIST",                                                          \
     .help = "flags to look for, with commas; or all, or none",                \
     .set = set_flags,                                                         \
     .print = print_flags},                                                    \
        {.key = "glossary",                                                    \
         .kind = SETTING_TEXT,                                                 \
         .group = SETTINGS_FLAGS,                                              \
         .changes_bytes = true,                                                \
         .value = "FILE",                                                      \
         .help = "terms, each with a TAB and the translations of which one "   \
                 "must be there",                                              \
         .digest = digest_glossary,                                            \
         SETTING_AT(struct settings, flagging.glossary_path)},                 \
        FLAG_THRESHOLD("too-short", SETTING_WHOLE, "N",                        \
                       "a side of N words or fewer is too_short", 0, 1000,     \
                       too_short_words),                                       \
        FLAG_THRESHOLD("too-long", SETTING_WHOLE, "N",                         \
                       "a side of more than N characters is too_long", 1,      \
                       1 << 30, too_long_cp),                                  \
        FLAG_THRESHOLD("len-ratio", SETTING_DECIMAL, "R",                      \
                       "len_ratio: one side is more than R times as long as "  \
                       "the other",                                            \
                       1, 1000, len_ratio),                                    \
        FLAG_THRESHOLD("long-word", SETTING_WHOLE, "N",                        \
                       "a word of more than N characters is a long_word", 1,   \
                       1 << 30, long_word_cp),                                 \
        FLAG_THRESHOLD("mostly-digits", SETTING_DECIMAL, "P",                  \
                       "mostly_digits: a share of more than P of a side's "    \
                       "characters are digits",                                \
                       0, 1, mostly_digits),                                   \
        FLAG_THRESHOLD("copied", SETTING_DECIMAL, "P",                         \
                       "copied: a share of P or more of the longer side's "    \
                       "words are in the other",                               \
                       0, 1, copied)
#endif
