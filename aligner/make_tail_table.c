/* aligner/make_tail_table.c - writes the tables of the normal tail at build time.
 * A program of its own: GSL's log_erfc is exact but takes 69 ns, the tables
 * that normal_tail.c interpolates 2 ns.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_erf.h>
#include <stdio.h>
#include <string.h>

#include "aligner/normal_tail.h"
#include "aligner/normal_tail_1993.h"

static int write_exact(void)
{
    gsl_set_error_handler_off();
    for (int k = 0; k <= NORMAL_TAIL_STEPS * NORMAL_TAIL_MAX_Z; k++) {
        double z = (double)k / NORMAL_TAIL_STEPS;
        gsl_sf_result r;
        if (gsl_sf_log_erfc_e(z / M_SQRT2, &r) != GSL_SUCCESS)
            return 1;
        printf("%.17g,\n", k == 0 ? 0.0 : -r.val);
    }
    return 0;
}

static int write_1993(void)
{
    for (int k = 0; k <= NORMAL_TAIL_STEPS * NORMAL_TAIL_1993_MAX_Z; k++) {
        double p = normal_tail_1993((double)k / NORMAL_TAIL_STEPS);
        printf("%.17g,\n", -100 * log(p));
    }
    return 0;
}

/* make_tail_table exact | 1993 */
int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    int rc = strcmp(argv[1], "1993") == 0 ? write_1993() : write_exact();
    return fclose(stdout) != 0 || rc != 0;
}
