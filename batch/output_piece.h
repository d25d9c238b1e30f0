/* batch/output_piece.h - the pieces that an output is made of, as its journal
 * knows them: a head, the bytes of each task, a foot.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_OUTPUT_PIECE_H
#define BATCH_OUTPUT_PIECE_H
#include "batch/journal.h"

struct output_piece {
    uint64_t from, to; /* bytes of the file */
    uint64_t n_units;
    uint64_t hash;
};

/* Piece k of output i: 0 is the head, k < n_marks the k-th task, n_marks the
 * foot, which only a journal that has ended knows. */
struct output_piece output_piece_at(const struct journal_past *p, size_t i,
                                    size_t k);

/* Append the bytes of that piece from the open file.  ERR_INPUT, with the first
 * byte, when they are not as the journal says; ERR_IO, ERR_NOMEM. */
int output_piece_read(const struct journal_past *p, size_t i, size_t k, int fd,
                      struct buf *out, struct err *e);

/* Read the first n pieces for nothing but that.  Memory: the largest piece. */
int output_pieces_check(const struct journal_past *p, size_t i, size_t n,
                        int fd, struct err *e);
#endif
