/* lib/task_rows.h - rows that several tasks have.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_TASK_ROWS_H
#define LIB_TASK_ROWS_H
#include "lib/task_values.h"

#define FIELD(member) SETTING_AT(struct task_values, member)

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
#endif
