/* document/settings_fields.h - the struct that the table of settings fills.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SETTINGS_FIELDS_H
#define DOCUMENT_SETTINGS_FIELDS_H
#include "base/arena.h"
#include "document/article_file.h"
#include "document/flagging.h"
#include "document/lexicon/lexicon_set.h"
#include "document/outputs.h"
#include "document/parameters.h"

/* What people decided; settings_load() reads the files. */
struct decision_files {
    const char *decisions_path, *pins_path; /* NULL: none */
    struct buf decisions, pins;
};

enum { SETTINGS_MAX = 64 }; /* rows there is room for */

struct settings {
    struct reading reading;
    struct parameters params;
    const char *params_path; /* where they are from, or NULL */
    struct lexicon_choice lexicons;
    struct writing writing;
    struct flagging flagging;
    struct decision_files decision_files;
    const char *evidence_path; /* NULL: none; settings_load() reads it */
    struct buf evidence;
    bool given[SETTINGS_MAX]; /* the rows that settings_set() has set */
    struct arena strings;     /* of the values */
};
#endif
