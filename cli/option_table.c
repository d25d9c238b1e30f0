/* cli/option_table.c - the options that every command has.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/option_table.h"

static const struct option_row general[] = {
    {.info = {.key = "verbose",
              .letter = 'v',
              .help = "report details",
              .heading = "General",
              .is_option = true},
     .value_of_loudness = LOUD_VERBOSE},
    {.info = {.key = "quiet",
              .letter = 'q',
              .help = "report nothing but errors",
              .heading = "General",
              .is_option = true},
     .value_of_loudness = LOUD_QUIET},
    {.info = {.key = "help",
              .letter = 'h',
              .help = "show this help",
              .heading = "General",
              .is_option = true}},
};

const struct option_row *option_table_general(const struct option_table *t,
                                              size_t *n)
{
    enum { N_ALL = sizeof general / sizeof general[0] };
    size_t n_lacking = t->has_verbose ? 0 : t->loudness ? 1 : 2;
    *n = N_ALL - n_lacking;
    return general + n_lacking;
}
