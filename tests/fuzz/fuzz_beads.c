/* Any bytes: reading beads, or a ladder, either fails with a line of the text
 * or gives links whose numbers are in range; what was read can be evaluated
 * against itself, and is all right.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "corpus/evaluation.h"
#include "exact_copy.h"
#include "io/beads.h"
#include "io/ladder.h"

/* A line of a ladder may stand for 2^24 sentences: keep to small ones. */
enum { MAX_PAIRS = 1 << 16, MAX_NUMBERS = 1 << 20 };

static void require(bool ok)
{
    if (!ok)
        abort();
}

static void check_side(const uint32_t *list, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        require(list[i] <= GOLD_LINK_MAX_SENTENCE);
}

static bool is_small(const struct gold_link_list *list)
{
    uint64_t n_pairs = 0;
    for (size_t i = 0; i < list->n; i++)
        n_pairs += (uint64_t)list->links[i].n_src * list->links[i].n_tgt;
    return n_pairs <= MAX_PAIRS;
}

static void check_links(struct arena *a, const struct gold_link_list *list)
{
    struct evaluation sum = {0};
    for (size_t i = 0; i < list->n; i++) {
        const struct gold_link *l = &list->links[i];
        check_side(l->src, l->n_src);
        check_side(l->tgt, l->n_tgt);
        require(isnan(l->score) || isfinite(l->score));
    }
    if (!is_small(list))
        return;
    require(evaluation_add(&sum, a, list, list, NULL) == 0);
    require(sum.n_got == sum.n_gold && sum.n_strict == sum.n_got);
    require(sum.n_lax_got == sum.n_got && sum.n_lax_gold == sum.n_gold);
    struct evaluation_calibration c;
    if (sum.n_scores > 0)
        require(evaluation_calibrate(&sum, a, &c, NULL) == 0);
    evaluation_free(&sum);
}

/* Does a number of more than a million stand in the text? */
static bool has_large_number(struct sv text)
{
    uint64_t number = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool digit = text.p[i] >= '0' && text.p[i] <= '9';
        number = digit ? number * 10 + (uint64_t)(text.p[i] - '0') : 0;
        if (number > MAX_NUMBERS)
            return true;
    }
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0)
        return 0;
    const bool ladder = data[0] & 1;
    struct sv text = {(const char *)data + 1, n - 1};
    struct arena a = {0};
    struct gold_link_list list = {0};
    struct err e = {0};
    if (ladder && has_large_number(text))
        return 0;
    text = exact_copy(text);
    int rc = ladder ? ladder_read(&a, text, &list, &e)
                    : beads_read(&a, text, &list, &e);
    if (rc == 0)
        check_links(&a, &list);
    else
        require(rc == ERR_INPUT && e.unit == ERR_LINE && e.at >= 1 &&
                e.at <= sv_count_lines(text));
    arena_free(&a);
    exact_free(text);
    return 0;
}
