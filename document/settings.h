/* document/settings.h - every choice that commands share, by name: how texts
 * are read, split and aligned, with which lexicons, and what is written.
 * The table of them is the only list; see setting.h for who reads it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SETTINGS_H
#define DOCUMENT_SETTINGS_H
#include "document/settings_fields.h"
#include "document/settings_table.h"
#include "io/run_files.h"

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

/* Add every file that the settings name to those of a run: lexicons, tables and
 * parameters as inputs, outputs as outputs; or the inputs alone.  Errors: those of
 * run_files_add_input. */
int settings_add_files(const struct settings *s, struct run_files *f,
                       struct err *e);
int settings_add_inputs(const struct settings *s, struct run_files *f,
                        struct err *e);

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
