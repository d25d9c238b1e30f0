/* corpus/score_tmx.c - a <tu> a pair: the score becomes its property.
 *
 * Which two languages is decided once, at the first unit that has two.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/scoring.h"
#include "io/tmx_reader.h"

enum { MAX_TAG = 15 };

/* The languages wanted; empty: not known yet.  What the header or a unit says
 * need not be meant to the region; what an option says is. */
struct languages {
    char src[MAX_TAG + 1], tgt[MAX_TAG + 1];
    enum tmx_likeness least_src, least_tgt;
};

struct tmx_scoring {
    struct scoring *run;
    struct tmx_reader *reader;
    struct languages langs;
    bool begun; /* the header has been asked */
    struct buf out;
};

static void take_tag(char *to, struct sv tag)
{
    size_t n = tag.n < MAX_TAG ? tag.n : MAX_TAG;
    if (n > 0)
        memcpy(to, tag.p, n);
    to[n] = '\0';
}

/* What the options say, or else the header. */
static void ask_header(struct tmx_scoring *t)
{
    const struct score_job *job = t->run->job;
    struct sv src = tmx_reader_src_lang(t->reader);
    if (sv_eq(src, SV("*all*")))
        src = SV("");
    take_tag(t->langs.src, job->src_lang ? sv_from(job->src_lang) : src);
    take_tag(t->langs.tgt, job->tgt_lang ? sv_from(job->tgt_lang)
                                         : tmx_reader_tgt_lang(t->reader));
    t->langs.least_src = job->src_lang ? TMX_LIKE : TMX_KIN;
    t->langs.least_tgt = job->tgt_lang ? TMX_LIKE : TMX_KIN;
    t->begun = true;
}

/* The one language beside `known` in the unit; ERR_USAGE when there are two,
 * empty when there is none. */
static int other_language(const struct tmx_unit *u, struct sv known,
                          const char *option, struct sv *out, struct err *e)
{
    *out = SV("");
    for (size_t i = 0; i < u->n_variants; i++) {
        struct sv lang = tmx_unit_variant(u, i).lang;
        if (lang.n == 0 || tmx_language(lang, known) != TMX_OTHER ||
            tmx_language(lang, *out) == TMX_SAME)
            continue;
        if (out->n > 0)
            return err_set(e, ERR_USAGE,
                           "line %llu has %.*s and %.*s besides %.*s: which "
                           "one, says --%s-lang",
                           (unsigned long long)u->line, (int)out->n, out->p,
                           (int)lang.n, lang.p, (int)known.n, known.p, option);
        *out = lang;
    }
    return 0;
}

/* What is not known yet, this unit may tell. */
static int ask_unit(struct languages *l, const struct tmx_unit *u,
                    struct err *e)
{
    struct sv src = sv_from(l->src), tgt = sv_from(l->tgt);
    int rc = 0;
    if (src.n > 0 && tgt.n > 0)
        return 0;
    if (src.n == 0 && tgt.n == 0)
        src = tmx_unit_variant(u, 0).lang;
    if (src.n > 0 && tmx_unit_find(u, src, l->least_src, TMX_NONE) != TMX_NONE)
        rc = other_language(u, src, "trg", &tgt, e);
    else if (tgt.n > 0 &&
             tmx_unit_find(u, tgt, l->least_tgt, TMX_NONE) != TMX_NONE)
        rc = other_language(u, tgt, "src", &src, e);
    if (rc == 0 && src.n > 0 && tgt.n > 0) {
        take_tag(l->src, src);
        take_tag(l->tgt, tgt);
    }
    return rc;
}

/* Its two sides; false when it has not both. */
static bool find_sides(const struct languages *l, const struct tmx_unit *u,
                       size_t *src, size_t *tgt)
{
    *src = *tgt = TMX_NONE;
    if (l->src[0] && l->tgt[0])
        *src = tmx_unit_find(u, sv_from(l->src), l->least_src, TMX_NONE);
    if (*src != TMX_NONE)
        *tgt = tmx_unit_find(u, sv_from(l->tgt), l->least_tgt, *src);
    return *tgt != TMX_NONE;
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
    size_t src, tgt;
    double score;
    struct sv text[2];
    struct buf digits = {0}, flags = {0};
    int rc = u->n_variants > 0 ? ask_unit(&t->langs, u, e) : 0;
    if (rc != 0)
        return rc;
    if (!find_sides(&t->langs, u, &src, &tgt)) {
        t->run->sums.n_unscored++;
        return buf_add_sv(&t->out, u->raw) == 0 ? 0 : err_nomem(e);
    }
    scoring_languages(t->run, sv_from(t->langs.src), sv_from(t->langs.tgt));
    text[0] = tmx_unit_variant(u, src).text;
    text[1] = tmx_unit_variant(u, tgt).text;
    rc = scoring_pair(t->run, text[0], text[1], &score, e);
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
        if (!t->begun)
            ask_header(t);
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
    struct sv ahead;
    int rc = line_reader_peek(&s->lines, 0, &ahead, e);
    if (rc == 0)
        rc = tmx_reader_open(s->feed, ahead, &t.reader, e);
    if (rc == 0)
        rc = score_units(&t, e);
    if (rc == 0 && s->sums.n == 0)
        scoring_languages(s, t.langs.src[0] ? sv_from(t.langs.src) : SV("?"),
                          t.langs.tgt[0] ? sv_from(t.langs.tgt) : SV("?"));
    tmx_reader_close(t.reader);
    buf_free(&t.out);
    return rc;
}
