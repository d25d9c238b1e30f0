/* io/moses.h - a corpus as files that are parallel by line, as Moses and the
 * trainers after it read it: the texts of each side, a score a line, and what
 * else is known as a JSON object a line.
 * Each file is a format of its own; format.h has the set of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_MOSES_H
#define IO_MOSES_H
#include "io/writer.h"

extern const struct format format_moses_src;
extern const struct format format_moses_trg;
extern const struct format format_moses_score;
extern const struct format format_moses_meta;
#endif
