/* document/setting_help.h - a row of settings in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SETTING_HELP_H
#define DOCUMENT_SETTING_HELP_H
#include "document/setting.h"

/* Append the help of a row with its choices, range, and the value in *target
 * as its default. */
void setting_describe(const struct setting *row, const void *target,
                      struct buf *out);
#endif
