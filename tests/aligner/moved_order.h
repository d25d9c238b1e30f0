/* tests/aligner/moved_order.h - the order of an alignment with moved pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_ALIGNER_MOVED_ORDER_H
#define TESTS_ALIGNER_MOVED_ORDER_H
#include "aligner/align.h"

/* Expect every sentence once, beads in the order of the source, and pairs without
 * BEAD_MOVED in the order of both sides. */
void moved_order_check(const struct alignment *al, size_t n_src, size_t n_tgt);
#endif
