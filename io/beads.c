/* io/beads.c - writes and reads lists of sentence numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/beads.h"

#include <math.h>

#include "io/parse_number.h"

static void add_list(struct buf *line, uint32_t at, uint32_t n)
{
    buf_add_char(line, '[');
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            buf_add_sv(line, SV(", "));
        buf_add_u64(line, at + i);
    }
    buf_add_char(line, ']');
}

static void add_bead(struct buf *line, const struct record *r, double number)
{
    add_list(line, r->src.at, r->src.n);
    buf_add_char(line, ':');
    add_list(line, r->tgt.at, r->tgt.n);
    buf_add_char(line, ':');
    if (!isnan(number))
        buf_add_fixed(line, number, 4);
    buf_add_char(line, '\n');
}

static void beads_record(struct writer *w, const struct record *r)
{
    add_bead(w->out, r, r->score);
}

static void vecalign_record(struct writer *w, const struct record *r)
{
    bool null_bead = r->src.n == 0 || r->tgt.n == 0;
    add_bead(w->out, r, null_bead ? 0 : 1 - r->score);
}

const struct format format_beads = {
    .name = "beads",
    .ending = ".beads",
    .summary = "sentence numbers, \"[0, 1]:[0]:0.9312\", as vecalign's",
    .all_beads = true,
    .one_document = true,
    .record = beads_record,
};

const struct format format_vecalign = {
    .name = "vecalign",
    .ending = ".vecalign",
    .summary = "the same with vecalign's cost, 1 - score, in its place",
    .all_beads = true,
    .one_document = true,
    .record = vecalign_record,
};

/* "[0, 1]" off the front of *rest, into the arena. */
static int take_list(struct arena *a, struct sv *rest, const uint32_t **out,
                     uint32_t *n_out, const char **why)
{
    if (!parse_char(rest, '[')) {
        *why = "a list must begin with \"[\"";
        return ERR_INPUT;
    }
    uint32_t cap = 1;
    for (size_t i = 0; i < rest->n && rest->p[i] != ']'; i++)
        cap += rest->p[i] == ',';
    uint32_t *list = arena_array(a, cap, sizeof *list);
    if (!list)
        return ERR_NOMEM;
    uint32_t n = 0;
    while (!parse_char(rest, ']')) {
        uint64_t number;
        bool ok = (n == 0 || parse_char(rest, ',')) && n < cap &&
                  parse_u64(rest, GOLD_LINK_MAX_SENTENCE, &number);
        if (!ok) {
            *why = "a list holds sentence numbers and commas, then \"]\"";
            return ERR_INPUT;
        }
        list[n++] = (uint32_t)number;
    }
    *out = list;
    *n_out = n;
    return 0;
}

static int read_bead(struct arena *a, struct sv line, struct gold_link *out,
                     const char **why)
{
    struct gold_link link = {.score = NAN};
    int rc = take_list(a, &line, &link.src, &link.n_src, why);
    if (rc != 0)
        return rc;
    if (!parse_char(&line, ':')) {
        *why = "\":\" must stand between the two lists";
        return ERR_INPUT;
    }
    rc = take_list(a, &line, &link.tgt, &link.n_tgt, why);
    if (rc != 0)
        return rc;
    parse_skip_space(&line);
    if (parse_char(&line, ':')) {
        parse_skip_space(&line);
        if (line.n > 0 && !(parse_double(&line, &link.score) &&
                            link.score >= 0 && link.score <= 1)) {
            *why = "the score is not a number from 0 to 1";
            return ERR_INPUT;
        }
    }
    parse_skip_space(&line);
    if (line.n > 0) {
        *why = "something stands behind the bead";
        return ERR_INPUT;
    }
    *out = link;
    return 0;
}

int beads_read(struct arena *a, struct sv text, struct gold_link_list *out,
               struct err *e)
{
    struct gold_link_list list = {0};
    list.links = arena_array(a, sv_count_lines(text), sizeof *list.links);
    if (!list.links)
        return err_nomem(e);
    uint64_t line_no = 0;
    for (struct sv line; sv_next_line(&text, &line);) {
        line_no++;
        parse_skip_space(&line);
        if (line.n == 0)
            continue;
        const char *why = "";
        int rc = read_bead(a, line, &list.links[list.n], &why);
        if (rc == ERR_NOMEM)
            return err_nomem(e);
        if (rc != 0)
            return err_set_at(e, rc, ERR_LINE, line_no, "%s", why);
        list.n++;
    }
    *out = list;
    return 0;
}
