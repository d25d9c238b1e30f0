/* aligner/length_em.h - method length-em: lengths fitted to the document.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LENGTH_EM_H
#define ALIGNER_LENGTH_EM_H
#include "aligner/alignment.h"
#include "aligner/lattice/side.h"
#include "aligner/params.h"
#include "base/err.h"

struct arena;
struct trace;

struct corridor;

/* align_sides() for ALIGN_LENGTH_EM: the nodes near the classic path, five
 * rounds of fitting length_model.h, decoded by posteriors. */
int length_em_align(struct arena *a, const struct align_params *p,
                    const struct side *src, const struct side *tgt,
                    struct alignment *al, struct trace *trace, struct err *e);

/* The nodes that it searches, at most twelve from the classic path; the band of
 * that path is stored in *band; *is_narrowed is set where memory had no room for
 * a wider one.  Lives in `a`. */
int length_em_corridor(struct arena *a, const struct align_params *p,
                       const struct side *src, const struct side *tgt,
                       struct corridor *out, size_t *band, bool *is_narrowed,
                       struct err *e);
#endif
