/* cli/terminal.c - asks the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/task.h"

bool terminal_is_output(void)
{
    return isatty(STDOUT_FILENO);
}

/* 0: not known. */
static unsigned columns_of_terminal(void)
{
    const char *columns = getenv("COLUMNS");
    unsigned long n = columns ? strtoul(columns, NULL, 10) : 0;
    struct winsize size;
    if (n == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        n = size.ws_col;
    return n <= 1000 ? (unsigned)n : 1000;
}

int terminal_suit(struct stele_settings *settings, struct stele_error *error)
{
    char number[16];
    unsigned n = columns_of_terminal();
    if (n == 0 || stele_is_set(settings, "width") ||
        task_differs(settings, "format", "view"))
        return 0;
    snprintf(number, sizeof number, "%u", n < 40 ? 40 : n);
    return stele_set(settings, "width", number, error);
}
