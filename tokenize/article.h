/* tokenize/article.h - a whole text, read: bytes in, sentences out.
 * Ties the stages of this folder together, for the pipeline in cli/.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_ARTICLE_H
#define TOKENIZE_ARTICLE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/language_tag.h"
#include "base/record.h"
#include "base/slice.h"
#include "tokenize/paragraph.h"
#include "tokenize/splitter.h"
#include "tokenize/text_kind.h"

struct arena;

struct article_options {
    const char *encoding; /* a name ICU knows, or NULL: decide; what is
                             well-formed UTF-8 is read as such anyway, see
                             charset_decide() */
    const char *lang;     /* "en", "fr", …; NULL or "auto": language_of() */
    enum paragraph_mode paragraphs;
    bool presegmented; /* one sentence a line; "<p>", a blank line or ".EOA"
                          starts a new paragraph, ".EOA" a new part too */
    size_t max_sentence_bytes; /* of the text; longer is ERR_LIMIT */
    const struct paragraph_layout *partner; /* of the other side of a pair, for
                                               AUTO; NULL: it is not known */
};

/* UTF-8 or decided, language by words, paragraphs by shape, and 16 MiB a
 * sentence: no real sentence comes near, text without any stop that is read
 * by mistake does, and lengths keep far from the limits of 32 bits. */
struct article_options article_options_default(void);

struct article {
    struct sentence *sents; /* in the arena */
    size_t n_sents;
    uint32_t n_pars;
    uint32_t n_parts;      /* from 1: each ended by a line ".EOA", which the
                              last need not have */
    const char *encoding;  /* what was chosen: "UTF-8", …; in the arena */
    bool encoding_guessed; /* by the detector, not by UTF-8 validity, a byte
                              order mark or the caller */
    char lang[LANGUAGE_TAG_BYTES]; /* what was chosen: "en", "fr", "und", … */
    bool lang_given;               /* by the caller, not by its words */
    enum paragraph_mode paragraphs; /* what was chosen, never AUTO */
    enum text_kind kind; /* what it looks like, though it is read as text */
};

/* Decide what is to be known before the first sentence, the language and the
 * layout of the paragraphs, from the first 64 KB of the decoded text. */
void article_choose(const struct article_options *o, struct sv text,
                    struct article *out);

/* The layout of an article that is not read yet, from its first 64 KB: what
 * `partner` of its other side's options may point to, so that both sides of a
 * pair are unwrapped or neither is.  All zero, which says nothing, where the
 * bytes cannot be decoded: article_read() will tell why.  ERR_NOMEM. */
int article_layout(struct arena *a, const struct article_options *o,
                   struct sv bytes, struct paragraph_layout *out,
                   struct err *e);

/* Read an article.  The sentences' texts point into `bytes` where nothing
 * had to change, else into `a`: both must live as long as *out is used.
 * Spans are byte offsets in `bytes` whatever the encoding; each covers its
 * sentence without the white space around it.  A text without any sentence
 * is no error: n_sents is 0.
 *
 * Errors: those of decode_text(); ERR_LIMIT with the byte offset of a
 * sentence that is too long; ERR_NOMEM; ERR_INTERNAL.  On error *out is not
 * to be used.  Reentrant as long as each thread has its own splitter and
 * arena.  O(n). */
int article_read(struct arena *a, struct splitter *s,
                 const struct article_options *o, struct sv bytes,
                 struct article *out, struct err *e);
#endif
