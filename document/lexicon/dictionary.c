/* document/lexicon/dictionary.c - pairs of words, sorted by either side.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/lexicon/dictionary.h"

#include <stdlib.h>

#include "base/language_tag.h"
#include "tokenize/token.h"

/* A pair of words, as it was added. */
struct pair {
    uint32_t word[2];
    float forth, back;
};

/* Is this more than one token, as a look at it tells?  A number may hold spaces. */
static bool is_long(struct sv text)
{
    return text.n > 0 && !(text.p[0] >= '0' && text.p[0] <= '9') &&
           memchr(text.p, ' ', text.n);
}

/* The number of a word, if the text is one token. */
static int number_word(struct dictionary *d, struct sv text, uint32_t *out,
                       struct err *e)
{
    *out = UINT32_MAX;
    if (is_long(text))
        return 0;
    buf_clear(&d->tokens);
    int rc = token_add_line(&d->words, text, &d->tokens, e);
    bool one = d->tokens.n == sizeof(struct token);
    const struct token *token = (const struct token *)(void *)d->tokens.p;
    *out = one ? token->form : UINT32_MAX;
    return rc;
}

/* The same for the source, where lexicons repeat themselves. */
static int number_source(struct dictionary *d, struct sv text, uint32_t *out,
                         struct err *e)
{
    if (d->last.n == 0 || !sv_eq(text, buf_sv(&d->last))) {
        int rc = number_word(d, text, &d->last_word, e);
        buf_clear(&d->last);
        if (rc != 0)
            return rc;
        if (buf_add_sv(&d->last, text) != 0)
            return err_nomem(e);
    }
    *out = d->last_word;
    return 0;
}

int dictionary_add(struct dictionary *d, struct sv src, struct sv tgt,
                   double forth, double back, struct err *e)
{
    struct pair p = {.forth = (float)forth, .back = (float)back};
    int rc = number_source(d, src, &p.word[0], e);
    if (rc == 0 && p.word[0] == UINT32_MAX)
        p.word[1] = UINT32_MAX;
    else if (rc == 0)
        rc = number_word(d, tgt, &p.word[1], e);
    if (rc != 0)
        return rc;
    if (p.word[0] == UINT32_MAX || p.word[1] == UINT32_MAX) {
        d->n_passed_over++;
        return 0;
    }
    if (buf_add(&d->pairs, (const char *)&p, sizeof p) != 0)
        return err_nomem(e);
    return 0;
}

/* The number of a form, new or not. */
static int number_form(struct dictionary *d, struct sv form, uint32_t *out,
                       struct err *e)
{
    bool is_new = false;
    int rc = vocabulary_add(&d->words, form, out, &is_new, e);
    return rc == 0 && is_new
               ? vocabulary_describe(&d->words, TOKEN_WORD, SV(""), e)
               : rc;
}

int dictionary_add_forms(struct dictionary *d, struct sv src, struct sv tgt,
                         double forth, double back, struct err *e)
{
    struct pair p = {.forth = (float)forth, .back = (float)back};
    int rc = number_form(d, src, &p.word[0], e);
    if (rc == 0)
        rc = number_form(d, tgt, &p.word[1], e);
    if (rc == 0 && buf_add(&d->pairs, (const char *)&p, sizeof p) != 0)
        rc = err_nomem(e);
    return rc;
}

static int by_words(const void *x, const void *y)
{
    const struct pair *a = x, *b = y;
    if (a->word[0] != b->word[0])
        return a->word[0] < b->word[0] ? -1 : 1;
    return a->word[1] < b->word[1] ? -1 : a->word[1] > b->word[1];
}

/* Without probabilities: each pair once, and each translation of a word as
 * probable as the others. */
static int share_equally(struct dictionary *d)
{
    struct pair *p = (struct pair *)(void *)d->pairs.p;
    size_t n = d->pairs.n / sizeof *p, n_words = dictionary_n_words(d);
    if (n == 0 || p[0].forth > 0)
        return 0;
    uint32_t *n_of = calloc(2 * n_words, sizeof *n_of);
    if (!n_of)
        return -1;
    qsort(p, n, sizeof *p, by_words);
    size_t n_kept = 0;
    for (size_t k = 0; k < n; k++)
        if (n_kept == 0 || by_words(&p[n_kept - 1], &p[k]) != 0)
            p[n_kept++] = p[k];
    d->pairs.n = n_kept * sizeof *p;
    for (size_t k = 0; k < n_kept; k++) {
        n_of[p[k].word[0]]++;
        n_of[n_words + p[k].word[1]]++;
    }
    for (size_t k = 0; k < n_kept; k++) {
        p[k].forth = 1 / (float)n_of[p[k].word[0]];
        p[k].back = 1 / (float)n_of[n_words + p[k].word[1]];
    }
    free(n_of);
    return 0;
}

/* The rows of one way, by counting. */
static int sort_pairs(struct dictionary *d, enum dictionary_way way)
{
    const struct pair *pairs = (const struct pair *)(void *)d->pairs.p;
    size_t n = d->pairs.n / sizeof *pairs, n_words = dictionary_n_words(d);
    struct dictionary_entry *entries = malloc((n + 1) * sizeof *entries);
    uint32_t *row = calloc(n_words + 2, sizeof *row);
    d->entries[way] = entries;
    d->row[way] = row;
    if (!entries || !row)
        return -1;
    for (size_t k = 0; k < n; k++)
        row[pairs[k].word[way] + 2]++;
    for (size_t w = 0; w < n_words; w++)
        row[w + 2] += row[w + 1];
    for (size_t k = 0; k < n; k++) {
        const struct pair *p = &pairs[k];
        entries[row[p->word[way] + 1]++] =
            way == DICTIONARY_FORTH
                ? (struct dictionary_entry){p->word[1], p->forth, p->back}
                : (struct dictionary_entry){p->word[0], p->back, p->forth};
    }
    return 0;
}

int dictionary_sort(struct dictionary *d, struct err *e)
{
    int rc = share_equally(d);
    if (rc == 0)
        rc = sort_pairs(d, DICTIONARY_FORTH);
    if (rc == 0)
        rc = sort_pairs(d, DICTIONARY_BACK);
    buf_free(&d->pairs);
    buf_free(&d->tokens);
    buf_free(&d->last);
    return rc == 0 ? 0 : err_nomem(e);
}

/* In front of a packed dictionary; behind it the entries of both ways, then
 * their rows, then where each word ends among the bytes, and the bytes. */
struct packed {
    size_t n_pairs, n_words, n_bytes, n_passed_over;
    char lang[2][LANGUAGE_TAG_BYTES];
};

int dictionary_pack(const struct dictionary *d, struct buf *out)
{
    size_t n_pairs = dictionary_n_pairs(d), n_words = dictionary_n_words(d);
    struct buf ends = {0}, bytes = {0};
    for (uint32_t w = 0; w < n_words; w++) {
        buf_add_sv(&bytes, vocabulary_form(&d->words, w));
        uint32_t end = (uint32_t)bytes.n;
        buf_add(&ends, (const char *)&end, sizeof end);
    }
    struct packed head = {n_pairs, n_words, bytes.n, d->n_passed_over, {{0}}};
    memcpy(head.lang, d->lang, sizeof head.lang);
    buf_add(out, (const char *)&head, sizeof head);
    for (size_t way = 0; way < DICTIONARY_WAYS; way++)
        buf_add(out, (const char *)d->entries[way],
                n_pairs * sizeof *d->entries[way]);
    for (size_t way = 0; way < DICTIONARY_WAYS; way++)
        buf_add(out, (const char *)d->row[way],
                (n_words + 1) * sizeof *d->row[way]);
    buf_add_sv(out, buf_sv(&ends));
    buf_add_sv(out, buf_sv(&bytes));
    bool failed = ends.failed || bytes.failed || out->failed;
    buf_free(&ends);
    buf_free(&bytes);
    return failed ? ERR_NOMEM : 0;
}

static bool rows_are_sound(const uint32_t *row, size_t n_rows, size_t n_pairs)
{
    bool sound = row[0] == 0 && row[n_rows] == n_pairs;
    for (size_t k = 0; k < n_rows && sound; k++)
        sound = row[k] <= row[k + 1];
    return sound;
}

static bool entries_are_sound(const struct dictionary_entry *x, size_t n,
                              size_t n_words)
{
    for (size_t k = 0; k < n; k++)
        if (x[k].word >= n_words || !(x[k].forth > 0 && x[k].forth <= 1) ||
            !(x[k].back > 0 && x[k].back <= 1))
            return false;
    return true;
}

const char *dictionary_packed_fault(struct sv packed)
{
    const struct packed *head = (const void *)packed.p;
    static const char *const damaged = "a damaged lexicon";
    enum { PAIR = DICTIONARY_WAYS * sizeof(struct dictionary_entry) };
    if (packed.n < sizeof *head || head->n_pairs > UINT32_MAX ||
        head->n_words > INT32_MAX || head->n_bytes > INT32_MAX)
        return damaged;
    size_t n = sizeof *head + head->n_pairs * PAIR +
               (DICTIONARY_WAYS * (head->n_words + 1) + head->n_words) *
                   sizeof(uint32_t) +
               head->n_bytes;
    if (n != packed.n || head->lang[0][sizeof head->lang[0] - 1] != '\0' ||
        head->lang[1][sizeof head->lang[1] - 1] != '\0')
        return damaged;
    const struct dictionary_entry *entries = (const void *)(head + 1);
    const uint32_t *row =
        (const void *)(entries + DICTIONARY_WAYS * head->n_pairs);
    const uint32_t *ends = row + DICTIONARY_WAYS * (head->n_words + 1);
    bool sound = entries_are_sound(entries, DICTIONARY_WAYS * head->n_pairs,
                                   head->n_words);
    for (size_t way = 0; way < DICTIONARY_WAYS; way++)
        sound = sound && rows_are_sound(row + way * (head->n_words + 1),
                                        head->n_words, head->n_pairs);
    for (size_t k = 0; k < head->n_words && sound; k++)
        sound = (k > 0 ? ends[k - 1] : 0) < ends[k];
    size_t last = head->n_words > 0 ? ends[head->n_words - 1] : 0;
    return sound && last == head->n_bytes ? NULL : damaged;
}

int dictionary_unpack(struct dictionary *d, const void *packed, struct err *e)
{
    const struct packed *head = packed;
    const struct dictionary_entry *entries =
        (const struct dictionary_entry *)(head + 1);
    const uint32_t *row =
        (const uint32_t *)(entries + DICTIONARY_WAYS * head->n_pairs);
    const uint32_t *ends = row + DICTIONARY_WAYS * (head->n_words + 1);
    struct sv bytes = {(const char *)(ends + head->n_words), head->n_bytes};
    for (size_t way = 0; way < DICTIONARY_WAYS; way++) {
        d->entries[way] = entries + way * head->n_pairs;
        d->row[way] = row + way * (head->n_words + 1);
    }
    d->is_packed = true;
    memcpy(d->lang, head->lang, sizeof d->lang);
    d->n_passed_over = head->n_passed_over;
    return vocabulary_load(&d->words, bytes, ends, head->n_words, e);
}

void dictionary_free(struct dictionary *d)
{
    vocabulary_free(&d->words);
    buf_free(&d->pairs);
    buf_free(&d->tokens);
    buf_free(&d->last);
    for (size_t way = 0; way < DICTIONARY_WAYS && !d->is_packed; way++) {
        free((void *)(uintptr_t)d->entries[way]);
        free((void *)(uintptr_t)d->row[way]);
    }
    *d = (struct dictionary){.n_passed_over = 0};
}

static bool side_serves(const struct dictionary *d, const char *of_text,
                        const char *lang)
{
    return language_tag_is(sv_from(of_text), sv_from(lang)) ||
           (d->is_for_unknown && language_tag_is(sv_from(of_text), SV("und")));
}

bool dictionary_serves(const struct dictionary *d, enum dictionary_way way,
                       const char *src_lang, const char *tgt_lang)
{
    const char *src = d->lang[way], *tgt = d->lang[1 - way];
    return !*src ||
           (side_serves(d, src_lang, src) && side_serves(d, tgt_lang, tgt));
}

size_t dictionary_n_pairs(const struct dictionary *d)
{
    return d->row[DICTIONARY_FORTH][dictionary_n_words(d)];
}

size_t dictionary_n_words(const struct dictionary *d)
{
    return vocabulary_n_forms(&d->words);
}

void dictionary_find(const struct dictionary *d, const struct vocabulary *v,
                     uint32_t *words)
{
    vocabulary_find_forms(&d->words, v, 0, vocabulary_n_forms(v), words);
}

struct dictionary_row dictionary_row(const struct dictionary *d,
                                     enum dictionary_way way, uint32_t word)
{
    const uint32_t *row = d->row[way];
    return (struct dictionary_row){d->entries[way] + row[word],
                                   row[word + 1] - row[word]};
}
