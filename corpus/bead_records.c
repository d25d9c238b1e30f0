/* corpus/bead_records.c - texts that are joined, or numbered.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/bead_records.h"

#include <math.h>
#include <stdlib.h>

#include "base/table.h"
#include "io/beads.h"
#include "io/hunalign_text.h"
#include "io/ladder.h"
#include "io/whole_file.h"
#include "tokenize/article.h"

/* hunalign's joints become line ends, in the arena: a sentence a line. */
static int split_joints(struct arena *a, struct side_fields *side,
                        struct err *e)
{
    const struct sv joint = HUNALIGN_JOINT, text = side->text;
    char *to = arena_alloc(a, text.n);
    size_t n = 0;
    if (!to)
        return err_nomem(e);
    for (size_t at = 0; at < text.n;) {
        if (sv_starts(sv_sub(text, at, text.n), joint)) {
            to[n++] = '\n';
            at += joint.n;
        } else {
            to[n++] = text.p[at++];
        }
    }
    side->text = (struct sv){to, n};
    side->by_line = true;
    return 0;
}

static int hunalign_open(struct record_input *in, void **state, struct err *e)
{
    (void)e;
    *state = in;
    return 0;
}

static int hunalign_next(void *state, struct pair_fields *out, struct err *e)
{
    struct record_input *in = state;
    struct sv line;
    int rc = record_input_line(in, &in->lines, &line, e);
    if (rc != 1)
        return rc;
    out->line = in->lines.line_no;
    if (table_count(line) != 3) {
        in->goes_on = true;
        return err_set_at(e, ERR_INPUT, ERR_LINE, out->line,
                          "%u fields instead of source, target and score",
                          table_count(line));
    }
    out->src.text = table_field(line, 0);
    out->tgt.text = table_field(line, 1);
    out->score = table_field(line, 2);
    rc = split_joints(in->arena, &out->src, e);
    if (rc == 0)
        rc = split_joints(in->arena, &out->tgt, e);
    return rc == 0 ? 1 : rc;
}

static void hunalign_close(void *state)
{
    (void)state; /* the input, which is the reader's */
}

const struct record_source hunalign_records = {
    .name = "hunalign",
    .summary = "hunalign's text: source, target, score",
    .min_paths = 1,
    .max_paths = 1,
    .open = hunalign_open,
    .next = hunalign_next,
    .close = hunalign_close,
};

/* Numbers of a document pair with its texts, all in memory. */
struct bead_state {
    struct record_input *in;
    struct arena arena;
    struct buf links_text, text[2];
    struct article article[2];
    struct gold_link_list links;
    size_t at;
    bool costs; /* as vecalign's: 1 - score */
};

static void bead_close(void *state)
{
    struct bead_state *b = state;
    arena_free(&b->arena);
    buf_free(&b->links_text);
    buf_free(&b->text[0]);
    buf_free(&b->text[1]);
    free(b);
}

static int read_text(struct bead_state *b, unsigned side, struct err *e)
{
    const char *path = b->in->options->paths[side + 1];
    struct article_options o = article_options_default();
    o.presegmented = true;
    int rc = whole_file_read(path, WHOLE_FILE_MAX_BYTES, &b->text[side], e);
    if (rc == 0)
        rc = article_read(&b->arena, NULL, &o, buf_sv(&b->text[side]),
                          &b->article[side], e);
    return err_about(rc, path, e);
}

/* The bytes of the first file, of which the reader has some in hand. */
static int read_links_text(struct bead_state *b, struct err *e)
{
    struct sv ahead;
    int rc = line_reader_peek(&b->in->lines, 0, &ahead, e);
    if (rc == 0 && buf_add_sv(&b->links_text, ahead) != 0)
        rc = err_nomem(e);
    while (rc == 0 && b->links_text.n < WHOLE_FILE_MAX_BYTES) {
        rc = byte_stream_pull(b->in->feed, 1 << 16, &b->links_text, e);
        if (rc != 1)
            return rc;
        rc = 0;
    }
    return rc != 0 ? rc
                   : err_set(e, ERR_LIMIT, "more than %zu MiB",
                             WHOLE_FILE_MAX_BYTES >> 20);
}

static int open_links(struct record_input *in, void **state,
                      int (*read)(struct arena *a, struct sv text,
                                  struct gold_link_list *out, struct err *e),
                      bool costs, struct err *e)
{
    struct bead_state *b = calloc(1, sizeof *b);
    if (!b)
        return err_nomem(e);
    *state = b;
    b->in = in;
    b->costs = costs;
    int rc = read_links_text(b, e);
    if (rc == 0)
        rc = read(&b->arena, buf_sv(&b->links_text), &b->links, e);
    if (rc == 0)
        rc = read_text(b, 0, e);
    strcpy(in->guess, "guessed by their words");
    return rc == 0 ? read_text(b, 1, e) : rc;
}

static int beads_open(struct record_input *in, void **state, struct err *e)
{
    return open_links(in, state, beads_read, false, e);
}

static int vecalign_open(struct record_input *in, void **state, struct err *e)
{
    return open_links(in, state, beads_read, true, e);
}

static int ladder_open(struct record_input *in, void **state, struct err *e)
{
    return open_links(in, state, ladder_read, false, e);
}

/* One side of a link: its sentences, a line each, and where they are. */
static int add_side(struct bead_state *b, const struct article *article,
                    const uint32_t *numbers, uint32_t n,
                    struct side_fields *out, struct err *e)
{
    struct buf text = {0}, places = {0}, spans = {0};
    int rc = 0;
    for (uint32_t i = 0; i < n && rc == 0; i++) {
        if (numbers[i] >= article->n_sents) {
            b->in->goes_on = true;
            rc = err_set(e, ERR_INPUT,
                         "link %zu: sentence %lu, but the text has %zu", b->at,
                         (unsigned long)numbers[i] + 1, article->n_sents);
            break;
        }
        const struct sentence *s = &article->sents[numbers[i]];
        buf_add_sv(&text, i > 0 ? SV("\n") : SV(""));
        buf_add_sv(&text, s->text);
        buf_add_sv(&places, i > 0 ? SV(",") : SV(""));
        buf_add_u64(&places, (uint64_t)numbers[i] + 1);
        buf_add_sv(&spans, i > 0 ? SV(",") : SV(""));
        buf_add_u64(&spans, s->from);
        buf_add_char(&spans, '-');
        buf_add_u64(&spans, s->to);
    }
    if (rc == 0 && (text.failed || places.failed || spans.failed))
        rc = err_nomem(e);
    struct arena *a = b->in->arena;
    const char *kept[3] = {NULL, NULL, NULL};
    if (rc == 0) {
        kept[0] = arena_copy(a, text.p, text.n);
        kept[1] = arena_copy(a, places.p, places.n);
        kept[2] = arena_copy(a, spans.p, spans.n);
        if (!kept[0] || !kept[1] || !kept[2])
            rc = err_nomem(e);
    }
    *out = (struct side_fields){.text = {kept[0], text.n},
                                .sent = {kept[1], places.n},
                                .span = {kept[2], spans.n},
                                .lang = sv_from(article->lang),
                                .by_line = true};
    buf_free(&text);
    buf_free(&places);
    buf_free(&spans);
    return rc;
}

static int add_score(struct bead_state *b, const struct gold_link *link,
                     struct pair_fields *out, struct err *e)
{
    struct buf digits = {0};
    const bool null_bead = link->n_src == 0 || link->n_tgt == 0;
    if (isnan(link->score))
        return 0;
    if (fabs(link->score) >= 1e9) {
        b->in->goes_on = true;
        return err_set(e, ERR_INPUT, "link %zu: a score out of all bounds",
                       b->at);
    }
    buf_add_fixed(&digits,
                  !b->costs   ? link->score
                  : null_bead ? 0
                              : 1 - link->score,
                  9);
    const char *kept =
        digits.failed ? NULL : arena_copy(b->in->arena, digits.p, digits.n);
    out->score = (struct sv){kept, digits.n};
    buf_free(&digits);
    return kept ? 0 : err_nomem(e);
}

static int bead_next(void *state, struct pair_fields *out, struct err *e)
{
    struct bead_state *b = state;
    if (b->at == b->links.n)
        return 0;
    const struct gold_link *link = &b->links.links[b->at++];
    int rc = add_side(b, &b->article[0], link->src, link->n_src, &out->src, e);
    if (rc == 0)
        rc = add_side(b, &b->article[1], link->tgt, link->n_tgt, &out->tgt, e);
    if (rc == 0)
        rc = add_score(b, link, out, e);
    return rc == 0 ? 1 : rc;
}

#define NUMBERED(NAME, SUMMARY, OPEN)                                          \
    {                                                                          \
        .name = NAME, .summary = SUMMARY, .min_paths = 3, .max_paths = 3,      \
        .open = OPEN, .next = bead_next, .close = bead_close                   \
    }

const struct record_source beads_records = NUMBERED(
    "beads", "sentence numbers with scores, and two texts", beads_open);
const struct record_source vecalign_records = NUMBERED(
    "vecalign", "sentence numbers with costs, and two texts", vecalign_open);
const struct record_source ladder_records =
    NUMBERED("ladder", "hunalign's ladder, and two texts", ladder_open);
