/* corpus/score_tmx.c - a <tu> a pair: the score becomes its property.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/scoring.h"
#include "corpus/tmx_languages.h"
#include "io/tmx_reader.h"

struct tmx_scoring {
    struct scoring *run;
    struct tmx_reader *reader;
    struct tmx_languages languages;
    struct buf out;
};

/* The texts of its two sides; false when one of them has none. */
static bool find_texts(struct tmx_scoring *t, const struct tmx_unit *u,
                       struct sv text[2])
{
    size_t src, tgt;
    tmx_languages_find(&t->languages, u, &src, &tgt);
    if (src == TMX_NONE || tgt == TMX_NONE)
        return false;
    text[0] = tmx_unit_variant(u, src).text;
    text[1] = tmx_unit_variant(u, tgt).text;
    return text[0].n > 0 && text[1].n > 0;
}

/* The flags that the unit has already. */
static struct sv flags_before(const struct tmx_unit *u)
{
    for (size_t i = 0; i < u->n_props; i++) {
        const struct tmx_prop p = tmx_unit_prop(u, i);
        if (p.variant == TMX_NONE && sv_eq(p.type, SV("x-flags")))
            return p.value;
    }
    return SV("");
}

static int score_unit(struct tmx_scoring *t, const struct tmx_unit *u,
                      struct err *e)
{
    double score;
    struct sv text[2];
    struct buf digits = {0}, flags = {0};
    if (!find_texts(t, u, text)) {
        t->run->sums.n_unscored++;
        return buf_add_sv(&t->out, u->raw) == 0 ? 0 : err_nomem(e);
    }
    int rc = scoring_pair(t->run, text[0], text[1], &score, e);
    if (rc == 0)
        rc =
            scoring_flags(t->run, text[0], text[1], flags_before(u), &flags, e);
    if (rc == 0) {
        buf_add_fixed(&digits, score, 4);
        const struct tmx_prop_value props[] = {
            {SV("score-aligner"), buf_sv(&digits)},
            {SV("x-flags"), buf_sv(&flags)}};
        tmx_unit_with_props(u, props, t->run->checker ? 2 : 1, &t->out);
        rc = digits.failed || t->out.failed ? err_nomem(e) : 0;
    }
    buf_free(&digits);
    buf_free(&flags);
    return rc;
}

static int score_units(struct tmx_scoring *t, struct err *e)
{
    const struct tmx_unit *unit;
    struct sv before;
    int rc;
    while ((rc = tmx_reader_next(t->reader, &before, &unit, e)) >= 0) {
        const bool more = rc == 1;
        buf_clear(&t->out);
        rc = buf_add_sv(&t->out, before) == 0 ? 0 : err_nomem(e);
        if (rc == 0 && more)
            rc = score_unit(t, unit, e);
        if (rc == 0)
            rc = sink_write(t->run->sink, buf_sv(&t->out), e);
        if (rc != 0 || !more)
            break;
    }
    return rc;
}

int score_tmx(struct scoring *s, struct err *e)
{
    struct tmx_scoring t = {.run = s};
    struct tmx_languages *l = &t.languages;
    struct sv ahead;
    int rc = line_reader_peek(&s->lines, TMX_SAMPLE_BYTES, &ahead, e);
    if (rc == 0)
        rc = tmx_languages_choose(ahead, s->job->src_lang, s->job->tgt_lang, l,
                                  e);
    if (rc == 0)
        rc = tmx_reader_open(s->feed, ahead, &t.reader, e);
    if (rc == 0 && l->guessed && l->others[0])
        tmx_languages_reason(l, s->sums.guess);
    if (rc == 0) {
        scoring_languages(s, l->src[0] ? sv_from(l->src) : SV("?"),
                          l->tgt[0] ? sv_from(l->tgt) : SV("?"));
        rc = score_units(&t, e);
    }
    tmx_reader_close(t.reader);
    buf_free(&t.out);
    return rc;
}
