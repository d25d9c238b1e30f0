/* cli/option.h - the options of a command: its settings in the library, and
 * what only the command line knows.  The same rows give the parsing and the
 * help, so that neither can name what the other does not know.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H
#include "cli/option_table.h"

/* Parse argv[1..argc) into *target.  Returns 0 with *first at the index of the
 * first operand (operands are moved after the options), 1 when help was asked
 * for and printed to stdout, or an error: STELE_USAGE, or what stele_set()
 * gives. */
int option_parse(const struct option_table *t, struct option_target *target,
                 int argc, char **argv, int *first, struct stele_error *error);
#endif
