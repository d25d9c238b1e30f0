/* cli/dictionary.c - pairs of words, sorted by either side.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/dictionary.h"

#include <stdlib.h>

#include "cli/embedded_lexicon.h"
#include "io/lexicon_text.h"
#include "tokenize/token.h"

/* A pair of words, as it was added. */
struct pair {
    uint32_t word[2];
    float forth, back;
};

/* The number of a word, if the text is one token. */
static int number_word(struct dictionary *d, struct sv text, struct buf *tokens,
                       uint32_t *out, struct err *e)
{
    buf_clear(tokens);
    int rc = token_add_line(&d->words, text, tokens, e);
    bool one = tokens->n == sizeof(struct token);
    *out = one ? ((const struct token *)tokens->p)->form : UINT32_MAX;
    return rc;
}

/* Add the pairs of single words; expressions are passed over. */
static int add_text(struct dictionary *d, struct sv text, struct err *e)
{
    struct lexicon_text walk = {.rest = text};
    struct lexicon_line line;
    struct buf tokens = {0};
    int rc;
    while ((rc = lexicon_text_next(&walk, &line, e)) > 0) {
        struct pair p = {.forth = (float)line.src_to_tgt,
                         .back = (float)line.tgt_to_src};
        rc = number_word(d, line.src, &tokens, &p.word[0], e);
        if (rc == 0)
            rc = number_word(d, line.tgt, &tokens, &p.word[1], e);
        if (rc == 0 && p.word[0] != UINT32_MAX && p.word[1] != UINT32_MAX &&
            buf_add(&d->pairs, (const char *)&p, sizeof p) != 0)
            rc = err_nomem(e);
        if (rc != 0)
            break;
    }
    buf_free(&tokens);
    return rc;
}

/* The rows of one way, by counting. */
static int sort_pairs(struct dictionary *d, enum dictionary_way way)
{
    const struct pair *pairs = (const struct pair *)(void *)d->pairs.p;
    size_t n = d->pairs.n / sizeof *pairs,
           n_words = vocabulary_n_forms(&d->words);
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

int dictionary_open_builtin(struct dictionary *d, struct err *e)
{
    size_t n = (size_t)(embedded_lexicon_end - embedded_lexicon);
    *d = (struct dictionary){.lang = {"en", "fr"}};
    int rc = add_text(d, (struct sv){embedded_lexicon, n}, e);
    if (rc == 0 && (sort_pairs(d, DICTIONARY_FORTH) != 0 ||
                    sort_pairs(d, DICTIONARY_BACK) != 0))
        rc = err_nomem(e);
    buf_free(&d->pairs);
    return rc;
}

void dictionary_free(struct dictionary *d)
{
    vocabulary_free(&d->words);
    buf_free(&d->pairs);
    for (size_t way = 0; way < 2; way++) {
        free(d->entries[way]);
        free(d->row[way]);
    }
    *d = (struct dictionary){0};
}

static bool same_language(const char *tag, const char *lang)
{
    size_t n = strcspn(tag, "-");
    return n == strlen(lang) && memcmp(tag, lang, n) == 0;
}

bool dictionary_serves(const struct dictionary *d, const char *src_lang,
                       const char *tgt_lang, enum dictionary_way *way)
{
    bool forth = same_language(src_lang, d->lang[0]) &&
                 same_language(tgt_lang, d->lang[1]);
    bool back = same_language(src_lang, d->lang[1]) &&
                same_language(tgt_lang, d->lang[0]);
    *way = forth ? DICTIONARY_FORTH : DICTIONARY_BACK;
    return forth || back;
}

uint32_t dictionary_find(const struct dictionary *d, struct sv word)
{
    return vocabulary_find(&d->words, word);
}

struct dictionary_row dictionary_row(const struct dictionary *d,
                                     enum dictionary_way way, uint32_t word)
{
    const uint32_t *row = d->row[way];
    return (struct dictionary_row){d->entries[way] + row[word],
                                   row[word + 1] - row[word]};
}
