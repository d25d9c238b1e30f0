/* batch/journal_row.h - the row of a journal that has what became of a pair;
 * journal.h has the columns.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_JOURNAL_ROW_H
#define BATCH_JOURNAL_ROW_H
#include "base/buffer.h"
#include "batch/counts.h"

#define JOURNAL_COLUMNS                                                        \
    "id\tstatus\tsrc_sents\ttrg_"                                              \
    "sents\tpairs\tnulls\tverdict\twrong\twritten\twritten_wrong\tsrc_"        \
    "encoding\ttrg_encoding\tmarks\tbelow\tdigest\terror"

/* In the column `error` of a pair that was searched in part. */
#define JOURNAL_NARROWED "narrowed by --max-memory"

/* A row.  n_wrong: how many of the pairs are expected to be wrong, in
 * COUNTS_WRONG_UNIT; n_written, n_written_wrong: the same of those that score
 * enough to be written.  Of a failed pair 0, no verdict and no encodings. */
struct journal_row {
    struct sv id, error;
    bool failed;
    uint64_t n_src, n_tgt, n_pairs, n_nulls, n_below, n_wrong, digest;
    uint64_t n_written, n_written_wrong;
    enum verdict_kind verdict;
    struct sv src_encoding, tgt_encoding; /* a "?" behind a guessed one; "" */
    unsigned marks;                       /* enum document_mark */
};

/* Count it: everything but the bytes that were read. */
void journal_count_row(struct counts *t, const struct journal_row *row);

void journal_add_row(struct buf *out, const struct journal_row *row);

/* Take a row apart; false for what is none. */
bool journal_parse_row(struct sv line, struct journal_row *out);
#endif
