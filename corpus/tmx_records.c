/* corpus/tmx_records.c - the two languages are chosen before the first unit,
 * from the first units of the file: those that most of them have.  Where the
 * header names the source, or the options do, only the other one is chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/tmx_records.h"

#include <stdlib.h>

#include "io/tmx_reader.h"

enum { N_SAMPLE = 1000, MAX_LANGUAGES = 64, MAX_TAG = 35 };

/* Languages of the sample, and how many units have each. */
struct language_counts {
    char tag[MAX_LANGUAGES][MAX_TAG + 1];
    uint64_t n_units[MAX_LANGUAGES];
    unsigned n;
};

struct tmx_state {
    struct record_input *in;
    struct tmx_reader *reader;
    char src[MAX_TAG + 1], tgt[MAX_TAG + 1];
    bool chosen;
};

static void copy_tag(char *to, struct sv tag)
{
    size_t n = tag.n < MAX_TAG ? tag.n : MAX_TAG;
    if (n > 0)
        memcpy(to, tag.p, n);
    to[n] = '\0';
}

/* Regions count as one: "en" is that of "en-GB" and "en-US" together. */
static void count_language(struct language_counts *c, struct sv lang)
{
    unsigned i = 0;
    while (i < c->n && tmx_language(sv_from(c->tag[i]), lang) == TMX_OTHER)
        i++;
    if (lang.n == 0 || i == MAX_LANGUAGES)
        return;
    if (i == c->n)
        copy_tag(c->tag[c->n++], lang);
    c->n_units[i]++;
}

/* Does an earlier variant of the unit have this language? */
static bool is_repeated(const struct tmx_unit *u, size_t i)
{
    const struct sv lang = tmx_unit_variant(u, i).lang;
    for (size_t k = 0; k < i; k++)
        if (tmx_language(tmx_unit_variant(u, k).lang, lang) != TMX_OTHER)
            return true;
    return false;
}

static void count_unit(struct language_counts *c, const struct tmx_unit *u)
{
    for (size_t i = 0; i < u->n_variants; i++)
        if (!is_repeated(u, i) && tmx_unit_variant(u, i).text.n > 0)
            count_language(c, tmx_unit_variant(u, i).lang);
}

/* The most frequent language that is not `but`, the first of several; "". */
static const char *most_frequent(const struct language_counts *c,
                                 const char *but)
{
    const char *best = "";
    uint64_t n = 0;
    for (unsigned i = 0; i < c->n; i++)
        if (c->n_units[i] > n &&
            tmx_language(sv_from(c->tag[i]), sv_from(but)) == TMX_OTHER) {
            best = c->tag[i];
            n = c->n_units[i];
        }
    return best;
}

static bool has_language(const struct language_counts *c, const char *lang)
{
    for (unsigned i = 0; i < c->n; i++)
        if (tmx_language(sv_from(c->tag[i]), sv_from(lang)) != TMX_OTHER)
            return true;
    return false;
}

/* srclang may be any form of a tag, "*all*", or of no unit at all. */
static void choose(struct tmx_state *t, const struct tmx_reader *reader,
                   const struct language_counts *c)
{
    const struct record_reader_options *o = t->in->options;
    copy_tag(t->src,
             o->src_lang ? sv_from(o->src_lang) : tmx_reader_src_lang(reader));
    copy_tag(t->tgt,
             o->tgt_lang ? sv_from(o->tgt_lang) : tmx_reader_tgt_lang(reader));
    if (!o->src_lang && !has_language(c, t->src))
        copy_tag(t->src, sv_from(most_frequent(c, t->tgt)));
    if (!o->tgt_lang &&
        (!has_language(c, t->tgt) ||
         tmx_language(sv_from(t->src), sv_from(t->tgt)) != TMX_OTHER))
        copy_tag(t->tgt, sv_from(most_frequent(c, t->src)));
    t->chosen = true;
}

/* Read the first units of the file, by a reader of its own. */
static int sample_file(struct tmx_state *t, struct err *e)
{
    struct byte_stream *feed = NULL;
    struct tmx_reader *reader = NULL;
    struct language_counts *c = calloc(1, sizeof *c);
    const struct tmx_unit *unit;
    struct sv before;
    int rc =
        c ? byte_stream_open(t->in->options->paths[0], &feed, e) : err_nomem(e);
    if (rc == 0)
        rc = tmx_reader_open(feed, SV(""), &reader, e);
    for (unsigned n = 0; rc == 0 && n < N_SAMPLE; n++) {
        rc = tmx_reader_next(reader, &before, &unit, e);
        if (rc != 1)
            break;
        count_unit(c, unit);
        rc = 0;
    }
    if (rc == 0 || rc == ERR_INPUT) /* which the reading itself will find */
        choose(t, reader, c);
    tmx_reader_close(reader);
    byte_stream_close(feed);
    free(c);
    return rc == ERR_INPUT ? 0 : rc;
}

static int tmx_open(struct record_input *in, void **state, struct err *e)
{
    struct tmx_state *t = calloc(1, sizeof *t);
    struct sv ahead;
    if (!t)
        return err_nomem(e);
    *state = t;
    t->in = in;
    int rc = strcmp(in->options->paths[0], "-") == 0 ? 0 : sample_file(t, e);
    if (rc == 0)
        rc = line_reader_peek(&in->lines, 0, &ahead, e);
    return rc == 0 ? tmx_reader_open(in->feed, ahead, &t->reader, e) : rc;
}

static void tmx_close(void *state)
{
    struct tmx_state *t = state;
    tmx_reader_close(t->reader);
    free(t);
}

/* A file may be read once only: then the first unit with two languages says
 * which. */
static bool choose_by_unit(struct tmx_state *t, const struct tmx_unit *u)
{
    struct language_counts c = {.n = 0};
    count_unit(&c, u);
    if (c.n < 2)
        return false;
    choose(t, t->reader, &c);
    return true;
}

/* "doc#3" of Stele's own property, split at the last "#". */
static void take_context(struct sv value, struct pair_fields *out)
{
    size_t at = value.n;
    while (at > 0 && value.p[at - 1] != '#')
        at--;
    if (at == 0) {
        out->doc_id = value;
        return;
    }
    out->doc_id = sv_sub(value, 0, at - 1);
    out->bead_no = sv_sub(value, at, value.n);
    for (size_t i = 0; i < out->bead_no.n; i++)
        if (out->bead_no.p[i] < '0' || out->bead_no.p[i] > '9') {
            out->bead_no = SV("");
            out->doc_id = value;
        }
}

static void take_prop(const struct tmx_prop *p, size_t src, size_t tgt,
                      struct pair_fields *out)
{
    struct side_fields *side = p->variant == src   ? &out->src
                               : p->variant == tgt ? &out->tgt
                                                   : NULL;
    if (side && side->url.n == 0 && sv_eq(p->type, SV("source-document")))
        side->url = p->value;
    else if (side && sv_eq(p->type, SV("paragraph-id")) && p->value.n > 0 &&
             p->value.p[0] == 'p')
        side->paragraph_id = p->value;
    else if (p->variant != TMX_NONE)
        return;
    else if (sv_eq(p->type, SV("score-aligner")))
        out->score = p->value;
    else if (sv_eq(p->type, SV("type")))
        out->bead = p->value;
    else if (sv_eq(p->type, SV("x-flags")))
        out->flags = p->value;
    else if (sv_eq(p->type, SV("x-context")))
        take_context(p->value, out);
    else if (sv_eq(p->type, SV("x-verdict")))
        out->verdict = p->value;
    else if (sv_eq(p->type, SV("x-pair-id")))
        out->id = p->value;
    else if (sv_eq(p->type, SV("x-state")))
        out->state = p->value;
}

/* A unit that has neither side, or only one that should be a translation of
 * nothing, is passed over; Stele's own omissions say so by their type. */
static bool take_unit(const struct tmx_state *t, const struct tmx_unit *u,
                      struct pair_fields *out)
{
    const enum tmx_likeness least = TMX_KIN;
    size_t src = tmx_unit_find(u, sv_from(t->src), least, TMX_NONE);
    size_t tgt = tmx_unit_find(u, sv_from(t->tgt), least, src);
    *out = (struct pair_fields){.line = u->line};
    if (src != TMX_NONE) {
        out->src.text = tmx_unit_variant(u, src).text;
        out->src.lang = tmx_unit_variant(u, src).lang;
    }
    if (tgt != TMX_NONE) {
        out->tgt.text = tmx_unit_variant(u, tgt).text;
        out->tgt.lang = tmx_unit_variant(u, tgt).lang;
    }
    for (size_t i = 0; i < u->n_props; i++) {
        const struct tmx_prop p = tmx_unit_prop(u, i);
        take_prop(&p, src == TMX_NONE ? TMX_NONE - 1 : src,
                  tgt == TMX_NONE ? TMX_NONE - 1 : tgt, out);
    }
    if (out->src.text.n > 0 && out->tgt.text.n > 0)
        return true;
    return (out->src.text.n > 0 || out->tgt.text.n > 0) &&
           (sv_ends(out->bead, SV(":0")) || sv_starts(out->bead, SV("0:")));
}

static int tmx_next(void *state, struct pair_fields *out, struct err *e)
{
    struct tmx_state *t = state;
    const struct tmx_unit *unit;
    struct sv before;
    int rc;
    while ((rc = tmx_reader_next(t->reader, &before, &unit, e)) == 1) {
        if ((t->chosen || choose_by_unit(t, unit)) && take_unit(t, unit, out))
            return 1;
        t->in->n_skipped++;
    }
    return rc;
}

const struct record_source tmx_records = {
    .name = "tmx",
    .summary = "TMX 1.1 to 1.4, in the two languages most units have",
    .min_paths = 1,
    .max_paths = 1,
    .open = tmx_open,
    .next = tmx_next,
    .close = tmx_close,
};
