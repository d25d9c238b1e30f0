/* corpus/record_fields.c - parses each field and checks that it is one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/record_fields.h"

#include <math.h>

#include "io/parse_number.h"
#include "tokenize/normalize.h"
#include "tokenize/utf8.h"

enum { MAX_SENTENCES = 1 << 16 }; /* of one side of a pair */

const char *record_field_name(unsigned bit)
{
    static const char *const names[] = {
        "score",        "measures", "url",   "paragraph_id", "bead",
        "sentence end", "sent",     "span",  "flags",        "doc_id",
        "bead_no",      "pair_id",  "state", "doc_verdict",  "language",
    };
    return bit < sizeof names / sizeof names[0] ? names[bit] : NULL;
}

/* What the functions below share: the pair at hand, and where it is. */
struct parsing {
    struct arena *arena;
    const struct pair_fields *fields;
    struct record *record;
    uint32_t known;
    struct err *e;
};

static bool is_told(struct sv field)
{
    return field.n > 0 && !sv_eq(field, SV("-"));
}

static int fault(struct parsing *p, const char *field, const char *why)
{
    return err_set_at(p->e, ERR_INPUT, p->fields->line ? ERR_LINE : ERR_NOWHERE,
                      p->fields->line, "%s: %s", field, why);
}

/* A text as it may stand in one line. */
static int make_text(struct parsing *p, struct sv raw, const char *name,
                     struct sv *out, uint32_t *flags)
{
    if (utf8_fault(raw) != raw.n)
        return fault(p, name, "not UTF-8");
    return normalize_sentence(p->arena, raw, out, flags, p->e);
}

static int make_name(struct parsing *p, struct sv raw, const char *name,
                     struct sv *out, uint32_t field)
{
    uint32_t flags = 0;
    *out = SV("");
    if (!is_told(raw))
        return 0;
    p->known |= field;
    return make_text(p, raw, name, out, &flags);
}

static int make_number(struct parsing *p, struct sv raw, const char *name,
                       double *out, uint32_t field)
{
    *out = NAN;
    if (!is_told(raw) || sv_eq(raw, SV("nan")) || sv_eq(raw, SV("NaN")))
        return 0;
    if (!parse_double(&raw, out) || raw.n > 0)
        return fault(p, name, "not a number");
    if (!(*out > -1e9 && *out < 1e9))
        return fault(p, name, "a number out of all bounds");
    p->known |= field;
    return 0;
}

/* A number from 1, off the front of *rest. */
static bool take_place(struct sv *rest, uint64_t *out)
{
    return parse_u64(rest, UINT32_MAX - 1, out) && *out > 0;
}

static bool take(struct sv *rest, char c)
{
    if (rest->n == 0 || rest->p[0] != c)
        return false;
    *rest = sv_sub(*rest, 1, rest->n);
    return true;
}

/* "p1:4s2/3+…": paragraphs and places in them for the first sentences [n]. */
static bool read_paragraphs(struct sv s, struct sentence *sents, uint32_t n,
                            uint32_t *n_pars)
{
    for (uint32_t i = 0; s.n > 0; i++) {
        uint64_t par, all, in_par, of_par;
        if ((i > 0 && !take(&s, '+')) || !take(&s, 'p') ||
            !take_place(&s, &par) || !take(&s, ':') || !take_place(&s, &all) ||
            !take(&s, 's') || !take_place(&s, &in_par) || !take(&s, '/') ||
            !take_place(&s, &of_par))
            return false;
        *n_pars = (uint32_t)all;
        if (i >= n)
            continue;
        sents[i].par = (uint32_t)par - 1;
        sents[i].in_par = (uint32_t)in_par - 1;
        sents[i].of_par = (uint32_t)of_par;
    }
    return true;
}

static bool read_spans(struct sv s, struct sentence *sents, uint32_t n)
{
    for (uint32_t i = 0; s.n > 0; i++) {
        uint64_t from, to;
        if ((i > 0 && !take(&s, ',')) || !parse_u64(&s, UINT64_MAX, &from) ||
            !take(&s, '-') || !parse_u64(&s, UINT64_MAX, &to))
            return false;
        if (i < n) {
            sents[i].from = from;
            sents[i].to = to;
        }
    }
    return true;
}

/* How many sentences the text of a side has: one a line, or as many as the
 * bead says, which are all in the first. */
static uint32_t count_sentences(const struct side_fields *f, uint32_t in_bead)
{
    if (f->text.n == 0)
        return 0;
    size_t n_lines = f->by_line ? sv_count_lines(f->text) : 1;
    return n_lines > 1 ? (uint32_t)n_lines : in_bead > 0 ? in_bead : 1;
}

static int make_sentences(struct parsing *p, const struct side_fields *f,
                          const char *name, struct sentence *sents, uint32_t n)
{
    struct sv rest = f->text, line = rest;
    const bool by_line = f->by_line && n > 1;
    for (uint32_t i = 0; i < n; i++) {
        if (by_line ? !sv_next_line(&rest, &line) : i > 0)
            line = SV("");
        int rc = make_text(p, line, name, &sents[i].text, &sents[i].flags);
        if (rc != 0)
            return rc;
        sents[i].n_cp = (uint32_t)utf8_count(sents[i].text);
        p->record->flags |= sents[i].flags;
        sents[i].in_par = i;
        sents[i].of_par = n;
        if (i > 0 && sents[i].text.n > 0)
            p->known |= FIELD_SENTENCES;
    }
    /* the spaces that join sentences are of none of them */
    if (n > 1 && sents[1].text.n == 0)
        sents[0].n_cp -= sents[0].n_cp >= n ? n - 1 : 0;
    return 0;
}

static int make_side(struct parsing *p, const struct side_fields *f,
                     uint32_t in_bead, const char *name,
                     struct record_side *out)
{
    const uint32_t n = count_sentences(f, in_bead);
    struct sv first = f->sent;
    uint64_t at = 0;
    if (n > MAX_SENTENCES)
        return fault(p, name, "more than 65536 sentences");
    struct sentence *sents = arena_array(p->arena, n, sizeof *sents);
    if (!sents)
        return err_nomem(p->e);
    *out = (struct record_side){
        .sents = sents, .n = n, .at = UINT32_MAX, .n_pars = 1};
    int rc = make_sentences(p, f, name, sents, n);
    if (rc == 0 && n > 0 && sents[0].text.n == 0)
        out->n = 0; /* nothing but white space */
    if (rc == 0 && is_told(f->paragraph_id)) {
        p->known |= FIELD_PARAGRAPH;
        if (!read_paragraphs(f->paragraph_id, sents, n, &out->n_pars))
            rc = fault(p, name, "no paragraph identifier like \"p1:4s2/3\"");
    }
    if (rc == 0 && is_told(f->span)) {
        p->known |= FIELD_SPAN;
        if (!read_spans(f->span, sents, n))
            rc = fault(p, name, "no byte spans like \"10-52,53-80\"");
    }
    if (rc == 0 && is_told(f->sent)) {
        p->known |= FIELD_PLACE;
        if (!take_place(&first, &at))
            rc = fault(p, name, "no sentence numbers like \"7,8\"");
        out->at = (uint32_t)at - 1;
    }
    if (rc == 0)
        rc = make_name(p, f->url, name, &out->url, FIELD_URL);
    if (rc == 0)
        rc = make_name(p, f->lang, name, &out->lang, FIELD_LANGUAGE);
    return rc;
}

/* "1:2": how many sentences the sides have; 0 where it is not told. */
static int read_bead(struct parsing *p, uint32_t *n_src, uint32_t *n_tgt)
{
    struct sv s = p->fields->bead;
    uint64_t src = 0, tgt = 0;
    if (is_told(s) && (!parse_u64(&s, MAX_SENTENCES, &src) || !take(&s, ':') ||
                       !parse_u64(&s, MAX_SENTENCES, &tgt) || s.n > 0))
        return fault(p, "bead", "not like \"1:2\"");
    *n_src = (uint32_t)src;
    *n_tgt = (uint32_t)tgt;
    return 0;
}

/* Names with commas; those that are not known are of other tools. */
static void read_flags(struct parsing *p)
{
    p->record->flags |= record_flags_known(p->fields->flags);
    if (p->record->flags != 0)
        p->known |= FIELD_FLAGS;
}

static int read_numbers(struct parsing *p)
{
    const struct pair_fields *f = p->fields;
    struct record *r = p->record;
    struct sv bead_no = f->bead_no;
    uint64_t at;
    int rc = make_number(p, f->score, "score", &r->score, FIELD_SCORE);
    if (rc == 0)
        rc = make_number(p, f->score_raw, "score_raw", &r->cost_nats,
                         FIELD_MEASURES);
    if (rc == 0)
        rc = make_number(p, f->len_z, "len_z", &r->len_z, FIELD_MEASURES);
    if (rc == 0)
        rc = make_number(p, f->posterior, "posterior", &r->posterior,
                         FIELD_MEASURES);
    if (rc == 0)
        rc = make_number(p, f->words_met, "words_met", &r->words_met,
                         FIELD_MEASURES);
    r->bead_no = UINT64_MAX;
    if (rc != 0 || !is_told(bead_no))
        return rc;
    if (!take_place(&bead_no, &at) || bead_no.n > 0)
        return fault(p, "bead_no", "not a number from 1");
    r->bead_no = at - 1;
    p->known |= FIELD_BEAD_NO;
    return 0;
}

int record_of_fields(struct arena *a, const struct pair_fields *fields,
                     struct record *out, uint32_t *known, struct err *e)
{
    struct parsing p = {.arena = a, .fields = fields, .record = out, .e = e};
    uint32_t n_src = 0, n_tgt = 0;
    *out = (struct record){0};
    int rc = read_bead(&p, &n_src, &n_tgt);
    if (rc == 0)
        rc = make_side(&p, &fields->src, n_src, "source", &out->src);
    if (rc == 0)
        rc = make_side(&p, &fields->tgt, n_tgt, "target", &out->tgt);
    if (rc == 0)
        rc = read_numbers(&p);
    if (rc == 0)
        rc = make_name(&p, fields->id, "pair_id", &out->id, FIELD_ID);
    if (rc == 0)
        rc = make_name(&p, fields->state, "state", &out->state, FIELD_STATE);
    read_flags(&p);
    if (out->src.n > 1 || out->tgt.n > 1)
        p.known |= FIELD_BEAD;
    *known = p.known;
    return rc;
}
