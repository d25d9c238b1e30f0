/* document/settings.h - every choice that commands share, by name: how texts
 * are read, split and aligned, with which lexicons, and what is written.
 * The table of them is the only list; see setting.h for who reads it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SETTINGS_H
#define DOCUMENT_SETTINGS_H
#include "base/arena.h"
#include "document/article_file.h"
#include "document/lexicon/lexicon_set.h"
#include "document/outputs.h"
#include "document/parameters.h"
#include "document/setting.h"

/* The groups: what a command uses or does not use as a whole. */
enum settings_group {
    SETTINGS_FILES,       /* names of outputs */
    SETTINGS_RECORDS,     /* formats, and which records are written */
    SETTINGS_READING,     /* encoding, layout, limits */
    SETTINGS_LANGUAGES,   /* of source and target */
    SETTINGS_SPLITTING,   /* sentences */
    SETTINGS_LEXICONS,    /* words from files */
    SETTINGS_METHOD,      /* which aligner */
    SETTINGS_PARAMS,      /* fitted figures from a file */
    SETTINGS_DECODING,    /* what beads and evidence there are */
    SETTINGS_LENGTHS,     /* c and s2 */
    SETTINGS_CORRIDOR,    /* the classic path and the size of the search */
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

enum { SETTINGS_MAX = 64 }; /* rows there is room for */

struct settings {
    struct reading reading;
    struct parameters params;
    struct lexicon_choice lexicons;
    struct writing writing;
    bool given[SETTINGS_MAX]; /* the rows that settings_set() has set */
    struct arena strings;     /* of the values */
};

extern const struct setting_table settings_table;

/* The defaults, with the weights that come with Stele; settings_free() them
 * in any case. */
struct settings settings_default(void);
void settings_free(struct settings *s);

/* Set `key`; the value is copied.  Later values override earlier ones, but for
 * lists (output, lexicon, without), which grow.  Errors: those of
 * setting_set(); for "params" those of parameters_load(). */
int settings_set(struct settings *s, const char *key, const char *value,
                 struct err *e);

/* Was this key set?  And the first key of these groups that was, or NULL. */
bool settings_is_given(const struct settings *s, const char *key);
const char *settings_given(const struct settings *s, unsigned groups);

/* ERR_USAGE for a key that was set and has no effect beside the others. */
int settings_check(const struct settings *s, struct err *e);

/* Read the files that are named for splitting, into s->reading.splitting, so
 * that a splitter can be opened.  Errors: those of whole_file_read() and
 * splitter_open(), with the file. */
int settings_load(struct settings *s, struct err *e);

/* A hash of everything in these groups that changes the bytes of an output:
 * values, and the contents of the files named.  Those of the lexicons come as
 * `lexicons`, the digest of their set; settings_load() has read the others.
 * ERR_NOMEM. */
int settings_digest(const struct settings *s, unsigned groups,
                    uint64_t lexicons, uint64_t *out, struct err *e);
#endif
