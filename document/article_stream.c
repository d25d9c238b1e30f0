/* document/article_stream.c - feeds the text stream when it asks; a page in
 * HTML or Markdown is gathered whole, and its text fed at once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/article_stream.h"

#include "tokenize/utf8.h"

static int check_size(const struct article_stream *u, struct err *e)
{
    return u->n_bytes <= u->max_bytes
               ? 0
               : err_set(e, ERR_LIMIT, "more than %zu bytes, the largest input",
                         u->max_bytes);
}

/* Append bytes of the file to *out, and count them. */
static int pull(struct article_stream *u, struct buf *out, struct err *e)
{
    const size_t before = out->n;
    int rc = byte_stream_pull(u->feed, TEXT_STREAM_BYTES, out, e);
    if (rc < 0)
        return rc;
    u->at_end = rc == 0;
    u->n_bytes += out->n - before;
    return check_size(u, e);
}

/* The rest of a page, and its text into the text stream. */
static int feed_page(struct article_stream *u, const struct reading *r,
                     struct err *e)
{
    int rc = 0;
    while (rc == 0 && !u->at_end)
        rc = pull(u, &u->page_bytes, e);
    if (rc == 0)
        rc = marked_up_read(&u->arena, &r->article, u->markup, r->keep_code,
                            buf_sv(&u->page_bytes), &u->page, e);
    if (rc != 0)
        return rc;
    return buf_add_sv(text_stream_input(u->scroll), buf_sv(&u->page.text)) == 0
               ? 0
               : err_nomem(e);
}

int article_stream_open(struct article_stream *u, const struct reading *r,
                        struct splitter *splitter, const char *path,
                        const char *lang, struct err *e)
{
    struct article_options options = r->article;
    *u = (struct article_stream){
        .max_bytes = r->max_bytes, .markup = MARKUP_TEXT, .wanted = r->markup};
    int rc = byte_stream_open(path, &u->feed, e);
    if (rc == 0)
        rc = pull(u, &u->page_bytes, e);
    if (rc == 0)
        rc = markup_decide(reading_markup(r), path, buf_sv(&u->page_bytes),
                           &u->markup, e);
    if (rc != 0)
        return rc;
    if (u->markup != MARKUP_TEXT)
        options = marked_up_options(&r->article);
    options.lang = lang;
    rc = text_stream_open(splitter, &options, &u->scroll, e);
    if (rc == 0 && u->markup != MARKUP_TEXT)
        return feed_page(u, r, e);
    if (rc == 0 &&
        buf_add_sv(text_stream_input(u->scroll), buf_sv(&u->page_bytes)) != 0)
        rc = err_nomem(e);
    return rc;
}

void article_stream_close(struct article_stream *u)
{
    byte_stream_close(u->feed);
    text_stream_close(u->scroll);
    marked_up_free(&u->page);
    buf_free(&u->page_bytes);
    arena_free(&u->arena);
}

/* Code points of the decoded page before byte `to`; `to` grows. */
static uint64_t count_to(struct article_stream *u, size_t to)
{
    if (to > u->n_counted) {
        u->n_cp += utf8_count(sv_sub(u->page.decoded.text, u->n_counted, to));
        u->n_counted = to;
    }
    return u->n_cp;
}

/* The sentence's place in the page instead of in its text. */
static void place(struct article_stream *u, struct sentence *s,
                  struct text_stream_span *span)
{
    span->from_cp = count_to(u, marked_up_from(&u->page, s->from));
    span->to_cp = count_to(u, marked_up_to(&u->page, s->to));
    marked_up_place(&u->page, s);
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
            rc = pull(u, text_stream_input(u->scroll), e);
    }
    if (rc > 0 && u->markup != MARKUP_TEXT)
        place(u, out, span);
    if (rc != 0)
        return rc;
    if (u->n_bytes == 0)
        return err_set(e, ERR_INPUT, "the file is empty");
    if (text_stream_article(u->scroll)->n_sents == 0)
        return err_set(e, ERR_INPUT, "no sentence in it, only white space");
    return 0;
}

enum text_kind article_stream_kind(const struct article_stream *u)
{
    return u->markup != MARKUP_TEXT || u->wanted == MARKUP_TEXT
               ? TEXT_PLAIN
               : text_stream_article(u->scroll)->kind;
}

const char *article_stream_encoding(const struct article_stream *u,
                                    bool *guessed)
{
    const struct article *a = text_stream_article(u->scroll);
    const struct charset *of_page = &u->page.decoded.charset;
    *guessed =
        u->markup == MARKUP_TEXT ? a->encoding_guessed : of_page->guessed;
    return u->markup == MARKUP_TEXT ? a->encoding : of_page->name;
}

uint64_t article_stream_origin(const struct article_stream *u, const char *p)
{
    const uint64_t at = text_stream_origin(u->scroll, p);
    return u->markup == MARKUP_TEXT
               ? at
               : offset_map_of(&u->page.decoded.origin,
                               marked_up_to(&u->page, (size_t)at));
}
