/* base/arena.h - memory that is given back all at once.
 * One arena per document pair and worker: everything of that document lives
 * there, and one reset frees it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H
#include <stdbool.h>
#include <stddef.h>

struct arena_chunk;

/* How much some arenas may take together.  For one thread. */
struct arena_budget {
    size_t n_bytes, most; /* taken; 0: no bound */
    bool exceeded;        /* an allocation failed by it */
};

/* Zero-initialise to open: `struct arena a = {0};`.  `fail_in` is for tests:
 * when it is n > 0, the n-th allocation from now on fails. */
struct arena {
    struct arena_chunk *chunk; /* the newest; older ones hang behind it */
    size_t used, cap;          /* bytes of the newest chunk */
    size_t fail_in;
    struct arena_budget *budget; /* or NULL */
};

/* An empty arena with the same budget, and the same hook for tests. */
struct arena arena_beside(const struct arena *a);

/* How many bytes more the budget allows; SIZE_MAX without one. */
size_t arena_left(const struct arena *a);

/* n_bytes of uninitialised memory, aligned for any type; NULL when there is
 * none (or the test hook says so).  Zero bytes give a valid pointer. */
void *arena_alloc(struct arena *a, size_t n_bytes);

/* Room for n objects of `size` bytes each, zeroed; NULL also when the
 * product overflows. */
void *arena_array(struct arena *a, size_t n, size_t size);

/* n_bytes copied from p into the arena. */
char *arena_copy(struct arena *a, const char *p, size_t n_bytes);

/* Give everything back but keep one ordinary chunk for the next document, so
 * that a batch does not return to malloc for each. */
void arena_reset(struct arena *a);

/* Give everything back. */
void arena_free(struct arena *a);
#endif
