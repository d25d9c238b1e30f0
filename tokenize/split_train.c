/* tokenize/split_train.c - logistic regression by AdaGrad.
 *
 * Minimises  sum_i log(1 + exp(-y_i w.x_i)) + decay/2 |w|^2  over the examples
 * in a shuffled order, each weight with its own step (Duchi, Hazan and Singer
 * 2011, Journal of Machine Learning Research 12, fig. 1): rate divided by the
 * root of the squared gradients so far.  One time in three an example is shown
 * without its language's features, so that the shared ones learn to do alone
 * what they must do for a third language; and one time in three without the
 * words themselves, so that shapes and classes of abbreviations learn to judge
 * words that were never seen.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/split_train.h"

#include <math.h>
#include <stdlib.h>

#include "base/language_tag.h"
#include "tokenize/abbreviation.h"
#include "tokenize/charclass.h"
#include "tokenize/speech_tag.h"
#include "tokenize/unmarked_end.h"

struct example {
    struct split_features f;
    bool is_end;
};

struct split_trainer {
    struct buf examples; /* struct example */
    size_t n_ends;
};

struct split_train_options split_train_options_default(void)
{
    return (struct split_train_options){
        .n_rounds = 20, .rate = 0.03, .decay = 1e-3, .min_count = 2, .seed = 1};
}

int split_train_open(struct split_trainer **out, struct err *e)
{
    *out = calloc(1, sizeof **out);
    return *out ? 0 : err_nomem(e);
}

void split_train_close(struct split_trainer *t)
{
    if (t)
        buf_free(&t->examples);
    free(t);
}

size_t split_train_n(const struct split_trainer *t)
{
    return t->examples.n / sizeof(struct example);
}

size_t split_train_n_ends(const struct split_trainer *t)
{
    return t->n_ends;
}

/* White space, and marks without width that annotators drop. */
static bool is_invisible(uint32_t cp)
{
    return charclass_of(cp) == CHAR_SPACE || cp == 0x200E;
}

/* Walks the gold text beside the running one. */
struct gold {
    struct sv sents;
    size_t at;
    uint64_t line;
};

/* Pass the visible characters of raw[from..to) in the gold text.  0, or the
 * texts differ. */
static int gold_pass(struct gold *g, struct sv raw, size_t from, size_t to,
                     struct err *e)
{
    while (from < to) {
        struct utf8_char c = utf8_at(raw, from);
        from += c.n_bytes;
        if (is_invisible(c.cp))
            continue;
        struct utf8_char d;
        for (;; g->at += d.n_bytes) {
            d = utf8_at(g->sents, g->at);
            if (d.n_bytes == 0 || !is_invisible(d.cp))
                break;
            g->line += d.cp == '\n';
        }
        if (d.cp != c.cp || d.n_bytes == 0) {
            return err_set_at(e, ERR_INPUT, ERR_LINE, g->line + 1,
                              "the sentences are not those of the text");
        }
        g->at += d.n_bytes;
    }
    return 0;
}

/* Does a sentence end at the place that was reached? */
static bool gold_is_end(const struct gold *g)
{
    for (size_t at = g->at;;) {
        struct utf8_char c = utf8_at(g->sents, at);
        if (c.n_bytes == 0 || c.cp == '\n')
            return true;
        if (!is_invisible(c.cp))
            return false;
        at += c.n_bytes;
    }
}

/* The running text is done: the gold one must be, too. */
static int gold_finish(const struct gold *g, struct err *e)
{
    uint64_t line = g->line + 1;
    for (size_t at = g->at;;) {
        struct utf8_char c = utf8_at(g->sents, at);
        if (c.n_bytes == 0)
            return 0;
        line += c.cp == '\n';
        if (!is_invisible(c.cp))
            return err_set_at(e, ERR_INPUT, ERR_LINE, line,
                              "the sentences go on behind the text");
        at += c.n_bytes;
    }
}

static int add_example(struct split_trainer *t, const struct example *x,
                       unsigned weight, struct err *e)
{
    t->n_ends += x->is_end;
    for (unsigned i = 0; i < weight; i++) {
        if (buf_add(&t->examples, (const char *)x, sizeof *x) != 0)
            return err_nomem(e);
    }
    return 0;
}

/* Is the candidate decided by the model, and one of what is learnt from this
 * piece?  From text whose paragraphs were joined only the ends that no mark
 * shows are. */
static bool is_learnt(const struct candidate_scan *scan,
                      const struct split_place *p)
{
    bool is_capital = p->c->first == UNMARKED_END_CAPITAL;
    if (is_capital != scan->is_unparted || (is_capital && !p->next_is_common))
        return false;
    return !speech_tag_follows(p->table, p->text, p->c);
}

static int add_piece(struct split_trainer *t, const struct abbreviations *table,
                     enum split_lang lang, struct candidate_scan scan,
                     struct gold *g, unsigned weight, struct err *e)
{
    struct sv line = scan.text;
    struct candidate c;
    size_t done = 0;
    int rc = 0;
    while (rc == 0 && candidate_next(&scan, &c)) {
        struct example x = {.is_end = false};
        rc = gold_pass(g, line, done, c.end, e);
        done = c.end;
        if (rc != 0)
            return rc;
        x.is_end = gold_is_end(g);
        struct split_place place = split_place_make(table, &scan, &c);
        split_feature_make(&scan, &place, lang, &x.f);
        if (is_learnt(&scan, &place))
            rc = add_example(t, &x, weight, e);
        if (x.is_end)
            scan.last_end = c.end;
    }
    return rc ? rc : gold_pass(g, line, done, line.n, e);
}

/* Running text from sentences: those of a paragraph on one line. */
static int join(struct sv sents, struct buf *raw, struct err *e)
{
    struct sv line;
    while (sv_next_line(&sents, &line)) {
        bool blank = charclass_trim_space(line, line.n) == 0;
        if (buf_reserve(raw, line.n + 1) != 0)
            return err_nomem(e);
        buf_add_sv(raw, line);
        buf_add_char(raw, blank ? '\n' : ' ');
    }
    return 0;
}

/* The same text with a space for each line end. */
static int add_unparted(struct split_trainer *t,
                        const struct abbreviations *table, enum split_lang lang,
                        struct sv raw, struct sv sents, unsigned weight,
                        struct err *e)
{
    struct buf text = {0};
    struct gold g = {.sents = sents};
    int rc = buf_add_sv(&text, raw) == 0 ? 0 : err_nomem(e);
    for (size_t i = 0; rc == 0 && i < text.n; i++) {
        if (text.p[i] == '\n' || text.p[i] == '\r')
            text.p[i] = ' ';
    }
    struct candidate_scan scan = {.text = buf_sv(&text), .is_unparted = true};
    if (rc == 0)
        rc = add_piece(t, table, lang, scan, &g, weight, e);
    buf_free(&text);
    return rc;
}

static int add_text(struct split_trainer *t, struct sv lang, struct sv raw,
                    struct sv sents, unsigned weight, struct err *e)
{
    struct sv all = raw;
    enum split_lang index = language_tag_is(lang, SV("en"))   ? SPLIT_EN
                            : language_tag_is(lang, SV("fr")) ? SPLIT_FR
                                                              : SPLIT_OTHER;
    struct abbreviations *table;
    int rc = abbreviations_open(&table, e);
    if (rc != 0)
        return rc;
    rc = abbreviations_add_builtin(table, lang, e);
    struct gold g = {.sents = sents};
    struct sv line;
    while (rc == 0 && sv_next_line(&raw, &line)) {
        line.n = charclass_trim_space(line, line.n);
        struct candidate_scan scan = {.text = line};
        rc = add_piece(t, table, index, scan, &g, weight, e);
    }
    if (rc == 0)
        rc = gold_finish(&g, e);
    if (rc == 0)
        rc = add_unparted(t, table, index, all, sents, weight, e);
    abbreviations_close(table);
    return rc;
}

int split_train_add(struct split_trainer *t, struct sv lang, struct sv raw,
                    struct sv sents, unsigned weight, struct err *e)
{
    struct buf joined = {0};
    int rc = 0;
    if (raw.n == 0) {
        rc = join(sents, &joined, e);
        raw = buf_sv(&joined);
    }
    if (rc == 0)
        rc = add_text(t, lang, raw, sents, weight, e);
    buf_free(&joined);
    return rc;
}

static uint32_t random_next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* The state of the optimiser. */
struct fit {
    double w[SPLIT_WEIGHTS], squares[SPLIT_WEIGHTS];
};

/* What an example is shown without, this time. */
enum hidden { NOTHING, LANGUAGE, WORDS, N_HIDDEN };

/* The places of the weights that take part. */
static unsigned visible(const struct example *x, enum hidden hidden,
                        unsigned at[SPLIT_MAX_FEATURES])
{
    unsigned n = 0;
    for (unsigned i = 0; i < x->f.n; i++) {
        unsigned kind = x->f.kind[i];
        if ((hidden == LANGUAGE && (kind & SPLIT_OF_LANG)) ||
            (hidden == WORDS && split_feature_is_lexical(kind)))
            continue;
        at[n++] = split_feature_place(x->f.hash[i]);
    }
    return n;
}

static void step(struct fit *fit, const struct split_train_options *o,
                 const struct example *x, enum hidden hidden)
{
    unsigned at[SPLIT_MAX_FEATURES];
    unsigned n = visible(x, hidden, at);
    double sum = 0;
    for (unsigned i = 0; i < n; i++)
        sum += fit->w[at[i]];
    double slope = 1 / (1 + exp(-sum)) - (x->is_end ? 1 : 0);
    for (unsigned i = 0; i < n; i++) {
        double *w = &fit->w[at[i]], *s = &fit->squares[at[i]];
        double gradient = slope + o->decay * *w;
        *s += gradient * gradient;
        *w -= o->rate * gradient / (1e-3 + sqrt(*s));
    }
}

static void quantise(const struct fit *fit, struct split_model *out)
{
    for (size_t i = 0; i < SPLIT_WEIGHTS; i++) {
        double units = round(fit->w[i] * SPLIT_UNITS_PER_NAT);
        units = units > 127 ? 127 : units < -127 ? -127 : units;
        out->weight[i] = (int8_t)units;
    }
}

enum { COUNT_BITS = 22, MAX_COUNT = 255 };

/* Drop the features that too few examples have: they would learn these by
 * heart, and take the places of others. */
static int drop_rare(struct split_trainer *t, unsigned least, struct err *e)
{
    struct example *examples = (struct example *)t->examples.p;
    unsigned char *count = calloc((size_t)1 << COUNT_BITS, 1);
    if (!count)
        return err_nomem(e);
    for (size_t i = 0; i < split_train_n(t); i++) {
        for (unsigned k = 0; k < examples[i].f.n; k++) {
            unsigned char *c =
                &count[examples[i].f.hash[k] >> (32 - COUNT_BITS)];
            *c = (unsigned char)(*c + (*c < MAX_COUNT));
        }
    }
    for (size_t i = 0; i < split_train_n(t); i++) {
        struct split_features *f = &examples[i].f;
        unsigned n = 0;
        for (unsigned k = 0; k < f->n; k++) {
            if (count[f->hash[k] >> (32 - COUNT_BITS)] < least)
                continue;
            f->hash[n] = f->hash[k];
            f->kind[n++] = f->kind[k];
        }
        f->n = n;
    }
    free(count);
    return 0;
}

int split_train_run(struct split_trainer *t,
                    const struct split_train_options *o,
                    struct split_model *out, struct err *e)
{
    const struct example *examples = (const struct example *)t->examples.p;
    size_t n = split_train_n(t);
    struct fit *fit = calloc(1, sizeof *fit);
    size_t *order = calloc(n + 1, sizeof *order);
    int rc = fit && order ? 0 : err_nomem(e);
    if (rc == 0)
        rc = drop_rare(t, o->min_count, e);
    uint32_t state = o->seed ? o->seed : 1;
    for (size_t i = 0; rc == 0 && i < n; i++)
        order[i] = i;
    for (unsigned round = 0; rc == 0 && round < o->n_rounds; round++) {
        for (size_t i = n; i > 1; i--) {
            size_t k = random_next(&state) % i, kept = order[i - 1];
            order[i - 1] = order[k];
            order[k] = kept;
        }
        for (size_t i = 0; i < n; i++)
            step(fit, o, &examples[order[i]],
                 (enum hidden)(random_next(&state) % N_HIDDEN));
    }
    if (rc == 0)
        quantise(fit, out);
    free(order);
    free(fit);
    return rc;
}
