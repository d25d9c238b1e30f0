/* corpus/wilson.c - Wilson (1927).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/wilson.h"

#include <math.h>

void wilson_interval(double k, double n, double *low, double *high)
{
    const double z = 1.959964; /* the normal quantile of .975 */
    const double share = k / n, z2n = z * z / n;
    const double centre = (share + z2n / 2) / (1 + z2n);
    const double half =
        z / (1 + z2n) * sqrt(share * (1 - share) / n + z2n / (4 * n));
    *low = fmax(centre - half, 0);
    *high = fmin(centre + half, 1);
}
