/* document/article_file.c - reads one article.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/article_file.h"

#include "base/arena.h"
#include "io/whole_file.h"
#include "tokenize/language_name.h"

struct reading reading_default(void)
{
    return (struct reading){
        .article = article_options_default(),
        .splitting = {.options = splitter_options_default()},
        .max_bytes = WHOLE_FILE_MAX_BYTES};
}

enum markup reading_markup(const struct reading *r)
{
    return r->article.presegmented ? MARKUP_TEXT : r->markup;
}

int reading_fetch(const struct reading *r, const char *path,
                  const struct run_files *outputs, struct loaded *out,
                  struct err *e)
{
    *out = (struct loaded){.path = path};
    int rc = outputs ? whole_file_read_regular(path, outputs, r->max_bytes,
                                               &out->bytes, e)
                     : whole_file_read(path, r->max_bytes, &out->bytes, e);
    if (rc != 0)
        loaded_free(out);
    return rc;
}

/* The article of a page in HTML or Markdown. */
static int parse_page(const struct reading *r, enum markup markup,
                      const struct article_options *o, struct arena *a,
                      struct splitter *splitter, struct loaded *l,
                      struct err *e)
{
    const struct article_options of_text = marked_up_options(o);
    marked_up_free(&l->page);
    int rc = marked_up_read(a, o, markup, r->keep_code, buf_sv(&l->bytes),
                            &l->page, e);
    if (rc == 0)
        rc = article_read(a, splitter, &of_text, buf_sv(&l->page.text),
                          &l->article, e);
    if (rc != 0)
        return rc;
    l->article.encoding = arena_copy(a, l->page.decoded.charset.name,
                                     sizeof l->page.decoded.charset.name);
    l->article.encoding_guessed = l->page.decoded.charset.guessed;
    l->article.kind = TEXT_PLAIN;
    for (size_t i = 0; i < l->article.n_sents; i++)
        marked_up_place(&l->page, &l->article.sents[i]);
    return l->article.encoding ? 0 : err_nomem(e);
}

int reading_parse(const struct reading *r, struct arena *a,
                  struct splitter *splitter, const char *lang,
                  const struct paragraph_layout *partner, struct loaded *l,
                  struct err *e)
{
    struct article_options options = r->article;
    enum markup markup = MARKUP_TEXT;
    char tag[LANGUAGE_TAG_BYTES];
    options.partner = partner;
    if (l->bytes.n == 0)
        return err_about(err_set(e, ERR_INPUT, "the file is empty"), l->path,
                         e);
    int rc = markup_decide(reading_markup(r), l->path, buf_sv(&l->bytes),
                           &markup, e);
    if (lang && rc == 0 && strcmp(lang, "auto") != 0) {
        rc = language_name_tag(sv_from(lang), tag, e);
        options.lang = tag;
    }
    if (rc == 0 && markup != MARKUP_TEXT)
        rc = parse_page(r, markup, &options, a, splitter, l, e);
    else if (rc == 0)
        rc = article_read(a, splitter, &options, buf_sv(&l->bytes), &l->article,
                          e);
    if (r->markup == MARKUP_TEXT)
        l->article.kind = TEXT_PLAIN; /* as was said */
    if (rc == 0 && l->article.n_sents == 0)
        rc = err_set(e, ERR_INPUT, "no sentence in it, only white space");
    return err_about(rc, l->path, e);
}

int reading_layout(const struct reading *r, struct arena *a,
                   const struct loaded *l, struct paragraph_layout *out,
                   struct err *e)
{
    enum markup markup;
    struct sv bytes = buf_sv(&l->bytes);
    *out = (struct paragraph_layout){0};
    if (markup_decide(reading_markup(r), l->path, bytes, &markup, NULL) != 0 ||
        markup != MARKUP_TEXT)
        return 0; /* reading_parse() returns the error */
    return article_layout(a, &r->article, bytes, out, e);
}

int reading_load(const struct reading *r, struct arena *a,
                 struct splitter *splitter, const char *path, const char *lang,
                 struct loaded *out, struct err *e)
{
    int rc = reading_fetch(r, path, NULL, out, e);
    if (rc == 0)
        rc = reading_parse(r, a, splitter, lang, NULL, out, e);
    if (rc != 0)
        loaded_free(out);
    return rc;
}

void loaded_free(struct loaded *l)
{
    buf_free(&l->bytes);
    marked_up_free(&l->page);
}
