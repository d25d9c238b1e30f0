/* document/article_file.h - from a file name to an article: source and tokenize meet.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_ARTICLE_FILE_H
#define DOCUMENT_ARTICLE_FILE_H
#include "base/buffer.h"
#include "document/marked_up.h"
#include "io/run_files.h"
#include "tokenize/article.h"

/* How sentences are split; settings_load() reads the files. */
struct splitting {
    struct splitter_options options;
    const char *abbrev_path; /* a table of the user's, or NULL */
    const char *model_path;  /* weights of the user's, or NULL */
    struct buf abbrev, model;
};

/* How articles are read; the same for both sides but for the language. */
struct reading {
    struct article_options article;
    struct splitting splitting;
    const char *src_lang, *tgt_lang;
    enum markup markup; /* what files are written in */
    bool keep_code;     /* of HTML and Markdown */
    size_t max_bytes;   /* of a file, unpacked; more is an error */
};

struct reading reading_default(void);

/* What files are taken for: sentences a line are never marked up. */
enum markup reading_markup(const struct reading *r);

/* An article with the bytes it was read from. */
struct loaded {
    const char *path;
    struct buf bytes;
    struct marked_up page; /* of HTML and Markdown: the text of bytes */
    struct article article;
};

/* Read `path` ("-": standard input) as a text in `lang`, which is what
 * language_name_tag() understands (NULL or "auto": to be told from its words).
 * The article lives in `a` and in *out, which
 * loaded_free gives back.  An article without a sentence is ERR_INPUT, as is
 * what is no text (markup_decide). */
int reading_load(const struct reading *r, struct arena *a,
                 struct splitter *splitter, const char *path, const char *lang,
                 struct loaded *out, struct err *e);
void loaded_free(struct loaded *l);

/* The two halves of it: the bytes, and the article from bytes that are in
 * l->bytes already.  After an error of reading_parse the bytes are still
 * there.  With `outputs` (else NULL), those of whole_file_read_regular.
 * `partner`: the layout of the other side of a pair, of reading_layout(), or
 * NULL. */
int reading_fetch(const struct reading *r, const char *path,
                  const struct run_files *outputs, struct loaded *out,
                  struct err *e);
int reading_parse(const struct reading *r, struct arena *a,
                  struct splitter *splitter, const char *lang,
                  const struct paragraph_layout *partner, struct loaded *l,
                  struct err *e);

/* The layout of an article's paragraphs, from its bytes: article_layout().  All
 * zero for HTML and Markdown, whose paragraphs are known. */
int reading_layout(const struct reading *r, struct arena *a,
                   const struct loaded *l, struct paragraph_layout *out,
                   struct err *e);
#endif
