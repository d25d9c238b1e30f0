/* corpus/duplicate_set.h - which of many pairs are copies of another, by a hash
 * of 64 bits each; as many as there are, in a memory that is given.
 *
 * Pairs are noted in 64 parts by the first bits of their hash, 16 bytes each; at
 * the end each part is done alone, in a table that the cache holds.  What would
 * pass the memory is written to a file for each part.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_DUPLICATE_SET_H
#define CORPUS_DUPLICATE_SET_H
#include <stdbool.h>

#include "base/err.h"

struct duplicate_set;

/* A set in *out; duplicate_set_close() it.  `memory` bytes are for the parts, 1
 * MiB at least; besides there is a bit a pair.  The files are in the folder
 * `tmpdir`, without names.  NULL: copies are to be told at once; then all pairs
 * are in one table, and more different ones than the memory holds are ERR_LIMIT.
 * ERR_NOMEM. */
int duplicate_set_open(uint64_t memory, const char *tmpdir,
                       struct duplicate_set **out, struct err *e);
void duplicate_set_close(struct duplicate_set *s);

/* Add the next pair, from 0 on.  Of those with one hash the one of the highest
 * rank stays, and of equal ones the first.  Without a tmpdir *is_copy says
 * whether that is another one so far, which is final where ranks never rise.
 * ERR_LIMIT for 2^40 pairs, ERR_IO, ERR_NOMEM. */
int duplicate_set_add(struct duplicate_set *s, uint64_t hash, uint32_t rank,
                      bool *is_copy, struct err *e);

/* After the last pair.  Errors: those of duplicate_set_add(). */
int duplicate_set_finish(struct duplicate_set *s, struct err *e);

/* Is pair `no` a copy of one that stays?  After duplicate_set_finish(). */
bool duplicate_set_has(const struct duplicate_set *s, uint64_t no);
uint64_t duplicate_set_n(const struct duplicate_set *s); /* pairs added */
uint64_t duplicate_set_n_copies(const struct duplicate_set *s);

/* The rank of a score, of 24 bits: it rises as the score does, by steps of 3e-5
 * of it; NaN is below all. */
uint32_t duplicate_set_rank(double score);
#endif
