/* corpus/tmx_records.c - a unit a pair, in the languages that are chosen before
 * the first (tmx_languages.h).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/tmx_records.h"

#include <stdlib.h>

#include "corpus/tmx_languages.h"
#include "io/tmx_reader.h"

struct tmx_state {
    struct record_input *in;
    struct tmx_reader *reader;
    struct tmx_languages languages;
};

static int tmx_open(struct record_input *in, void **state, struct err *e)
{
    const struct record_reader_options *o = in->options;
    struct tmx_state *t = calloc(1, sizeof *t);
    struct sv ahead;
    if (!t)
        return err_nomem(e);
    *state = t;
    t->in = in;
    int rc = line_reader_peek(&in->lines, TMX_SAMPLE_BYTES, &ahead, e);
    if (rc == 0)
        rc = tmx_languages_choose(ahead, o->src_lang, o->tgt_lang,
                                  &t->languages, e);
    if (rc == 0 && t->languages.n_both > 0)
        tmx_languages_reason(&t->languages, in->guess);
    return rc == 0 ? tmx_reader_open(in->feed, ahead, &t->reader, e) : rc;
}

static void tmx_close(void *state)
{
    struct tmx_state *t = state;
    tmx_reader_close(t->reader);
    free(t);
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
static bool take_unit(struct tmx_state *t, const struct tmx_unit *u,
                      struct pair_fields *out)
{
    size_t src, tgt;
    tmx_languages_find(&t->languages, u, &src, &tgt);
    *out = (struct pair_fields){.line = u->line};
    if (src != TMX_NONE) {
        out->src.text = tmx_unit_variant(u, src).text;
        out->src.lang = tmx_languages_tag(&t->languages, u, src);
    }
    if (tgt != TMX_NONE) {
        out->tgt.text = tmx_unit_variant(u, tgt).text;
        out->tgt.lang = tmx_languages_tag(&t->languages, u, tgt);
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
        if (take_unit(t, unit, out))
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
