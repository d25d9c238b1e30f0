/* io/tmx.h - TMX 1.4b, level 1: what translation memories exchange.
 * Valid against the DTD; one element a line; read by OmegaT,
 * translate-toolkit and readers that match lines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_TMX_H
#define IO_TMX_H
#include "io/writer.h"

extern const struct format format_tmx;
#endif
