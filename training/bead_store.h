/* training/bead_store.h - the words of many beads, on disk, to be read again and
 * again.  What stele train keeps between its rounds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_BEAD_STORE_H
#define TRAINING_BEAD_STORE_H
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/err.h"

struct bead_store;

/* A bead's words by number; the arrays live until the next call. */
struct stored_bead {
    const uint32_t *src, *tgt; /* [n_src], [n_tgt] */
    uint32_t n_src, n_tgt;
    float weight;
};

/* An empty store in a file without a name, in the folder of `path`, that the
 * system gives back whenever the process ends.  bead_store_close() it.
 * ERR_IO, ERR_NOMEM. */
int bead_store_open(const char *path, struct bead_store **out, struct err *e);
void bead_store_close(struct bead_store *s);

/* Append.  ERR_IO: the disk is full. */
int bead_store_add(struct bead_store *s, const struct stored_bead *b,
                   struct err *e);

/* Begin to read, or again.  ERR_IO. */
int bead_store_rewind(struct bead_store *s, struct err *e);

/* The next bead.  1, 0 at the end, ERR_IO, ERR_NOMEM. */
int bead_store_next(struct bead_store *s, struct stored_bead *out,
                    struct err *e);

/* Forget all beads.  ERR_IO. */
int bead_store_clear(struct bead_store *s, struct err *e);
#endif
