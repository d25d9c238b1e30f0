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
#include "document/lexicon/lexicon_load.h"
#include "io/whole_file.h"
#include "tokenize/decode.h"
#include "tokenize/utf8.h"

static int load_file(struct dictionary *d, const char *path, uint64_t *digest,
                     struct err *e)
{
    struct buf bytes = {0};
    struct arena a = {0};
    struct decoded text = {.text = {0}};
    int rc = whole_file_read_text(path, WHOLE_FILE_MAX_BYTES, &bytes, e);
    *digest = hash_sv(buf_sv(&bytes), *digest);
    if (rc == 0)
        rc = decode_text(&a, "UTF-8", buf_sv(&bytes), &text, e);
    if (rc == 0)
        rc = lexicon_load_text(d, text.text, e);
    offset_map_free(&text.origin);
    arena_free(&a);
    buf_free(&bytes);
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
    return rc;
}

static int load(struct lexicon_set *l, const char *path, struct err *e)
{
    l->paths[l->n] = path;
    struct dictionary *d = &l->dictionaries[l->n++];
    int rc = dictd_names(path) ? load_dictd(d, path, &l->digest, e)
                               : load_file(d, path, &l->digest, e);
    if (rc == 0 && d->pairs.n == 0)
        rc = err_set(e, ERR_INPUT, "no pair of single words in it");
    if (rc == 0)
        rc = dictionary_sort(d, e);
    return err_about(rc, path, e);
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
        rc = load(l, choice->paths[k], e);
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
    *l = (struct lexicon_set){.n = 0};
}
