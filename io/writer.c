/* io/writer.c - calls a format's functions, and pieces that several share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/writer.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"

struct writer writer_to(const struct format *format,
                        const struct writer_options *options, struct buf *out)
{
    return (struct writer){.format = format, .options = options, .out = out};
}

void writer_free(struct writer *w)
{
    buf_free(&w->plain);
    buf_free(&w->links);
    buf_free(&w->names);
    side_text_free(&w->src);
    side_text_free(&w->tgt);
}

void writer_head(struct writer *w)
{
    if (w->format->head)
        w->format->head(w);
}

void writer_foot(struct writer *w)
{
    if (w->format->foot)
        w->format->foot(w);
}

int writer_begin(struct writer *w, const struct document *document,
                 struct err *e)
{
    if (w->document && w->format->one_document)
        return err_set(e, ERR_USAGE, "format \"%s\" holds one document only",
                       w->format->name);
    w->document = document;
    w->n_before = w->n_written;
    w->src_at = 0;
    w->tgt_at = 0;
    w->is_open = false;
    buf_clear(&w->links);
    buf_clear(&w->names);
    memset(&w->chunk, 0, sizeof w->chunk);
    side_text_clear(&w->src);
    side_text_clear(&w->tgt);
    return 0;
}

void writer_record(struct writer *w, const struct record *r)
{
    bool null_bead = r->src.n == 0 || r->tgt.n == 0;
    if (null_bead && !w->format->all_beads && !w->options->with_nulls)
        return;
    w->format->record(w, r);
    w->n_written++;
}

void writer_end(struct writer *w)
{
    if (w->format->end)
        w->format->end(w);
}

void writer_add_text(struct buf *line, const struct record_side *side)
{
    for (uint32_t i = 0; i < side->n; i++) {
        const struct sv text = side->sents[i].text;
        if (i > 0 && text.n > 0)
            buf_add_char(line, ' ');
        buf_add_sv(line, text);
    }
}

void writer_add_paragraph_ids(struct buf *line, const struct record_side *side)
{
    for (uint32_t i = 0; i < side->n; i++) {
        const struct sentence *s = &side->sents[i];
        buf_add_sv(line, i > 0 ? SV("+p") : SV("p"));
        buf_add_u64(line, s->par + 1);
        buf_add_char(line, ':');
        buf_add_u64(line, side->n_pars);
        buf_add_char(line, 's');
        buf_add_u64(line, s->in_par + 1);
        buf_add_char(line, '/');
        buf_add_u64(line, s->of_par);
    }
}

void writer_add_flags(struct buf *line, uint32_t flags, char separator)
{
    size_t start = line->n;
    const char *name;
    for (unsigned bit = 0; (name = record_flag_name(bit)) != NULL; bit++) {
        if (!(flags >> bit & 1))
            continue;
        if (line->n > start)
            buf_add_char(line, separator);
        buf_add_sv(line, sv_from(name));
    }
}

void writer_add_bead_type(struct buf *line, const struct record *r)
{
    buf_add_u64(line, r->src.n);
    buf_add_char(line, ':');
    buf_add_u64(line, r->tgt.n);
}

void writer_add_number(struct buf *line, double number, unsigned n_decimals)
{
    if (isnan(number))
        buf_add_char(line, '-');
    else
        buf_add_fixed(line, number, n_decimals);
}

void writer_add_pair_id(struct buf *line, const struct writer *w,
                        const struct record *r)
{
    char hex[16];
    uint64_t hash = hash_sv(w->document->id, r->bead_no);
    if (r->id.n > 0) {
        buf_add_sv(line, r->id);
        return;
    }
    for (uint32_t i = 0; i < r->src.n; i++)
        hash = hash_sv(r->src.sents[i].text, hash);
    for (uint32_t i = 0; i < r->tgt.n; i++)
        hash = hash_sv(r->tgt.sents[i].text, ~hash);
    hash_hex(hash, hex);
    buf_add(line, hex, sizeof hex);
}
