/* cli/cores.h - how many processors this process may use.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_CORES_H
#define CLI_CORES_H

/* The smaller of what affinity and the quotas of the control groups (version
 * 2) that the process is in allow; at least 1. */
unsigned cores_allowed(void);
#endif
