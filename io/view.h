/* io/view.h - pairs side by side, for a person at a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_VIEW_H
#define IO_VIEW_H
#include "io/format.h"

extern const struct format format_view;
#endif
