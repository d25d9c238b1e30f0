/* cli/tally.h - what a batch has come to, in numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_TALLY_H
#define CLI_TALLY_H
#include <stdint.h>

struct tally {
    uint64_t n_pairs, n_failed; /* document pairs, done or failed */
    uint64_t n_sents;           /* of both sides */
    uint64_t n_records;         /* pairs of sentences */
    uint64_t n_bytes;           /* read */
};

static inline void tally_add(struct tally *to, const struct tally *t)
{
    to->n_pairs += t->n_pairs;
    to->n_failed += t->n_failed;
    to->n_sents += t->n_sents;
    to->n_records += t->n_records;
    to->n_bytes += t->n_bytes;
}
#endif
