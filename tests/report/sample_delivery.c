/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/report/sample_delivery.h"

#include <criterion/criterion.h>

static struct sentence sentence_of(const char *text, uint32_t par)
{
    return (struct sentence){.text = sv_from(text),
                             .n_cp = (uint32_t)strlen(text),
                             .par = par,
                             .of_par = 1};
}

void sample_document(struct delivery *d, const char *id,
                     const struct sample_pair *pairs, size_t n)
{
    struct document document = {
        .id = sv_from(id), .verdict = "translation", .verdict_score = .9};
    for (size_t k = 0; k < n; k++) {
        const struct sample_pair *p = &pairs[k];
        struct sentence src = sentence_of(p->src ? p->src : "", document.n_src);
        struct sentence tgt = sentence_of(p->tgt ? p->tgt : "", document.n_tgt);
        struct record_read r = {
            .record = {.bead_no = k,
                       .src = {.sents = &src,
                               .at = document.n_src,
                               .n = p->src != NULL,
                               .lang = SV("en")},
                       .tgt = {.sents = &tgt,
                               .at = document.n_tgt,
                               .n = p->tgt != NULL,
                               .lang = SV("fr")},
                       .score = p->score,
                       .flags = p->flags},
            .document = &document,
            .is_new = k == 0,
        };
        document.n_src += p->src != NULL;
        document.n_tgt += p->tgt != NULL;
        cr_assert_eq(delivery_add_read(d, &r, NULL), 0);
    }
    cr_assert_eq(delivery_end(d, NULL), 0);
}
