/* cli/option_help.h - the help of a command's options.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_OPTION_HELP_H
#define CLI_OPTION_HELP_H
#include "cli/option_table.h"

/* Print help to stdout: usage, then the common options, the others under their
 * headings, and those for research last; no line is longer than 80 columns.
 * 0 or STELE_NOMEM. */
int option_help(const struct option_table *t);

/* Print the settings of a task, options or not, but for those that `without`
 * (which may be NULL) has too. */
int option_list(const struct stele_settings *settings,
                const struct stele_settings *without);
#endif
