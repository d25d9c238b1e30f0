/* document/lexicon/lexicon_set.c - from files to dictionaries.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/lexicon/lexicon_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "document/lexicon/dictd.h"
#include "document/lexicon/embedded_lexicon.h"
#include "document/lexicon/freedict.h"
#include "document/lexicon/lexicon_load.h"
#include "document/lexicon/packed_lexicon.h"
#include "io/whole_file.h"
#include "tokenize/decode.h"
#include "tokenize/utf8.h"

static int load_text(struct dictionary *d, struct sv bytes, struct err *e)
{
    struct arena a = {0};
    struct decoded text = {.text = {0}};
    int rc = decode_text(&a, "UTF-8", bytes, &text, e);
    if (rc == 0)
        rc = lexicon_load_text(d, text.text, e);
    if (rc == 0 && d->pairs.n == 0)
        rc = err_set(e, ERR_INPUT, "no pair of single words in it");
    if (rc == 0)
        rc = dictionary_sort(d, e);
    offset_map_free(&text.origin);
    arena_free(&a);
    return rc;
}

/* Text, or a packed lexicon, which stays in *memory. */
static int load_file(struct dictionary *d, const char *path, struct buf *memory,
                     uint64_t *digest, struct err *e)
{
    int rc = whole_file_read_text(path, WHOLE_FILE_MAX_BYTES, memory, e);
    *digest = hash_sv(buf_sv(memory), *digest);
    if (rc == 0 && packed_lexicon_is(buf_sv(memory)))
        return packed_lexicon_open(buf_sv(memory), d, e);
    if (rc == 0)
        rc = load_text(d, buf_sv(memory), e);
    buf_free(memory);
    return rc;
}

/* The pairs of a dictionary of the DICT server. */
static int load_dictd(struct dictionary *d, const char *path, uint64_t *digest,
                      struct err *e)
{
    struct dictd file;
    struct lexicon_line line;
    int rc = dictd_open(path, &file, e);
    *digest = hash_sv(buf_sv(&file.text), *digest);
    size_t fault = rc == 0 ? utf8_fault(buf_sv(&file.text)) : file.text.n;
    if (fault < file.text.n) {
        file.path = file.text_path;
        rc = err_set_at(e, ERR_INPUT, ERR_BYTE, fault, "not UTF-8");
    }
    while (rc == 0 && (rc = dictd_next(&file, &line, e)) > 0)
        rc = lexicon_load_line(d, &line, e);
    err_about(rc, file.path, e);
    dictd_close(&file);
    if (rc == 0 && d->pairs.n == 0)
        rc = err_set(e, ERR_INPUT, "no pair of single words in it");
    freedict_languages(path, d->lang);
    return rc == 0 ? dictionary_sort(d, e) : rc;
}

static int load(struct lexicon_set *l, const char *path, struct err *e)
{
    size_t k = l->n++;
    struct dictionary *d = &l->dictionaries[k];
    l->paths[k] = path;
    d->is_for_unknown = true;
    int rc = dictd_names(path)
                 ? load_dictd(d, path, &l->digest, e)
                 : load_file(d, path, &l->memory[k], &l->digest, e);
    return err_about(rc, path, e);
}

/* The dictionaries that "freedict" means, as choice `k`. */
static int load_freedict(struct lexicon_set *l,
                         const struct lexicon_choice *choice, size_t k,
                         struct err *e)
{
    const char *paths[FREEDICT_MAX];
    size_t n = 0;
    int rc = freedict_find(choice->paths[k], choice->src_lang, choice->tgt_lang,
                           &l->names[k], paths, &n, e);
    for (size_t i = 0; i < n && rc == 0; i++)
        rc = l->n < LEXICON_SET_MAX - 1
                 ? load(l, paths[i], e)
                 : err_set(e, ERR_USAGE, "no more than %d lexicons",
                           LEXICON_SET_MAX_FILES);
    return rc;
}

static int load_own(struct lexicon_set *l, struct err *e)
{
    l->digest = embedded_lexicon.digest;
    return dictionary_unpack(&l->dictionaries[l->n++], embedded_lexicon.packed,
                             e);
}

static void count_words(struct lexicon_set *l)
{
    l->n_words = 0;
    for (size_t k = 0; k < l->n; k++)
        l->n_words += dictionary_n_words(&l->dictionaries[k]);
}

int lexicon_set_open(const struct lexicon_choice *choice, struct lexicon_set *l,
                     struct err *e)
{
    *l = (struct lexicon_set){.n = 0};
    int rc = choice->without_own ? 0 : load_own(l, e);
    for (size_t k = 0; k < choice->n_paths && rc == 0; k++)
        rc = freedict_names(choice->paths[k]) ? load_freedict(l, choice, k, e)
                                              : load(l, choice->paths[k], e);
    count_words(l);
    return rc;
}

void lexicon_set_replace_last(struct lexicon_set *l, const struct dictionary *d)
{
    if (l->has_put)
        dictionary_free(&l->dictionaries[--l->n]);
    l->dictionaries[l->n++] = *d;
    l->has_put = true;
    count_words(l);
}

void lexicon_set_close(struct lexicon_set *l)
{
    for (size_t k = 0; k < l->n; k++)
        dictionary_free(&l->dictionaries[k]);
    for (size_t k = 0; k < LEXICON_SET_MAX; k++)
        buf_free(&l->memory[k]);
    for (size_t k = 0; k < LEXICON_SET_MAX_FILES; k++)
        buf_free(&l->names[k]);
    *l = (struct lexicon_set){.n = 0};
}
