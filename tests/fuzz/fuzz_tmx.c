/* Any bytes as TMX: reading fails with a code and a message, or gives back
 * every byte (what is in UTF-8 already, as it was); a unit begins and ends with
 * its tags, its texts and properties are inside it, and with a property set it
 * is read again with that property, once, and with the same texts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>

#include "io/byte_stream.h"
#include "io/tmx_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct sv type = {"score-aligner", 13}, value = {"0.5000", 6};

static void require(bool ok)
{
    if (!ok)
        abort();
}

/* How many properties of the unit's own are of that type; all lie in it. */
static size_t check_props(const struct tmx_unit *u)
{
    size_t n_own = 0;
    for (size_t i = 0; i < u->n_props; i++) {
        struct tmx_prop p = tmx_unit_prop(u, i);
        require(p.from < p.to && p.to < u->raw.n);
        require(u->raw.p[p.from] == '<' && u->raw.p[p.to - 1] == '>');
        require(p.variant == TMX_NONE || p.variant < u->n_variants);
        n_own += p.variant == TMX_NONE && sv_eq(p.type, type);
    }
    return n_own;
}

static void check_unit(const struct tmx_unit *u)
{
    require(sv_starts(u->raw, SV("<tu")) && sv_ends(u->raw, SV(">")));
    require(u->line > 0);
    if (u->n_variants > 0)
        require(
            sv_starts(sv_sub(u->raw, u->variants_at, u->raw.n), SV("<tuv")));
    check_props(u);
}

static void same_texts(const struct tmx_unit *a, const struct tmx_unit *b)
{
    require(a->n_variants == b->n_variants);
    for (size_t i = 0; i < a->n_variants; i++) {
        struct tmx_variant x = tmx_unit_variant(a, i),
                           y = tmx_unit_variant(b, i);
        require(sv_eq(x.lang, y.lang) && sv_eq(x.text, y.text));
    }
}

/* Read the unit again, with the property, as a file of its own. */
static void check_with_prop(const struct tmx_unit *u)
{
    struct buf text = {0};
    struct byte_stream *feed;
    struct tmx_reader *r;
    const struct tmx_unit *again;
    struct sv before;
    struct err e = {0};
    buf_add_sv(&text, SV("<tmx><body>"));
    tmx_unit_with_props(u, &(const struct tmx_prop_value){type, value}, 1,
                        &text);
    buf_add_sv(&text, SV("</body></tmx>"));
    require(!text.failed &&
            byte_stream_open_memory(buf_sv(&text), &feed, &e) == 0);
    require(tmx_reader_open(feed, SV(""), &r, &e) == 0);
    require(tmx_reader_next(r, &before, &again, &e) == 1);
    require(check_props(again) == 1);
    same_texts(u, again);
    require(tmx_reader_next(r, &before, &again, &e) == 0);
    tmx_reader_close(r);
    byte_stream_close(feed);
    buf_free(&text);
}

static bool may_declare(struct sv text)
{
    for (; text.n > 0; text = sv_sub(text, 1, text.n))
        if (sv_starts(text, SV("<!D")))
            return true;
    return false;
}

/* Declarations of attributes could give it others than it has. */
static int read_all(struct tmx_reader *r, bool declares, struct buf *out,
                    struct err *e)
{
    const struct tmx_unit *u;
    struct sv before;
    int rc;
    while ((rc = tmx_reader_next(r, &before, &u, e)) == 1) {
        buf_add_sv(out, before);
        buf_add_sv(out, u->raw);
        check_unit(u);
        if (u->n_variants > 0 && !declares)
            check_with_prop(u);
    }
    if (rc == 0)
        buf_add_sv(out, before);
    return rc;
}

static bool is_utf8(struct sv text)
{
    return sv_starts(text, SV("<tmx")) ||
           sv_starts(text, SV("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct sv text = {(const char *)data, n};
    struct buf out = {0};
    struct byte_stream *feed;
    struct tmx_reader *r;
    struct err e = {0};
    const size_t n_ahead = n / 3; /* as if looked at before */
    require(byte_stream_open_memory(sv_sub(text, n_ahead, n), &feed, &e) == 0);
    require(tmx_reader_open(feed, sv_sub(text, 0, n_ahead), &r, &e) == 0);
    int rc = read_all(r, may_declare(text), &out, &e);
    require(rc == 0 || e.msg[0] != '\0');
    if (rc == 0 && is_utf8(text))
        require(sv_eq(buf_sv(&out), text));
    tmx_reader_close(r);
    byte_stream_close(feed);
    buf_free(&out);
    return 0;
}
