/* io/tmx_unit.c - strings end to end, and rows that say where they are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/tmx_unit.h"

#include "base/language_tag.h"
#include "io/xml_decoder.h"

struct span {
    size_t at, n;
};

struct variant_row {
    struct span lang, text;
};

struct prop_row {
    struct span type, value;
    size_t variant, from, to;
};

static struct span add_string(struct tmx_unit *u, struct sv text)
{
    struct span out = {u->strings.n, text.n};
    if (buf_add_sv(&u->strings, text) != 0)
        u->failed = true;
    return out;
}

static struct sv string_at(const struct tmx_unit *u, struct span s)
{
    return s.n ? sv_sub(buf_sv(&u->strings), s.at, s.at + s.n) : SV("");
}

static struct variant_row *variant_row(const struct tmx_unit *u, size_t i)
{
    return (struct variant_row *)(void *)u->variants.p + i;
}

static struct prop_row *prop_row(const struct tmx_unit *u, size_t i)
{
    return (struct prop_row *)(void *)u->props.p + i;
}

void tmx_unit_clear(struct tmx_unit *u)
{
    buf_clear(&u->strings);
    buf_clear(&u->variants);
    buf_clear(&u->props);
    u->n_variants = u->n_props = u->variants_at = 0;
    u->failed = false;
}

void tmx_unit_add_variant(struct tmx_unit *u, struct sv lang)
{
    const struct variant_row row = {.lang = add_string(u, lang)};
    if (buf_add(&u->variants, (const char *)&row, sizeof row) == 0)
        u->n_variants++;
    else
        u->failed = true;
}

void tmx_unit_set_text(struct tmx_unit *u, struct sv text)
{
    if (u->n_variants > 0)
        variant_row(u, u->n_variants - 1)->text = add_string(u, text);
}

void tmx_unit_add_prop(struct tmx_unit *u, struct sv type, bool own,
                       size_t from)
{
    const struct prop_row row = {
        .type = add_string(u, type),
        .variant = own || u->n_variants == 0 ? TMX_NONE : u->n_variants - 1,
        .from = from,
        .to = from,
    };
    if (buf_add(&u->props, (const char *)&row, sizeof row) == 0)
        u->n_props++;
    else
        u->failed = true;
}

void tmx_unit_end_prop(struct tmx_unit *u, struct sv value, size_t to)
{
    if (u->n_props == 0)
        return;
    struct prop_row *row = prop_row(u, u->n_props - 1);
    row->value = add_string(u, value);
    row->to = to;
}

void tmx_unit_free(struct tmx_unit *u)
{
    buf_free(&u->strings);
    buf_free(&u->variants);
    buf_free(&u->props);
}

struct tmx_variant tmx_unit_variant(const struct tmx_unit *u, size_t i)
{
    const struct variant_row *row = variant_row(u, i);
    return (struct tmx_variant){string_at(u, row->lang),
                                string_at(u, row->text)};
}

struct tmx_prop tmx_unit_prop(const struct tmx_unit *u, size_t i)
{
    const struct prop_row *row = prop_row(u, i);
    return (struct tmx_prop){string_at(u, row->type), string_at(u, row->value),
                             row->variant, row->from, row->to};
}

enum tmx_likeness tmx_language(struct sv a, struct sv b)
{
    if (a.n == 0 || b.n == 0 || !language_tag_is(a, b))
        return TMX_OTHER;
    a = sv_sub(a, language_tag_primary(a), a.n);
    b = sv_sub(b, language_tag_primary(b), b.n);
    size_t n = 0;
    while (n < a.n && n < b.n &&
           language_tag_folded(a.p[n]) == language_tag_folded(b.p[n]))
        n++;
    if (n == a.n && n == b.n)
        return TMX_SAME;
    /* "-Hant" begins "-Hant-HK" */
    const bool begins = (n == a.n && language_tag_folded(b.p[n]) == '-') ||
                        (n == b.n && language_tag_folded(a.p[n]) == '-');
    return begins ? TMX_LIKE : TMX_KIN;
}

size_t tmx_unit_find(const struct tmx_unit *u, struct sv lang,
                     enum tmx_likeness least, size_t but)
{
    size_t best = TMX_NONE;
    for (size_t i = 0; i < u->n_variants; i++) {
        enum tmx_likeness like =
            tmx_language(lang, tmx_unit_variant(u, i).lang);
        if (i == but || like < least)
            continue;
        best = i;
        if (like == TMX_SAME)
            break;
        least = (enum tmx_likeness)(like + 1);
    }
    return best;
}

/* Where the white space in front of raw[at] begins. */
static size_t before_white(struct sv raw, size_t at)
{
    while (at > 0 && memchr(" \t\r\n", raw.p[at - 1], 4))
        at--;
    return at;
}

static void add_prop(struct sv type, struct sv value, struct buf *out)
{
    buf_add_sv(out, SV("<prop type=\""));
    xml_escape(type, out);
    buf_add_sv(out, SV("\">"));
    xml_escape(value, out);
    buf_add_sv(out, SV("</prop>"));
}

/* The unit's bytes on their way out. */
struct copying {
    const struct tmx_unit *unit;
    const struct tmx_prop_value *props;
    size_t n;
    size_t at; /* what was copied or left out */
    bool placed[TMX_MAX_SET];
    struct buf *out;
};

static void copy_to(struct copying *c, size_t to)
{
    buf_add_sv(c->out, sv_sub(c->unit->raw, c->at, to));
    c->at = to;
}

/* What is not there yet in front of the first <tuv>, in a line of its own if
 * that has one. */
static void place_new(struct copying *c)
{
    const struct sv raw = c->unit->raw;
    const size_t before = c->unit->variants_at;
    for (size_t k = 0; k < c->n; k++) {
        if (c->placed[k])
            continue;
        c->placed[k] = true;
        if (c->props[k].value.n == 0)
            continue;
        copy_to(c, before);
        add_prop(c->props[k].type, c->props[k].value, c->out);
        buf_add_sv(c->out, sv_sub(raw, before_white(raw, before), before));
    }
}

static void replace(struct copying *c, const struct tmx_prop *p, size_t k)
{
    if (p->from >= c->unit->variants_at)
        place_new(c);
    if (!c->placed[k] && c->props[k].value.n > 0) {
        copy_to(c, p->from);
        add_prop(c->props[k].type, c->props[k].value, c->out);
    } else {
        copy_to(c, before_white(c->unit->raw, p->from));
    }
    c->placed[k] = true;
    c->at = p->to;
}

void tmx_unit_with_props(const struct tmx_unit *u,
                         const struct tmx_prop_value *props, size_t n,
                         struct buf *out)
{
    struct copying c = {.unit = u, .props = props, .n = n, .out = out};
    for (size_t i = 0; i < u->n_props; i++) {
        const struct tmx_prop p = tmx_unit_prop(u, i);
        for (size_t k = 0; k < n && p.variant == TMX_NONE; k++)
            if (sv_eq(p.type, props[k].type))
                replace(&c, &p, k);
    }
    place_new(&c);
    copy_to(&c, u->raw.n);
}
