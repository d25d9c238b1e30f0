/* cli/loudness.c - -q and -v.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/loudness.h"

static const struct option_spec specs[] = {
    {OPTION_QUIET, 'q', "quiet", NULL, "say nothing but errors"},
    {OPTION_VERBOSE, 'v', "verbose", NULL, "say what was decided"},
    {OPTION_HELP, 'h', "help", NULL, "show this help"},
};

static int set(void *target, int id, const char *value, struct err *e)
{
    enum loudness *l = target;
    (void)value;
    (void)e;
    *l = id == OPTION_QUIET ? LOUD_QUIET : LOUD_VERBOSE;
    return 0;
}

const struct option_group loudness_options = {
    "General", specs, sizeof specs / sizeof specs[0], set};
