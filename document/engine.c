/* document/engine.c - loads lexicons and names all of it in one digest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/engine.h"

#include "document/aligning.h"

int engine_open(const struct reading *reading, const struct parameters *p,
                const struct lexicon_choice *lexicons, struct engine *out,
                struct err *e)
{
    *out = (struct engine){.reading = reading, .params = *p};
    int rc = p->align.method == ALIGN_HYBRID
                 ? lexicon_set_open(lexicons, &out->lexicons, e)
                 : 0;
    aligning_digest(p, out->lexicons.digest, out->digest);
    return rc;
}

void engine_close(struct engine *g)
{
    lexicon_set_close(&g->lexicons);
}
