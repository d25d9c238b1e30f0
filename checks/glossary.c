/* checks/glossary.c - terms as words, found by the first letters of the first.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/glossary.h"

#include <stdlib.h>

#include "base/arena.h"
#include "tokenize/utf8.h"

enum {
    MIN_INFLECTED = 5, /* letters of a word whose ending may differ */
    ENDING = 2         /* by so many letters */
};

/* Words of a term, lower case. */
struct words {
    struct sv *word; /* [n] */
    size_t n;
};

struct entry {
    struct words source;
    struct words *targets; /* [n] */
    size_t n;
    struct entry *next; /* of the same slot */
};

struct glossary {
    struct arena arena;
    struct entry **slots; /* [n_slots], by first_of() */
    size_t n_slots;
};

/* The beginning that all forms of a word share. */
static struct sv stem_of(struct sv word)
{
    size_t n_cp = utf8_count(word), at = word.n;
    for (size_t k = 0; n_cp >= MIN_INFLECTED && k < ENDING; k++)
        at -= utf8_before(word, at).n_bytes;
    return sv_sub(word, 0, at);
}

/* What slots go by: three letters at most, so that forms meet. */
static uint64_t first_of(struct sv word)
{
    size_t at = 0;
    for (int k = 0; k < MIN_INFLECTED - ENDING && at < word.n; k++)
        at += utf8_at(word, at).n_bytes;
    return side_scan_key(sv_sub(word, 0, at)) * 0x9E3779B97F4A7C15u >> 20;
}

/* Is `got` the word or another form of it? */
static bool is_form(struct sv got, struct sv word)
{
    struct sv stem = stem_of(word);
    if (!sv_starts(got, stem))
        return false;
    size_t more = utf8_count(sv_sub(got, stem.n, got.n));
    return stem.n == word.n ? more == 0 || (more == 1 && sv_ends(got, SV("s")))
                            : more <= 2 * ENDING;
}

static bool is_term_at(const struct side_scan *s, size_t i,
                       const struct words *term)
{
    const struct scan_item *items = side_scan_items(s);
    if (i + term->n > s->n_items)
        return false;
    for (size_t k = 0; k < term->n; k++)
        if (!is_form(side_scan_folded(s, &items[i + k]), term->word[k]))
            return false;
    return true;
}

static bool has_term(const struct side_scan *s, const struct words *term)
{
    for (size_t i = 0; i < s->n_items; i++)
        if (is_term_at(s, i, term))
            return true;
    return false;
}

static bool has_any(const struct side_scan *tgt, const struct entry *entry)
{
    for (size_t k = 0; k < entry->n; k++)
        if (has_term(tgt, &entry->targets[k]))
            return true;
    return false;
}

bool glossary_is_missed(const struct glossary *g, const struct side_scan *src,
                        const struct side_scan *tgt)
{
    const struct scan_item *items = side_scan_items(src);
    for (size_t i = 0; i < src->n_items; i++) {
        uint64_t first = first_of(side_scan_folded(src, &items[i]));
        const struct entry *entry = g->slots[first & (g->n_slots - 1)];
        for (; entry; entry = entry->next)
            if (is_term_at(src, i, &entry->source) && !has_any(tgt, entry))
                return true;
    }
    return false;
}

/* The words of a field; numbers count as words of their digits. */
static int read_words(struct arena *a, struct side_scan *scan, struct sv field,
                      struct words *out, struct err *e)
{
    int rc = side_scan_read(scan, field, SV(""), e);
    if (rc != 0)
        return rc;
    out->n = scan->n_items;
    out->word = arena_array(a, out->n, sizeof *out->word);
    for (size_t i = 0; out->word && i < out->n; i++) {
        struct sv word = side_scan_folded(scan, &side_scan_items(scan)[i]);
        out->word[i] = (struct sv){arena_copy(a, word.p, word.n), word.n};
        if (!out->word[i].p)
            return err_nomem(e);
    }
    return out->word ? 0 : err_nomem(e);
}

static bool same_words(const struct words *a, const struct words *b)
{
    size_t k = 0;
    while (a->n == b->n && k < a->n && sv_eq(a->word[k], b->word[k]))
        k++;
    return a->n == b->n && k == a->n;
}

/* The entry of a term, a new one if need be. */
static struct entry *entry_of(struct glossary *g, const struct words *source)
{
    struct entry **at = &g->slots[first_of(source->word[0]) & (g->n_slots - 1)];
    while (*at && !same_words(&(*at)->source, source))
        at = &(*at)->next;
    if (!*at) {
        *at = arena_array(&g->arena, 1, sizeof **at);
        if (*at)
            (*at)->source = *source;
    }
    return *at;
}

static int add_target(struct glossary *g, struct entry *entry,
                      const struct words *target, struct err *e)
{
    struct words *more =
        arena_array(&g->arena, entry->n + 1, sizeof *entry->targets);
    if (!more)
        return err_nomem(e);
    for (size_t k = 0; k < entry->n; k++)
        more[k] = entry->targets[k];
    more[entry->n++] = *target;
    entry->targets = more;
    return 0;
}

static int read_line(struct glossary *g, struct side_scan *scan, struct sv line,
                     uint64_t number, struct err *e)
{
    struct words source, target;
    struct sv field;
    size_t n = 0;
    if (utf8_fault(line) != line.n)
        return err_set_at(e, ERR_INPUT, ERR_LINE, number, "not UTF-8");
    sv_next_field(&line, &field);
    int rc = read_words(&g->arena, scan, field, &source, e);
    if (rc == 0 && source.n == 0)
        return err_set_at(e, ERR_INPUT, ERR_LINE, number,
                          "a term without letters");
    struct entry *entry = rc == 0 ? entry_of(g, &source) : NULL;
    if (rc == 0 && !entry)
        return err_nomem(e);
    while (rc == 0 && sv_next_field(&line, &field)) {
        rc = read_words(&g->arena, scan, field, &target, e);
        if (rc == 0 && target.n > 0) {
            rc = add_target(g, entry, &target, e);
            n++;
        }
    }
    if (rc == 0 && n == 0)
        return err_set_at(e, ERR_INPUT, ERR_LINE, number,
                          "a term needs a TAB and a translation");
    return rc;
}

static int read_lines(struct glossary *g, struct sv text, struct err *e)
{
    struct side_scan scan = {0};
    uint64_t number = 0;
    int rc = 0;
    for (struct sv line; rc == 0 && sv_next_line(&text, &line);) {
        number++;
        if (line.n > 0 && line.p[0] != '#')
            rc = read_line(g, &scan, line, number, e);
    }
    side_scan_free(&scan);
    return rc;
}

int glossary_open(struct sv text, struct glossary **out, struct err *e)
{
    struct glossary *g = calloc(1, sizeof *g);
    if (!g)
        return err_nomem(e);
    g->n_slots = 64;
    while (g->n_slots < sv_count_lines(text))
        g->n_slots *= 2;
    g->slots = arena_array(&g->arena, g->n_slots, sizeof *g->slots);
    int rc = g->slots ? read_lines(g, text, e) : err_nomem(e);
    if (rc != 0) {
        glossary_close(g);
        return rc;
    }
    *out = g;
    return 0;
}

void glossary_close(struct glossary *g)
{
    if (!g)
        return;
    arena_free(&g->arena);
    free(g);
}
