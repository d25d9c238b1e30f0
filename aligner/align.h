/* aligner/align.h - align two sides of a document into beads.
 * The aligner's interface: numbers in, path out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_ALIGN_H
#define ALIGNER_ALIGN_H
#include "aligner/alignment.h"
#include "aligner/lattice/side.h"
#include "aligner/params.h"
#include "base/err.h"

struct arena;
struct lexicon;
struct trace;

/* Align src with tgt by the method of *p.  Either side may be empty.
 *
 * lexicon    method hybrid: words known from outside, or NULL.  trace
 * where to keep the beads that were not chosen (trace.h), or NULL.
 *
 * c and s2 are scaled for scripts of another density (script_scale.h), in
 * method length only where p->by_script.
 *
 * length     Gale & Church (1993): the nodes within p->band columns of the
 *            line of equal shares of characters.  The band is doubled as long
 *            as the path comes within a quarter of the band of its edge.
 *            Posteriors are sums over the nodes near the path.
 * length-em  fits the length model near that path: length_em.h.  hybrid
 * words and paragraphs too: passes.h.  Without tokens, length-em.
 *
 * ERR_LIMIT if that needs more than p->max_cells nodes; ERR_NOMEM.  After an
 * error *out is untouched, and memory of `a` stays taken until the caller
 * resets it.  Reentrant.  Time O(n x band); memory about one byte a node of the
 * widest band, and some hundred bytes a node near the path. */
int align_sides(struct arena *a, const struct align_params *p,
                const struct side *src, const struct side *tgt,
                const struct lexicon *lexicon, struct alignment *out,
                struct trace *trace, struct err *e);
#endif
