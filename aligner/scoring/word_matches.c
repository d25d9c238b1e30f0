/* aligner/scoring/word_matches.c - words take partners, then either side is counted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/word_matches.h"

#include "aligner/lattice/fast_math.h"
#include "aligner/lattice/side.h"
#include "aligner/lexicon.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

static enum side_kind kind_of(const struct side *s, uint32_t form)
{
    return s->kind ? (enum side_kind)s->kind[form] : SIDE_WORD;
}

static double weight_of(enum side_kind kind)
{
    static const double weights[] = {[SIDE_PUNCTUATION] = 0,
                                     [SIDE_SHORT] = .2,
                                     [SIDE_MEDIUM] = .5,
                                     [SIDE_WORD] = 1,
                                     [SIDE_NUMBER] = 1};
    return weights[kind];
}

/* What a word of each form tells. */
static float *told_by(struct arena *a, const struct side *s, uint32_t n_forms,
                      const uint32_t *n, const double *p)
{
    float *told = arena_array(a, n_forms, sizeof *told);
    for (uint32_t f = 0; told && f < n_forms; f++)
        if (n[f] > 0 && kind_of(s, f) != SIDE_PUNCTUATION)
            told[f] = (float)-fast_log(p[f]);
    return told;
}

int word_matches_open(struct arena *a, const struct side *src,
                      const struct side *tgt, const struct word_pairs *words,
                      struct word_matches_counter *out, struct err *e)
{
    struct word_matches_counter o = {.src = src, .tgt = tgt, .words = words};
    size_t n_src = src->token_at[src->n], n_tgt = tgt->token_at[tgt->n];
    o.first = arena_array(a, words->n_forms, sizeof *o.first);
    o.next = arena_array(a, n_tgt + 1, sizeof *o.next);
    o.src_partner = arena_array(a, n_src + 1, sizeof *o.src_partner);
    o.tgt_partner = arena_array(a, n_tgt + 1, sizeof *o.tgt_partner);
    o.src_told = told_by(a, src, words->n_forms, words->n_src, words->p_src);
    o.tgt_told = told_by(a, tgt, words->n_forms, words->n_tgt, words->p_tgt);
    if (!o.src_told || !o.tgt_told || !o.first || !o.next || !o.src_partner ||
        !o.tgt_partner)
        return err_nomem(e);
    *out = o;
    return 0;
}

/* Set the target tokens from .. to free: those without a partner alone, or
 * all.  Tokens of a form are taken first come, first served. */
static void set_free(struct word_matches_counter *o, size_t from, size_t to,
                     bool alone)
{
    for (size_t y = to; y-- > from;) {
        uint32_t f = o->tgt->tokens[y].form;
        if (kind_of(o->tgt, f) == SIDE_PUNCTUATION ||
            (alone && o->tgt_partner[y]))
            continue;
        o->next[y] = o->first[f];
        o->first[f] = (uint32_t)y + 1;
    }
}

static void set_taken(struct word_matches_counter *o, size_t from, size_t to)
{
    for (size_t y = from; y < to; y++)
        o->first[o->tgt->tokens[y].form] = 0;
}

/* The free target form that source form f most probably became. */
static const struct word_pair *
best_partner(const struct word_matches_counter *o, uint32_t f)
{
    const struct word_pairs *w = o->words;
    const struct word_pair *best = NULL;
    for (uint32_t k = w->row[f]; k < w->row[f + 1]; k++) {
        const struct word_pair *p = &w->pairs[k];
        if (o->first[p->tgt] == 0)
            continue;
        if (!best || p->given_to_tgt + p->given_to_src >
                         best->given_to_tgt + best->given_to_src)
            best = p;
    }
    return best;
}

/* Take the first free token of the form; its place + 1. */
static uint32_t take(struct word_matches_counter *o, uint32_t form)
{
    uint32_t place = o->first[form];
    o->first[form] = o->next[place - 1];
    return place;
}

static void find_partners(struct word_matches_counter *o, size_t from,
                          size_t to)
{
    for (size_t x = from; x < to; x++) {
        uint32_t f = o->src->tokens[x].form;
        o->src_partner[x] = 0;
        if (kind_of(o->src, f) == SIDE_PUNCTUATION)
            continue;
        const struct word_pair *p = best_partner(o, f);
        if (!p)
            continue;
        if (o->meetings)
            o->meetings[o->n_meetings++] =
                (struct word_match){.token = x, .pair = p};
        o->src_partner[x] = take(o, p->tgt);
        o->tgt_partner[o->src_partner[x] - 1] = (uint32_t)x + 1;
    }
}

/* A side that is counted word by word. */
struct count {
    struct word_matches_side side;
    double run, words, met; /* of the stretch and the sentence at hand */
};

static void count_word(struct count *c, enum side_kind kind, bool known,
                       bool met, bool alike, double told)
{
    double weight = weight_of(kind);
    c->side.told += told;
    c->words += weight;
    c->run = met ? 0 : c->run + weight;
    if (c->run > c->side.run)
        c->side.run = c->run;
    c->side.n_numbers += kind == SIDE_NUMBER;
    if (known || met || kind == SIDE_NUMBER)
        c->side.known += weight;
    if (!met)
        return;
    if (c->met + c->side.met == 0)
        c->side.head = c->side.words + c->words - weight;
    c->met += weight;
    c->side.told_met += told;
    c->side.n_numbers_met += kind == SIDE_NUMBER;
    if (alike && kind != SIDE_NUMBER)
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

static struct word_matches_side
count_side(const struct side *s, const struct side *opposite,
           const uint32_t *partner, const float *told, size_t i, size_t n)
{
    struct count c = {.side = {.least = 1}};
    for (; n > 0; n--, i++) {
        for (size_t x = s->token_at[i]; x < s->token_at[i + 1]; x++) {
            uint32_t f = s->tokens[x].form, y = partner[x];
            count_word(&c, kind_of(s, f), is_known(s, f), y > 0,
                       y > 0 && opposite->tokens[y - 1].form == f,
                       (double)told[f]);
        }
        end_sentence(&c);
    }
    c.side.tail = c.run;
    if (c.side.met <= 0)
        c.side.head = c.side.words;
    return c.side;
}

/* Where the marks begin that end the tokens from .. to. */
static size_t last_marks(const struct side *s, size_t from, size_t to)
{
    while (to > from && kind_of(s, s->tokens[to - 1].form) == SIDE_PUNCTUATION)
        to--;
    return to;
}

/* A question beside a statement: the marks at the ends, quotation marks and
 * all, have none in common. */
static bool marks_differ(const struct word_matches_counter *o, size_t src_from,
                         size_t src_to, size_t tgt_from, size_t tgt_to)
{
    size_t s = last_marks(o->src, src_from, src_to);
    size_t t = last_marks(o->tgt, tgt_from, tgt_to);
    for (size_t x = s; x < src_to; x++)
        for (size_t y = t; y < tgt_to; y++)
            if (o->src->tokens[x].form == o->tgt->tokens[y].form)
                return false;
    return s < src_to && t < tgt_to;
}

struct word_matches word_matches_of(struct word_matches_counter *o, size_t i,
                                    size_t n_src, size_t j, size_t n_tgt)
{
    const size_t *src_at = o->src->token_at, *tgt_at = o->tgt->token_at;
    size_t from = tgt_at[j], to = tgt_at[j + n_tgt];
    for (size_t y = from; y < to; y++)
        o->tgt_partner[y] = 0;
    set_free(o, from, to, false);
    find_partners(o, src_at[i], src_at[i + n_src]);
    set_taken(o, from, to);
    return (struct word_matches){
        .src =
            count_side(o->src, o->tgt, o->src_partner, o->src_told, i, n_src),
        .tgt =
            count_side(o->tgt, o->src, o->tgt_partner, o->tgt_told, j, n_tgt),
        .marks_differ =
            marks_differ(o, src_at[i], src_at[i + n_src], from, to)};
}

/* The weight of the words of a block and a block opposite that meet: of all,
 * or of those alone that have no partner yet.  Partners stay as they are. */
static double weight_met(struct word_matches_counter *o, size_t i, size_t n_src,
                         size_t j, size_t n_tgt, bool alone)
{
    const size_t *src_at = o->src->token_at, *tgt_at = o->tgt->token_at;
    size_t from = tgt_at[j], to = tgt_at[j + n_tgt];
    double met = 0;
    set_free(o, from, to, alone);
    for (size_t x = src_at[i]; x < src_at[i + n_src]; x++) {
        uint32_t f = o->src->tokens[x].form;
        enum side_kind kind = kind_of(o->src, f);
        if (kind == SIDE_PUNCTUATION || (alone && o->src_partner[x] > 0))
            continue;
        const struct word_pair *p = best_partner(o, f);
        if (!p)
            continue;
        take(o, p->tgt);
        met += weight_of(kind) + weight_of(kind_of(o->tgt, p->tgt));
    }
    set_taken(o, from, to);
    return met;
}

double word_matches_met(struct word_matches_counter *o, size_t i, size_t n_src,
                        size_t j, size_t n_tgt)
{
    return weight_met(o, i, n_src, j, n_tgt, false);
}

double word_matches_leak(struct word_matches_counter *o, size_t i, size_t n_src,
                         size_t j, size_t n_tgt)
{
    return weight_met(o, i, n_src, j, n_tgt, true);
}

double word_matches_share(const struct word_matches *o)
{
    double words = o->src.words + o->tgt.words;
    return words > 0 ? (o->src.met + o->tgt.met) / words : 0;
}
