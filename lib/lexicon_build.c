/* lib/lexicon_build.c - inputs, their routes, and one lexicon of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/lexicon_build.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/language_tag.h"
#include "document/lexicon/lexicon_merge.h"
#include "document/lexicon/lexicon_output.h"
#include "document/lexicon/lexicon_set.h"
#include "document/lexicon/packed_lexicon.h"

/* Inputs that lead from one language to another, in their order. */
struct route {
    struct lexicon_view views[LEXICON_SET_MAX + 1];
    size_t n;
};

/* All that is loaded, and where it leads. */
struct build {
    struct lexicon_set inputs;
    const char *src, *tgt, *pivot; /* languages; NULL: not known */
    double min_probability;
    struct route direct, to_pivot, from_pivot;
    struct dictionary first, second, joined, all;
};

static void build_close(struct build *b)
{
    lexicon_set_close(&b->inputs);
    dictionary_free(&b->first);
    dictionary_free(&b->second);
    dictionary_free(&b->joined);
    dictionary_free(&b->all);
}

static int load(struct build *b, const char *const *inputs, size_t n,
                struct err *e)
{
    struct lexicon_choice choice = {
        .without_own = true, .src_lang = b->src, .tgt_lang = b->tgt};
    for (size_t k = 0; k < n; k++) {
        if (strcmp(inputs[k], "built-in") == 0)
            choice.without_own = false;
        else if (choice.n_paths == LEXICON_SET_MAX_FILES)
            return err_set(e, ERR_USAGE, "no more than %d lexicons",
                           LEXICON_SET_MAX_FILES);
        else
            choice.paths[choice.n_paths++] = inputs[k];
    }
    return lexicon_set_open(&choice, &b->inputs, e);
}

/* Where the user gave no languages: those of the first input that has some. */
static void choose_languages(struct build *b)
{
    for (size_t k = 0; k < b->inputs.n && !(b->src && b->tgt); k++) {
        const struct dictionary *d = &b->inputs.dictionaries[k];
        if (!*d->lang[0])
            continue;
        bool back =
            (b->src && language_tag_is(sv_from(b->src), sv_from(d->lang[1]))) ||
            (b->tgt && language_tag_is(sv_from(b->tgt), sv_from(d->lang[0])));
        b->src = b->src ? b->src : d->lang[back];
        b->tgt = b->tgt ? b->tgt : d->lang[!back];
    }
}

static bool leads(const struct dictionary *d, const char *src, const char *tgt,
                  struct route *route)
{
    for (unsigned way = 0; src && tgt && way < DICTIONARY_WAYS; way++) {
        if (*d->lang[0] && !dictionary_serves(d, way, src, tgt))
            continue;
        route->views[route->n++] = (struct lexicon_view){d, way};
        return true;
    }
    return false;
}

static int find_routes(struct build *b, struct err *e)
{
    for (size_t k = 0; k < b->inputs.n; k++) {
        const struct dictionary *d = &b->inputs.dictionaries[k];
        if (!*d->lang[0] || !b->src) {
            b->direct.views[b->direct.n++] =
                (struct lexicon_view){d, DICTIONARY_FORTH};
            continue;
        }
        if (leads(d, b->src, b->tgt, &b->direct) ||
            leads(d, b->src, b->pivot, &b->to_pivot) ||
            leads(d, b->pivot, b->tgt, &b->from_pivot))
            continue;
        err_set(e, ERR_INPUT,
                "a lexicon of \"%s\" and \"%s\" has no place "
                "between \"%s\" and \"%s\"",
                d->lang[0], d->lang[1], b->src, b->tgt);
        return err_about(
            ERR_INPUT, b->inputs.paths[k] ? b->inputs.paths[k] : "built-in", e);
    }
    return b->pivot && (b->to_pivot.n == 0 || b->from_pivot.n == 0)
               ? err_set(e, ERR_INPUT,
                         "no input leads between \"%s\" and \"%s\", so that "
                         "--pivot has no effect",
                         b->pivot, b->to_pivot.n == 0 ? b->src : b->tgt)
               : 0;
}

/* What leads over the pivot becomes one more direct lexicon. */
static int join(struct build *b, struct err *e)
{
    int rc = lexicon_merge(b->to_pivot.views, b->to_pivot.n, 0, &b->first, e);
    if (rc == 0)
        rc = lexicon_merge(b->from_pivot.views, b->from_pivot.n, 0, &b->second,
                           e);
    if (rc == 0)
        rc = lexicon_join(&b->first, &b->second, b->min_probability, &b->joined,
                          e);
    b->direct.views[b->direct.n++] =
        (struct lexicon_view){&b->joined, DICTIONARY_FORTH};
    return rc;
}

/* As text: the pairs as the aligner's entries. */
static int write_text(const struct build *b, const char *path, struct err *e)
{
    const struct dictionary *d = &b->all;
    const char *const lang[2] = {b->src ? b->src : "", b->tgt ? b->tgt : ""};
    size_t n = 0, n_words = dictionary_n_words(d);
    struct lexicon_entry *entries =
        malloc((dictionary_n_pairs(d) + 1) * sizeof *entries);
    if (!entries)
        return err_nomem(e);
    for (uint32_t w = 0; w < n_words; w++) {
        struct dictionary_row row = dictionary_row(d, DICTIONARY_FORTH, w);
        for (size_t k = 0; k < row.n; k++)
            entries[n++] = (struct lexicon_entry){w, row.entries[k].word,
                                                  row.entries[k].forth,
                                                  row.entries[k].back};
    }
    int rc = lexicon_output_write(path, lang, &d->words, entries, n, e);
    free(entries);
    return rc;
}

static int write_output(struct build *b, const char *path, struct err *e)
{
    if (!packed_lexicon_names(path))
        return write_text(b, path, e);
    for (unsigned k = 0; k < 2 && b->src && b->tgt; k++)
        snprintf(b->all.lang[k], sizeof b->all.lang[k], "%s",
                 k == 0 ? b->src : b->tgt);
    return packed_lexicon_write(path, &b->all, e);
}

static int run(struct build *b, const char *output, const char *const *inputs,
               size_t n_inputs, struct err *e)
{
    int rc = load(b, inputs, n_inputs, e);
    if (rc != 0)
        return rc;
    choose_languages(b);
    rc = find_routes(b, e);
    if (rc == 0 && b->pivot)
        rc = join(b, e);
    if (rc == 0)
        rc = lexicon_merge(b->direct.views, b->direct.n, b->min_probability,
                           &b->all, e);
    return rc == 0 && dictionary_n_pairs(&b->all) > 0
               ? write_output(b, output, e)
               : rc;
}

static struct lexicon_build_outcome figures_of(const struct build *b)
{
    struct lexicon_build_outcome out = {.n_inputs = b->inputs.n};
    out.n_pairs = dictionary_n_pairs(&b->all);
    out.n_joined = b->pivot ? dictionary_n_pairs(&b->joined) : 0;
    for (size_t k = 0; k < b->inputs.n; k++)
        out.n_skipped += b->inputs.dictionaries[k].n_passed_over;
    if (b->src && b->tgt) {
        snprintf(out.src_lang, sizeof out.src_lang, "%s", b->src);
        snprintf(out.tgt_lang, sizeof out.tgt_lang, "%s", b->tgt);
    }
    return out;
}

int lexicon_build_run(const struct task_values *v, const char *const *inputs,
                      size_t n_inputs, struct lexicon_build_outcome *out,
                      struct err *e)
{
    struct build *b = calloc(1, sizeof *b);
    if (!b)
        return err_nomem(e);
    b->src = v->src_lang;
    b->tgt = v->tgt_lang;
    b->pivot = v->pivot_lang;
    b->min_probability = v->least_probability;
    int rc = run(b, v->output, inputs, n_inputs, e);
    if (rc == 0)
        *out = figures_of(b);
    build_close(b);
    free(b);
    return rc;
}
