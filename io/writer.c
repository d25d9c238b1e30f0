/* io/writer.c - opening, closing, and pieces that several formats share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/writer.h"

#include "io/format.h"
#include "io/sink.h"

int writer_open(const struct format *format,
                const struct writer_options *options, struct sink *sink,
                struct writer *out, struct err *e)
{
    *out = (struct writer){.format = format, .options = options, .sink = sink};
    int rc = format->open ? format->open(out, e) : 0;
    if (rc != 0)
        writer_abort(out);
    return rc;
}

int writer_begin(struct writer *w, const struct document *document,
                 struct err *e)
{
    if (w->document && w->format->one_document)
        return err_set(e, ERR_USAGE, "format \"%s\" holds one document only",
                       w->format->name);
    w->document = document;
    w->src_at = 0;
    w->tgt_at = 0;
    return w->format->begin ? w->format->begin(w, e) : 0;
}

int writer_record(struct writer *w, const struct record *r, struct err *e)
{
    bool null_bead = r->src.n == 0 || r->tgt.n == 0;
    if (null_bead && !w->format->all_beads && !w->options->with_nulls)
        return 0;
    int rc = w->format->record(w, r, e);
    if (rc == 0)
        w->n_written++;
    return rc;
}

int writer_end(struct writer *w, struct err *e)
{
    return w->format->end ? w->format->end(w, e) : 0;
}

static void writer_release(struct writer *w)
{
    if (w->format->close)
        w->format->close(w);
    buf_free(&w->line);
    buf_free(&w->plain);
    w->sink = NULL;
}

int writer_close(struct writer *w, struct err *e)
{
    int rc = w->format->finish ? w->format->finish(w, e) : 0;
    struct sink *sink = w->sink;
    writer_release(w);
    if (rc == 0)
        return sink_close(sink, e);
    sink_abort(sink);
    return rc;
}

void writer_abort(struct writer *w)
{
    struct sink *sink = w->sink;
    writer_release(w);
    sink_abort(sink);
}

int writer_send_line(struct writer *w, struct err *e)
{
    if (w->line.failed)
        return err_nomem(e);
    int rc = sink_write(w->sink, buf_sv(&w->line), e);
    buf_clear(&w->line);
    return rc;
}

void writer_add_text(struct buf *line, const struct record_side *side)
{
    for (uint32_t i = 0; i < side->n; i++) {
        if (i > 0)
            buf_add_char(line, ' ');
        buf_add_sv(line, side->sents[i].text);
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
