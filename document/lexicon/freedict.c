/* document/lexicon/freedict.c - from languages to files and back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/lexicon/freedict.h"

#include <stdio.h>

/* Where Debian's packages dict-freedict-AAA-BBB put them. */
static const char debian_folder[] = "/usr/share/dictd";

/* The languages of those packages, as their names have them. */
static const char *const codes[] = {
    "afr", "ara", "ast", "bre", "bul", "cat", "ces", "ckb", "cym", "dan",
    "deu", "ell", "eng", "epo", "fin", "fra", "gla", "gle", "hin", "hrv",
    "hun", "ind", "isl", "ita", "jpn", "kha", "kmr", "kur", "lat", "lit",
    "mkd", "nld", "nno", "nob", "nor", "oci", "pol", "por", "rom", "rus",
    "san", "slk", "slv", "spa", "srp", "swe", "swh", "tur", "wol",
};
enum { N_CODES = sizeof codes / sizeof codes[0], CODE = 3 };

bool freedict_names(const char *lexicon)
{
    struct sv name = sv_from(lexicon);
    return sv_eq(name, SV("freedict")) || sv_starts(name, SV("freedict:"));
}

/* Of a tag such as "de-AT"; NULL if no package has the language. */
static const char *code_of(struct sv tag)
{
    for (size_t k = 0; k < N_CODES; k++)
        if (language_tag_is(tag, sv_from(codes[k])))
            return codes[k];
    return NULL;
}

/* The tag of a code that packages have. */
static bool put_tag(struct sv code, char out[LANGUAGE_TAG_BYTES])
{
    struct sv tag = language_code_shortest(code);
    snprintf(out, LANGUAGE_TAG_BYTES, "%.*s", (int)tag.n, tag.p);
    return code_of(code) != NULL;
}

void freedict_languages(const char *path, char lang[2][LANGUAGE_TAG_BYTES])
{
    const char *slash = strrchr(path, '/');
    struct sv name = sv_from(slash ? slash + 1 : path);
    const struct sv head = SV("freedict-");
    lang[0][0] = lang[1][0] = '\0';
    if (!sv_starts(name, head) || name.n <= head.n + 2 * CODE + 1 ||
        name.p[head.n + CODE] != '-' || name.p[head.n + 2 * CODE + 1] != '.')
        return;
    size_t second = head.n + CODE + 1;
    if (!put_tag(sv_sub(name, head.n, head.n + CODE), lang[0]) ||
        !put_tag(sv_sub(name, second, second + CODE), lang[1]))
        lang[0][0] = lang[1][0] = '\0';
}

/* Append the path of a dictionary, with a NUL. */
static void put_path(struct buf *out, const char *folder, const char *src,
                     const char *tgt)
{
    buf_add_sv(out, sv_from(folder));
    buf_add_sv(out, SV("/freedict-"));
    buf_add_sv(out, sv_from(src));
    buf_add_char(out, '-');
    buf_add_sv(out, sv_from(tgt));
    buf_add(out, ".index", sizeof ".index");
}

static bool is_there(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (f)
        fclose(f);
    return f != NULL;
}

static bool is_known(const char *lang)
{
    return lang && strcmp(lang, "auto") != 0 && strcmp(lang, "und") != 0;
}

int freedict_find(const char *lexicon, const char *src_lang,
                  const char *tgt_lang, struct buf *memory,
                  const char *paths[FREEDICT_MAX], size_t *n, struct err *e)
{
    const char *colon = strchr(lexicon, ':');
    const char *folder = colon ? colon + 1 : debian_folder;
    *n = 0;
    if (!is_known(src_lang) || !is_known(tgt_lang))
        return err_set(e, ERR_USAGE,
                       "--lexicon freedict needs --src-lang and --trg-lang");
    const char *src = code_of(sv_from(src_lang)),
               *tgt = code_of(sv_from(tgt_lang));
    if (!src || !tgt)
        return err_set(e, ERR_INPUT, "FreeDict has no dictionary of \"%s\"",
                       src ? tgt_lang : src_lang);
    buf_clear(memory);
    put_path(memory, folder, src, tgt);
    size_t n_first = memory->n;
    put_path(memory, folder, tgt, src);
    if (memory->failed)
        return err_nomem(e);
    const char *const both[FREEDICT_MAX] = {memory->p, memory->p + n_first};
    for (size_t k = 0; k < FREEDICT_MAX; k++)
        if (is_there(both[k]))
            paths[(*n)++] = both[k];
    if (*n > 0)
        return 0;
    return err_set(e, ERR_INPUT,
                   "no dictionary of \"%s\" and \"%s\" in %s: install "
                   "dict-freedict-%s-%s or dict-freedict-%s-%s",
                   src_lang, tgt_lang, folder, src, tgt, tgt, src);
}
