/* io/xml_writer.c - appends XML to a writer's text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/xml_writer.h"

#include "io/xml_decoder.h"

void xml_escape_from(struct writer *w, size_t from)
{
    struct buf *line = w->out;
    if (line->n > from)
        from += xml_n_plain(sv_sub(buf_sv(line), from, line->n));
    if (line->n == from)
        return;
    buf_clear(&w->plain);
    buf_add(&w->plain, line->p + from, line->n - from);
    line->n = from;
    xml_escape(buf_sv(&w->plain), line);
    line->failed |= w->plain.failed;
}

void xml_add(struct writer *w, const char *markup)
{
    buf_add_sv(w->out, sv_from(markup));
}

void xml_add_text(struct writer *w, struct sv text)
{
    size_t from = w->out->n;
    buf_add_sv(w->out, text);
    xml_escape_from(w, from);
}

void xml_add_attribute(struct writer *w, const char *name, struct sv value)
{
    xml_add(w, " ");
    xml_add(w, name);
    xml_add(w, "=\"");
    xml_add_text(w, value);
    xml_add(w, "\"");
}

void xml_add_number_attribute(struct writer *w, const char *name,
                              uint64_t value)
{
    xml_add(w, " ");
    xml_add(w, name);
    xml_add(w, "=\"");
    buf_add_u64(w->out, value);
    xml_add(w, "\"");
}

void xml_add_side(struct writer *w, const struct record_side *side)
{
    size_t from = w->out->n;
    writer_add_text(w->out, side);
    xml_escape_from(w, from);
}
