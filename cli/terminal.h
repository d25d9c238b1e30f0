/* cli/terminal.h - is somebody reading standard output, and how wide is it?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H
#include <stdbool.h>

#include "lib/stele.h"

bool terminal_is_output(void);

/* Give the format view the width of the terminal, unless it was given: that of
 * COLUMNS, else what the terminal says. */
int terminal_suit(struct stele_settings *settings, struct stele_error *error);
#endif
