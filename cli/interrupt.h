/* cli/interrupt.h - SIGINT and SIGTERM ask for an orderly end.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

/* From now on the first SIGINT or SIGTERM is only noted; a second one ends
 * the process as ever. */
void interrupt_watch(void);

/* The signal that came, or 0. */
int interrupt_came(void);
#endif
