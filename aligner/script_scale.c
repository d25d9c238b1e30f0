/* aligner/script_scale.c - densities of scripts, and the sizes of two texts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/script_scale.h"

#include <math.h>

#include "aligner/lattice/side.h"

/* The most that the ratio of the sizes may differ from that of the scripts. */
static const double SIZES_FACTOR = 1.5;

static double letters_of(const struct side *s)
{
    return s->letters > 0 ? s->letters : 1;
}

static double characters_of(const struct side *s)
{
    double n = 0;
    for (size_t i = 0; i < s->n; i++)
        n += s->len_cp[i];
    return n;
}

struct align_params script_scale_params(const struct align_params *p,
                                        const struct side *src,
                                        const struct side *tgt)
{
    struct align_params out = *p;
    double u = letters_of(src), v = letters_of(tgt);
    bool is_scaled = p->script_c != 1 || p->script_s2 != 1;
    if (is_scaled || (u == 1 && v == 1))
        return out;
    double n_src = characters_of(src), n_tgt = characters_of(tgt);
    double by_sizes = n_src > 0 ? n_tgt / n_src : 0, c = u / v;
    if (by_sizes > c / SIZES_FACTOR && by_sizes < c * SIZES_FACTOR)
        c = by_sizes;
    out.script_c = c;
    out.script_s2 = c * sqrt(c / (u * v));
    out.c *= out.script_c;
    out.s2 *= out.script_s2;
    return out;
}
