/* document/settings_table.h - the table of the settings that commands share; its
 * rows fill a struct settings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SETTINGS_TABLE_H
#define DOCUMENT_SETTINGS_TABLE_H
#include "document/setting.h"

/* The groups: what a command uses or does not use as a whole. */
enum settings_group {
    SETTINGS_FILES,       /* names of outputs */
    SETTINGS_RECORDS,     /* formats, and which records are written */
    SETTINGS_NAMES,       /* of files, in the output */
    SETTINGS_READING,     /* encoding, layout, limits */
    SETTINGS_LANGUAGES,   /* of source and target */
    SETTINGS_SPLITTING,   /* sentences */
    SETTINGS_LEXICONS,    /* words from files */
    SETTINGS_EVIDENCE,    /* similarities of one document from a file */
    SETTINGS_METHOD,      /* which aligner */
    SETTINGS_PARAMS,      /* fitted figures from a file */
    SETTINGS_DECODING,    /* what beads and evidence there are */
    SETTINGS_LENGTHS,     /* c and s2 */
    SETTINGS_CORRIDOR,    /* the classic path and the size of the search */
    SETTINGS_FLAG_LIST,   /* what is noted about a pair */
    SETTINGS_FLAGS,       /* from where on: glossary and thresholds */
    SETTINGS_DECISIONS,   /* what people decided */
    SETTINGS_PINS,        /* pairs of one document that are certain */
    SETTINGS_ENVIRONMENT, /* no options: the program fills them itself */
    SETTINGS_N_GROUPS
};

/* Sums of 1u << group. */
#define SETTINGS_ALL ((1u << SETTINGS_N_GROUPS) - 1)
#define SETTINGS_WRITING (1u << SETTINGS_FILES | 1u << SETTINGS_RECORDS)
#define SETTINGS_TEXTS                                                         \
    (1u << SETTINGS_READING | 1u << SETTINGS_LANGUAGES |                       \
     1u << SETTINGS_SPLITTING)
#define SETTINGS_ALIGNING                                                      \
    (1u << SETTINGS_LEXICONS | 1u << SETTINGS_METHOD | 1u << SETTINGS_PARAMS | \
     1u << SETTINGS_DECODING | 1u << SETTINGS_LENGTHS |                        \
     1u << SETTINGS_CORRIDOR)

#define SETTINGS_FLAGGING (1u << SETTINGS_FLAG_LIST | 1u << SETTINGS_FLAGS)

extern const struct setting_table settings_table;
#endif
