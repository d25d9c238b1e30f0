/* document/article_file.c - reads one article.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/article_file.h"

#include "io/whole_file.h"
#include "tokenize/file_kind.h"

struct reading reading_default(void)
{
    return (struct reading){
        .article = article_options_default(),
        .splitting = {.options = splitter_options_default()},
        .max_bytes = WHOLE_FILE_MAX_BYTES};
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

int reading_parse(const struct reading *r, struct arena *a,
                  struct splitter *splitter, const char *lang, struct loaded *l,
                  struct err *e)
{
    struct article_options options = r->article;
    options.lang = lang;
    if (l->bytes.n == 0)
        return err_about(err_set(e, ERR_INPUT, "the file is empty"), l->path,
                         e);
    int rc = file_kind_check(buf_sv(&l->bytes), e);
    if (rc == 0)
        rc = article_read(a, splitter, &options, buf_sv(&l->bytes), &l->article,
                          e);
    if (rc == 0 && l->article.n_sents == 0)
        rc = err_set(e, ERR_INPUT, "no sentence in it, only white space");
    return err_about(rc, l->path, e);
}

int reading_load(const struct reading *r, struct arena *a,
                 struct splitter *splitter, const char *path, const char *lang,
                 struct loaded *out, struct err *e)
{
    int rc = reading_fetch(r, path, NULL, out, e);
    if (rc == 0)
        rc = reading_parse(r, a, splitter, lang, out, e);
    if (rc != 0)
        loaded_free(out);
    return rc;
}

void loaded_free(struct loaded *l)
{
    buf_free(&l->bytes);
}
