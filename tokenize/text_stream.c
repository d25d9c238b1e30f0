/* tokenize/text_stream.c - a window that moves over the input.
 *
 * The window holds what was read and not yet passed on.  Sentences are made
 * from its whole lines; what the passage leaves at its end (an open line, or a
 * block of wrapped text that may go on) moves to its front, and more is
 * appended.  A window that gave nothing must double before it is looked at
 * again, so that a paragraph of n bytes costs O(n).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/text_stream.h"

#include <stdlib.h>

#include "base/arena.h"
#include "tokenize/decode.h"
#include "tokenize/sentence_reader.h"
#include "tokenize/utf8.h"

enum { FIRST_BYTES = 1 << 20 };

enum stage { START, STREAM, GATHER, LAST };

struct text_stream {
    struct splitter *splitter;
    struct article_options options;
    enum stage stage;
    struct buf window;
    size_t least;     /* bytes of the window before it is worth a look */
    size_t n_checked; /* bytes of the window that are good UTF-8 */
    struct arena arena, decoded_arena;
    struct decoded decoded; /* its origin; its charset; GATHER: its text */
    struct article article;
    struct sentence_reader passage;
    bool is_open;     /* the passage has text */
    size_t n_counted; /* bytes of its text in n_cp */
    uint64_t n_cp;
};

int text_stream_open(struct splitter *s, const struct article_options *o,
                     struct text_stream **out, struct err *e)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return err_nomem(e);
    (*out)->splitter = s;
    (*out)->options = *o;
    (*out)->least = FIRST_BYTES;
    return 0;
}

void text_stream_close(struct text_stream *s)
{
    if (!s)
        return;
    buf_free(&s->window);
    arena_free(&s->arena);
    arena_free(&s->decoded_arena);
    offset_map_free(&s->decoded.origin);
    free(s);
}

struct buf *text_stream_input(struct text_stream *s)
{
    return &s->window;
}

const struct article *text_stream_article(const struct text_stream *s)
{
    return &s->article;
}

uint64_t text_stream_origin(const struct text_stream *s, const char *p)
{
    return offset_map_of(&s->decoded.origin,
                         (size_t)(p - s->passage.reader.text.p));
}

/* Language and layout are chosen, the passage is set up over `text`. */
static void begin(struct text_stream *s, struct sv text)
{
    const struct article_options *o = &s->options;
    s->article.encoding = s->decoded.charset.name;
    s->article.encoding_guessed = s->decoded.charset.guessed;
    article_choose(o, text, &s->article);
    s->passage = (struct sentence_reader){
        .splitter = o->presegmented ? NULL : s->splitter,
        .lang = sv_from(s->article.lang),
        .max_sentence_bytes = o->max_sentence_bytes,
        .origin = &s->decoded.origin};
    s->passage.reader =
        paragraph_open(text, s->article.paragraphs, o->presegmented);
}

/* All that there is, in whatever encoding. */
static int take_whole(struct text_stream *s, struct err *e)
{
    int rc = decode_text(&s->decoded_arena, s->options.encoding,
                         buf_sv(&s->window), &s->decoded, e);
    if (rc != 0)
        return rc;
    begin(s, s->decoded.text);
    s->is_open = true;
    s->stage = LAST;
    return 0;
}

/* The first bytes of a longer text decide. */
static int start(struct text_stream *s, struct err *e)
{
    struct sv head = buf_sv(&s->window);
    for (int i = 0; i < 4 && (unsigned char)head.p[head.n - 1] >= 0x80; i++)
        head.n--;
    struct charset *charset = &s->decoded.charset;
    int rc = charset_decide(head, s->options.encoding, charset, e);
    if (rc != 0)
        return rc;
    if (strcmp(charset->name, "UTF-8") != 0) {
        s->stage = GATHER;
        return 0;
    }
    s->decoded.origin.shift = charset->n_bom;
    memmove(s->window.p, s->window.p + charset->n_bom,
            s->window.n - charset->n_bom);
    s->window.n -= charset->n_bom;
    head = buf_sv(&s->window);
    head.n = utf8_fault(head);
    begin(s, head);
    s->stage = STREAM;
    return 0;
}

/* Behind the last line end of s; a CR at the very end may be half of one. */
static size_t whole_lines(struct sv s)
{
    size_t at = s.n;
    while (at > 0 &&
           !(s.p[at - 1] == '\n' || (s.p[at - 1] == '\r' && at < s.n)))
        at--;
    return at;
}

static int check_window(struct text_stream *s, size_t to, struct err *e)
{
    struct sv new = sv_sub(buf_sv(&s->window), s->n_checked, to);
    size_t fault = utf8_fault(new);
    const char *zero = new.n > 0 ? memchr(new.p, 0, fault) : NULL;
    if (zero)
        fault = (size_t)(zero - new.p);
    if (fault < new.n) {
        return err_set_at(e, ERR_INPUT, ERR_BYTE,
                          s->decoded.origin.shift + s->n_checked + fault,
                          zero ? "a zero byte: this is not text"
                               : "not UTF-8, as the text before it is");
    }
    s->n_checked = to;
    return 0;
}

/* Open the passage over the whole lines of the window, if they are worth it. */
static int take_lines(struct text_stream *s, bool at_end, struct err *e)
{
    if (!at_end && s->window.n < s->least)
        return 0;
    struct sv text = buf_sv(&s->window);
    if (!at_end)
        text.n = whole_lines(text);
    int rc = check_window(s, text.n, e);
    if (rc != 0)
        return rc;
    s->passage.reader.text = text;
    s->passage.goes_on = !at_end;
    s->is_open = text.n > 0;
    s->least = 2 * s->window.n;
    if (at_end)
        s->stage = LAST;
    return 0;
}

/* Let go of what was passed on. */
static void move_on(struct text_stream *s)
{
    struct paragraph_reader *reader = &s->passage.reader;
    struct sv text = reader->text;
    size_t done = reader->at < text.n ? reader->at : text.n;
    s->n_cp += utf8_count(sv_sub(text, s->n_counted, done));
    s->n_counted = 0;
    s->n_checked -= done;
    s->decoded.origin.shift += done;
    memmove(s->window.p, s->window.p + done, s->window.n - done);
    s->window.n -= done;
    if (done > 0)
        s->least = 0;
    reader->at = 0;
    reader->next_lf = reader->next_cr = SIZE_MAX;
    s->is_open = false;
    arena_reset(&s->arena);
}

/* The span of `sent` in code points; one that is as in the input has been
 * counted. */
static struct text_stream_span measure(struct text_stream *s,
                                       const struct sentence *sent)
{
    struct sv text = s->passage.reader.text;
    struct sv raw = sv_sub(text, s->passage.from, s->passage.to);
    bool is_same = sent->text.p == raw.p && sent->text.n == raw.n;
    struct text_stream_span span;
    s->n_cp += utf8_count(sv_sub(text, s->n_counted, s->passage.from));
    span.from_cp = s->n_cp;
    s->n_cp += is_same ? sent->n_cp : utf8_count(raw);
    span.to_cp = s->n_cp;
    s->n_counted = s->passage.to;
    return span;
}

/* Get text into the passage; without any there is nothing to do now. */
static int fill(struct text_stream *s, bool at_end, struct err *e)
{
    int rc = 0;
    if (s->stage == START && at_end)
        return take_whole(s, e);
    if (s->stage == START && s->window.n >= FIRST_BYTES)
        rc = start(s, e);
    if (rc == 0 && s->stage == GATHER && at_end)
        rc = take_whole(s, e);
    else if (rc == 0 && s->stage == STREAM)
        rc = take_lines(s, at_end, e);
    return rc;
}

int text_stream_next(struct text_stream *s, bool at_end, struct sentence *out,
                     struct text_stream_span *span, struct err *e)
{
    for (;;) {
        int rc = s->is_open ? 0 : fill(s, at_end, e);
        if (rc != 0 || !s->is_open)
            return rc;
        rc = sentence_reader_next(&s->passage, &s->arena, out, e);
        if (rc > 0) {
            *span = measure(s, out);
            s->article.n_sents++;
            s->article.n_pars = s->passage.n_pars;
        }
        if (rc != 0)
            return rc;
        if (s->stage == LAST)
            return 0;
        move_on(s);
    }
}
