/* cli/signals.c - a flag that a handler sets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/signals.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t came;

static void note(int number)
{
    came = number;
}

void signals_watch(void)
{
    struct sigaction action = {.sa_handler = note};
    action.sa_flags = (int)(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

int signals_came(void)
{
    return came;
}
