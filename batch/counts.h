/* batch/counts.h - what a batch has come to, in numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_COUNTS_H
#define BATCH_COUNTS_H
#include <stdint.h>

#include "aligner/scoring/verdict.h"
#include "document/document_marks.h"

/* Ten-thousandths of a pair: whole numbers, so that no order of adding and no
 * journal between changes a sum. */
enum { COUNTS_WRONG_UNIT = 10000 };

struct counts {
    uint64_t n_pairs, n_failed; /* document pairs, done or failed */
    uint64_t n_sents;           /* of both sides */
    uint64_t n_records;         /* pairs of sentences */
    uint64_t n_bytes;           /* read */
    uint64_t n_guessed;         /* document pairs with a text whose encoding was
                           guessed from statistics */
    uint64_t n_marked; /* document pairs with a text that looks like Markdown or
                          subtitles; of this run only */
    uint64_t n_wrong; /* n_records expected to be wrong, in COUNTS_WRONG_UNIT */
    uint64_t n_below; /* pairs that scored below the floor, and are none */
    uint64_t n_written; /* of n_records, what --min-score and the like leave */
    uint64_t n_written_wrong; /* n_written expected to be wrong, likewise */
    uint64_t n_with_mark[DOCUMENT_N_MARKS];     /* document pairs with a mark */
    uint64_t n_verdicts[VERDICT_UNRELATED + 1]; /* document pairs of a kind */
};

static inline void counts_add(struct counts *to, const struct counts *t)
{
    to->n_pairs += t->n_pairs;
    to->n_failed += t->n_failed;
    to->n_sents += t->n_sents;
    to->n_records += t->n_records;
    to->n_bytes += t->n_bytes;
    to->n_guessed += t->n_guessed;
    to->n_marked += t->n_marked;
    to->n_wrong += t->n_wrong;
    to->n_below += t->n_below;
    to->n_written += t->n_written;
    to->n_written_wrong += t->n_written_wrong;
    for (size_t k = 0; k < DOCUMENT_N_MARKS; k++)
        to->n_with_mark[k] += t->n_with_mark[k];
    for (size_t k = 0; k <= VERDICT_UNRELATED; k++)
        to->n_verdicts[k] += t->n_verdicts[k];
}
#endif
