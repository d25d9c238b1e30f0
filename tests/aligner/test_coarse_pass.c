/* What the first look tells of two texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/align.h"
#include "aligner/lexicon.h"
#include "base/arena.h"
#include "document.h"

enum { WORDS = 200, FORMS = 2 * WORDS, SENTENCES = 60 };

/* Every word f of the source, an even number, is translated as f + 1; the
 * lexicon says so, or has another word for it, of which no text has any. */
static struct lexicon_entry entries[WORDS];
static uint32_t row[WORDS + 1], src_word[FORMS], tgt_word[FORMS];
static const struct lexicon lexicon = {entries, row, WORDS, 2 * WORDS};

static void make_lexicon(bool of_this_subject)
{
    for (uint32_t k = 0; k < WORDS; k++) {
        const uint32_t tgt = of_this_subject ? k : WORDS + k;
        entries[k] = (struct lexicon_entry){k, tgt, 0.9f, 0.9f};
        row[k + 1] = k + 1;
        src_word[2 * k] = tgt_word[2 * k + 1] = k;
        src_word[2 * k + 1] = tgt_word[2 * k] = LEXICON_NONE;
    }
}

static struct alignment align(struct arena *a, struct side src, struct side tgt,
                              const struct lexicon *l)
{
    struct align_params p = align_params_default();
    struct alignment al = {0};
    struct err e = {0};
    src.word = src_word;
    tgt.word = tgt_word;
    p.method = ALIGN_HYBRID;
    cr_assert_eq(align_sides(a, &p, &src, &tgt, l, &al, NULL, &e), 0, "%s",
                 e.msg);
    return al;
}

Test(coarse_pass, tells_strangers_from_translations_by_the_lexicon)
{
    struct arena a = {0};
    struct side src, tgt, other_src, other_tgt;
    document_pair(&a, 1, SENTENCES, &src, &tgt);
    document_pair(&a, 2, SENTENCES, &other_src, &other_tgt);
    make_lexicon(true);
    cr_expect_not(align(&a, src, tgt, &lexicon).is_unrelated);
    make_lexicon(false);
    cr_expect(align(&a, src, other_tgt, &lexicon).is_unrelated);
    arena_free(&a);
}

Test(coarse_pass, calls_no_text_a_stranger_whose_words_it_does_not_know)
{
    struct arena a = {0};
    struct side src, tgt, other_src, other_tgt;
    document_pair(&a, 1, SENTENCES, &src, &tgt);
    document_pair(&a, 2, SENTENCES, &other_src, &other_tgt);
    make_lexicon(false);
    cr_expect_not(align(&a, src, other_tgt, NULL).is_unrelated);
    arena_free(&a);
}
