/* io/tmx_reader.c - bytes to the parser, units from it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/tmx_reader.h"

#include <stdlib.h>

#include "io/tmx_events.h"
#include "io/xml_decoder.h"

enum { MAX_UNIT_BYTES = 64 << 20 };

struct tmx_reader {
    struct xml_decoder *text;
    struct tmx_events events;
    struct tmx_unit *given; /* with the last call */
    uint64_t given_to;      /* of the text: behind it */
    bool at_end;
};

int tmx_reader_open(struct byte_stream *feed, struct sv ahead,
                    struct tmx_reader **out, struct err *e)
{
    struct tmx_reader *r = calloc(1, sizeof *r);
    int rc = r ? xml_decoder_open(feed, ahead, &r->text, e) : err_nomem(e);
    if (rc == 0)
        rc = tmx_events_open(&r->events, e);
    if (rc == 0)
        *out = r;
    else
        tmx_reader_close(r);
    return rc;
}

static void take_back(struct tmx_reader *r)
{
    if (r->given) {
        r->given->next = r->events.spare;
        r->events.spare = r->given;
    }
    r->given = NULL;
}

void tmx_reader_close(struct tmx_reader *r)
{
    if (!r)
        return;
    take_back(r);
    tmx_events_close(&r->events);
    xml_decoder_close(r->text);
    free(r);
}

static void drop_given(struct tmx_reader *r)
{
    struct tmx_events *t = &r->events;
    size_t n = (size_t)(r->given_to - t->window_at);
    if (n == 0)
        return;
    memmove(t->window.p, t->window.p + n, t->window.n - n);
    t->window.n -= n;
    t->window_at = r->given_to;
}

static int read_on(struct tmx_reader *r, struct err *e)
{
    struct tmx_events *t = &r->events;
    drop_given(r);
    const size_t before = t->window.n;
    if (before > MAX_UNIT_BYTES)
        return err_set(e, ERR_LIMIT,
                       "more than %d MiB in one <tu>, or in front of one",
                       MAX_UNIT_BYTES >> 20);
    int rc = xml_decoder_pull(r->text, &t->window, e);
    if (rc < 0)
        return rc;
    tmx_events_push(t, t->window.n - before);
    r->at_end = rc == 0;
    return 0;
}

/* The bytes [from, to) of the text. */
static struct sv bytes_of(const struct tmx_events *t, uint64_t from,
                          uint64_t to)
{
    if (from == to)
        return SV("");
    return sv_sub(buf_sv(&t->window), (size_t)(from - t->window_at),
                  (size_t)(to - t->window_at));
}

int tmx_reader_next(struct tmx_reader *r, struct sv *before,
                    const struct tmx_unit **unit, struct err *e)
{
    struct tmx_events *t = &r->events;
    int rc = 0;
    take_back(r);
    while (rc == 0 && !t->first && t->parser.fault.code == 0 && !r->at_end)
        rc = read_on(r, e);
    if (rc != 0)
        return rc;
    struct tmx_unit *u = t->first;
    if (!u && t->parser.fault.code != 0) {
        if (e)
            *e = t->parser.fault;
        return t->parser.fault.code;
    }
    uint64_t to = u ? u->from : t->window_at + t->window.n;
    *before = bytes_of(t, r->given_to, to);
    r->given_to = u ? u->to : to;
    if (!u)
        return 0;
    t->first = u->next;
    u->raw = bytes_of(t, u->from, u->to);
    r->given = u;
    *unit = u;
    return 1;
}

struct sv tmx_reader_src_lang(const struct tmx_reader *r)
{
    return buf_sv(&r->events.src_lang);
}

struct sv tmx_reader_tgt_lang(const struct tmx_reader *r)
{
    return buf_sv(&r->events.tgt_lang);
}
