/* cli/loudness.h - -q and -v, the same for every command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_LOUDNESS_H
#define CLI_LOUDNESS_H
#include "document/setting.h"

/* How much is said on stderr: errors always; nothing else when QUIET; one
 * summary line by default; details when VERBOSE. */
enum loudness { LOUD_QUIET, LOUD_DEFAULT, LOUD_VERBOSE };

/* -q, -v and -h into an enum loudness; and without -v, for commands that have
 * nothing more to say. */
extern const struct setting_table loudness_options;
extern const struct setting_table loudness_quiet_options;

/* -h alone. */
extern const struct setting_table loudness_help_options;
#endif
