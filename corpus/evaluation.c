/* corpus/evaluation.c - compares links with gold.
 *
 * Both comparisons are look-ups in sorted arrays: a link as the hash of its
 * numbers, a pair of sentences as one 64-bit key.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/evaluation.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"

/* Sorted keys, for look-ups. */
struct keys {
    uint64_t *key;
    size_t n;
};

static int compare_keys(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static bool keys_hold(const struct keys *k, uint64_t key)
{
    return k->n > 0 &&
           bsearch(&key, k->key, k->n, sizeof key, compare_keys) != NULL;
}

static bool both_sides(const struct gold_link *l)
{
    return l->n_src > 0 && l->n_tgt > 0;
}

static uint64_t link_key(const struct gold_link *l)
{
    struct sv src = {(const char *)l->src, l->n_src * sizeof *l->src};
    struct sv tgt = {(const char *)l->tgt, l->n_tgt * sizeof *l->tgt};
    return hash_sv(tgt, hash_sv(src, l->n_src));
}

static uint64_t pair_key(uint32_t src, uint32_t tgt)
{
    return (uint64_t)src << 32 | tgt;
}

static int collect_links(struct arena *a, const struct gold_link_list *list,
                         struct keys *out)
{
    out->n = 0;
    out->key = arena_array(a, list->n, sizeof *out->key);
    if (!out->key)
        return ERR_NOMEM;
    for (size_t i = 0; i < list->n; i++)
        out->key[out->n++] = link_key(&list->links[i]);
    qsort(out->key, out->n, sizeof *out->key, compare_keys);
    return 0;
}

static int collect_pairs(struct arena *a, const struct gold_link_list *list,
                         struct keys *out)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        n += (size_t)list->links[i].n_src * list->links[i].n_tgt;
    out->n = 0;
    out->key = arena_array(a, n, sizeof *out->key);
    if (!out->key)
        return ERR_NOMEM;
    for (size_t i = 0; i < list->n; i++) {
        const struct gold_link *l = &list->links[i];
        for (uint32_t s = 0; s < l->n_src; s++)
            for (uint32_t t = 0; t < l->n_tgt; t++)
                out->key[out->n++] = pair_key(l->src[s], l->tgt[t]);
    }
    qsort(out->key, out->n, sizeof *out->key, compare_keys);
    return 0;
}

static bool touches(const struct gold_link *l, const struct keys *pairs)
{
    for (uint32_t s = 0; s < l->n_src; s++)
        for (uint32_t t = 0; t < l->n_tgt; t++)
            if (keys_hold(pairs, pair_key(l->src[s], l->tgt[t])))
                return true;
    return false;
}

static int reserve_scores(struct evaluation *sum, size_t n_more)
{
    size_t n = sum->n_scores + n_more;
    if (n <= sum->cap_scores)
        return 0;
    size_t cap = n * 2;
    void *p = realloc(sum->scores, cap * sizeof *sum->scores);
    if (!p)
        return ERR_NOMEM;
    sum->scores = p;
    sum->cap_scores = cap;
    return 0;
}

int evaluation_add_score(struct evaluation *sum,
                         const struct evaluation_score *score, struct err *e)
{
    if (reserve_scores(sum, 1) != 0)
        return err_nomem(e);
    sum->scores[sum->n_scores++] = *score;
    return 0;
}

/* hunalign's ladders have a quality instead, which can be negative and large. */
static bool are_probabilities(const struct gold_link_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        double score = list->links[i].score;
        if (score < 0 || score > 1)
            return false;
    }
    return true;
}

static size_t side_class(uint32_t n)
{
    return n < EVALUATION_MAX_SIDE ? n : EVALUATION_MAX_SIDE;
}

static void add_got(struct evaluation *sum, const struct gold_link_list *got,
                    const struct keys *gold_links,
                    const struct keys *gold_pairs)
{
    bool probable = are_probabilities(got);
    for (size_t i = 0; i < got->n; i++) {
        const struct gold_link *l = &got->links[i];
        sum->got_by_type[side_class(l->n_src)][side_class(l->n_tgt)]++;
        if (!both_sides(l))
            continue;
        bool strict = keys_hold(gold_links, link_key(l));
        bool lax = touches(l, gold_pairs);
        sum->n_got++;
        sum->n_strict += strict;
        sum->n_lax_got += lax;
        sum->n_other_scores += !probable && !isnan(l->score);
        if (probable && !isnan(l->score))
            sum->scores[sum->n_scores++] =
                (struct evaluation_score){l->score, strict, lax};
    }
}

static void add_gold(struct evaluation *sum, const struct gold_link_list *gold,
                     const struct keys *got_links, const struct keys *got_pairs)
{
    for (size_t i = 0; i < gold->n; i++) {
        const struct gold_link *l = &gold->links[i];
        size_t s = side_class(l->n_src), t = side_class(l->n_tgt);
        sum->gold_by_type[s][t]++;
        sum->found_by_type[s][t] += keys_hold(got_links, link_key(l));
        if (!both_sides(l))
            continue;
        sum->n_gold++;
        sum->n_lax_gold += touches(l, got_pairs);
    }
}

int evaluation_add(struct evaluation *sum, struct arena *a,
                   const struct gold_link_list *got,
                   const struct gold_link_list *gold, struct err *e)
{
    struct keys gold_links, gold_pairs, got_links, got_pairs;
    if (collect_links(a, gold, &gold_links) != 0 ||
        collect_pairs(a, gold, &gold_pairs) != 0 ||
        collect_links(a, got, &got_links) != 0 ||
        collect_pairs(a, got, &got_pairs) != 0 ||
        reserve_scores(sum, got->n) != 0)
        return err_nomem(e);
    add_got(sum, got, &gold_links, &gold_pairs);
    add_gold(sum, gold, &got_links, &got_pairs);
    return 0;
}

/* How many sentences a list counts on a side, 0 source. */
static size_t n_counted(const struct gold_link_list *list, unsigned side)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        const struct gold_link *l = &list->links[i];
        const uint32_t *numbers = side == 0 ? l->src : l->tgt;
        for (uint32_t k = 0; k < (side == 0 ? l->n_src : l->n_tgt); k++)
            n = numbers[k] >= n ? numbers[k] + (size_t)1 : n;
    }
    return n;
}

int evaluation_check_length(const struct gold_link_list *got,
                            const struct gold_link_list *gold, struct err *e)
{
    static const char *const names[] = {"source", "target"};
    for (unsigned side = 0; side < 2; side++) {
        size_t n = n_counted(gold, side), n_got = n_counted(got, side);
        if (gold->n > 0 && 2 * n < n_got)
            return err_set(e, ERR_INPUT,
                           "the gold ends after %zu of %zu %s sentences: it "
                           "is not the gold of this document",
                           n, n_got, names[side]);
    }
    return 0;
}

void evaluation_free(struct evaluation *sum)
{
    free(sum->scores);
    *sum = (struct evaluation){0};
}

static double ratio(size_t part, size_t whole)
{
    return (double)part / (double)(whole > 0 ? whole : 1);
}

static double f1(double p, double r)
{
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

struct evaluation_figures evaluation_figures(const struct evaluation *sum)
{
    struct evaluation_figures f;
    f.strict_p = ratio(sum->n_strict, sum->n_got);
    f.strict_r = ratio(sum->n_strict, sum->n_gold);
    f.strict_f = f1(f.strict_p, f.strict_r);
    f.lax_p = ratio(sum->n_lax_got, sum->n_got);
    f.lax_r = ratio(sum->n_lax_gold, sum->n_gold);
    f.lax_f = f1(f.lax_p, f.lax_r);
    return f;
}
