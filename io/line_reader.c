/* io/line_reader.c - a window that moves over a feed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/line_reader.h"

#include "io/byte_stream.h"

enum { PULL_BYTES = 1 << 16 };

/* Move what is not used to the front, and pull some more: 1, 0 at the end. */
static int pull(struct line_reader *l, struct err *e)
{
    struct buf *b = &l->ahead;
    if (l->n_used > 0) {
        memmove(b->p, b->p + l->n_used, b->n - l->n_used);
        b->n -= l->n_used;
        l->dropped += l->n_used;
        l->n_used = 0;
    }
    return byte_stream_pull(l->feed, PULL_BYTES, b, e);
}

static struct sv at_hand(const struct line_reader *l)
{
    return l->ahead.n > 0 ? sv_sub(buf_sv(&l->ahead), l->n_used, l->ahead.n)
                          : SV("");
}

int line_reader_peek(struct line_reader *l, size_t n, struct sv *out,
                     struct err *e)
{
    int rc = 1;
    while (rc == 1 && l->ahead.n - l->n_used < n)
        rc = pull(l, e);
    *out = at_hand(l);
    return rc < 0 ? rc : 0;
}

/* Have the whole next line ahead, if there is one; *line has its end. */
static int pull_line(struct line_reader *l, struct sv *line, struct err *e)
{
    size_t looked = 0; /* of what is at hand */
    for (;;) {
        const struct sv rest = at_hand(l);
        const char *lf = rest.n > looked
                             ? memchr(rest.p + looked, '\n', rest.n - looked)
                             : NULL;
        if (lf) {
            *line = sv_sub(rest, 0, (size_t)(lf - rest.p) + 1);
            return 1;
        }
        looked = rest.n;
        if (rest.n > l->max_bytes) {
            l->too_long = true; /* its end is looked for, the rest dropped */
            l->n_used = l->ahead.n;
            looked = 0;
        }
        int rc = pull(l, e);
        if (rc == 1)
            continue;
        *line = at_hand(l);
        return rc < 0 ? rc : line->n > 0 || l->too_long;
    }
}

int line_reader_check_encoding(struct sv ahead, struct err *e)
{
    static const struct {
        struct sv mark;
        const char *name;
    } wide[] = {{{"\xff\xfe\0\0", 4}, "UTF-32"},
                {{"\0\0\xfe\xff", 4}, "UTF-32"},
                {{"\xff\xfe", 2}, "UTF-16"},
                {{"\xfe\xff", 2}, "UTF-16"}};
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
        if (sv_starts(ahead, wide[i].mark))
            return err_set(e, ERR_INPUT,
                           "this is %s, not UTF-8 (iconv -f %s -t UTF-8)",
                           wide[i].name, wide[i].name);
    return 0;
}

int line_reader_next(struct line_reader *l, struct sv *line, struct err *e)
{
    struct sv whole;
    l->too_long = false;
    l->line_at = l->dropped + l->n_used;
    int rc = pull_line(l, &whole, e);
    if (rc != 1)
        return rc;
    l->line_no++;
    l->n_used += whole.n;
    if (l->line_no == 1 && sv_starts(whole, sv_utf8_mark)) {
        whole = sv_sub(whole, sv_utf8_mark.n, whole.n);
        l->line_at += sv_utf8_mark.n;
    }
    *line = whole;
    l->ends_in_crlf = sv_ends(whole, SV("\r\n"));
    if (whole.n > 0)
        sv_next_line(&whole, line);
    return 1;
}

void line_reader_free(struct line_reader *l)
{
    buf_free(&l->ahead);
}
