/* corpus/hash_set.c - open addressing; 0 is an empty slot.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/hash_set.h"

#include <stdlib.h>

/* 0 has a place of another hash, which is as good as any. */
static uint64_t not_zero(uint64_t hash)
{
    return hash ? hash : 1;
}

static uint64_t *find(const struct hash_set *s, uint64_t hash)
{
    size_t at = (size_t)hash & (s->n_slots - 1);
    while (s->slots[at] != 0 && s->slots[at] != hash)
        at = (at + 1) & (s->n_slots - 1);
    return &s->slots[at];
}

static int grow(struct hash_set *s, struct err *e)
{
    struct hash_set more = {.n_slots = s->n_slots ? 2 * s->n_slots : 1 << 10,
                            .n = s->n};
    more.slots = calloc(more.n_slots, sizeof *more.slots);
    if (!more.slots)
        return err_nomem(e);
    for (size_t k = 0; k < s->n_slots; k++)
        if (s->slots[k] != 0)
            *find(&more, s->slots[k]) = s->slots[k];
    free(s->slots);
    *s = more;
    return 0;
}

int hash_set_add(struct hash_set *s, uint64_t hash, struct err *e)
{
    int rc = s->n >= s->n_slots / 10 * 7 ? grow(s, e) : 0;
    if (rc != 0)
        return rc;
    uint64_t *slot = find(s, not_zero(hash));
    s->n += *slot == 0;
    *slot = not_zero(hash);
    return 0;
}

bool hash_set_has(const struct hash_set *s, uint64_t hash)
{
    return s->n > 0 && *find(s, not_zero(hash)) != 0;
}

void hash_set_free(struct hash_set *s)
{
    free(s->slots);
    *s = (struct hash_set){0};
}
