/* document/evidence_file.h - similarities of sentences from outside, in a file.
 *
 * A line a block: source sentences, TAB, target sentences, TAB, similarity.
 * Sentences are numbered from 0, as in beads: "[3, 4]" or "3, 4", and adjacent.
 * The similarity is any decimal number; greater is more similar.  Blank lines
 * and lines that begin with "#" are passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_EVIDENCE_FILE_H
#define DOCUMENT_EVIDENCE_FILE_H
#include "aligner/outside_evidence.h"
#include "base/slice.h"

struct settings;

/* Read the text of the file `path` for a document of n_src and n_tgt sentences
 * into *out, in `a`.  ERR_INPUT with the line for one that breaks the rules, for
 * a sentence that the document lacks, for more than BEAD_SIDE_MAX sentences on a
 * side, for a block that is there twice; and for a file without any.
 * ERR_NOMEM.  O(n log n) in the lines. */
int evidence_read(struct arena *a, struct sv text, const char *path,
                  size_t n_src, size_t n_tgt, struct outside_rows *out,
                  struct err *e);

/* The same with the file that the settings name, for a document of so many
 * sentences: *out in `a`, or NULL where none is named. */
int evidence_open(struct arena *a, const struct settings *s, size_t n_src,
                  size_t n_tgt, const struct outside_rows **out, struct err *e);
#endif
