/* cli/unrolling.c - feeds the scroll when it asks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/unrolling.h"

int unrolling_open(struct unrolling *u, const struct reading *r,
                   struct splitter *splitter, const char *path,
                   const char *lang, struct err *e)
{
    struct article_options options = r->article;
    options.lang = lang;
    *u = (struct unrolling){.max_bytes = r->max_bytes};
    int rc = feed_open(path, &u->feed, e);
    return rc ? rc : scroll_open(splitter, &options, &u->scroll, e);
}

void unrolling_close(struct unrolling *u)
{
    feed_close(u->feed);
    scroll_close(u->scroll);
}

static int pull(struct unrolling *u, struct err *e)
{
    struct buf *input = scroll_input(u->scroll);
    size_t before = input->n;
    int rc = feed_pull(u->feed, SCROLL_BYTES, input, e);
    if (rc < 0)
        return rc;
    u->at_end = rc == 0;
    u->n_bytes += input->n - before;
    if (u->n_bytes > u->max_bytes)
        return err_set(e, ERR_LIMIT, "more than %zu bytes, the largest input",
                       u->max_bytes);
    return 0;
}

int unrolling_next(struct unrolling *u, struct sentence *out,
                   struct scroll_span *span, struct err *e)
{
    int rc = 0;
    while (rc == 0) {
        rc = scroll_next(u->scroll, u->at_end, out, span, e);
        if (rc == 0 && u->at_end)
            break;
        if (rc == 0)
            rc = pull(u, e);
    }
    if (rc != 0)
        return rc;
    if (u->n_bytes == 0)
        return err_set(e, ERR_INPUT, "the file is empty");
    if (scroll_article(u->scroll)->n_sents == 0)
        return err_set(e, ERR_INPUT, "no sentence in it, only white space");
    return 0;
}
