/* tokenize/vocabulary.c - two sets of strings, and what links them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/vocabulary.h"

#include <assert.h>
#include <stdlib.h>

enum { FIRST_CAP = 1024, TAG_BYTES = 8 };

struct set_entry {
    uint32_t at, n;
};

/* A string of up to eight bytes is its tag, so most words are found without a
 * look at the string itself; of a longer one the tag is a hash. */
struct set_slot {
    uint64_t tag;
    uint32_t n, id_1; /* bytes; id + 1, or 0 */
};

struct form_facts {
    uint32_t key;
    enum token_kind kind;
};

/* Up to eight bytes as a number, the first one lowest. */
static uint64_t load_few(const char *p, size_t n)
{
    const unsigned char *u = (const unsigned char *)p;
    uint64_t x = 0;
    for (size_t k = 0; k < n; k++)
        x |= (uint64_t)u[k] << 8 * k;
    return x;
}

/* 2^64 over the golden ratio, made odd. */
static const uint64_t RATIO = 0x9e3779b97f4a7c15u;

static uint64_t tag_of(struct sv s)
{
    if (s.n <= TAG_BYTES)
        return load_few(s.p, s.n);
    uint64_t h = 0;
    size_t at = 0;
    for (; s.n - at > 8; at += 8) {
        h = (h ^ load_few(s.p + at, 8)) * RATIO;
        h ^= h >> 32;
    }
    return (h ^ load_few(s.p + at, s.n - at)) * RATIO;
}

/* Where in the table the search begins.  Order comes from elsewhere, so this
 * may differ between machines. */
static size_t place_of(const struct string_set *set, uint64_t tag, size_t n)
{
    uint64_t h = (tag ^ n) * RATIO;
    h = (h ^ h >> 32) * RATIO;
    return (size_t)(h >> 32) & (set->cap - 1);
}

static const struct set_entry *entries_of(const struct string_set *set)
{
    return (const struct set_entry *)set->entries.p;
}

static uint32_t set_size(const struct string_set *set)
{
    return (uint32_t)(set->entries.n / sizeof(struct set_entry));
}

static struct sv set_string(const struct string_set *set, uint32_t id)
{
    assert(id < set_size(set));
    const struct set_entry *entry = &entries_of(set)[id];
    return (struct sv){set->bytes.p + entry->at, entry->n};
}

/* The slot that holds the string, or the free one where it belongs. */
static struct set_slot *find_slot(const struct string_set *set, struct sv s,
                                  uint64_t tag)
{
    size_t at = place_of(set, tag, s.n);
    for (;; at = (at + 1) & (set->cap - 1)) {
        struct set_slot *slot = &set->slots[at];
        if (slot->id_1 == 0)
            return slot;
        if (slot->tag == tag && slot->n == s.n &&
            (s.n <= TAG_BYTES || sv_eq(set_string(set, slot->id_1 - 1), s)))
            return slot;
    }
}

/* Put a slot whose string is not there where it belongs. */
static void put_slot(struct string_set *set, struct set_slot slot)
{
    size_t at = place_of(set, slot.tag, slot.n);
    while (set->slots[at].id_1 != 0)
        at = (at + 1) & (set->cap - 1);
    set->slots[at] = slot;
}

/* Make room for n strings in all. */
static int set_widen(struct string_set *set, size_t n, struct err *e)
{
    struct string_set wide = *set;
    wide.cap = set->cap ? set->cap : FIRST_CAP;
    while (2 * n > wide.cap)
        wide.cap *= 2;
    wide.slots = calloc(wide.cap, sizeof *wide.slots);
    if (!wide.slots)
        return err_nomem(e);
    for (size_t k = 0; k < set->cap; k++)
        if (set->slots[k].id_1 != 0)
            put_slot(&wide, set->slots[k]);
    free(set->slots);
    *set = wide;
    return 0;
}

/* Append a string that is not there. */
static int set_append(struct string_set *set, struct sv s, struct err *e)
{
    if (set->bytes.n + s.n > INT32_MAX)
        return err_set(e, ERR_LIMIT, "more than 2 GiB of different words");
    struct set_entry entry = {(uint32_t)set->bytes.n, (uint32_t)s.n};
    size_t n_bytes = set->bytes.n;
    if (buf_add_sv(&set->bytes, s) != 0)
        return err_nomem(e);
    if (buf_add(&set->entries, (const char *)&entry, sizeof entry) != 0) {
        set->bytes.n = n_bytes;
        return err_nomem(e);
    }
    return 0;
}

static int set_add(struct string_set *set, struct sv s, uint64_t tag,
                   uint32_t *id, bool *is_new, struct err *e)
{
    size_t n = (size_t)set_size(set) + 1;
    if (2 * n > set->cap && set_widen(set, n, e) != 0)
        return ERR_NOMEM;
    struct set_slot *slot = find_slot(set, s, tag);
    *is_new = slot->id_1 == 0;
    if (*is_new) {
        int rc = set_append(set, s, e);
        if (rc != 0)
            return rc;
        *slot = (struct set_slot){tag, (uint32_t)s.n, set_size(set)};
    }
    *id = slot->id_1 - 1;
    return 0;
}

static int set_load(struct string_set *set, struct sv bytes,
                    const uint32_t *ends, size_t n, struct err *e)
{
    if (buf_reserve(&set->entries, n * sizeof(struct set_entry)) != 0 ||
        buf_add_sv(&set->bytes, bytes) != 0)
        return err_nomem(e);
    if (set_widen(set, n, e) != 0)
        return ERR_NOMEM;
    struct set_entry *entries = (struct set_entry *)(void *)set->entries.p;
    set->entries.n = n * sizeof *entries;
    for (uint32_t id = 0, at = 0; id < n; at = ends[id++]) {
        struct sv s = sv_sub(bytes, at, ends[id]);
        entries[id] = (struct set_entry){at, (uint32_t)s.n};
        put_slot(set, (struct set_slot){tag_of(s), (uint32_t)s.n, id + 1});
    }
    return 0;
}

/* A table that was much too large is given back: a small one stays near. */
static void set_reset(struct string_set *set)
{
    if (set->cap > FIRST_CAP && set->cap / 16 > set_size(set)) {
        free(set->slots);
        set->slots = NULL;
        set->cap = 0;
    } else if (set->slots) {
        memset(set->slots, 0, set->cap * sizeof *set->slots);
    }
    set->bytes.n = set->entries.n = 0;
}

static void set_free(struct string_set *set)
{
    buf_free(&set->bytes);
    buf_free(&set->entries);
    free(set->slots);
    *set = (struct string_set){0};
}

uint32_t vocabulary_n_forms(const struct vocabulary *v)
{
    return set_size(&v->forms);
}

uint32_t vocabulary_n_keys(const struct vocabulary *v)
{
    return set_size(&v->keys);
}

struct sv vocabulary_form(const struct vocabulary *v, uint32_t form)
{
    return set_string(&v->forms, form);
}

struct sv vocabulary_key(const struct vocabulary *v, uint32_t key)
{
    return set_string(&v->keys, key);
}

static const struct form_facts *facts_of(const struct vocabulary *v,
                                         uint32_t form)
{
    assert(form < v->of_form.n / sizeof(struct form_facts));
    return (const struct form_facts *)v->of_form.p + form;
}

enum token_kind vocabulary_kind(const struct vocabulary *v, uint32_t form)
{
    return facts_of(v, form)->kind;
}

uint32_t vocabulary_key_of(const struct vocabulary *v, uint32_t form)
{
    return facts_of(v, form)->key;
}

int vocabulary_add(struct vocabulary *v, struct sv form, uint32_t *id,
                   bool *is_new, struct err *e)
{
    return set_add(&v->forms, form, tag_of(form), id, is_new, e);
}

int vocabulary_add_short(struct vocabulary *v, uint64_t bytes, size_t n,
                         uint32_t *id, bool *is_new, struct err *e)
{
    char form[8];
    for (size_t k = 0; k < 8; k++)
        form[k] = (char)(bytes >> 8 * k & 0xff);
    return set_add(&v->forms, (struct sv){form, n}, bytes, id, is_new, e);
}

int vocabulary_describe(struct vocabulary *v, enum token_kind kind,
                        struct sv key, struct err *e)
{
    struct form_facts facts = {.kind = kind};
    bool is_new;
    int rc = 0;
    if (vocabulary_n_keys(v) == 0)
        rc = set_add(&v->keys, SV(""), 0, &facts.key, &is_new, e);
    if (rc == 0)
        rc = set_add(&v->keys, key, tag_of(key), &facts.key, &is_new, e);
    if (rc != 0)
        return rc;
    assert(v->of_form.n / sizeof facts + 1 == vocabulary_n_forms(v));
    if (buf_add(&v->of_form, (const char *)&facts, sizeof facts) != 0)
        return err_nomem(e);
    return 0;
}

int vocabulary_load(struct vocabulary *v, struct sv bytes, const uint32_t *ends,
                    size_t n, struct err *e)
{
    return set_load(&v->forms, bytes, ends, n, e);
}

uint32_t vocabulary_find(const struct vocabulary *v, struct sv form)
{
    if (v->forms.cap == 0)
        return UINT32_MAX;
    uint32_t id_1 = find_slot(&v->forms, form, tag_of(form))->id_1;
    return id_1 ? id_1 - 1 : UINT32_MAX;
}

/* Slots of a large table are far away: they are sent for some words ahead. */
void vocabulary_find_forms(const struct vocabulary *v,
                           const struct vocabulary *other, uint32_t from,
                           uint32_t to, uint32_t *out)
{
    enum { AHEAD = 12 };
    const struct string_set *set = &v->forms;
    for (uint32_t form = from; form < to; form++) {
        if (set->cap > 0 && to - form > AHEAD) {
            struct sv next = vocabulary_form(other, form + AHEAD);
            __builtin_prefetch(
                &set->slots[place_of(set, tag_of(next), next.n)]);
        }
        out[form - from] = vocabulary_find(v, vocabulary_form(other, form));
    }
}

void vocabulary_reset(struct vocabulary *v)
{
    set_reset(&v->forms);
    set_reset(&v->keys);
    v->of_form.n = 0;
}

void vocabulary_free(struct vocabulary *v)
{
    set_free(&v->forms);
    set_free(&v->keys);
    buf_free(&v->of_form);
}
