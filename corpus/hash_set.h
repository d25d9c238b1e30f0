/* corpus/hash_set.h - a set of hashes in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_HASH_SET_H
#define CORPUS_HASH_SET_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Zero-initialise; hash_set_free().  8 bytes a slot, at most 70 % full. */
struct hash_set {
    uint64_t *slots;
    size_t n_slots, n;
};

/* ERR_NOMEM. */
int hash_set_add(struct hash_set *s, uint64_t hash, struct err *e);
bool hash_set_has(const struct hash_set *s, uint64_t hash);
void hash_set_free(struct hash_set *s);
#endif
