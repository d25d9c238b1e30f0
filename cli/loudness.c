/* cli/loudness.c - -q and -v.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/loudness.h"

static int set_quiet(void *target, const char *value, struct err *e)
{
    (void)value;
    (void)e;
    *(enum loudness *)target = LOUD_QUIET;
    return 0;
}

static int set_verbose(void *target, const char *value, struct err *e)
{
    (void)value;
    (void)e;
    *(enum loudness *)target = LOUD_VERBOSE;
    return 0;
}

/* The parser answers --help itself. */
static const struct setting rows[] = {
    {.key = "verbose",
     .letter = 'v',
     .kind = SETTING_OWN,
     .help = "report details",
     .set = set_verbose},
    {.key = "quiet",
     .letter = 'q',
     .kind = SETTING_OWN,
     .help = "report nothing but errors",
     .set = set_quiet},
    {.key = "help",
     .letter = 'h',
     .kind = SETTING_OWN,
     .help = "show this help"},
};

static const char *const headings[] = {"General"};

const struct setting_table loudness_options = {rows, 3, headings};
const struct setting_table loudness_quiet_options = {rows + 1, 2, headings};
const struct setting_table loudness_help_options = {rows + 2, 1, headings};
