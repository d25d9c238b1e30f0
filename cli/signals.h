/* cli/signals.h - SIGINT, SIGTERM and SIGHUP ask for an orderly end.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_SIGNALS_H
#define CLI_SIGNALS_H

/* From now on the first SIGINT, SIGTERM or SIGHUP is only noted; a second one
 * ends the process as ever. */
void signals_watch(void);

/* From now on SIGINT, SIGTERM and SIGHUP remove temporary files before they end
 * the process, and a file that is too large (SIGXFSZ) or a pipe without reader
 * (SIGPIPE) is an error of write(). */
void signals_prepare(void);

/* The signal that came, or 0. */
int signals_came(void);
#endif
