/* lib/task_rows.h - rows that several tasks have.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_TASK_ROWS_H
#define LIB_TASK_ROWS_H
#include "lib/task_values.h"

#define FIELD(member) SETTING_AT(struct task_values, member)

#define ROW_OUTPUTS(text)                                                      \
    {                                                                          \
        .key = "output", .letter = 'o', .kind = SETTING_OWN,                   \
        .rank = SETTING_COMMON, .value = "FILE", .help = text,                 \
        .set = task_set_output, .print = task_print_nothing                    \
    }

#define ROW_OUTPUT(text)                                                       \
    {                                                                          \
        .key = "output", .letter = 'o', .kind = SETTING_TEXT,                  \
        .rank = SETTING_COMMON, .value = "FILE", .help = text, FIELD(output)   \
    }

#define ROW_JOBS(its_rank, text)                                               \
    {                                                                          \
        .key = "jobs", .letter = 'j', .kind = SETTING_WHOLE, .rank = its_rank, \
        .value = "N", .help = text, .min = 0, .max = 1024, .word = "all",      \
        .word_is = 0, FIELD(n_workers)                                         \
    }

#define ROW_REJECTED(at)                                                       \
    {                                                                          \
        .key = "rejected", .kind = SETTING_TEXT, .rank = SETTING_COMMON,       \
        .group = at, .value = "FILE",                                          \
        .help =                                                                \
            "write what is left out to FILE, with the reason of each pair",    \
        FIELD(rejected)                                                        \
    }

/* Outputs of written pairs, and how their input is read; `at` is the heading. */
#define ROWS_OF_PAIR_OUTPUTS(at)                                               \
    {.key = "output",                                                          \
     .group = at,                                                              \
     .letter = 'o',                                                            \
     .kind = SETTING_OWN,                                                      \
     .rank = SETTING_COMMON,                                                   \
     .value = "FILE",                                                          \
     .help = "write FILE, in the format of its ending; may be repeated",       \
     .set = task_set_output,                                                   \
     .print = task_print_nothing},                                             \
        {.key = "format",                                                      \
         .group = at,                                                          \
         .letter = 'f',                                                        \
         .kind = SETTING_TEXT,                                                 \
         .rank = SETTING_COMMON,                                               \
         .value = "NAME",                                                      \
         .help = "format of the outputs, whatever their endings",              \
         FIELD(format)},                                                       \
        {.key = "columns",                                                     \
         .group = at,                                                          \
         .kind = SETTING_TEXT,                                                 \
         .rank = SETTING_COMMON,                                               \
         .value = "LIST",                                                      \
         .help =                                                               \
             "TSV columns by name, with commas, or one of: default, full, "    \
             "bitextor, bicleaner, paracrawl, review",                         \
         FIELD(columns)},                                                      \
        {.key = "no-header",                                                   \
         .group = at,                                                          \
         .kind = SETTING_FLAG,                                                 \
         .help = "write TSV without its header line",                          \
         FIELD(no_header)},                                                    \
    {                                                                          \
        .key = "gzip-level", .group = at, .letter = 'z',                       \
        .kind = SETTING_WHOLE, .value = "N",                                   \
        .help = "compression of files that end in .gz or .zst", .min = 1,      \
        .max = 9, FIELD(gz_level)                                              \
    }

#define ROWS_OF_PAIR_INPUTS(at)                                                \
    {.key = "input-format",                                                    \
     .group = at,                                                              \
     .kind = SETTING_TEXT,                                                     \
     .rank = SETTING_COMMON,                                                   \
     .value = "NAME",                                                          \
     .help = "format of the input (default: by its content, or its ending)",   \
     FIELD(input_format)},                                                     \
        {.key = "input-columns",                                               \
         .group = at,                                                          \
         .kind = SETTING_TEXT,                                                 \
         .value = "LIST",                                                      \
         .help = "columns of TSV as FIELD=COLUMN, by name or by number from "  \
                 "1, or "                                                      \
                 "one of: paracrawl, bicleaner, opustrainer (default: by the " \
                 "header)",                                                    \
         FIELD(input_columns)},                                                \
        {.key = "src-lang",                                                    \
         .group = at,                                                          \
         .kind = SETTING_LANGUAGE,                                             \
         .value = "LANG",                                                      \
         .help = "language of the source; auto: what the input says",          \
         FIELD(src_lang)},                                                     \
    {                                                                          \
        .key = "trg-lang", .group = at, .kind = SETTING_LANGUAGE,              \
        .value = "LANG",                                                       \
        .help = "language of the target; auto: what the input says",           \
        FIELD(tgt_lang)                                                        \
    }

/* A value of a list of outputs; a value that has no default to show. */
int task_set_output(void *target, const char *value, struct err *e);
void task_print_nothing(const void *target, struct buf *out);
#endif
