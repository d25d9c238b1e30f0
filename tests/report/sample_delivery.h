/* tests/report/sample_delivery.h - a delivery of made-up pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_REPORT_SAMPLE_DELIVERY_H
#define TESTS_REPORT_SAMPLE_DELIVERY_H
#include "report/delivery.h"

struct sample_pair {
    const char *src, *tgt; /* NULL: none */
    double score;
    uint32_t flags;
};

/* Add the pairs [n] as one document; each side is one sentence of its own
 * paragraph. */
void sample_document(struct delivery *d, const char *id,
                     const struct sample_pair *pairs, size_t n);
#endif
