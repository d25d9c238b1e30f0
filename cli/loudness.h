/* cli/loudness.h - -q and -v, the same for every command.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_LOUDNESS_H
#define CLI_LOUDNESS_H
#include "cli/option.h"

/* How much is said on stderr: errors always; nothing else when QUIET; one
 * summary line by default; details when VERBOSE. */
enum loudness { LOUD_QUIET, LOUD_DEFAULT, LOUD_VERBOSE };

/* -q and -v into an enum loudness. */
extern const struct option_group loudness_options;
#endif
