/* tests/io/tmx_specimen.c - writes the specimen as TMX to the file that is
 * named, for tmx_valid.sh: every kind of unit, twice, with every option.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "io/tmx.h"
#include "specimen.h"

int main(int argc, char **argv)
{
    struct writer_options o = specimen_options();
    struct err e = {0};
    o.with_nulls = true;
    o.created = "20010909T014640Z";
    o.params_digest = "0123456789abcdef";
    if (argc != 2)
        return 2;
    if (specimen_write(argv[1], &format_tmx, &o, &e) == 0)
        return 0;
    fprintf(stderr, "%s\n", e.msg);
    return 1;
}
