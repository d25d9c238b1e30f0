/* tokenize/vocabulary.c - two sets of strings, and what links them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/vocabulary.h"

#include <assert.h>
#include <stdlib.h>

#include "tokenize/ascii8.h"
#include "tokenize/word_break.h"

enum {
    FIRST_CAP = 1024,
    TAG_BYTES = 8,
    MAX_BEFORE = 1 << 30 /* with 2^31 ids, and as many again, in 32 bits */
};

/* A string of up to eight bytes is its tag, so most words are found without a
 * look at the string itself; of a longer one the tag is a hash. */
struct set_entry {
    uint64_t tag;
    uint32_t at, n;
};

/* A slot is free, whatever else stands in it, up to the last number that was
 * given before the set was emptied. */
struct set_slot {
    uint32_t check;  /* half of the hash; the other half is the place */
    uint32_t number; /* n_before + id + 1 */
};

/* 2^64 over the golden ratio, made odd. */
static const uint64_t RATIO = 0x9e3779b97f4a7c15u;

static uint64_t tag_of(struct sv s)
{
    if (s.n <= TAG_BYTES)
        return ascii8_few(s.p, s.n);
    uint64_t h = 0;
    for (size_t at = 0; s.n - at > 8; at += 8) {
        h = (h ^ ascii8_load(s.p + at)) * RATIO;
        h ^= h >> 32;
    }
    return (h ^ ascii8_load(s.p + s.n - 8)) * RATIO;
}

/* Where in the table the search begins, above, and the check of its slot, below.
 * Order comes from elsewhere, so this may differ between machines. */
static uint64_t hash_of(uint64_t tag, size_t n)
{
    uint64_t h = (tag ^ n) * RATIO;
    return (h ^ h >> 32) * RATIO;
}

static size_t place_of(const struct string_set *set, uint64_t hash)
{
    return (size_t)(hash >> 32) & (set->cap - 1);
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

static bool is_free(const struct string_set *set, const struct set_slot *slot)
{
    return slot->number <= set->n_before;
}

static uint32_t id_of(const struct string_set *set, const struct set_slot *slot)
{
    return slot->number - set->n_before - 1;
}

/* The slot that holds a string of up to TAG_BYTES, or the free one where it
 * belongs: the bytes themselves need not be looked at. */
static inline struct set_slot *find_short(const struct string_set *set,
                                          uint64_t tag, size_t n)
{
    const uint64_t hash = hash_of(tag, n);
    size_t at = place_of(set, hash);
    for (;; at = (at + 1) & (set->cap - 1)) {
        struct set_slot *slot = &set->slots[at];
        if (is_free(set, slot))
            return slot;
        if (slot->check != (uint32_t)hash)
            continue;
        const struct set_entry *entry = &entries_of(set)[id_of(set, slot)];
        if (entry->tag == tag && entry->n == n)
            return slot;
    }
}

/* The same for any string. */
static struct set_slot *find_slot(const struct string_set *set, struct sv s,
                                  uint64_t tag)
{
    if (s.n <= TAG_BYTES)
        return find_short(set, tag, s.n);
    const uint64_t hash = hash_of(tag, s.n);
    size_t at = place_of(set, hash);
    for (;; at = (at + 1) & (set->cap - 1)) {
        struct set_slot *slot = &set->slots[at];
        if (is_free(set, slot) || (slot->check == (uint32_t)hash &&
                                   sv_eq(set_string(set, id_of(set, slot)), s)))
            return slot;
    }
}

/* Put the string of an entry, which is not there, where it belongs. */
static void put_slot(struct string_set *set, const struct set_entry *entry,
                     uint32_t number)
{
    const uint64_t hash = hash_of(entry->tag, entry->n);
    size_t at = place_of(set, hash);
    while (!is_free(set, &set->slots[at]))
        at = (at + 1) & (set->cap - 1);
    set->slots[at] = (struct set_slot){(uint32_t)hash, number};
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
    for (uint32_t id = 0; id < set_size(set); id++)
        put_slot(&wide, &entries_of(set)[id], set->n_before + id + 1);
    free(set->slots);
    *set = wide;
    return 0;
}

static bool has_room(struct buf *b, size_t n)
{
    return n <= b->cap - b->n || buf_reserve(b, n) == 0;
}

/* Append a string that is not there; of a short one the tag is enough. */
static int set_append(struct string_set *set, struct sv s, uint64_t tag,
                      struct err *e)
{
    const struct set_entry entry = {tag, (uint32_t)set->bytes.n, (uint32_t)s.n};
    if (set->bytes.n + s.n > INT32_MAX)
        return err_set(e, ERR_LIMIT, "more than 2 GiB of different words");
    if (!has_room(&set->entries, sizeof entry) ||
        !has_room(&set->bytes, s.n + TAG_BYTES))
        return err_nomem(e);
    if (s.n <= TAG_BYTES)
        ascii8_store(set->bytes.p + set->bytes.n, tag);
    else
        memcpy(set->bytes.p + set->bytes.n, s.p, s.n);
    set->bytes.n += s.n;
    memcpy(set->entries.p + set->entries.n, &entry, sizeof entry);
    set->entries.n += sizeof entry;
    return 0;
}

/* Add a string that is not there; `slot` is where it belongs, or NULL without
 * a table.  Kept apart, because most words are there. */
__attribute__((noinline)) static int set_insert(struct string_set *set,
                                                struct sv s, uint64_t tag,
                                                struct set_slot *slot,
                                                uint32_t *id, struct err *e)
{
    uint32_t n = set_size(set) + 1;
    if (2 * (size_t)n > set->cap) {
        if (set_widen(set, n, e) != 0)
            return ERR_NOMEM;
        slot = find_slot(set, s, tag);
    }
    int rc = set_append(set, s, tag, e);
    if (rc != 0)
        return rc;
    *slot = (struct set_slot){(uint32_t)hash_of(tag, s.n), set->n_before + n};
    *id = n - 1;
    return 0;
}

static int set_add(struct string_set *set, struct sv s, uint64_t tag,
                   uint32_t *id, bool *is_new, struct err *e)
{
    struct set_slot *slot = set->cap > 0 ? find_slot(set, s, tag) : NULL;
    *is_new = !slot || is_free(set, slot);
    if (*is_new)
        return set_insert(set, s, tag, slot, id, e);
    *id = id_of(set, slot);
    return 0;
}

static uint32_t find_id(const struct string_set *set, struct sv s, uint64_t tag)
{
    if (set->cap == 0)
        return UINT32_MAX;
    const struct set_slot *slot = find_slot(set, s, tag);
    return is_free(set, slot) ? UINT32_MAX : id_of(set, slot);
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
        uint64_t tag = tag_of(s);
        entries[id] = (struct set_entry){tag, at, (uint32_t)s.n};
        put_slot(set, &entries[id], set->n_before + id + 1);
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
    }
    set->n_before += set_size(set);
    if (set->n_before > MAX_BEFORE) {
        if (set->slots)
            memset(set->slots, 0, set->cap * sizeof *set->slots);
        set->n_before = 0;
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

int vocabulary_add(struct vocabulary *v, struct sv form, uint32_t *id,
                   bool *is_new, struct err *e)
{
    return set_add(&v->forms, form, tag_of(form), id, is_new, e);
}

int vocabulary_add_short(struct vocabulary *v, uint64_t bytes, size_t n,
                         uint32_t *id, bool *is_new, struct err *e)
{
    struct string_set *set = &v->forms;
    struct set_slot *slot = set->cap > 0 ? find_short(set, bytes, n) : NULL;
    *is_new = !slot || is_free(set, slot);
    if (*is_new)
        return set_insert(set, (struct sv){NULL, n}, bytes, slot, id, e);
    *id = id_of(set, slot);
    return 0;
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

bool vocabulary_is_name(const struct vocabulary *v, uint32_t form)
{
    const struct form_facts facts = vocabulary_facts(v, form);
    if (facts.kind != TOKEN_WORD || facts.n_capital > facts.n_small)
        return facts.kind == TOKEN_WORD;
    struct sv s = vocabulary_form(v, form);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return true;
    return false;
}

int vocabulary_load(struct vocabulary *v, struct sv bytes, const uint32_t *ends,
                    size_t n, struct err *e)
{
    return set_load(&v->forms, bytes, ends, n, e);
}

uint32_t vocabulary_find(const struct vocabulary *v, struct sv form)
{
    return find_id(&v->forms, form, tag_of(form));
}

/* Slots of a large table are far away: they are sent for some words ahead. */
void vocabulary_find_forms(const struct vocabulary *v,
                           const struct vocabulary *other, uint32_t from,
                           uint32_t to, uint32_t *out)
{
    enum { AHEAD = 12 };
    const struct string_set *set = &v->forms;
    const struct set_entry *entries = entries_of(&other->forms);
    for (uint32_t form = from; form < to; form++) {
        if (set->cap > 0 && to - form > AHEAD) {
            const struct set_entry *next = &entries[form + AHEAD];
            __builtin_prefetch(
                &set->slots[place_of(set, hash_of(next->tag, next->n))]);
        }
        out[form - from] =
            find_id(set, set_string(&other->forms, form), entries[form].tag);
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
    word_break_close(v->words);
    v->words = NULL;
}
