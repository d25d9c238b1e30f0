/* cli/environment.h - what the environment decides: the library never asks it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_ENVIRONMENT_H
#define CLI_ENVIRONMENT_H
#include "document/settings.h"

/* SOURCE_DATE_EPOCH is the date of TMX.  ERR_USAGE where it is no number of
 * seconds. */
int environment_read(struct settings *s, struct err *e);
#endif
