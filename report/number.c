/* report/number.c - groups of three digits.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/number.h"

#include <math.h>

const char *report_language_name(unsigned i)
{
    return i == REPORT_EN ? "en" : i == REPORT_FR ? "fr" : NULL;
}

/* Digits with a sign between groups of three. */
static void add_grouped(struct buf *out, enum report_language l,
                        struct sv digits)
{
    const struct sv sign = l == REPORT_FR ? SV("\xe2\x80\xaf") : SV(",");
    for (size_t k = 0; k < digits.n; k++) {
        if (k > 0 && (digits.n - k) % 3 == 0)
            buf_add_sv(out, sign);
        buf_add_char(out, digits.p[k]);
    }
}

void number_add_count(struct buf *out, enum report_language l, uint64_t n)
{
    struct buf digits = {0};
    buf_add_u64(&digits, n);
    add_grouped(out, l, buf_sv(&digits));
    buf_end_part(&digits, out);
}

void number_add_decimal(struct buf *out, enum report_language l, double x,
                        unsigned n_decimals)
{
    struct buf text = {0};
    if (isnan(x)) {
        buf_add_sv(out, SV("–"));
        return;
    }
    buf_add_fixed(&text, fabs(x), n_decimals);
    struct sv all = buf_sv(&text), whole = all;
    for (size_t k = 0; k < all.n; k++)
        if (all.p[k] == '.')
            whole.n = k;
    if (x < 0)
        buf_add_sv(out, SV("−"));
    add_grouped(out, l, whole);
    if (whole.n < all.n) {
        buf_add_char(out, l == REPORT_FR ? ',' : '.');
        buf_add_sv(out, sv_sub(all, whole.n + 1, all.n));
    }
    buf_end_part(&text, out);
}

void number_add_percent(struct buf *out, enum report_language l, double share,
                        unsigned n_decimals)
{
    number_add_decimal(out, l, 100 * share, n_decimals);
    if (!isnan(share))
        buf_add_sv(out, SV("\xc2\xa0%"));
}
