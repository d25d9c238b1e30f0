/* batch/content_pairing.h - files of two folders, paired by what they say.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_CONTENT_PAIRING_H
#define BATCH_CONTENT_PAIRING_H
#include "batch/pairing.h"
#include "document/engine.h"

/* Pair the files below folders[0], the source's, with those below folders[1],
 * whatever their names; hidden ones and symbolic links to folders are left
 * out.
 *
 * The documents that share most rare words, names and numbers are candidates
 * (likeness.h).  Each candidate is aligned.  What a candidate has in common is
 * its likeness and the expected share of its text in right pairs: 0..2.  The
 * candidates of verdict "translation" with .8 or more, and the partial ones with
 * 1.2 or more, are taken one to one, those with most in common first.
 *
 * A partial one is a doubt, and so is a pair where another candidate of either
 * file has nearly as much in common.  A file that cannot be read has no
 * partner, for this reason, and is counted in p->n_unread; so is a source that
 * could not be aligned with a candidate.
 *
 * ERR_IO for a folder that cannot be read; ERR_USAGE where both languages are
 * one; ERR_NOMEM.  Memory: twelve bytes for
 * each different word of each file, and the vocabulary. */
int content_pairing_find(struct pairing *p, const char *const folders[2],
                         const struct engine *engine, struct err *e);
#endif
