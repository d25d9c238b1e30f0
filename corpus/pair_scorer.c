/* corpus/pair_scorer.c - a pair is two articles of one sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/pair_scorer.h"

#include "aligner/length_cost.h"
#include "aligner/scoring/pair_features.h"
#include "aligner/word_pairs.h"
#include "tokenize/language.h"
#include "tokenize/language_name.h"
#include "tokenize/utf8.h"

static struct article article_of(struct sentence *sent, struct sv text,
                                 const char *lang)
{
    struct article out = {.sents = sent, .n_sents = 1, .n_pars = 1};
    *sent = (struct sentence){.text = text, .to = text.n, .of_par = 1};
    sent->n_cp = (uint32_t)utf8_count(text);
    strcpy(out.lang, lang);
    return out;
}

static int overlap_of_pair(struct arena *a, const struct aligner_input *sides,
                           struct word_matches *out, struct err *e)
{
    struct word_pairs words;
    struct word_matches_counter counter;
    int rc =
        word_pairs_open(a, &sides->src, &sides->tgt,
                        sides->has_lexicon ? &sides->lexicon : NULL, &words, e);
    if (rc == 0)
        rc =
            word_matches_open(a, &sides->src, &sides->tgt, &words, &counter, e);
    if (rc == 0)
        *out = word_matches_count(&counter, 0, 1, 0, 1);
    return rc;
}

int pair_scorer_score(struct pair_scorer *s, struct sv src, struct sv tgt,
                      double *out, struct err *e)
{
    struct sentence sents[2];
    struct aligner_input sides;
    struct word_matches overlap;
    const struct parameters *p = &s->engine->params;
    const struct article from = article_of(&sents[0], src, s->src_lang);
    const struct article to = article_of(&sents[1], tgt, s->tgt_lang);
    *out = 0;
    if (src.n == 0 || tgt.n == 0)
        return 0;
    arena_reset(&s->arena);
    int rc = aligner_input_of_words(&s->arena, &s->maker, &s->engine->lexicons,
                                    &from, &to, &sides, e);
    if (rc == 0)
        rc = overlap_of_pair(&s->arena, &sides, &overlap, e);
    if (rc != 0)
        return rc;
    const struct bead_features v = pair_features_alone(
        &overlap, length_delta(&p->align, sents[0].n_cp, sents[1].n_cp));
    *out = calibration_probability(&p->calibration, CALIBRATION_ALONE, &v);
    return 0;
}

static int set_lang(char out[LANGUAGE_TAG_BYTES], const char *lang,
                    struct sv text, struct err *e)
{
    if (lang)
        return language_name_tag(sv_from(lang), out, e);
    strcpy(out, language_of(text));
    return 0;
}

int pair_scorer_score_texts(struct pair_scorer *s, const char *src_lang,
                            struct sv src, const char *tgt_lang, struct sv tgt,
                            double *out, struct err *e)
{
    if (utf8_fault(src) < src.n || utf8_fault(tgt) < tgt.n)
        return err_set(e, ERR_INPUT, "the text is not UTF-8");
    int rc = set_lang(s->src_lang, src_lang, src, e);
    if (rc == 0)
        rc = set_lang(s->tgt_lang, tgt_lang, tgt, e);
    return rc == 0 ? pair_scorer_score(s, src, tgt, out, e) : rc;
}

void pair_scorer_free(struct pair_scorer *s)
{
    aligner_input_maker_free(&s->maker);
    arena_free(&s->arena);
}
