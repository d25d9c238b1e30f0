/* cli/cores.c - asks Linux.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* sched_getaffinity */
#include "cli/cores.h"

#include <sched.h>
#include <stdio.h>
#include <string.h>

static unsigned affinity(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    return (unsigned)CPU_COUNT(&set);
}

/* The quota of one control group, rounded up; 0 for none. */
static unsigned quota_of(const char *group)
{
    char path[600];
    double quota = 0, period = 0;
    snprintf(path, sizeof path, "/sys/fs/cgroup%s/cpu.max", group);
    FILE *f = fopen(path, "r");
    if (!f)
        return 0;
    int n = fscanf(f, "%lf %lf", &quota, &period); /* "max 100000": none */
    fclose(f);
    if (n != 2 || quota <= 0 || period <= 0)
        return 0;
    return (unsigned)((quota + period - 1) / period);
}

/* The tightest quota from the process's group up to the root. */
static unsigned quota(unsigned most)
{
    char group[512] = "";
    FILE *f = fopen("/proc/self/cgroup", "r");
    if (!f)
        return most;
    int n = fscanf(f, "0::%511s", group);
    fclose(f);
    if (n != 1 || strcmp(group, "/") == 0)
        group[0] = '\0';
    for (;;) {
        unsigned q = quota_of(group);
        if (q > 0 && q < most)
            most = q;
        char *slash = strrchr(group, '/');
        if (!slash)
            return most;
        *slash = '\0';
    }
}

unsigned cores_allowed(void)
{
    unsigned n = quota(affinity());
    return n > 0 ? n : 1;
}
