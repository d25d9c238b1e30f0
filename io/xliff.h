/* io/xliff.h - XLIFF 1.2, a <file> a document pair, for translators' tools.
 * docs/formats.md has every element.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_XLIFF_H
#define IO_XLIFF_H
#include "io/writer.h"

extern const struct format format_xliff;
#endif
