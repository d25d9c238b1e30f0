/* base/arena.c - a chain of chunks, each used from its start to its end.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_BYTES = 1 << 18 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t cap;
    alignas(max_align_t) char bytes[];
};

static size_t round_up(size_t n)
{
    const size_t step = alignof(max_align_t);
    return (n + step - 1) / step * step;
}

struct arena arena_beside(const struct arena *a)
{
    return (struct arena){.fail_in = a->fail_in, .budget = a->budget};
}

size_t arena_left(const struct arena *a)
{
    const struct arena_budget *b = a->budget;
    if (!b || b->most == 0)
        return SIZE_MAX;
    return b->n_bytes < b->most ? b->most - b->n_bytes : 0;
}

static void chunk_free(struct arena *a, struct arena_chunk *c)
{
    if (a->budget)
        a->budget->n_bytes -= sizeof *c + c->cap;
    free(c);
}

static int chunk_push(struct arena *a, size_t cap)
{
    if (cap > SIZE_MAX - sizeof(struct arena_chunk))
        return -1;
    size_t n_bytes = sizeof(struct arena_chunk) + cap;
    if (n_bytes > arena_left(a)) {
        a->budget->exceeded = true;
        return -1;
    }
    struct arena_chunk *c = malloc(n_bytes);
    if (!c)
        return -1;
    if (a->budget)
        a->budget->n_bytes += n_bytes;
    c->older = a->chunk;
    c->cap = cap;
    a->chunk = c;
    a->used = 0;
    a->cap = cap;
    return 0;
}

void *arena_alloc(struct arena *a, size_t n_bytes)
{
    if (a->fail_in > 0 && --a->fail_in == 0)
        return NULL;
    if (n_bytes > SIZE_MAX / 2)
        return NULL;
    size_t n = round_up(n_bytes);
    if (a->chunk == NULL || n > a->cap - a->used) {
        if (chunk_push(a, n > CHUNK_BYTES ? n : CHUNK_BYTES) != 0)
            return NULL;
    }
    void *p = a->chunk->bytes + a->used;
    a->used += n;
    return p;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / size)
        return NULL;
    void *p = arena_alloc(a, n * size);
    if (p)
        memset(p, 0, n * size);
    return p;
}

char *arena_copy(struct arena *a, const char *p, size_t n_bytes)
{
    char *copy = arena_alloc(a, n_bytes);
    if (copy && n_bytes > 0)
        memcpy(copy, p, n_bytes);
    return copy;
}

void arena_reset(struct arena *a)
{
    struct arena_chunk *kept = NULL;
    for (struct arena_chunk *c = a->chunk, *older; c; c = older) {
        older = c->older;
        if (!kept && c->cap == CHUNK_BYTES)
            kept = c;
        else
            chunk_free(a, c);
    }
    if (kept)
        kept->older = NULL;
    a->chunk = kept;
    a->used = 0;
    a->cap = kept ? kept->cap : 0;
}

void arena_free(struct arena *a)
{
    for (struct arena_chunk *c = a->chunk, *older; c; c = older) {
        older = c->older;
        chunk_free(a, c);
    }
    *a = (struct arena){0};
}
