/* cli/signals.c - a flag that a handler sets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/signals.h"

#include <signal.h>
#include <stddef.h>

#include "lib/stele.h"

static volatile sig_atomic_t came;

static void note(int number)
{
    came = number;
}

/* End as the signal would have, without leaving temporary files. */
static void clean_up(int number)
{
    stele_remove_temporary_files();
    raise(number); /* SA_RESETHAND: as ever */
}

/* What asks the process to end, unless that is ignored, as under nohup. */
static void handle(void (*handler)(int), int flags)
{
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = handler};
    action.sa_flags = (int)SA_RESETHAND | flags;
    sigemptyset(&action.sa_mask);
    for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++) {
        struct sigaction before;
        if (sigaction(ends[k], NULL, &before) == 0 &&
            before.sa_handler != SIG_IGN)
            sigaction(ends[k], &action, NULL);
    }
}

void signals_prepare(void)
{
    handle(clean_up, 0);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

void signals_watch(void)
{
    handle(note, SA_RESTART);
}

int signals_came(void)
{
    return came;
}
