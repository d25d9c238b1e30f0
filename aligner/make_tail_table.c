/* aligner/make_tail_table.c - writes the table of the normal tail at build time.
 * A program of its own: GSL's log_erfc is exact but takes 69 ns, the table
 * that normal_tail.c interpolates 2 ns.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_erf.h>
#include <stdio.h>

#include "aligner/normal_tail.h"

int main(void)
{
    gsl_set_error_handler_off();
    for (int k = 0; k <= NORMAL_TAIL_STEPS * NORMAL_TAIL_MAX_Z; k++) {
        double z = (double)k / NORMAL_TAIL_STEPS;
        gsl_sf_result r;
        if (gsl_sf_log_erfc_e(z / M_SQRT2, &r) != GSL_SUCCESS)
            return 1;
        printf("%.17g,\n", k == 0 ? 0.0 : -r.val);
    }
    return fclose(stdout) != 0;
}
