/* document/article_stream.c - feeds the scroll when it asks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/article_stream.h"

#include "tokenize/file_kind.h"

int article_stream_open(struct article_stream *u, const struct reading *r,
                        struct splitter *splitter, const char *path,
                        const char *lang, struct err *e)
{
    struct article_options options = r->article;
    options.lang = lang;
    *u = (struct article_stream){.max_bytes = r->max_bytes};
    int rc = byte_stream_open(path, &u->feed, e);
    return rc ? rc : text_stream_open(splitter, &options, &u->scroll, e);
}

void article_stream_close(struct article_stream *u)
{
    byte_stream_close(u->feed);
    text_stream_close(u->scroll);
}

static int pull(struct article_stream *u, struct err *e)
{
    struct buf *input = text_stream_input(u->scroll);
    size_t before = input->n;
    int rc = byte_stream_pull(u->feed, TEXT_STREAM_BYTES, input, e);
    if (rc < 0)
        return rc;
    if (u->n_bytes == 0)
        rc = file_kind_check(sv_sub(buf_sv(input), before, input->n), e) != 0
                 ? ERR_INPUT
                 : rc;
    if (rc < 0)
        return rc;
    u->at_end = rc == 0;
    u->n_bytes += input->n - before;
    if (u->n_bytes > u->max_bytes)
        return err_set(e, ERR_LIMIT, "more than %zu bytes, the largest input",
                       u->max_bytes);
    return 0;
}

int article_stream_next(struct article_stream *u, struct sentence *out,
                        struct text_stream_span *span, struct err *e)
{
    int rc = 0;
    while (rc == 0) {
        rc = text_stream_next(u->scroll, u->at_end, out, span, e);
        if (rc == 0 && u->at_end)
            break;
        if (rc == 0)
            rc = pull(u, e);
    }
    if (rc != 0)
        return rc;
    if (u->n_bytes == 0)
        return err_set(e, ERR_INPUT, "the file is empty");
    if (text_stream_article(u->scroll)->n_sents == 0)
        return err_set(e, ERR_INPUT, "no sentence in it, only white space");
    return 0;
}
