/* cli/option_table.h - what a command takes: rows of its own, the settings of
 * a task, and the general options.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H
#include "cli/message.h"

enum option_kind {
    OPTION_FLAG,    /* sets a bool */
    OPTION_TEXT,    /* sets a const char * */
    OPTION_CHOICE,  /* sets an unsigned to the index of the value in `names` */
    OPTION_LOUDNESS /* sets the loudness; the parser answers --help itself */
};

/* An option of the command line alone: what it sets is `at` bytes behind the
 * beginning of the command's own struct. */
struct option_row {
    struct stele_setting_info info; /* `size` and `is_option` are not needed */
    enum option_kind kind;
    size_t at;
    const char *names[4]; /* of a choice, NULL after the last */
    enum loudness loudness;
};

/* How much a command reports can be chosen. */
enum option_messages {
    MESSAGES_QUIET,   /* with -q */
    MESSAGES_VERBOSE, /* -v too */
    MESSAGES_ALL      /* neither */
};

/* What a command takes. */
struct option_table {
    const char *usage;        /* "stele align [options] SOURCE TARGET" */
    const char *purpose;      /* a sentence or some, in lines of their own */
    const char *examples;     /* lines, or NULL */
    void (*print_more)(void); /* after the examples, or NULL */
    const struct option_row *rows; /* [n_rows] */
    size_t n_rows;
    enum option_messages messages;
};

/* What the options of a command set. */
struct option_target {
    struct stele_settings *settings; /* of its task, or NULL */
    void *own;                       /* what `rows` are about */
    enum loudness loudness;
};

/* The general options of a command, -v, -q and -h as far as it has them:
 * *n rows. */
const struct option_row *option_table_general(const struct option_table *t,
                                              size_t *n);
#endif
