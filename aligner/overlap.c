/* aligner/overlap.c - words take partners, then either side is counted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/overlap.h"

#include <stdbool.h>

#include "aligner/lexicon.h"
#include "aligner/side.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* What became of a word. */
enum partner { ALONE, MET, MET_ALIKE };

int overlap_open(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct word_pairs *words,
                 struct overlap_counter *out, struct err *e)
{
    struct overlap_counter o = {.src = src, .tgt = tgt, .words = words};
    o.free = arena_array(a, words->n_forms, sizeof *o.free);
    o.taken = arena_array(a, words->n_forms, sizeof *o.taken);
    o.partner = arena_array(a, src->token_at[src->n] + 1, sizeof *o.partner);
    if (!o.free || !o.taken || !o.partner)
        return err_nomem(e);
    *out = o;
    return 0;
}

static enum side_kind kind_of(const struct side *s, uint32_t form)
{
    return s->kind ? (enum side_kind)s->kind[form] : SIDE_WORD;
}

static double weight_of(enum side_kind kind)
{
    switch (kind) {
    case SIDE_PUNCTUATION: return 0;
    case SIDE_SHORT: return .2;
    case SIDE_MEDIUM: return .5;
    default: return 1;
    }
}

/* The free target form that source form f most probably became. */
static const struct word_pair *best_partner(const struct overlap_counter *o,
                                            uint32_t f)
{
    const struct word_pairs *w = o->words;
    const struct word_pair *best = NULL;
    for (uint32_t k = w->row[f]; k < w->row[f + 1]; k++) {
        const struct word_pair *p = &w->pairs[k];
        if (o->free[p->tgt] == 0)
            continue;
        if (!best || p->given_to_tgt + p->given_to_src >
                         best->given_to_tgt + best->given_to_src)
            best = p;
    }
    return best;
}

static void find_partners(struct overlap_counter *o, size_t from, size_t to)
{
    for (size_t x = from; x < to; x++) {
        uint32_t f = o->src->tokens[x].form;
        o->partner[x] = ALONE;
        if (kind_of(o->src, f) == SIDE_PUNCTUATION)
            continue;
        const struct word_pair *p = best_partner(o, f);
        if (!p)
            continue;
        o->partner[x] = p->tgt == f ? MET_ALIKE : MET;
        if (o->meetings)
            o->meetings[o->n_meetings++] =
                (struct overlap_meeting){.token = x, .pair = p};
        o->free[p->tgt]--;
        o->taken[p->tgt]++;
    }
}

/* A side that is counted word by word. */
struct count {
    struct overlap_side side;
    double run, words, met; /* of the stretch and the sentence at hand */
};

static void count_word(struct count *c, enum side_kind kind, bool known,
                       enum partner partner)
{
    double weight = weight_of(kind);
    c->words += weight;
    c->run = partner == ALONE ? c->run + weight : 0;
    if (c->run > c->side.run)
        c->side.run = c->run;
    c->side.n_numbers += kind == SIDE_NUMBER;
    if (known || partner != ALONE || kind == SIDE_NUMBER)
        c->side.known += weight;
    if (partner == ALONE)
        return;
    c->met += weight;
    c->side.n_numbers_met += kind == SIDE_NUMBER;
    if (partner == MET_ALIKE && kind != SIDE_NUMBER)
        c->side.same += weight;
}

static void end_sentence(struct count *c)
{
    double share = c->words > 0 ? c->met / c->words : 1;
    if (share < c->side.least)
        c->side.least = share;
    c->side.words += c->words;
    c->side.met += c->met;
    c->words = c->met = 0;
}

static bool is_known(const struct side *s, uint32_t form)
{
    return s->word && s->word[form] != LEXICON_NONE;
}

static struct overlap_side count_src(const struct overlap_counter *o, size_t i,
                                     size_t n)
{
    struct count c = {.side = {.least = 1}};
    const struct side *s = o->src;
    for (; n > 0; n--, i++) {
        for (size_t x = s->token_at[i]; x < s->token_at[i + 1]; x++) {
            uint32_t f = s->tokens[x].form;
            count_word(&c, kind_of(s, f), is_known(s, f),
                       (enum partner)o->partner[x]);
        }
        end_sentence(&c);
    }
    return c.side;
}

/* The first tokens of a form are those that were taken. */
static struct overlap_side count_tgt(struct overlap_counter *o, size_t j,
                                     size_t n)
{
    struct count c = {.side = {.least = 1}};
    const struct side *s = o->tgt;
    for (; n > 0; n--, j++) {
        for (size_t y = s->token_at[j]; y < s->token_at[j + 1]; y++) {
            uint32_t f = s->tokens[y].form;
            bool met = o->taken[f] > 0;
            o->taken[f] -= met;
            count_word(&c, kind_of(s, f), is_known(s, f), met ? MET : ALONE);
        }
        end_sentence(&c);
    }
    return c.side;
}

struct overlap overlap_of(struct overlap_counter *o, size_t i, size_t n_src,
                          size_t j, size_t n_tgt)
{
    const size_t *src_at = o->src->token_at, *tgt_at = o->tgt->token_at;
    const struct side_token *tgt = o->tgt->tokens;
    for (size_t y = tgt_at[j]; y < tgt_at[j + n_tgt]; y++)
        if (kind_of(o->tgt, tgt[y].form) != SIDE_PUNCTUATION)
            o->free[tgt[y].form]++;
    find_partners(o, src_at[i], src_at[i + n_src]);
    struct overlap out = {.src = count_src(o, i, n_src),
                          .tgt = count_tgt(o, j, n_tgt)};
    for (size_t y = tgt_at[j]; y < tgt_at[j + n_tgt]; y++)
        o->free[tgt[y].form] = 0;
    return out;
}

double overlap_share(const struct overlap *o)
{
    double words = o->src.words + o->tgt.words;
    return words > 0 ? (o->src.met + o->tgt.met) / words : 0;
}
