/* cli/option.h - the options of a command, from tables of settings: the same
 * rows give the parsing and the help, so that neither can name what the other
 * does not know.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H
#include <stdio.h>

#include "document/settings.h"

/* A table, what it fills, and which of its groups the command offers. */
struct option_binding {
    const struct setting_table *table;
    void *target;    /* with the defaults in it */
    unsigned groups; /* a sum of 1u << group; of a table with one, 1 */

    /* setting_set() of the table, or what does more. */
    int (*set)(void *target, const char *key, const char *value, struct err *e);
};

/* Some groups of the shared settings; all of another table. */
struct option_binding option_settings(struct settings *s, unsigned groups);
struct option_binding option_own(const struct setting_table *t, void *target);

/* What a command takes. */
struct option_table {
    const char *usage;    /* "stele align [options] SOURCE TARGET" */
    const char *purpose;  /* a sentence or some, in lines of their own */
    const char *examples; /* lines, or NULL */
    const struct option_binding *bindings;
    size_t n_bindings;
};

/* Parse argv[1..argc) into the targets.  Returns 0 with *first at the index
 * of the first operand (operands are moved behind the options), 1 when help
 * was asked for and printed to stdout, or ERR_USAGE; ERR_NOMEM; what setting a
 * row can give besides. */
int option_parse(const struct option_table *t, int argc, char **argv,
                 int *first, struct err *e);

/* The same for a command of one operand, `what` in words: it goes to *operand;
 * ERR_USAGE too when there is none, or more. */
int option_parse_one(const struct option_table *t, int argc, char **argv,
                     const char *what, const char **operand, struct err *e);

/* Print help: usage, then the common options, the others under their headings,
 * and those for research last; no line is longer than 80 columns.
 * ERR_NOMEM. */
int option_help(const struct option_table *t, FILE *out, struct err *e);

/* Print the rows of a table, whatever their rank.  ERR_NOMEM. */
int option_list(const struct option_binding *b, FILE *out, struct err *e);
#endif
