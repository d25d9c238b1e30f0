/* Pairs counted in bounded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/cooccurrence.h"

Test(cooccurrence, counts_and_sorts)
{
    struct cooccurrence m;
    struct err e = {0};
    cooccurrence_open(&m, 1000000);
    for (uint32_t k = 0; k < 300000; k++)
        cr_assert_eq(cooccurrence_add(&m, k % 1000, k % 77, 1, &e), 0);
    cr_assert_eq(m.n, 77000);
    cooccurrence_sort(&m);
    double sum = 0;
    for (size_t k = 0; k < m.n; k++) {
        const struct cooccurrence_pair *x = &m.slots[k];
        sum += (double)x->n;
        cr_assert(k == 0 || x[-1].src < x->src ||
                  (x[-1].src == x->src && x[-1].tgt < x->tgt));
    }
    cr_expect_eq(sum, 300000);
    cooccurrence_free(&m);
}

/* A few pairs co-occur often, among many that co-occur once. */
Test(cooccurrence, keeps_frequent_pairs_in_bounded_memory)
{
    enum { MOST = 5000, OFTEN = 50, TIMES = 400 };
    struct cooccurrence m;
    struct err e = {0};
    uint32_t other = 1000;
    cooccurrence_open(&m, MOST);
    for (uint32_t time = 0; time < TIMES; time++)
        for (uint32_t k = 0; k < OFTEN; k++) {
            cr_assert_eq(cooccurrence_add(&m, k, k, 1, &e), 0);
            cr_assert_eq(cooccurrence_add(&m, other, other, 1, &e), 0);
            other++;
            cr_assert_leq(m.n, MOST);
        }
    cooccurrence_sort(&m);
    for (uint32_t k = 0; k < OFTEN; k++) {
        cr_assert(m.slots[k].src == k && m.slots[k].tgt == k);
        cr_expect(m.slots[k].n <= TIMES &&
                  m.slots[k].n >= (float)TIMES - m.threshold);
    }
    cooccurrence_free(&m);
}
