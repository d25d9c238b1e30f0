/* tokenize/split_feature.c - words, shapes and distances around a candidate.
 *
 * A feature is a kind and a value; both are hashed into the table of weights,
 * once for all languages and once for the language of the text.  What is not
 * alike in training collides rarely enough: three in five of the places of the
 * shipped table are in use, most by features that few examples have.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/split_feature.h"

#include "tokenize/charclass.h"

/* The kinds, in the order of names[]. */
enum kind {
    BIAS,
    MARKS,
    MARKS_GAP_NEXT,
    FIRST_NEXT,
    ABBREVIATION_NEXT,
    ABBREVIATION_NEXT_WORD,
    WORD,
    WORD_NEXT,
    WORD_SHAPE_NEXT,
    WORD_SHAPE_NEXT_SHAPE,
    WORD_SUFFIX,
    NEXT_WORD,
    NEXT_WORD_FIRST,
    NEXT_SHAPE_MARKS,
    NEXT_TWO,
    BEFORE_WORD,
    BEFORE_SHAPE,
    OPEN_CLOSERS,
    OPEN_FIRST_NEXT,
    LENGTH_FIRST,
    LENGTH_SHAPE,
    REST,
    WORD_AND_NEXT,
    INITIALS,
    VOWELS,
    OPENER_NEXT,
    START,
    COMMON_WORD,
    COMMON_CLASS,
    COMMON_INITIALS,
    N_KINDS
};

static const char *const names[N_KINDS] = {
    [BIAS] = "bias",
    [MARKS] = "marks",
    [MARKS_GAP_NEXT] = "marks+gap+next",
    [FIRST_NEXT] = "mark+next",
    [ABBREVIATION_NEXT] = "abbreviation+next",
    [ABBREVIATION_NEXT_WORD] = "abbreviation+next-word",
    [WORD] = "word",
    [WORD_NEXT] = "word+next",
    [WORD_SHAPE_NEXT] = "word-shape+next",
    [WORD_SHAPE_NEXT_SHAPE] = "word-shape+next-shape",
    [WORD_SUFFIX] = "word-suffix",
    [NEXT_WORD] = "next-word",
    [NEXT_WORD_FIRST] = "next-word+mark",
    [NEXT_SHAPE_MARKS] = "next-shape+marks",
    [NEXT_TWO] = "next-two",
    [BEFORE_WORD] = "word-before",
    [BEFORE_SHAPE] = "word-before+word-shape",
    [OPEN_CLOSERS] = "open+marks",
    [OPEN_FIRST_NEXT] = "open+mark+next",
    [LENGTH_FIRST] = "length+mark",
    [LENGTH_SHAPE] = "length+word-shape+next",
    [REST] = "rest+mark",
    [WORD_AND_NEXT] = "word+next-word",
    [INITIALS] = "initials",
    [VOWELS] = "vowels",
    [OPENER_NEXT] = "opener+next",
    [START] = "start+mark+next",
    [COMMON_WORD] = "common+word",
    [COMMON_CLASS] = "common+abbreviation",
    [COMMON_INITIALS] = "common+initials",
};

const char *split_feature_name(unsigned kind)
{
    kind &= ~(unsigned)SPLIT_OF_LANG;
    return kind < N_KINDS ? names[kind] : "";
}

bool split_feature_is_lexical(unsigned kind)
{
    switch ((enum kind)(kind & ~(unsigned)SPLIT_OF_LANG)) {
    case ABBREVIATION_NEXT_WORD:
    case WORD:
    case WORD_NEXT:
    case WORD_SUFFIX:
    case NEXT_WORD:
    case NEXT_WORD_FIRST:
    case NEXT_TWO:
    case BEFORE_WORD:
    case COMMON_WORD:
    case WORD_AND_NEXT: return true;
    default: return false;
    }
}

static uint32_t mix(uint32_t hash, uint32_t x)
{
    return split_mix(hash, x);
}

/* What the features below are made of, besides the words. */
struct view {
    const struct split_place *p;
    struct split_word second; /* behind the next word */
    uint32_t gap;             /* the kind of white space */
    uint32_t open;            /* what is open */
    uint32_t length, rest;    /* logarithms of distances */
    uint32_t class;           /* of the abbreviation, 0: no single stop */
    uint32_t start;           /* class of the sentence's first character */
    uint32_t behind;          /* class of what follows the next word */
    uint32_t common;          /* is the next word usually in lower case? */
};

static uint32_t log_bucket(size_t n)
{
    uint32_t bucket = 0;
    while (n > 1 && bucket < 12) {
        n = n * 2 / 3;
        bucket++;
    }
    return bucket;
}

static uint32_t gap_kind(struct sv text, const struct candidate *c)
{
    if (c->next == c->end)
        return c->is_tag;
    uint32_t first = utf8_at(text, c->end).cp;
    if (first != ' ')
        return first == '\n' || first == '\r' ? 4 : 3;
    return c->next - c->end > 1 ? 2 : 1;
}

static struct view make_view(const struct candidate_scan *scan,
                             const struct split_place *p)
{
    struct sv text = scan->text;
    const struct candidate *c = p->c;
    struct view v = {.p = p, .gap = gap_kind(text, c)};
    v.start = charclass_at(text, p->start);
    v.behind = charclass_at(text, p->next.to);
    size_t second = p->next.to;
    if (v.behind == CHAR_SPACE)
        second += utf8_at(text, second).n_bytes;
    v.second = split_word_at(text, second);
    v.common = 1u + p->next_is_common + 2 * p->next.first;
    v.open = 1u * (scan->bracket_at > 0) + 2u * (scan->quote_at > 0);
    v.length = log_bucket((c->mark - scan->last_end) / 4);
    v.rest = log_bucket((text.n - c->next) / 4);
    if (c->first == '.' && c->n_marks == 1)
        v.class = 1 + p->class;
    return v;
}

static void put(struct split_features *f, enum split_lang lang, enum kind kind,
                uint32_t value)
{
    uint32_t hash = mix(mix(value, kind + 1u), f->salt);
    f->kind[f->n] = (uint8_t)kind;
    f->hash[f->n++] = hash;
    if (lang == SPLIT_OTHER)
        return;
    hash = mix(hash, 1u + lang);
    f->kind[f->n] = (uint8_t)(kind | SPLIT_OF_LANG);
    f->hash[f->n++] = hash;
}

/* Single capitals around the mark: "John E. Smith", "J. E. Smith". */
static uint32_t initials(const struct view *v)
{
    const struct split_place *p = v->p;
    bool word = p->word.n_cp == 1 && p->word.first == CHAR_UPPER;
    bool next = p->next.n_cp == 1 && p->next.first == CHAR_UPPER &&
                v->behind == CHAR_STOP;
    return 1u * word + 2u * next + 4u * (p->before.first == CHAR_UPPER) +
           8u * (p->before.n_cp == 1) + 16u * (p->next.first == CHAR_UPPER);
}

void split_feature_make(const struct candidate_scan *scan,
                        const struct split_place *p, enum split_lang lang,
                        struct split_features *out)
{
    struct view v = make_view(scan, p);
    const struct candidate *c = p->c;
    uint32_t next = mix(p->next.first, p->opener);
    uint32_t small_next = p->next.first + 16u * (p->opener != 0);
    uint32_t n_word = p->word.n_cp < 6 ? p->word.n_cp : 6;
    uint32_t shape = mix(p->word.shape, n_word);
    uint32_t next_shape = mix(mix(p->next.shape, p->next.n_cp == 1), v.behind);
    out->n = 0;
    out->salt = 0x85EBCA6Bu;
    if (c->first == ':' || c->first == ';' || c->first >= 0x110000)
        out->salt += c->first;
    put(out, lang, BIAS, 0);
    put(out, lang, MARKS, mix(c->shape, c->detached));
    put(out, lang, MARKS_GAP_NEXT, mix(mix(c->shape, v.gap), next));
    put(out, lang, FIRST_NEXT, mix(c->first, small_next));
    put(out, lang, ABBREVIATION_NEXT, mix(v.class, small_next));
    put(out, lang, ABBREVIATION_NEXT_WORD, mix(v.class, p->next.hash));
    put(out, lang, WORD, mix(p->word.hash, c->first));
    put(out, lang, WORD_NEXT, mix(p->word.hash, small_next));
    put(out, lang, WORD_SHAPE_NEXT, mix(shape, mix(small_next, c->first)));
    put(out, lang, WORD_SHAPE_NEXT_SHAPE, mix(p->word.shape, next_shape));
    put(out, lang, WORD_SUFFIX, mix(p->word.suffix, c->first));
    put(out, lang, NEXT_WORD, mix(p->next.hash, p->next.first));
    put(out, lang, NEXT_WORD_FIRST,
        mix(mix(p->next.hash, c->first), p->next.first));
    put(out, lang, NEXT_SHAPE_MARKS, mix(next_shape, c->shape));
    put(out, lang, NEXT_TWO, mix(p->next.first, v.second.hash));
    put(out, lang, BEFORE_WORD, mix(p->before.hash, n_word == 1));
    put(out, lang, BEFORE_SHAPE, mix(p->before.shape, shape));
    put(out, lang, OPEN_CLOSERS, mix(v.open, c->shape));
    put(out, lang, OPEN_FIRST_NEXT, mix(mix(v.open, c->first), small_next));
    put(out, lang, LENGTH_FIRST, mix(v.length, c->first));
    put(out, lang, LENGTH_SHAPE, mix(mix(v.length, p->word.shape), small_next));
    put(out, lang, REST, mix(v.rest, c->first));
    put(out, lang, WORD_AND_NEXT, mix(p->word.hash, p->next.hash + 1));
    put(out, lang, INITIALS, mix(initials(&v), c->first));
    put(out, lang, VOWELS,
        mix(p->word.vowel + 2u * (p->word.first == CHAR_UPPER), shape));
    put(out, lang, START, mix(v.start, mix(c->first, small_next)));
    put(out, lang, COMMON_WORD, mix(v.common, p->word.hash));
    put(out, lang, COMMON_CLASS, mix(v.common, mix(v.class, shape)));
    put(out, lang, COMMON_INITIALS, mix(v.common, mix(initials(&v), c->first)));
    put(out, lang, OPENER_NEXT, mix(p->opener, mix(p->next.first, c->first)));
}
