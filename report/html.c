/* report/html.c - escapes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/html.h"

void html_add_text(struct buf *out, struct sv text)
{
    size_t from = 0;
    for (size_t k = 0; k < text.n; k++) {
        struct sv escape;
        switch (text.p[k]) {
        case '&': escape = SV("&amp;"); break;
        case '<': escape = SV("&lt;"); break;
        case '>': escape = SV("&gt;"); break;
        case '"': escape = SV("&quot;"); break;
        case '\'': escape = SV("&#39;"); break;
        default: continue;
        }
        buf_add_sv(out, sv_sub(text, from, k));
        buf_add_sv(out, escape);
        from = k + 1;
    }
    if (from < text.n)
        buf_add_sv(out, sv_sub(text, from, text.n));
}

void html_add_json(struct buf *out, struct sv json)
{
    size_t from = 0;
    for (size_t k = 0; k < json.n; k++) {
        struct sv rest = sv_sub(json, k, json.n), escape;
        size_t n = 1;
        if (json.p[k] == '<')
            escape = SV("\\u003c");
        else if (sv_starts(rest, SV("\xe2\x80\xa8")))
            escape = SV("\\u2028"), n = 3;
        else if (sv_starts(rest, SV("\xe2\x80\xa9")))
            escape = SV("\\u2029"), n = 3;
        else
            continue;
        buf_add_sv(out, sv_sub(json, from, k));
        buf_add_sv(out, escape);
        from = k + n;
        k += n - 1;
    }
    if (from < json.n)
        buf_add_sv(out, sv_sub(json, from, json.n));
}
