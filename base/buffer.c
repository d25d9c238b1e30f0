/* base/buffer.c - growing by doubling; numbers without the C locale.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/buffer.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/err.h"

int buf_reserve(struct buf *b, size_t n_more)
{
    if (b->failed)
        return ERR_NOMEM;
    if (n_more <= b->cap - b->n)
        return 0;
    size_t cap = b->cap ? b->cap : 256;
    while (cap - b->n < n_more && cap <= SIZE_MAX / 4)
        cap *= 2;
    char *p = cap - b->n < n_more ? NULL : realloc(b->p, cap);
    if (!p) {
        b->failed = true;
        return ERR_NOMEM;
    }
    b->p = p;
    b->cap = cap;
    return 0;
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    b->failed = false;
}

int buf_add_u64(struct buf *b, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return buf_add(b, digits + at, sizeof digits - at);
}

/* Without digits for what is below one. */
static int add_whole(struct buf *b, double number, unsigned n_decimals)
{
    if (number < 0)
        buf_add_char(b, '-');
    int rc = buf_add_u64(b, (uint64_t)llround(fabs(number)));
    return n_decimals > 0 ? buf_add(b, ".000000000", 1 + n_decimals) : rc;
}

/* x * scale, which are 0 or more, to the nearest integer of the exact product;
 * where two are equally near, the even one. */
static uint64_t nearest(double x, double scale)
{
    const double product = x * scale, whole = floor(product);
    const double rest = product - whole;
    uint64_t units = (uint64_t)whole;
    if (rest != 0.5)
        return units + (rest > 0.5);
    const double below = fma(x, scale, -product); /* what rounding took */
    return units + (below > 0 || (below == 0 && units % 2 == 1));
}

int buf_add_fixed(struct buf *b, double number, unsigned n_decimals)
{
    assert(n_decimals <= 9);
    if (isnan(number))
        return buf_add(b, "nan", 3);
    if (fabs(number) >= 9e18)
        return buf_add_sv(b, number < 0 ? SV("-inf") : SV("inf"));
    uint64_t scale = 1;
    for (unsigned i = 0; i < n_decimals; i++)
        scale *= 10;
    if (fabs(number) * (double)scale >= 9e18)
        return add_whole(b, number, n_decimals);
    uint64_t units = nearest(fabs(number), (double)scale);
    const bool negative = number < 0 && units != 0;
    char text[24];
    size_t at = sizeof text;
    for (unsigned i = 0; i < n_decimals; i++, units /= 10)
        text[--at] = (char)('0' + units % 10);
    if (n_decimals > 0)
        text[--at] = '.';
    do {
        text[--at] = (char)('0' + units % 10);
        units /= 10;
    } while (units > 0);
    if (negative)
        text[--at] = '-';
    return buf_add(b, text + at, sizeof text - at);
}

void buf_free(struct buf *b)
{
    free(b->p);
    *b = (struct buf){0};
}
