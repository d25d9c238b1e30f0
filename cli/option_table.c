/* cli/option_table.c - the options that every command has.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/option_table.h"

static const struct option_row general[] = {
    {.info = {.key = "verbose",
              .letter = 'v',
              .help = "report details",
              .heading = "General"},
     .kind = OPTION_LOUDNESS,
     .loudness = LOUD_VERBOSE},
    {.info = {.key = "quiet",
              .letter = 'q',
              .help = "report nothing but errors",
              .heading = "General"},
     .kind = OPTION_LOUDNESS,
     .loudness = LOUD_QUIET},
    {.info = {.key = "help",
              .letter = 'h',
              .help = "show this help",
              .heading = "General"},
     .kind = OPTION_LOUDNESS},
};

const struct option_row *option_table_general(const struct option_table *t,
                                              size_t *n)
{
    static const size_t n_lacking[] = {
        [MESSAGES_VERBOSE] = 0, [MESSAGES_QUIET] = 1, [MESSAGES_ALL] = 2};
    *n = sizeof general / sizeof general[0] - n_lacking[t->messages];
    return general + n_lacking[t->messages];
}
