/* training/gold_corpus.h - the list of gold alignments that weights are fitted to.
 * A TSV whose header names its columns, in any order:
 *   src, trg, gold      two texts, one sentence a line, and their beads
 *   set                 where it came from (else: all are one set)
 *   src_lang, trg_lang  languages (else: told from the words)
 * File names are relative to the list's folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TRAINING_GOLD_CORPUS_H
#define TRAINING_GOLD_CORPUS_H
#include "base/arena.h"
#include "base/err.h"

/* Strings live in the arena; languages may be NULL. */
struct gold_entry {
    const char *src, *trg, *gold, *set;
    const char *src_lang, *trg_lang;
};

struct gold_corpus {
    const struct gold_entry *entries;
    size_t n;
};

/* Read the list at `path`.  ERR_INPUT with the line; those of whole_file_read. */
int gold_corpus_read(struct arena *a, const char *path, struct gold_corpus *out,
                     struct err *e);
#endif
