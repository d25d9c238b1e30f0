/* corpus/duplicate_set.h - which of many pairs are copies of another, by a hash
 * of 64 bits each; as many as there are, in a memory that is given.
 *
 * Pairs are in a table of 16 bytes an entry, at most 70 % full, until it would
 * pass that memory; then in 64 files by the first bits of their hash, each of
 * which is done alone at the end.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_DUPLICATE_SET_H
#define CORPUS_DUPLICATE_SET_H
#include <stdbool.h>

#include "base/err.h"

struct duplicate_set;

/* A set in *out; duplicate_set_close() it.  `memory` bytes are for the table, 1
 * MiB at least; besides there is a bit a pair.  Its files are in the folder
 * `tmpdir`, without names; NULL: there are none, and more pairs than the memory
 * holds are ERR_LIMIT.  ERR_NOMEM. */
int duplicate_set_open(uint64_t memory, const char *tmpdir,
                       struct duplicate_set **out, struct err *e);
void duplicate_set_close(struct duplicate_set *s);

/* Add the next pair, from 0 on.  Of those with one hash the one of the highest
 * rank stays, and of equal ones the first.  *is_copy is set where that is not
 * this one, so far: it is final where ranks never rise and there is no tmpdir.
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
