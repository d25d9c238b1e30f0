/* io/side_by_side.h - pairs side by side, for a person at a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_SIDE_BY_SIDE_H
#define IO_SIDE_BY_SIDE_H
#include "io/writer.h"

extern const struct format format_side_by_side;
#endif
