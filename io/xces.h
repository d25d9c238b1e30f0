/* io/xces.h - alignments in the way of OPUS: XCES links between numbered
 * sentences, and the sentences, a file a side.
 *
 * A document pair is a <linkGrp> there and a <text> here; both name the
 * document by where it came from.  Sentences are "s1", "s2"… in each document.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_XCES_H
#define IO_XCES_H
#include "io/writer.h"

extern const struct format format_xces;     /* the links */
extern const struct format format_xces_src; /* the sentences of a side */
extern const struct format format_xces_trg;
#endif
