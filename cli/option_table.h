/* cli/option_table.h - what a command takes: rows of its own, the settings of
 * a task, and the general options.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H
#include "cli/message.h"

/* An option of the command line alone.  It sets one of the four; the parser
 * answers --help itself. */
struct option_row {
    struct stele_setting_info info; /* the value of `size` is not needed */
    bool *flag;
    const char **text;
    enum loudness *loudness; /* to `value_of_loudness` */
    enum loudness value_of_loudness;
    int (*set)(void *target, const char *value, struct stele_error *error);
    void *target;
};

/* What a command takes. */
struct option_table {
    const char *usage;    /* "stele align [options] SOURCE TARGET" */
    const char *purpose;  /* a sentence or some, in lines of their own */
    const char *examples; /* lines, or NULL */
    struct stele_settings *settings; /* or NULL */
    const struct option_row *rows;   /* [n_rows], before the settings in help */
    size_t n_rows;
    enum loudness *loudness; /* -q sets it; NULL: neither -q nor -v */
    bool has_verbose;        /* -v too */
};

/* The general options of a command, -v, -q and -h as far as it has them:
 * *n rows. */
const struct option_row *option_table_general(const struct option_table *t,
                                              size_t *n);
#endif
