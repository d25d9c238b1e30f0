/* cli/option_help.h - the help of a command's options.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_OPTION_HELP_H
#define CLI_OPTION_HELP_H
#include "cli/option_table.h"

/* Print help to stdout: usage, then the common options, the others under their
 * headings, and those for research last; no line is longer than 80 columns.
 * `settings` are those of the command, or NULL.  0 or STELE_NOMEM. */
int option_help(const struct option_table *t,
                const struct stele_settings *settings);

/* Print `text` in lines that begin with `indent` spaces and end at a space or a
 * comma. */
void option_print_wrapped(const char *text, int indent);

/* Print the settings of a task, options or not: those that it shares with
 * others, or its own. */
int option_list(const struct stele_settings *settings, bool shared);
#endif
