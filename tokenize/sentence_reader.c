/* tokenize/sentence_reader.c - pieces, their sentences, their spans.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/sentence_reader.h"

#include "tokenize/charclass.h"
#include "tokenize/normalize.h"

/* May lines behind the text still belong to the piece before reader.at?  Only
 * in hard-wrapped text, where only a further line tells. */
static bool is_unfinished(const struct sentence_reader *p)
{
    struct paragraph_reader ahead = p->reader;
    struct piece next;
    return p->goes_on && p->reader.mode == PARAGRAPH_UNWRAP &&
           !paragraph_next(&ahead, &next);
}

/* Take up the next piece.  1, 0 at the end, or an error. */
static int next_piece(struct sentence_reader *p, struct err *e)
{
    struct paragraph_reader before = p->reader;
    if (!paragraph_next(&p->reader, &p->piece))
        return 0;
    if (is_unfinished(p)) {
        p->reader = before;
        return 0;
    }
    struct sv text = sv_sub(p->reader.text, p->piece.from, p->piece.to);
    p->to = p->piece.from;
    p->i_end = 0;
    int rc = 0;
    if (p->splitter)
        rc = splitter_cut(p->splitter, p->lang, text, &p->ends, &p->n_ends, e);
    else
        p->n_ends = 1;
    return rc ? rc : 1;
}

static int next_span(struct sentence_reader *p, struct err *e)
{
    while (p->i_end == p->n_ends) {
        int rc = next_piece(p, e);
        if (rc <= 0)
            return rc;
    }
    struct sv text = sv_sub(p->reader.text, 0, p->piece.to);
    p->from = charclass_skip_space(text, p->to);
    p->to = p->splitter ? p->piece.from + p->ends[p->i_end] : p->piece.to;
    p->i_end++;
    if (p->to - p->from <= p->max_sentence_bytes)
        return 1;
    return err_set_at(e, ERR_LIMIT, ERR_BYTE, offset_map_of(p->origin, p->from),
                      "a sentence of %zu bytes, over the limit of %zu",
                      p->to - p->from, p->max_sentence_bytes);
}

/* The paragraphs of the reader may have lost their only sentence. */
static void number(struct sentence_reader *p, struct sentence *s)
{
    if (p->n_pars == 0 || p->piece.par != p->last_par) {
        p->n_pars++;
        p->n_in_par = 0;
    }
    p->last_par = p->piece.par;
    s->par = p->n_pars - 1;
    s->in_par = p->n_in_par++;
    s->part = p->piece.part;
}

int sentence_reader_next(struct sentence_reader *p, struct arena *a,
                         struct sentence *out, struct err *e)
{
    for (;;) {
        int rc = next_span(p, e);
        if (rc <= 0)
            return rc;
        *out = (struct sentence){0};
        struct sv raw = sv_sub(p->reader.text, p->from, p->to);
        rc = normalize_sentence(a, raw, &out->text, &out->flags, e);
        if (rc != 0)
            return rc;
        if (out->text.n > 0)
            break;
    }
    out->from = offset_map_of(p->origin, p->from);
    out->to = offset_map_of(p->origin, p->to);
    out->n_cp = (uint32_t)utf8_count(out->text);
    number(p, out);
    return 1;
}
