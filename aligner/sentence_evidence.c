/* aligner/sentence_evidence.c - memory for the evidence of all blocks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/sentence_evidence.h"

#include "base/arena.h"

int sentence_evidence_open(struct arena *a, size_t n_places,
                           struct sentence_evidence of[BEAD_SIDE_MAX])
{
    /* nats for each size of block; loss_without for each sentence of blocks of
     * two and more */
    enum {
        ARRAYS = BEAD_SIDE_MAX + BEAD_SIDE_MAX * (BEAD_SIDE_MAX + 1) / 2 - 1
    };
    float *room = arena_alloc(a, n_places * ARRAYS * sizeof *room);
    if (!room)
        return -1;
    for (size_t n = 1; n <= BEAD_SIDE_MAX; n++) {
        of[n - 1] = (struct sentence_evidence){.nats = room};
        room += n_places;
        for (size_t q = 0; n > 1 && q < n; q++, room += n_places)
            of[n - 1].loss_without[q] = room;
    }
    return 0;
}
