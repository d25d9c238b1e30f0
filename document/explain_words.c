/* document/explain_words.c - the partners that word_matches_count() found, and what is left.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/explain_words.h"

#include <string.h>

#include "aligner/lattice/bead.h"
#include "aligner/trace.h"
#include "base/arena.h"

/* Less probable pairs of words are not worth telling. */
static const float LEAST_LEARNT = 0.1f;

int explain_words_open(struct arena *a, const struct aligner_input *sides,
                       const struct vocabulary *vocabulary,
                       const struct trace *trace, struct explain_words *out,
                       struct err *e)
{
    struct explain_words w = {
        .sides = sides, .vocabulary = vocabulary, .trace = trace};
    const struct side *src = &sides->src, *tgt = &sides->tgt;
    size_t n = src->token_at[src->n];
    struct word_match *meetings = arena_array(a, n, sizeof *meetings);
    w.n_met = arena_array(a, src->n_forms, sizeof *w.n_met);
    w.n_learnt = arena_array(a, src->n_forms, sizeof *w.n_learnt);
    if (!meetings || !w.n_met || !w.n_learnt)
        return err_nomem(e);
    int rc = word_pairs_open(
        a, src, tgt, sides->has_lexicon ? &sides->lexicon : NULL, &w.pairs, e);
    *out = w;
    if (rc == 0)
        rc = word_matches_open(a, src, tgt, &out->pairs, &out->counter, e);
    out->counter.pairs = meetings;
    return rc;
}

/* A word in so many columns at least. */
static void add_word(struct buf *out, struct sv word)
{
    enum { WIDTH = 18 };
    size_t n = 0;
    buf_add_sv(out, word);
    for (size_t i = 0; i < word.n; i++)
        n += ((unsigned char)word.p[i] & 0xc0) != 0x80;
    for (buf_add_char(out, ' '); n < WIDTH; n++)
        buf_add_char(out, ' ');
}

/* A probability; expected counts can make a little more than 1 of one. */
static void add_probability(struct buf *out, float p)
{
    buf_add_fixed(out, p < 1 ? (double)p : 1, 3);
}

static void add_pair(struct buf *out, const struct explain_words *w,
                     uint32_t src, uint32_t tgt, float to_tgt, float to_src)
{
    buf_add_sv(out, SV("  "));
    add_word(out, vocabulary_form(w->vocabulary, src));
    add_word(out, vocabulary_form(w->vocabulary, tgt));
    add_probability(out, to_tgt);
    buf_add_sv(out, SV("  "));
    add_probability(out, to_src);
}

static uint32_t form_at(const struct side *s, size_t token)
{
    return s->tokens[token].form;
}

static bool is_word(const struct side *s, size_t token)
{
    return s->kind[form_at(s, token)] != SIDE_PUNCTUATION;
}

/* How the two came to be a pair. */
static struct sv origin(const struct explain_words *w, size_t token,
                        const struct word_pair *p)
{
    const struct vocabulary *v = w->vocabulary;
    uint32_t form = form_at(&w->sides->src, token);
    uint32_t key = vocabulary_key_of(v, form);
    if (form == p->tgt)
        return SV("equal");
    if (key == 0 || key != vocabulary_key_of(v, p->tgt))
        return SV("lexicon");
    return vocabulary_kind(v, form) == TOKEN_NUMBER ? SV("equal numbers")
                                                    : SV("spelt nearly alike");
}

static void add_meetings(struct buf *out, struct explain_words *w)
{
    const struct word_matches_counter *c = &w->counter;
    buf_add_sv(out,
               c->n_pairs > 0
                   ? SV("\nWords that meet, with the probability of either "
                        "given the other:\n")
                   : SV("\nNo words meet.\n"));
    for (size_t k = 0; k < c->n_pairs; k++) {
        const struct word_match *m = &c->pairs[k];
        add_pair(out, w, form_at(&w->sides->src, m->token), m->pair->tgt,
                 m->pair->given_to_tgt, m->pair->given_to_src);
        buf_add_sv(out, SV("  "));
        buf_add_sv(out, origin(w, m->token, m->pair));
        buf_add_char(out, '\n');
        w->n_met[m->pair->tgt]++;
    }
}

/* The learnt partner of a source form among the target tokens from .. to, or
 * NULL. */
static const struct word_pair *learnt(const struct explain_words *w,
                                      uint32_t form, size_t from, size_t to)
{
    const struct word_pairs *p = &w->trace->words;
    const struct word_pair *best = NULL;
    for (uint32_t k = p->row[form]; k < p->row[form + 1]; k++) {
        const struct word_pair *x = &p->pairs[k];
        float sum = x->to_tgt + x->to_src;
        if (sum < LEAST_LEARNT || (best && sum <= best->to_tgt + best->to_src))
            continue;
        for (size_t y = from; y < to; y++)
            if (form_at(&w->sides->tgt, y) == x->tgt)
                best = x;
    }
    return best;
}

/* Lists words under a title, which is written before the first. */
struct listing {
    struct buf *out;
    struct sv lang;
    size_t n;
};

static void list(struct listing *l, struct sv word)
{
    if (l->n++ == 0) {
        buf_add_sv(l->out, SV("  without a partner, "));
        buf_add_sv(l->out, l->lang);
        buf_add_char(l->out, ':');
    }
    buf_add_char(l->out, ' ');
    buf_add_sv(l->out, word);
}

static void end_list(const struct listing *l)
{
    if (l->n > 0)
        buf_add_char(l->out, '\n');
}

/* The source words without a partner: first those whose partner was learnt
 * (`with`), then the others. */
static void add_src_rest(struct explain_words *w, const struct bead *b,
                         bool with, struct sv lang, struct buf *out)
{
    const struct side *s = &w->sides->src, *t = &w->sides->tgt;
    size_t from = t->token_at[b->tgt_at];
    size_t to = t->token_at[b->tgt_at + b->n_tgt], met = 0, n = 0;
    struct listing rest = {.out = out, .lang = lang};
    for (size_t x = s->token_at[b->src_at];
         x < s->token_at[b->src_at + b->n_src]; x++) {
        const struct word_matches_counter *c = &w->counter;
        bool meets = met < c->n_pairs && c->pairs[met].token == x;
        met += meets;
        if (meets || !is_word(s, x))
            continue;
        uint32_t form = form_at(s, x);
        const struct word_pair *p =
            w->trace->has_words ? learnt(w, form, from, to) : NULL;
        if (!with && !p)
            list(&rest, vocabulary_form(w->vocabulary, form));
        if (!with || !p)
            continue;
        if (n++ == 0)
            buf_add_sv(out, SV("  learnt from the two articles, for the "
                               "alignment alone:\n"));
        add_pair(out, w, form, p->tgt, p->to_tgt, p->to_src);
        buf_add_char(out, '\n');
        w->n_learnt[p->tgt]++;
    }
    end_list(&rest);
}

/* The target words that neither meet nor were learnt. */
static void add_tgt_rest(struct explain_words *w, const struct bead *b,
                         struct sv lang, struct buf *out)
{
    const struct side *t = &w->sides->tgt;
    struct listing rest = {.out = out, .lang = lang};
    size_t to = t->token_at[b->tgt_at + b->n_tgt];
    for (size_t y = t->token_at[b->tgt_at]; y < to; y++) {
        uint32_t form = form_at(t, y);
        if (!is_word(t, y))
            continue;
        if (w->n_met[form] > 0)
            w->n_met[form]--;
        else if (w->n_learnt[form] == 0)
            list(&rest, vocabulary_form(w->vocabulary, form));
    }
    end_list(&rest);
    for (size_t y = t->token_at[b->tgt_at]; y < to; y++)
        w->n_met[form_at(t, y)] = w->n_learnt[form_at(t, y)] = 0;
}

void explain_words_add(struct explain_words *w, const struct bead *b,
                       struct sv src_lang, struct sv tgt_lang, struct buf *out)
{
    w->counter.n_pairs = 0;
    word_matches_count(&w->counter, b->src_at, b->n_src, b->tgt_at, b->n_tgt);
    add_meetings(out, w);
    add_src_rest(w, b, true, src_lang, out);
    add_src_rest(w, b, false, src_lang, out);
    add_tgt_rest(w, b, tgt_lang, out);
}
