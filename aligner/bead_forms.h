/* aligner/bead_forms.h - which words of one bead meet.
 *
 * The target words of the bead are entered, source words are asked for their
 * translations among them, and the bead is left again: so single beads anywhere
 * cost no more than their words and the pairs of those.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_BEAD_FORMS_H
#define ALIGNER_BEAD_FORMS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aligner/lattice/bead.h"
#include "aligner/ratio_table.h"

struct arena;

/* A form in the bead: what source sentence q has for it as a target word, and
 * how often target sentence q has it. */
struct bead_form {
    float sum[BEAD_SIDE_MAX];
    uint32_t n[BEAD_SIDE_MAX];
};

struct bead_forms {
    const struct side *src, *tgt;
    const struct ratio_table *shares;
    bool *is_opposite; /* [forms] in the target; all false between beads */
    struct bead_form *of_form; /* [forms] all 0 between beads */
};

/* Make it in `a`; it points to the sides and to the shares.  -1: no memory. */
int bead_forms_open(struct arena *a, const struct side *src,
                    const struct side *tgt, const struct ratio_table *shares,
                    struct bead_forms *out);

/* Enter, and leave, a bead of target sentences j .. j + n_tgt. */
void bead_forms_enter(struct bead_forms *w, size_t j, size_t n_tgt);
void bead_forms_leave(struct bead_forms *w, size_t j, size_t n_tgt);

/* A word of the bead's source sentence q: add to sum[k] what target sentence k
 * has for it, and to the sums of the words opposite what it has for them. */
static inline void bead_forms_add(struct bead_forms *w, uint32_t form, size_t q,
                                  size_t n_tgt, float sum[BEAD_SIDE_MAX])
{
    const struct ratio_table *s = w->shares;
    for (uint32_t k = s->row[form]; k < s->row[form + 1]; k++) {
        const struct ratio_entry *p = &s->shares[k];
        if (!w->is_opposite[p->tgt])
            continue;
        struct bead_form *y = &w->of_form[p->tgt];
        y->sum[q] += p->to_tgt;
        for (size_t t = 0; t < n_tgt; t++)
            sum[t] += (float)y->n[t] * p->to_src;
    }
}
#endif
