/* io/hunalign_text.c - every bead a line, omissions too.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/hunalign_text.h"

static void add_side(struct buf *line, const struct record_side *side)
{
    for (uint32_t i = 0; i < side->n; i++) {
        const struct sv text = side->sents[i].text;
        if (i > 0 && text.n > 0)
            buf_add_sv(line, HUNALIGN_JOINT);
        buf_add_sv(line, text);
    }
    buf_add_char(line, '\t');
}

static void hunalign_record(struct writer *w, const struct record *r)
{
    add_side(w->out, &r->src);
    add_side(w->out, &r->tgt);
    buf_add_fixed(w->out, r->score, 4);
    buf_add_char(w->out, '\n');
}

const struct format format_hunalign = {
    .name = "hunalign",
    .ending = ".hunalign",
    .summary = "hunalign's text: source, target, score; \" ~~~ \" joins",
    .all_beads = true,
    .record = hunalign_record,
};
