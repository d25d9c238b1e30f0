/* What is kept of an alignment changes nothing of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <string.h>

#include "aligner/align.h"
#include "aligner/trace.h"
#include "base/arena.h"
#include "document.h"

static const enum align_method methods[] = {ALIGN_LENGTH, ALIGN_LENGTH_EM,
                                            ALIGN_HYBRID};

static struct alignment aligned(struct arena *a, enum align_method method,
                                struct trace *trace)
{
    struct align_params p = align_params_default();
    struct alignment al = {0};
    struct side src, tgt;
    struct err e = {0};
    p.method = method;
    document_pair(a, 7, 40, &src, &tgt);
    tgt.n -= 10; /* so that it leaves something to learn */
    cr_assert_eq(align_sides(a, &p, &src, &tgt, NULL, &al, trace, &e), 0, "%s",
                 e.msg);
    return al;
}

Test(trace, changes_nothing)
{
    for (size_t m = 0; m < 3; m++) {
        struct arena a = {0};
        struct trace trace = {0};
        struct alignment want = aligned(&a, methods[m], NULL);
        struct alignment got = aligned(&a, methods[m], &trace);
        cr_assert_eq(got.n_beads, want.n_beads);
        for (size_t k = 0; k < got.n_beads; k++) {
            cr_expect_eq(got.beads[k].src_at, want.beads[k].src_at);
            cr_expect_eq(got.beads[k].posterior, want.beads[k].posterior);
        }
        cr_expect_eq(trace.has_words, methods[m] == ALIGN_HYBRID);
        arena_free(&a);
    }
}

static double kept_posterior(const struct trace *t, const struct bead *b)
{
    for (size_t k = 0; k < t->n; k++) {
        const struct trace_bead *x = &t->beads[k];
        if (x->src_at == b->src_at && x->tgt_at == b->tgt_at &&
            x->n_src == b->n_src && x->n_tgt == b->n_tgt)
            return x->posterior;
    }
    return 0;
}

Test(trace, has_the_pairs_that_were_taken_with_their_posteriors)
{
    for (size_t m = 0; m < 3; m++) {
        struct arena a = {0};
        struct trace trace = {0};
        struct alignment al = aligned(&a, methods[m], &trace);
        for (size_t k = 0; k < al.n_beads; k++) {
            const struct bead *b = &al.beads[k];
            if (b->n_src == 0 || b->n_tgt == 0 || b->flags != 0 ||
                b->posterior < .011)
                continue;
            cr_expect_float_eq(kept_posterior(&trace, b), b->posterior, 1e-6,
                               "method %zu, bead %zu", m, k);
        }
        arena_free(&a);
    }
}

Test(trace, keeps_what_was_learnt)
{
    struct arena a = {0};
    struct trace trace = {0};
    size_t n_learnt = 0;
    aligned(&a, ALIGN_HYBRID, &trace);
    for (size_t k = 0; k < word_pairs_n(&trace.words); k++)
        n_learnt += trace.words.pairs[k].to_tgt > 0 &&
                    trace.words.pairs[k].given_to_tgt <= 0;
    cr_expect_gt(n_learnt, 0);
    arena_free(&a);
}

Test(trace, fails_cleanly_without_memory)
{
    for (size_t n = 1;; n++) {
        struct arena a = {0};
        struct trace trace = {0};
        struct align_params p = align_params_default();
        struct alignment al = {0};
        struct side src, tgt;
        struct err e = {0};
        p.method = ALIGN_HYBRID;
        document_pair(&a, 7, 10, &src, &tgt);
        a.fail_in = n;
        int rc = align_sides(&a, &p, &src, &tgt, NULL, &al, &trace, &e);
        arena_free(&a);
        if (rc == 0)
            break;
        cr_assert_eq(rc, ERR_NOMEM);
    }
}
