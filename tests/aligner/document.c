/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "aligner/ratio_table.h"
#include "base/arena.h"
#include "random_side.h"

/* Arrays that grow towards a side; the most there can be is known. */
struct making {
    uint32_t *len, *par;
    uint8_t *continues;
    struct side_token *tokens;
    size_t *at;
    size_t n, n_tokens;
};

static struct making making_open(struct arena *a, size_t most)
{
    struct making m = {0};
    m.len = arena_array(a, most + 1, sizeof *m.len);
    m.par = arena_array(a, most + 1, sizeof *m.par);
    m.continues = arena_array(a, most + 1, sizeof *m.continues);
    m.tokens = arena_array(a, most + 1, sizeof *m.tokens);
    m.at = arena_array(a, most + 2, sizeof *m.at);
    if (!m.len || !m.par || !m.continues || !m.tokens || !m.at)
        abort();
    return m;
}

static void add_word(struct making *m, uint32_t form, uint32_t key)
{
    m->tokens[m->n_tokens++] = (struct side_token){form, key};
    m->len[m->n] += 5;
}

static void end_sentence(struct making *m, uint32_t par)
{
    m->par[m->n++] = par;
    m->at[m->n] = m->n_tokens;
}

static struct side made(const struct making *m, uint32_t n_ids)
{
    return (struct side){.len_cp = m->len,
                         .n = m->n,
                         .par = m->par,
                         .continues = m->continues,
                         .tokens = m->tokens,
                         .token_at = m->at,
                         .n_forms = n_ids,
                         .n_keys = n_ids};
}

/* Of the characters that make words in a text. */
static const uint8_t *kinds(void)
{
    static uint8_t kind[128];
    for (size_t ch = 0; ch < sizeof kind; ch++)
        kind[ch] = SIDE_WORD;
    kind['.'] = SIDE_PUNCTUATION;
    return kind;
}

struct side document(struct arena *a, const char *text)
{
    struct making m = making_open(a, strlen(text));
    uint32_t par = 0;
    for (const char *p = text; *p; p++) {
        uint32_t ch = (unsigned char)*p;
        if (ch == '/')
            par++;
        else if (ch == '~')
            m.continues[m.n] = SIDE_LOWER_CASE;
        else if (ch == '!')
            m.continues[m.n] = SIDE_LOWER_CASE | SIDE_CUT;
        else if (ch == '|')
            end_sentence(&m, par);
        else if (ch >= 'A' && ch <= 'Z')
            add_word(&m, ch, ch + 'a' - 'A');
        else if (ch >= 'a' && ch <= 'z')
            add_word(&m, ch, ch);
        else if (ch == '.')
            add_word(&m, ch, 0);
    }
    end_sentence(&m, par);
    struct side side = made(&m, 128);
    side.kind = kinds();
    return side;
}

void document_pair(struct arena *a, uint64_t seed, size_t n, struct side *src,
                   struct side *tgt)
{
    enum { WORDS = 200, LONGEST = 20 };
    struct making s = making_open(a, n * LONGEST);
    struct making t = making_open(a, n * LONGEST);
    for (size_t i = 0; i < n; i++) {
        uint32_t n_words = 3 + random_below(&seed, LONGEST - 3);
        for (uint32_t k = 0; k < n_words; k++) {
            uint32_t word = 2 * random_below(&seed, WORDS);
            uint32_t noise = 1 + 2 * random_below(&seed, WORDS);
            add_word(&s, word, 0);
            add_word(&t, random_below(&seed, 10) == 0 ? noise : word + 1, 0);
        }
        end_sentence(&s, (uint32_t)i / 5);
        end_sentence(&t, (uint32_t)i / 5);
    }
    *src = made(&s, 2 * WORDS);
    *tgt = made(&t, 2 * WORDS);
}

const struct ratio_table *ratios_of(struct arena *a,
                                    const struct word_pairs *words)
{
    struct ratio_table *ratios = arena_array(a, 1, sizeof *ratios);
    cr_assert_not_null(ratios);
    cr_assert_eq(ratio_table_open(a, words, ratios, NULL), 0);
    return ratios;
}
