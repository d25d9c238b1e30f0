/* aligner/bead_forms.h - the sums of the ratios of one bead, without a
 * corridor.
 *
 * The target words of a bead are entered; each source word adds its
 * translations among them; then the bead is left again.  So the cost of a
 * single bead is that of its words and their pairs.
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

/* A form of the bead: the sum of source sentence q for it as a target word, and
 * its count in target sentence q. */
struct bead_form {
    float sum[BEAD_SIDE_MAX];
    uint32_t n[BEAD_SIDE_MAX];
};

struct bead_forms {
    const struct side *src, *tgt;
    const struct ratio_table *ratios;
    bool *is_opposite; /* [n_forms] in the target; all false between beads */
    struct bead_form *of_form; /* [n_forms] all 0 between beads */
};

/* Make it in `a`; it points to the sides and to `ratios`.  Returns -1 without
 * memory. */
int bead_forms_open(struct arena *a, const struct side *src,
                    const struct side *tgt, const struct ratio_table *ratios,
                    struct bead_forms *out);

/* Enter or leave a bead of target sentences j .. j + n_tgt. */
void bead_forms_enter(struct bead_forms *w, size_t j, size_t n_tgt);
void bead_forms_leave(struct bead_forms *w, size_t j, size_t n_tgt);

/* Add a word of the bead's source sentence q: to sum[k] the terms of the words
 * of target sentence k, and to the sums of these words the terms of the
 * word. */
static inline void bead_forms_add(struct bead_forms *w, uint32_t form, size_t q,
                                  size_t n_tgt, float sum[BEAD_SIDE_MAX])
{
    const struct ratio_table *s = w->ratios;
    for (uint32_t k = s->row[form]; k < s->row[form + 1]; k++) {
        const struct ratio_entry *p = &s->entries[k];
        if (!w->is_opposite[p->tgt])
            continue;
        struct bead_form *y = &w->of_form[p->tgt];
        y->sum[q] += p->to_tgt;
        for (size_t t = 0; t < n_tgt; t++)
            sum[t] += (float)y->n[t] * p->to_src;
    }
}
#endif
