/* Any bytes as decisions, or as pins: reading fails with a code, or gives
 * decisions whose sentences are there and adjacent; each is held against a
 * document without reading beyond it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>

#include "document/decisions.h"
#include "exact_copy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { N = 3 };

static void require(bool ok)
{
    if (!ok)
        abort();
}

static void check(const struct decisions *d)
{
    struct sentence sents[N] = {
        {.text = SV("One.")}, {.text = SV("Two.")}, {.text = SV("Three.")}};
    for (size_t k = 0; k < d->n; k++) {
        const struct decision *x = &d->list[k];
        const struct record r = {.src = {.sents = sents, .n = 1},
                                 .tgt = {.sents = sents, .at = 1, .n = 1}};
        require(x->n_src + x->n_tgt > 0 && x->line > 0);
        require(isnan(x->score) || (x->score >= 0 && x->score <= 1));
        decision_check(d, x, sents, N, sents, N, NULL);
        decision_is_of(x, &r);
        decisions_dismissed(d, x->doc_id.p ? x->doc_id : SV("a"), &r);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct sv text = exact_copy((struct sv){(const char *)data, n});
    struct decisions d;
    if (decisions_read(text, "decisions.tsv", &d, NULL) == 0)
        check(&d);
    decisions_free(&d);
    if (decisions_read_pins(text, "pins.beads", &d, NULL) == 0)
        check(&d);
    decisions_free(&d);
    exact_free(text);
    return 0;
}
