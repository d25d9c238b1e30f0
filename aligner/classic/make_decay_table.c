/* aligner/classic/make_decay_table.c - writes the table of decay.h at build time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdio.h>

#include "aligner/classic/decay.h"

int main(void)
{
    for (int k = 0; k < DECAY_END; k++)
        printf("%.17g,\n", exp(-k / 100.));
    puts("0,");
    return fclose(stdout) != 0;
}
