/* cli/option.h - the options of a command: one table gives the parsing and
 * the help, so that neither can name what the other does not know.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"

/* One option.  `id` is unique in the program (enum option_id). */
struct option_spec {
    int id;
    char letter;         /* 0: none */
    const char *name;    /* without the two dashes */
    const char *value;   /* what it takes, for help; NULL: nothing */
    const char *meaning; /* one line for help */
};

/* Options that several commands share, under one heading in their help. */
struct option_group {
    const char *title;
    const struct option_spec *specs;
    size_t n;
    /* Take option `id` with its value into *target.  0, or ERR_USAGE. */
    int (*set)(void *target, int id, const char *value, struct err *e);
};

/* A group and what it fills. */
struct option_binding {
    const struct option_group *group;
    void *target;
};

/* What a command takes. */
struct option_table {
    const char *usage;    /* "stele align [options] SOURCE TARGET" */
    const char *purpose;  /* a sentence */
    const char *examples; /* lines, or NULL */
    const struct option_binding *bindings;
    size_t n_bindings;
};

enum option_id {
    OPTION_HELP = 1000,
    OPTION_QUIET,
    OPTION_VERBOSE,
    OPTION_OUTPUT,
    OPTION_FORMAT,
    OPTION_COLUMNS,
    OPTION_NO_HEADER,
    OPTION_GZIP_LEVEL,
    OPTION_NULLS,
    OPTION_WITH_NULLS,
    OPTION_MIN_SCORE,
    OPTION_ALLOW_EMPTY,
    OPTION_WIDTH,
    OPTION_SRC_LANG,
    OPTION_TRG_LANG,
    OPTION_LANG,
    OPTION_ENCODING,
    OPTION_LAYOUT,
    OPTION_UNWRAP,
    OPTION_PRESEGMENTED,
    OPTION_MAX_SENTENCE,
    OPTION_SRC_URL,
    OPTION_TRG_URL,
    OPTION_ID,
    OPTION_METHOD,
    OPTION_MEAN_RATIO,
    OPTION_VARIANCE,
    OPTION_PRIORS,
    OPTION_BAND,
    OPTION_WITHOUT,
    OPTION_MAX_BEAD,
    OPTION_LEXICAL_WEIGHT,
    OPTION_TEMPER,
    OPTION_MAX_CELLS,
    OPTION_DECODE,
    OPTION_OFFSETS,
    OPTION_PARAGRAPHS,
    OPTION_EXPLAIN,
    OPTION_KEEP_LINES,
    OPTION_ABBREV,
    OPTION_ENGINE,
    OPTION_THRESHOLD,
    OPTION_SPLIT_AT,
    OPTION_MODEL,
    OPTION_ROUNDS,
    OPTION_RATE,
    OPTION_DECAY,
    OPTION_MIN_COUNT,
    OPTION_SEED,
    OPTION_BRIEF,
    OPTION_MAX_INPUT,
    OPTION_JOBS,
    OPTION_SHARD,
    OPTION_RESUME,
    OPTION_FAIL_FAST,
    OPTION_MAX_ERRORS,
    OPTION_TASK_SIZE,
    OPTION_PROGRESS,
    OPTION_LOG_FORMAT,
    OPTION_SYNC,
    OPTION_HEADER,
    OPTION_PLOT,
    OPTION_CALIBRATION,
    OPTION_PARAMS,
    OPTION_SRC_COLUMN,
    OPTION_TRG_COLUMN,
    OPTION_MIN_PRECISION,
    OPTION_LEXICON,
    OPTION_NO_LEXICON,
    OPTION_PASSES,
    OPTION_MIN_PROBABILITY,
    OPTION_EXPLAIN_BEAD,
};

/* Parse argv[1..argc) into the targets.  Returns 0 with *first at the index
 * of the first operand (operands are moved behind the options), 1 when help
 * was asked for and printed to stdout, or ERR_USAGE. */
int option_parse(const struct option_table *t, int argc, char **argv,
                 int *first, struct err *e);

/* The same for a command of one operand, `what` in words: it goes to *operand;
 * ERR_USAGE too when there is none, or more. */
int option_parse_one(const struct option_table *t, int argc, char **argv,
                     const char *what, const char **operand, struct err *e);

/* Print help.  Two columns, groups in order. */
void option_help(const struct option_table *t, FILE *out);

/* A whole number, or a decimal one, within [min, max] and nothing behind it.
 * ERR_USAGE says what was expected. */
int option_whole(const char *value, unsigned long min, unsigned long max,
                 unsigned long *out, struct err *e);
int option_decimal(const char *value, double min, double max, double *out,
                   struct err *e);

/* A language as BCP 47 writes it, "en" or "fr-CA", or "auto".  ERR_USAGE. */
int option_lang(const char *value, const char **out, struct err *e);

/* The index of `value` in the n names, into *out; ERR_USAGE lists them. */
int option_choice(const char *value, const char *const *names, size_t n,
                  size_t *out, struct err *e);
#endif
