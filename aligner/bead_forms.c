/* aligner/bead_forms.c - the target words of a bead, by form.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/bead_forms.h"

#include "aligner/lattice/side.h"
#include "base/arena.h"

int bead_forms_open(struct arena *a, const struct side *src,
                    const struct side *tgt, const struct ratio_table *ratios,
                    struct bead_forms *out)
{
    *out = (struct bead_forms){.src = src, .tgt = tgt, .ratios = ratios};
    out->is_opposite =
        arena_array(a, ratios->n_forms, sizeof *out->is_opposite);
    out->of_form = arena_array(a, ratios->n_forms, sizeof *out->of_form);
    return out->is_opposite && out->of_form ? 0 : -1;
}

void bead_forms_enter(struct bead_forms *w, size_t j, size_t n_tgt)
{
    const size_t *at = w->tgt->token_at;
    for (size_t q = 0; q < n_tgt; q++)
        for (size_t y = at[j + q]; y < at[j + q + 1]; y++) {
            uint32_t form = w->tgt->tokens[y].form;
            w->is_opposite[form] = true;
            w->of_form[form].n[q]++;
        }
}

void bead_forms_leave(struct bead_forms *w, size_t j, size_t n_tgt)
{
    const size_t *at = w->tgt->token_at;
    for (size_t y = at[j]; y < at[j + n_tgt]; y++) {
        uint32_t form = w->tgt->tokens[y].form;
        w->is_opposite[form] = false;
        w->of_form[form] = (struct bead_form){0};
    }
}
