/* document/article_file.c - reads one article.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/article_file.h"

#include "base/hash.h"
#include "io/whole_file.h"

struct reading reading_default(void)
{
    return (struct reading){.article = article_options_default(),
                            .splitting = splitting_default(),
                            .max_bytes = WHOLE_FILE_MAX_BYTES};
}

static const struct option_spec specs[] = {
    {OPTION_ENCODING, 0, "encoding", "NAME",
     "encoding of the texts (default: decided for each)"},
    {OPTION_LAYOUT, 0, "layout", "HOW",
     "paragraphs: auto, lines, blank (lines between them), unwrap"},
    {OPTION_UNWRAP, 0, "unwrap", NULL,
     "the texts are hard-wrapped (--layout unwrap)"},
    {OPTION_PRESEGMENTED, 0, "presegmented", NULL,
     "one sentence a line; a blank line, <p> or .EOA ends a paragraph"},
    {OPTION_MAX_SENTENCE, 0, "max-sentence", "BYTES",
     "a longer sentence is an error (default: 16 MiB)"},
    {OPTION_MAX_INPUT, 0, "max-input", "BYTES",
     "a larger file is an error (default: 1 GiB, the most there is)"},
    {OPTION_SRC_LANG, 0, "src-lang", "LANG",
     "language of the source (default: told from its words)"},
    {OPTION_TRG_LANG, 0, "trg-lang", "LANG", "the same for the target"},
};

static int set(void *target, int id, const char *value, struct err *e)
{
    static const char *const modes[] = {"auto", "lines", "blank", "unwrap"};
    struct reading *r = target;
    size_t choice = 0;
    unsigned long n = 0;
    int rc = 0;
    switch (id) {
    case OPTION_ENCODING: r->article.encoding = value; break;
    case OPTION_LAYOUT:
        rc = option_choice(value, modes, 4, &choice, e);
        r->article.paragraphs = (enum paragraph_mode)choice;
        break;
    case OPTION_UNWRAP: r->article.paragraphs = PARAGRAPH_UNWRAP; break;
    case OPTION_PRESEGMENTED: r->article.presegmented = true; break;
    case OPTION_MAX_SENTENCE:
        rc = option_whole(value, 1, 1UL << 30, &n, e);
        r->article.max_sentence_bytes = n;
        break;
    case OPTION_MAX_INPUT:
        rc = option_whole(value, 1, WHOLE_FILE_MAX_BYTES, &n, e);
        r->max_bytes = n;
        break;
    case OPTION_SRC_LANG: return option_lang(value, &r->src_lang, e);
    default: return option_lang(value, &r->tgt_lang, e);
    }
    return rc;
}

const struct option_group reading_options = {
    "Reading", specs, sizeof specs / sizeof specs[0], set};

int reading_fetch(const struct reading *r, const char *path, struct loaded *out,
                  struct err *e)
{
    *out = (struct loaded){.path = path};
    int rc = whole_file_read(path, r->max_bytes, &out->bytes, e);
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
    int rc =
        article_read(a, splitter, &options, buf_sv(&l->bytes), &l->article, e);
    if (rc == 0 && l->article.n_sents == 0)
        rc = err_set(e, ERR_INPUT, "no sentence in it, only white space");
    return err_about(rc, l->path, e);
}

int reading_load(const struct reading *r, struct arena *a,
                 struct splitter *splitter, const char *path, const char *lang,
                 struct loaded *out, struct err *e)
{
    int rc = reading_fetch(r, path, out, e);
    if (rc == 0)
        rc = reading_parse(r, a, splitter, lang, out, e);
    if (rc != 0)
        loaded_free(out);
    return rc;
}

int reading_open(struct reading *r, struct err *e)
{
    struct splitter *splitter = NULL;
    int rc = splitting_open(&r->splitting, &splitter, e);
    if (rc == 0)
        splitter_close(splitter);
    return rc;
}

void reading_close(struct reading *r)
{
    splitting_free(&r->splitting);
}

uint64_t reading_digest(const struct reading *r, uint64_t seed)
{
    const uint64_t choices[] = {r->article.paragraphs, r->article.presegmented,
                                r->article.max_sentence_bytes, r->max_bytes};
    const char *names[] = {r->article.encoding, r->src_lang, r->tgt_lang};
    for (size_t i = 0; i < 3; i++)
        seed = hash_sv(names[i] ? sv_from(names[i]) : SV("\t"), seed);
    seed = splitting_digest(&r->splitting, seed);
    return hash_sv((struct sv){(const char *)choices, sizeof choices}, seed);
}

void loaded_free(struct loaded *l)
{
    buf_free(&l->bytes);
}
