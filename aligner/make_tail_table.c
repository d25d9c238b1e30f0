/* aligner/make_tail_table.c - writes the table of the normal tail at build
 * time.  GSL's log_erfc is exact but takes 69 ns; interpolation in the table,
 * in normal_tail.c, takes 2 ns.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_erf.h>
#include <stdio.h>

#include "aligner/normal_tail.h"

int main(void)
{
    for (int k = 0; k <= NORMAL_TAIL_STEPS * NORMAL_TAIL_MAX_Z; k++) {
        double z = (double)k / NORMAL_TAIL_STEPS;
        printf("%.17g,\n", k == 0 ? 0.0 : -gsl_sf_log_erfc(z / M_SQRT2));
    }
    return fclose(stdout) != 0;
}
