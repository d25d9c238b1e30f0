/* Any bytes as a file of parameters: reading fails with a line or a reason, or
 * gives figures in their ranges; weights that are written read back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>

#include "document/parameters.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void require(bool ok)
{
    if (!ok)
        abort();
}

static struct parameters usual(void)
{
    struct parameters p = {.align = align_params_default()};
    require(parameters_builtin(&p, NULL) == 0);
    return p;
}

static void check_ranges(const struct align_params *p)
{
    require(p->c >= PARAMETERS_C_LEAST && p->c <= PARAMETERS_C_MOST);
    require(p->s2 >= PARAMETERS_S2_LEAST && p->s2 <= PARAMETERS_S2_MOST);
    require(isfinite(p->null_nats) && isfinite(p->merge_nats) &&
            isfinite(p->two_two_nats));
}

static void check_weights(const struct calibration *c)
{
    struct parameters again = usual();
    struct buf text = {0};
    for (size_t q = 0; q < CALIBRATION_N; q++)
        for (size_t k = 0; k <= c->model[q].n_features; k++)
            require(fabs(c->model[q].weight[k]) <= 1e6);
    parameters_add_calibration(c, &text);
    require(parameters_read(buf_sv(&text), &again, NULL) == 0);
    buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct parameters p = usual();
    struct err e = {0};
    int rc = parameters_read((struct sv){(const char *)data, n}, &p, &e);
    require(rc == 0 || (rc == ERR_INPUT && e.msg[0] != '\0'));
    check_ranges(&p.align);
    check_weights(&p.calibration);
    return 0;
}
