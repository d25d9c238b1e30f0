/* cli/explanation.c - a decision as a line of tab-separated fields.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/explanation.h"

enum { CONTEXT_BEFORE = 32, CONTEXT_BEHIND = 24 };

void explanation_title(struct buf *out)
{
    buf_add_sv(out, SV("byte\tdecision\tprobability\tbefore\tbehind\twhy\n"));
}

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Text in one field: what would break the line becomes a space. */
static void add_text(struct buf *out, struct sv text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        buf_add_char(out, c < ' ' || c == 0x7F ? ' ' : text.p[i]);
    }
}

static void add_context(const struct splitter_decision *d, struct buf *out)
{
    size_t from = d->end > CONTEXT_BEFORE ? d->end - CONTEXT_BEFORE : 0;
    while (from < d->end && is_inside(d->text.p[from]))
        from++;
    size_t to = d->next + CONTEXT_BEHIND;
    if (to > d->text.n)
        to = d->text.n;
    while (to < d->text.n && is_inside(d->text.p[to]))
        to--;
    add_text(out, sv_sub(d->text, from, d->end));
    buf_add_char(out, '\t');
    add_text(out, sv_sub(d->text, d->next, to));
    buf_add_char(out, '\t');
}

static void add_reasons(const struct splitter_decision *d, struct buf *out)
{
    if (d->rule) {
        buf_add_sv(out, SV("rule: "));
        buf_add_sv(out, sv_from(d->rule));
    }
    for (unsigned i = 0; i < d->n_reasons; i++) {
        buf_add_sv(out, i > 0 || d->rule ? SV("; ") : SV(""));
        buf_add_sv(out, sv_from(d->reasons[i].name));
        buf_add_sv(out, d->reasons[i].nats < 0 ? SV(" ") : SV(" +"));
        buf_add_fixed(out, d->reasons[i].nats, 2);
    }
}

void explanation_line(const struct splitter_decision *d, uint64_t at,
                      struct buf *out)
{
    buf_add_u64(out, at);
    buf_add_sv(out, d->is_end ? SV("\tend\t") : SV("\t-\t"));
    buf_add_fixed(out, d->probability, 4);
    buf_add_char(out, '\t');
    add_context(d, out);
    add_reasons(d, out);
    buf_add_char(out, '\n');
}
