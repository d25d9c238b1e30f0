/* document/frame.c - what writers without a record write.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/frame.h"

#include "io/gzip_member.h"

static int open_memory(const struct frame_of *of, struct outputs *o,
                       struct buf *memory, struct err *e)
{
    const struct reading *r = of->reading;
    return outputs_open_memory(o, of->writing,
                               r->src_lang ? r->src_lang : "*all*", r->tgt_lang,
                               of->params_digest, memory, e);
}

int frame_open_bodies(const struct frame_of *of, struct outputs *o,
                      struct buf *body, struct err *e)
{
    int rc = open_memory(of, o, body, e);
    for (size_t i = 0; i < o->n; i++)
        buf_clear(&body[i]);
    return rc;
}

/* A head or foot as the file gets it. */
static int pack_end(struct sv text, unsigned level, struct buf *out,
                    struct err *e)
{
    if (level > 0)
        return gzip_member_pack(text, level, out, e);
    return buf_add_sv(out, text) == 0 ? 0 : err_nomem(e);
}

int frame_make(const struct frame_of *of, struct frame *out, struct err *e)
{
    enum { MOST = WRITING_MAX_OUTPUTS + 1 };
    size_t n_head[MOST] = {0};
    struct buf whole[MOST] = {{0}};
    struct outputs o;
    *out = (struct frame){0};
    int rc = open_memory(of, &o, whole, e);
    const size_t n = o.n;
    for (size_t i = 0; i < n; i++)
        n_head[i] = whole[i].n;
    if (rc == 0)
        rc = outputs_close(&o, e);
    for (size_t i = 0; i < n && rc == 0; i++) {
        unsigned level = writing_level(of->writing, i);
        struct sv text = buf_sv(&whole[i]);
        rc = pack_end(sv_sub(text, 0, n_head[i]), level, &out->head[i], e);
        if (rc == 0)
            rc = pack_end(sv_sub(text, n_head[i], text.n), level, &out->foot[i],
                          e);
    }
    for (size_t i = 0; i < MOST; i++)
        buf_free(&whole[i]);
    return rc;
}

void frame_free(struct frame *f)
{
    for (size_t i = 0; i <= WRITING_MAX_OUTPUTS; i++) {
        buf_free(&f->head[i]);
        buf_free(&f->foot[i]);
    }
}
