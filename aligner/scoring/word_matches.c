/* aligner/scoring/word_matches.c - matches words, then counts either side.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/word_matches.h"

#include <string.h>

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

int word_matches_open(struct arena *a, const struct side *src,
                      const struct side *tgt, const struct word_pairs *words,
                      struct word_matches_counter *out, struct err *e)
{
    struct word_matches_counter o = {.src = src, .tgt = tgt, .words = words};
    size_t n_src = src->token_at[src->n], n_tgt = tgt->token_at[tgt->n];
    n_tgt = n_tgt > n_src ? n_tgt : n_src; /* the source beside itself, too */
    o.first = arena_array(a, words->n_forms, sizeof *o.first);
    o.next = arena_array(a, n_tgt + 1, sizeof *o.next);
    o.src_partner = arena_array(a, n_src + 1, sizeof *o.src_partner);
    o.tgt_partner = arena_array(a, n_tgt + 1, sizeof *o.tgt_partner);
    if (!o.first || !o.next || !o.src_partner || !o.tgt_partner)
        return err_nomem(e);
    *out = o;
    return 0;
}

/* Set the target tokens from .. to free: all, or those without a match.  Tokens
 * of a form are taken in their order. */
static void set_free(struct word_matches_counter *o, size_t from, size_t to,
                     bool unmatched_only)
{
    for (size_t y = to; y-- > from;) {
        uint32_t f = o->tgt->tokens[y].form;
        if (kind_of(o->tgt, f) == SIDE_PUNCTUATION ||
            (unmatched_only && o->tgt_partner[y]))
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

/* Is the form, on both sides, no translation of itself? */
static bool is_copied(const struct word_matches_counter *o, uint32_t f)
{
    if (o->words->untranslated)
        return o->words->untranslated[f];
    return kind_of(o->src, f) != SIDE_NUMBER &&
           !(o->src->name && o->src->name[f]);
}

/* The most probable free translation of source form f, or NULL. */
static const struct word_pair *
best_partner(const struct word_matches_counter *o, uint32_t f)
{
    const struct word_pairs *w = o->words;
    const struct word_pair *best = NULL;
    for (uint32_t k = w->row[f]; k < w->row[f + 1]; k++) {
        const struct word_pair *p = &w->pairs[k];
        if (o->first[p->tgt] == 0 ||
            (p->tgt == f && w->untranslated && w->untranslated[f]))
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

static void match_words(struct word_matches_counter *o, size_t from, size_t to)
{
    for (size_t x = from; x < to; x++) {
        uint32_t f = o->src->tokens[x].form;
        o->src_partner[x] = 0;
        if (kind_of(o->src, f) == SIDE_PUNCTUATION)
            continue;
        o->n_copied += o->first[f] != 0 && is_copied(o, f);
        const struct word_pair *p = best_partner(o, f);
        if (!p)
            continue;
        if (o->pairs)
            o->pairs[o->n_pairs++] = (struct word_match){.token = x, .pair = p};
        o->src_partner[x] = take(o, p->tgt);
        o->tgt_partner[o->src_partner[x] - 1] = (uint32_t)x + 1;
    }
}

/* A side that is counted word by word; run is the weight of the current stretch
 * without a match, words and matched are of the current sentence. */
struct count {
    struct word_matches_side side;
    double run, words, matched;
};

static void count_word(struct count *c, enum side_kind kind, bool known,
                       bool name, bool matched, bool alike)
{
    double weight = weight_of(kind);
    c->words += weight;
    c->run = matched ? 0 : c->run + weight;
    c->side.n_numbers += kind == SIDE_NUMBER;
    c->side.n_names += name;
    if (known || matched || kind == SIDE_NUMBER)
        c->side.known += weight;
    if (!matched)
        return;
    if (c->matched + c->side.matched == 0)
        c->side.unmatched_head = c->side.words + c->words - weight;
    c->matched += weight;
    c->side.n_numbers_matched += kind == SIDE_NUMBER;
    c->side.n_names_matched += name;
    if (alike && kind != SIDE_NUMBER)
        c->side.same_spelling += weight;
}

static void end_sentence(struct count *c)
{
    double share = c->words > 0 ? c->matched / c->words : 1;
    if (share < c->side.least_matched)
        c->side.least_matched = share;
    c->side.words += c->words;
    c->side.matched += c->matched;
    c->words = c->matched = 0;
}

static bool is_known(const struct side *s, uint32_t form)
{
    return s->word && s->word[form] != LEXICON_NONE;
}

bool word_matches_is_name(const struct side *s, uint32_t form)
{
    return s->name && s->name[form] && !is_known(s, form);
}

static struct word_matches_side count_side(const struct side *s,
                                           const struct side *opposite,
                                           const uint32_t *partner, size_t i,
                                           size_t n)
{
    struct count c = {.side = {.least_matched = 1}};
    for (; n > 0; n--, i++) {
        for (size_t x = s->token_at[i]; x < s->token_at[i + 1]; x++) {
            uint32_t f = s->tokens[x].form, y = partner[x];
            count_word(&c, kind_of(s, f), is_known(s, f),
                       word_matches_is_name(s, f), y > 0,
                       y > 0 && opposite->tokens[y - 1].form == f);
        }
        end_sentence(&c);
    }
    c.side.unmatched_tail = c.run;
    if (c.side.matched <= 0)
        c.side.unmatched_head = c.side.words;
    return c.side;
}

/* Weights of words: all, and known ones. */
struct known_words {
    double words, known;
};

/* Add the words of a side; those with a translation opposite have a nonzero
 * `has`. */
static void add_known(struct known_words *k, const struct side *s,
                      const uint32_t *has)
{
    for (size_t x = 0; x < s->token_at[s->n]; x++) {
        uint32_t f = s->tokens[x].form;
        enum side_kind kind = kind_of(s, f);
        double weight = weight_of(kind);
        k->words += weight;
        if (is_known(s, f) || has[f] != 0 || kind == SIDE_NUMBER)
            k->known += weight;
    }
}

double word_matches_known(struct word_matches_counter *o)
{
    const struct word_pairs *w = o->words;
    struct known_words k = {0};
    for (uint32_t f = 0; f < w->n_forms; f++)
        o->first[f] = w->n_src[f] > 0 ? w->row[f + 1] - w->row[f] : 0;
    add_known(&k, o->src, o->first);
    memset(o->first, 0, w->n_forms * sizeof *o->first);
    for (uint32_t f = 0; f < w->n_forms; f++)
        for (uint32_t p = w->row[f]; w->n_src[f] > 0 && p < w->row[f + 1]; p++)
            o->first[w->pairs[p].tgt] = 1;
    add_known(&k, o->tgt, o->first);
    memset(o->first, 0, w->n_forms * sizeof *o->first);
    return k.words > 0 ? k.known / k.words : 0;
}

/* Where the punctuation begins that ends the tokens from .. to. */
static size_t last_marks(const struct side *s, size_t from, size_t to)
{
    while (to > from && kind_of(s, s->tokens[to - 1].form) == SIDE_PUNCTUATION)
        to--;
    return to;
}

/* Does the punctuation at the ends differ, as of a question and a statement?
 * Both have some, and no mark is in both. */
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

struct word_matches word_matches_count(struct word_matches_counter *o, size_t i,
                                       size_t n_src, size_t j, size_t n_tgt)
{
    const size_t *src_at = o->src->token_at, *tgt_at = o->tgt->token_at;
    size_t from = tgt_at[j], to = tgt_at[j + n_tgt];
    for (size_t y = from; y < to; y++)
        o->tgt_partner[y] = 0;
    o->n_copied = 0;
    set_free(o, from, to, false);
    match_words(o, src_at[i], src_at[i + n_src]);
    set_taken(o, from, to);
    return (struct word_matches){
        .src = count_side(o->src, o->tgt, o->src_partner, i, n_src),
        .tgt = count_side(o->tgt, o->src, o->tgt_partner, j, n_tgt),
        .n_copied = o->n_copied,
        .marks_differ =
            marks_differ(o, src_at[i], src_at[i + n_src], from, to)};
}

/* The weight of the words of two blocks that can be matched: of all, or of
 * those without a match so far.  Matches counted before are kept. */
static double possible_weight(struct word_matches_counter *o, size_t i,
                              size_t n_src, size_t j, size_t n_tgt,
                              bool unmatched_only)
{
    const size_t *src_at = o->src->token_at, *tgt_at = o->tgt->token_at;
    size_t from = tgt_at[j], to = tgt_at[j + n_tgt];
    double weight = 0;
    set_free(o, from, to, unmatched_only);
    for (size_t x = src_at[i]; x < src_at[i + n_src]; x++) {
        uint32_t f = o->src->tokens[x].form;
        enum side_kind kind = kind_of(o->src, f);
        if (kind == SIDE_PUNCTUATION ||
            (unmatched_only && o->src_partner[x] > 0))
            continue;
        const struct word_pair *p = best_partner(o, f);
        if (!p)
            continue;
        take(o, p->tgt);
        weight += weight_of(kind) + weight_of(kind_of(o->tgt, p->tgt));
    }
    set_taken(o, from, to);
    return weight;
}

double word_matches_weight(struct word_matches_counter *o, size_t i,
                           size_t n_src, size_t j, size_t n_tgt)
{
    return possible_weight(o, i, n_src, j, n_tgt, false);
}

double word_matches_weight_unmatched(struct word_matches_counter *o, size_t i,
                                     size_t n_src, size_t j, size_t n_tgt)
{
    return possible_weight(o, i, n_src, j, n_tgt, true);
}

double word_matches_share(const struct word_matches *o)
{
    double words = o->src.words + o->tgt.words;
    return words > 0 ? (o->src.matched + o->tgt.matched) / words : 0;
}
