/* document/threshold.c - as scores fall, so does the mean of those above.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/threshold.h"

#include <stdlib.h>

static int falling(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return *a > *b ? -1 : *a < *b;
}

double threshold_for_precision(double *scores, size_t n, double precision)
{
    double sum = 0, threshold = n > 0 ? 2 : 0;
    if (n > 0)
        qsort(scores, n, sizeof *scores, falling);
    for (size_t k = 0; k < n; k++) {
        sum += scores[k];
        if (k + 1 < n && scores[k + 1] == scores[k])
            continue;
        if (sum < precision * (double)(k + 1))
            break;
        threshold = scores[k];
    }
    return threshold;
}
