/* corpus/tmx_languages.c - counts which languages stand in one unit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/tmx_languages.h"

#include <stdio.h>
#include <stdlib.h>

#include "io/byte_stream.h"
#include "io/tmx_reader.h"
#include "tokenize/language_name.h"

enum { HALF = 2 }; /* a pair of the header's source may be so much rarer */

/* The languages of the sample, each tag one. */
struct census {
    char tag[TMX_MAX_LANGUAGES][LANGUAGE_TAG_BYTES];
    unsigned n;
    uint64_t n_with[TMX_MAX_LANGUAGES]; /* units */
    /* units that have both, the first language before the other */
    uint64_t n_both[TMX_MAX_LANGUAGES][TMX_MAX_LANGUAGES];
    unsigned group[TMX_MAX_LANGUAGES]; /* the first of its kind */
    uint64_t n_units;
};

struct sv tmx_languages_tag(struct tmx_languages *l, const struct tmx_unit *u,
                            size_t variant)
{
    return tmx_language_names_tag(&l->names, tmx_unit_variant(u, variant).lang,
                                  u->line);
}

/* The tag of what a header calls a language, which may be none: "*all*". */
static void take_name(char out[LANGUAGE_TAG_BYTES], struct sv name)
{
    if (language_name_tag(name, out, NULL) != 0)
        out[0] = '\0';
}

/* ---- Counting ---- */

/* The place of a tag; n for one that is new and has no room. */
static unsigned place_of(struct census *c, struct sv tag)
{
    unsigned i = 0;
    while (i < c->n && tmx_language(sv_from(c->tag[i]), tag) != TMX_SAME)
        i++;
    if (i == c->n && i < TMX_MAX_LANGUAGES) {
        memcpy(c->tag[i], tag.p, tag.n);
        c->tag[c->n++][tag.n] = '\0';
    }
    return i;
}

static void count_unit(struct census *c, struct tmx_languages *l,
                       const struct tmx_unit *u)
{
    unsigned has[TMX_MAX_LANGUAGES], n = 0;
    c->n_units++;
    for (size_t i = 0; i < u->n_variants && n < TMX_MAX_LANGUAGES; i++) {
        const struct sv tag = tmx_languages_tag(l, u, i);
        if (tag.n == 0 || tmx_unit_variant(u, i).text.n == 0)
            continue;
        const unsigned at = place_of(c, tag);
        unsigned k = 0;
        while (k < n && has[k] != at)
            k++;
        if (k == n && at < TMX_MAX_LANGUAGES)
            has[n++] = at;
    }
    for (unsigned i = 0; i < n; i++) {
        c->n_with[has[i]]++;
        for (unsigned k = i + 1; k < n; k++)
            c->n_both[has[i]][has[k]]++;
    }
}

/* What is wrong at a place of the sample, which may end anywhere, is found
 * again when the whole is read.  An error without a place says that the text
 * cannot be converted or read at all. */
static bool is_found_again(int rc, const struct err *e)
{
    return (rc == ERR_INPUT && e->unit != ERR_NOWHERE) || rc == ERR_LIMIT;
}

static int count_units(struct sv ahead, struct census *c,
                       struct tmx_languages *l, char header[2][64],
                       struct err *e)
{
    struct err why = {0};
    struct byte_stream *feed = NULL;
    struct tmx_reader *reader = NULL;
    const struct tmx_unit *unit;
    struct sv before;
    int rc = byte_stream_open_memory(ahead, &feed, &why);
    if (rc == 0)
        rc = tmx_reader_open(feed, SV(""), &reader, &why);
    while (rc == 0 &&
           (rc = tmx_reader_next(reader, &before, &unit, &why)) == 1) {
        count_unit(c, l, unit);
        rc = 0;
    }
    if (reader) {
        take_name(header[0], tmx_reader_src_lang(reader));
        take_name(header[1], tmx_reader_tgt_lang(reader));
    }
    tmx_reader_close(reader);
    byte_stream_close(feed);
    if (rc == 0 || is_found_again(rc, &why))
        return 0;
    if (e)
        *e = why;
    return rc;
}

/* ---- Choosing ---- */

static enum tmx_likeness likeness(const struct census *c, unsigned i,
                                  const char *lang)
{
    return tmx_language(sv_from(c->tag[i]), sv_from(lang));
}

/* Are there units with two forms of this language? */
static bool is_divided(const struct census *c, unsigned language)
{
    for (unsigned i = 0; i < c->n; i++)
        for (unsigned k = 0; k < c->n; k++)
            if (c->n_both[i][k] > 0 &&
                likeness(c, i, c->tag[language]) != TMX_OTHER &&
                likeness(c, k, c->tag[language]) != TMX_OTHER)
                return true;
    return false;
}

static void make_groups(struct census *c)
{
    for (unsigned i = 0; i < c->n; i++) {
        unsigned k = 0;
        while (k < i && likeness(c, k, c->tag[i]) == TMX_OTHER)
            k++;
        c->group[i] = is_divided(c, i) ? i : k;
    }
}

/* Units that have both groups, the first before the other. */
static uint64_t count_both(const struct census *c, unsigned a, unsigned b)
{
    uint64_t n = 0;
    for (unsigned i = 0; i < c->n; i++)
        for (unsigned k = 0; k < c->n; k++)
            if (c->group[i] == a && c->group[k] == b)
                n += c->n_both[i][k];
    return n;
}

/* How well a group goes with a language; "" goes with none. */
static enum tmx_likeness group_likeness(const struct census *c, unsigned group,
                                        const char *lang)
{
    enum tmx_likeness best = TMX_OTHER;
    for (unsigned i = 0; i < c->n; i++)
        if (c->group[i] == group && likeness(c, i, lang) > best)
            best = likeness(c, i, lang);
    return best;
}

/* A pair of groups, and what speaks for it: the greater number at the first
 * place where two differ. */
struct candidate {
    unsigned src, tgt;
    uint64_t n, merit[5];
};

static bool is_better(const struct candidate *a, const struct candidate *b)
{
    for (unsigned i = 0; i < 5; i++)
        if (a->merit[i] != b->merit[i])
            return a->merit[i] > b->merit[i];
    return false;
}

/* The languages that options name (NULL: none), and the header (""). */
struct wishes {
    const char *option[2];
    char header[2][LANGUAGE_TAG_BYTES];
};

/* Is it a pair at all?  Then *out has it. */
static bool weigh(const struct census *c, const struct wishes *w, unsigned a,
                  unsigned b, struct candidate *out)
{
    const unsigned group[2] = {a, b};
    const uint64_t forth = count_both(c, a, b), back = count_both(c, b, a);
    if (a == b || c->group[a] != a || c->group[b] != b || forth + back == 0)
        return false;
    for (unsigned i = 0; i < 2; i++)
        if (w->option[i] &&
            group_likeness(c, group[i], w->option[i]) < TMX_LIKE)
            return false;
    /* with another source than the header's, that one is the target */
    const char *target = w->header[w->option[0] ? 0 : 1];
    *out = (struct candidate){.src = a, .tgt = b, .n = forth + back};
    out->merit[0] = group_likeness(c, a, w->header[0]);
    out->merit[1] = group_likeness(c, b, target);
    out->merit[2] = forth + back;
    out->merit[3] = likeness(c, a, c->tag[b]) == TMX_OTHER;
    out->merit[4] = forth;
    return true;
}

/* The best pair; false when there is none. */
static bool choose_pair(const struct census *c, const struct wishes *w,
                        struct candidate *best)
{
    struct candidate x;
    uint64_t most = 0;
    bool found = false;
    for (unsigned i = 0; i < c->n * c->n; i++)
        if (weigh(c, w, i / c->n, i % c->n, &x) && x.n > most)
            most = x.n;
    for (unsigned i = 0; i < c->n * c->n; i++) {
        if (!weigh(c, w, i / c->n, i % c->n, &x) || x.n * HALF < most ||
            (found && !is_better(&x, best)))
            continue;
        *best = x;
        found = true;
    }
    return found;
}

/* The tag of a group: as the header has it, or else most units. */
static void name_group(const struct census *c, unsigned group,
                       const char *header, char out[LANGUAGE_TAG_BYTES])
{
    unsigned most = group;
    for (unsigned i = 0; i < c->n; i++)
        if (c->group[i] == group && c->n_with[i] > c->n_with[most])
            most = i;
    const enum tmx_likeness like = group_likeness(c, group, header);
    strcpy(out, like == TMX_OTHER || (is_divided(c, group) && like < TMX_SAME)
                    ? c->tag[most]
                    : header);
}

static void list_others(const struct census *c, const struct candidate *best,
                        char out[80])
{
    size_t n = 0;
    for (unsigned i = 0; i < c->n; i++) {
        const size_t n_tag = strlen(c->tag[i]);
        if (c->group[i] != i || i == best->src || i == best->tgt)
            continue;
        if (n + n_tag + 7 > 80) {
            strcpy(out + n, ", …");
            return;
        }
        n += (size_t)snprintf(out + n, 80 - n, "%s%s", n > 0 ? ", " : "",
                              c->tag[i]);
    }
}

static void take_choice(const struct census *c, const struct wishes *w,
                        const struct candidate *best, struct tmx_languages *l)
{
    const bool one_language = likeness(c, best->src, c->tag[best->tgt]) != 0;
    const enum tmx_likeness least = one_language ? TMX_LIKE : TMX_KIN;
    if (!w->option[0])
        name_group(c, best->src, w->header[0], l->src);
    if (!w->option[1])
        name_group(c, best->tgt, w->header[1], l->tgt);
    l->least_src = w->option[0] ? TMX_LIKE : least;
    l->least_tgt = w->option[1] ? TMX_LIKE : least;
    l->n_both = best->n;
    list_others(c, best, l->others);
}

/* No unit has two languages: what there is may still be a side of something. */
static int take_single(const struct census *c, const struct wishes *w,
                       struct tmx_languages *l, struct err *e)
{
    if (l->names.unknown.code != 0 && !(w->option[0] && w->option[1])) {
        if (e)
            *e = l->names.unknown;
        return ERR_INPUT;
    }
    if (!l->src[0])
        strcpy(l->src, w->header[0]);
    if (!l->tgt[0])
        strcpy(l->tgt, w->header[1]);
    for (unsigned i = 0; i < c->n; i++) {
        char *side = !l->src[0] && likeness(c, i, l->tgt) == 0   ? l->src
                     : !l->tgt[0] && likeness(c, i, l->src) == 0 ? l->tgt
                                                                 : NULL;
        if (side)
            strcpy(side, c->tag[i]);
    }
    l->least_src = l->least_tgt = TMX_LIKE;
    return 0;
}

int tmx_languages_choose(struct sv ahead, const char *src_lang,
                         const char *tgt_lang, struct tmx_languages *out,
                         struct err *e)
{
    struct wishes w = {.option = {src_lang, tgt_lang}};
    struct census *c = calloc(1, sizeof *c);
    struct candidate best = {.n = 0};
    *out = (struct tmx_languages){.guessed = !src_lang || !tgt_lang};
    if (!c)
        return err_nomem(e);
    if (src_lang)
        strcpy(out->src, src_lang);
    if (tgt_lang)
        strcpy(out->tgt, tgt_lang);
    int rc = count_units(ahead, c, out, w.header, e);
    out->n_units = c->n_units;
    make_groups(c);
    if (rc == 0 && choose_pair(c, &w, &best))
        take_choice(c, &w, &best, out);
    else if (rc == 0)
        rc = take_single(c, &w, out, e);
    free(c);
    return rc;
}

void tmx_languages_reason(const struct tmx_languages *l, char out[160])
{
    const unsigned long long n = l->n_units, n_both = l->n_both;
    char of[40] = "the first unit";
    if (n != 1)
        snprintf(of, sizeof of, "the first %llu units", n);
    int n_out =
        n_both == n
            ? snprintf(out, 160, "those of %s%s", n == 1 ? "" : "all of ", of)
            : snprintf(out, 160, "those of %llu of %s", n_both, of);
    if (l->others[0])
        snprintf(out + n_out, 160 - (size_t)n_out, ", which also have %s",
                 l->others);
}

/* ---- Finding ---- */

/* The variant most like a language, and how much; TMX_NONE where there is
 * none. */
static size_t find(struct tmx_languages *l, const struct tmx_unit *u,
                   const char *lang, enum tmx_likeness least, size_t but,
                   enum tmx_likeness *how)
{
    size_t best = TMX_NONE;
    *how = TMX_OTHER;
    for (size_t i = 0; i < u->n_variants; i++) {
        const enum tmx_likeness like =
            tmx_language(sv_from(lang), tmx_languages_tag(l, u, i));
        if (i == but || like < least || like <= *how)
            continue;
        best = i;
        *how = like;
    }
    return best;
}

void tmx_languages_find(struct tmx_languages *l, const struct tmx_unit *u,
                        size_t *src, size_t *tgt)
{
    enum tmx_likeness how[2], turned[2];
    *src = find(l, u, l->src, l->least_src, TMX_NONE, &how[0]);
    *tgt = find(l, u, l->tgt, l->least_tgt, *src, &how[1]);
    /* of two forms of one language, the target may need the better one */
    size_t last = find(l, u, l->tgt, l->least_tgt, TMX_NONE, &turned[1]);
    size_t first = find(l, u, l->src, l->least_src, last, &turned[0]);
    const bool more = (*src == TMX_NONE || *tgt == TMX_NONE) &&
                      first != TMX_NONE && last != TMX_NONE;
    if (more || (first != TMX_NONE && last != TMX_NONE &&
                 turned[0] + turned[1] > how[0] + how[1])) {
        *src = first;
        *tgt = last;
    }
}
