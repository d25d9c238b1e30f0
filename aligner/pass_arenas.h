/* aligner/pass_arenas.h - two arenas, which passes use in turn: the results of a
 * pass are used by the next pass only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_PASS_ARENAS_H
#define ALIGNER_PASS_ARENAS_H
#include "base/arena.h"

struct pass_arenas {
    struct arena arena[2];
    unsigned turn;
};

/* The other arena, empty: that of the pass which begins. */
static inline struct arena *pass_arenas_next(struct pass_arenas *p)
{
    p->turn++;
    arena_reset(&p->arena[p->turn % 2]);
    return &p->arena[p->turn % 2];
}

/* Return to the results of the pass before: the one begun is left out. */
static inline void pass_arenas_back(struct pass_arenas *p)
{
    p->turn--;
}

/* Forget the results of the pass before. */
static inline void pass_arenas_drop(struct pass_arenas *p)
{
    arena_reset(&p->arena[(p->turn + 1) % 2]);
}
#endif
