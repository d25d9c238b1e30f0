/* document/split_decision.c - cuts the text, and writes the reasons.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/split_decision.h"

enum { CONTEXT_BEFORE = 32, CONTEXT_AFTER = 24 }; /* bytes */

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static struct sv context_before(const struct splitter_decision *d)
{
    size_t from = d->end > CONTEXT_BEFORE ? d->end - CONTEXT_BEFORE : 0;
    while (from < d->end && is_inside(d->text.p[from]))
        from++;
    return (struct sv){d->text.p + from, d->end - from};
}

static struct sv context_after(const struct splitter_decision *d)
{
    size_t to = d->next + CONTEXT_AFTER;
    if (to > d->text.n)
        to = d->text.n;
    while (to < d->text.n && is_inside(d->text.p[to]))
        to--;
    return (struct sv){d->text.p + d->next, to - d->next};
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
    buf_add_char(out, '\0');
}

struct split_decision split_decision_of(const struct splitter_decision *d,
                                        const struct article_stream *text,
                                        struct buf *reason)
{
    buf_clear(reason);
    add_reasons(d, reason);
    return (struct split_decision){
        .byte = article_stream_origin(text, d->text.p + d->end),
        .ends = d->is_end,
        .probability = d->probability,
        .reason = reason->failed ? "" : reason->p,
        .before = context_before(d),
        .after = context_after(d),
    };
}
