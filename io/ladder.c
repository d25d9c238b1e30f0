/* io/ladder.c - writes and reads ladders.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/ladder.h"

#include <math.h>

#include "io/parse_number.h"

static void add_rung(struct buf *line, uint32_t src_at, uint32_t tgt_at,
                     double score)
{
    buf_add_u64(line, src_at);
    buf_add_char(line, '\t');
    buf_add_u64(line, tgt_at);
    buf_add_char(line, '\t');
    buf_add_fixed(line, score, 4);
    buf_add_char(line, '\n');
}

/* Moved pairs cannot stand on a ladder: their source sentences are a rung of
 * their own there, and so are their target sentences, here. */
static void add_moved_targets(struct writer *w, uint32_t tgt_at)
{
    if (w->tgt_at >= tgt_at)
        return;
    add_rung(w->out, w->src_at, w->tgt_at, 0);
    w->tgt_at = tgt_at;
}

static void ladder_record(struct writer *w, const struct record *r)
{
    bool moved = (r->flags & RECORD_MOVED) != 0;
    if (!moved)
        add_moved_targets(w, r->tgt.at);
    add_rung(w->out, w->src_at, w->tgt_at, moved ? 0 : r->score);
    w->src_at += r->src.n;
    w->tgt_at += moved ? 0 : r->tgt.n;
}

static void ladder_end(struct writer *w)
{
    add_moved_targets(w, w->document->n_tgt);
    add_rung(w->out, w->document->n_src, w->document->n_tgt, 0);
}

const struct format format_ladder = {
    .name = "ladder",
    .ending = ".ladder",
    .summary = "hunalign's ladder: where beads meet",
    .all_beads = true,
    .one_document = true,
    .record = ladder_record,
    .end = ladder_end,
};

struct rung {
    uint64_t src, tgt;
    double score;
};

static bool read_rung(struct sv line, struct rung *out)
{
    struct rung r = {.score = NAN};
    if (!parse_u64(&line, GOLD_LINK_MAX_SENTENCE, &r.src) ||
        !parse_u64(&line, GOLD_LINK_MAX_SENTENCE, &r.tgt))
        return false;
    parse_skip_space(&line);
    if (line.n > 0 && !parse_double(&line, &r.score))
        return false;
    parse_skip_space(&line);
    *out = r;
    return line.n == 0;
}

static const uint32_t *numbers(struct arena *a, uint64_t from, uint64_t to)
{
    uint32_t *list = arena_array(a, to - from, sizeof *list);
    for (uint64_t i = from; list && i < to; i++)
        list[i - from] = (uint32_t)i;
    return list;
}

static int add_link(struct arena *a, struct rung from, struct rung to,
                    struct gold_link_list *list)
{
    struct gold_link *l = &list->links[list->n];
    l->src = numbers(a, from.src, to.src);
    l->tgt = numbers(a, from.tgt, to.tgt);
    l->n_src = (uint32_t)(to.src - from.src);
    l->n_tgt = (uint32_t)(to.tgt - from.tgt);
    l->score = from.score;
    list->n++;
    return l->src && l->tgt ? 0 : ERR_NOMEM;
}

int ladder_read(struct arena *a, struct sv text, struct gold_link_list *out,
                struct err *e)
{
    struct gold_link_list list = {0};
    list.links = arena_array(a, sv_count_lines(text), sizeof *list.links);
    if (!list.links)
        return err_nomem(e);
    struct rung last = {0};
    uint64_t line_no = 0;
    for (struct sv line; sv_next_line(&text, &line);) {
        struct rung rung;
        line_no++;
        if (!read_rung(line, &rung))
            return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                              "not a rung: two sentence numbers and a score");
        bool first = line_no == 1;
        if (first && (rung.src != 0 || rung.tgt != 0))
            return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                              "a ladder begins at 0 0");
        if (rung.src < last.src || rung.tgt < last.tgt)
            return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                              "the ladder goes back");
        if (!first && add_link(a, last, rung, &list) != 0)
            return err_nomem(e);
        last = rung;
    }
    *out = list;
    return 0;
}
