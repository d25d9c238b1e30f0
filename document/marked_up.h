/* document/marked_up.h - the text of an article in HTML or Markdown, taken out
 * before it is split; its sentences keep their places in the file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_MARKED_UP_H
#define DOCUMENT_MARKED_UP_H
#include <stdbool.h>

#include "base/record.h"
#include "io/text_origin.h"
#include "tokenize/article.h"
#include "tokenize/decode.h"

/* What an article is written in. */
enum markup { MARKUP_AUTO, MARKUP_TEXT, MARKUP_HTML, MARKUP_MARKDOWN };

/* The text of a page, a block a line. */
struct marked_up {
    struct decoded decoded;    /* the page as UTF-8 */
    struct buf text;           /* UTF-8 */
    struct text_origin origin; /* where the text is in the page */
};

/* What the file `path` (NULL: it has no name) is, which begins with these
 * bytes: HTML by its first tag, Markdown by the ending of its name.
 * `wanted` decides unless it is MARKUP_AUTO.  Never MARKUP_AUTO.
 *
 * ERR_INPUT for what is no text in either (file_kind.h). */
int markup_decide(enum markup wanted, const char *path, struct sv ahead,
                  enum markup *out, struct err *e);

/* Take the text out of the bytes of a page in HTML or Markdown.  Of HTML the
 * encoding that the page names counts as if it were o->encoding, where that is
 * NULL.  The text lives in *out, which marked_up_free() gives back, also after
 * an error; what was decoded lives in `a` or is `bytes`.
 *
 * Errors: those of decode_text(), html_text() and markdown_text(). */
int marked_up_read(struct arena *a, const struct article_options *o,
                   enum markup markup, bool keep_code, struct sv bytes,
                   struct marked_up *out, struct err *e);
void marked_up_free(struct marked_up *m);

/* How the text is split: lines are paragraphs, and it is UTF-8. */
struct article_options marked_up_options(const struct article_options *o);

/* Where a byte of the text is in the decoded page, and behind which byte of it
 * the text before text_to ends: a reference such as "&raquo;" is one place. */
size_t marked_up_from(const struct marked_up *m, size_t text_at);
size_t marked_up_to(const struct marked_up *m, size_t text_to);

/* Give a sentence of the text its byte span in the file. */
void marked_up_place(const struct marked_up *m, struct sentence *s);
#endif
