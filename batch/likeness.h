/* batch/likeness.h - which documents of one side are most like which of the
 * other: by the words, names and numbers that they share, the rare ones most.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_LIKENESS_H
#define BATCH_LIKENESS_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct lexicon;
struct side;

/* A source and a target document.  `value` is the weight of the words that they
 * share, of the weight that each of them could share with some document:
 * 2 shared / (source + target), 0..1. */
struct likeness {
    uint32_t src, tgt;
    float value;
};

/* The n_best most alike documents of each document of either side, in *out in
 * `a`, in the order of src, then tgt.  A "sentence" of a side is a document
 * with each of its forms once, times[0][k] or times[1][k] times (collection.h);
 * words of the lexicon (or NULL)
 * are numbered as forms (aligner_input.h).
 *
 * A form s of n(s) of N source documents, and its translation y in n(y) of M
 * target documents, count
 *
 *     log(1 + t sqrt(N M / (n(s) n(y)))),
 *
 * for as often as both have it (1 + log of the smaller count),
 * t the mean probability of the lexicon, or .5 for equal keys (cognates, names,
 * numbers), where documents are counted by key.  Of the translations of one
 * word that a document has, the best counts.  Words in more than a twentieth of
 * the documents (but 4), or in more than 500, are not looked at.
 *
 * ERR_NOMEM.  Time linear in the words of the source, at most 500 documents
 * for each. */
int likeness_find(struct arena *a, const struct side *src,
                  const struct side *tgt, const uint32_t *const times[2],
                  const struct lexicon *lexicon, size_t n_best,
                  struct likeness **out, size_t *n_out, struct err *e);
#endif
