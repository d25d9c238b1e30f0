/* io/live_files.c - a fixed table, since a handler may not take memory or wait
 * for a lock.  It is the one thing that all outputs of a process share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/live_files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { MOST_FILES = 32 };

enum state { FREE, TAKEN, LIVE };

static struct {
    atomic_int state;
    char path[PATH_MAX]; /* not touched but by the one who took it */
} table[MOST_FILES];

static int take_slot(const char *path)
{
    size_t n = strlen(path) + 1;
    for (int i = 0; i < MOST_FILES && n <= PATH_MAX; i++) {
        int expected = FREE;
        if (!atomic_compare_exchange_strong(&table[i].state, &expected, TAKEN))
            continue;
        memcpy(table[i].path, path, n);
        return i;
    }
    return -1;
}

int live_files_create(const char *path, unsigned mode, int *slot)
{
    sigset_t all, before;
    sigfillset(&all);
    *slot = take_slot(path);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                  (mode_t)mode);
    int error = errno;
    if (*slot >= 0)
        atomic_store(&table[*slot].state, fd >= 0 ? LIVE : FREE);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return fd;
}

void live_files_forget(int slot)
{
    if (slot >= 0)
        atomic_store(&table[slot].state, FREE);
}

void live_files_remove(void)
{
    int error = errno;
    for (int i = 0; i < MOST_FILES; i++)
        if (atomic_load(&table[i].state) == LIVE)
            unlink(table[i].path);
    errno = error;
}
