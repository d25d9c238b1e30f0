/* tokenize/vocabulary.c - two sets of strings, and what links them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/vocabulary.h"

#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"

enum { FIRST_CAP = 4096 };

struct set_entry {
    uint32_t at, n;
    uint32_t hash; /* the low half */
};

struct form_facts {
    uint32_t key;
    enum token_kind kind;
};

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
static uint32_t *set_slot(const struct string_set *set, struct sv s,
                          uint32_t hash)
{
    size_t at = hash & (set->cap - 1);
    for (;; at = (at + 1) & (set->cap - 1)) {
        uint32_t id = set->slots[at];
        if (id == 0)
            return &set->slots[at];
        const struct set_entry *entry = &entries_of(set)[id - 1];
        struct sv held =
            sv_sub(buf_sv(&set->bytes), entry->at, entry->at + entry->n);
        if (entry->hash == hash && sv_eq(held, s))
            return &set->slots[at];
    }
}

static int set_grow(struct string_set *set, struct err *e)
{
    size_t cap = set->cap ? 2 * set->cap : FIRST_CAP;
    uint32_t *slots = calloc(cap, sizeof *slots);
    if (!slots)
        return err_nomem(e);
    for (uint32_t id = 0; id < set_size(set); id++) {
        size_t at = entries_of(set)[id].hash & (cap - 1);
        while (slots[at] != 0)
            at = (at + 1) & (cap - 1);
        slots[at] = id + 1;
    }
    free(set->slots);
    set->slots = slots;
    set->cap = cap;
    return 0;
}

static int set_add(struct string_set *set, struct sv s, uint32_t *id,
                   bool *is_new, struct err *e)
{
    if (2 * ((size_t)set_size(set) + 1) > set->cap && set_grow(set, e) != 0)
        return ERR_NOMEM;
    uint32_t hash = (uint32_t)hash_sv(s, 0);
    uint32_t *slot = set_slot(set, s, hash);
    *is_new = *slot == 0;
    if (!*is_new) {
        *id = *slot - 1;
        return 0;
    }
    if (set->bytes.n + s.n > INT32_MAX)
        return err_set(e, ERR_LIMIT, "more than 2 GiB of different words");
    struct set_entry entry = {(uint32_t)set->bytes.n, (uint32_t)s.n, hash};
    size_t n_bytes = set->bytes.n;
    if (buf_add_sv(&set->bytes, s) != 0)
        return err_nomem(e);
    if (buf_add(&set->entries, (const char *)&entry, sizeof entry) != 0) {
        set->bytes.n = n_bytes;
        return err_nomem(e);
    }
    *slot = set_size(set);
    *id = *slot - 1;
    return 0;
}

/* Few strings in a large table: free their slots alone. */
static void set_reset(struct string_set *set)
{
    if (set->cap / 16 > set_size(set)) {
        for (uint32_t id = 0; id < set_size(set); id++) {
            size_t at = entries_of(set)[id].hash & (set->cap - 1);
            while (set->slots[at] != 0) {
                set->slots[at] = 0;
                at = (at + 1) & (set->cap - 1);
            }
        }
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
    return set_add(&v->forms, form, id, is_new, e);
}

int vocabulary_describe(struct vocabulary *v, enum token_kind kind,
                        struct sv key, struct err *e)
{
    struct form_facts facts = {.kind = kind};
    bool is_new;
    int rc = 0;
    if (vocabulary_n_keys(v) == 0)
        rc = set_add(&v->keys, SV(""), &facts.key, &is_new, e);
    if (rc == 0)
        rc = set_add(&v->keys, key, &facts.key, &is_new, e);
    if (rc != 0)
        return rc;
    assert(v->of_form.n / sizeof facts + 1 == vocabulary_n_forms(v));
    if (buf_add(&v->of_form, (const char *)&facts, sizeof facts) != 0)
        return err_nomem(e);
    return 0;
}

uint32_t vocabulary_find(const struct vocabulary *v, struct sv form)
{
    if (v->forms.cap == 0)
        return UINT32_MAX;
    uint32_t slot = *set_slot(&v->forms, form, (uint32_t)hash_sv(form, 0));
    return slot ? slot - 1 : UINT32_MAX;
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
