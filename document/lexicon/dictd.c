/* document/lexicon/dictd.c - from the index to entries, from entries to translations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/lexicon/dictd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/whole_file.h"

static const char *const endings[] = {".index", ".dict.dz", ".dict"};
enum { N_ENDINGS = sizeof endings / sizeof endings[0] };

/* The length of the path without its ending, or 0. */
static size_t stem_of(const char *path)
{
    struct sv name = sv_from(path);
    for (size_t k = 0; k < N_ENDINGS; k++)
        if (sv_ends(name, sv_from(endings[k])))
            return name.n - strlen(endings[k]);
    return 0;
}

bool dictd_names(const char *path)
{
    return stem_of(path) > 0;
}

static char *sibling(const char *path, size_t n_stem, const char *ending)
{
    size_t size = n_stem + strlen(ending) + 1;
    char *name = malloc(size);
    if (name)
        snprintf(name, size, "%.*s%s", (int)n_stem, path, ending);
    return name;
}

/* NAME.dict.dz, or NAME.dict where that is named or the other is not there. */
static char *text_path(const char *path, size_t n_stem)
{
    char *packed = sibling(path, n_stem, endings[1]);
    FILE *f = packed ? fopen(packed, "rb") : NULL;
    bool plain = !f || sv_ends(sv_from(path), sv_from(endings[2]));
    if (f)
        fclose(f);
    if (!packed || !plain)
        return packed;
    free(packed);
    return sibling(path, n_stem, endings[2]);
}

int dictd_open(const char *path, struct dictd *d, struct err *e)
{
    size_t n_stem = stem_of(path);
    *d = (struct dictd){.path = path};
    d->index_path = sibling(path, n_stem, endings[0]);
    d->text_path = text_path(path, n_stem);
    if (!d->index_path || !d->text_path)
        return err_nomem(e);
    d->path = d->text_path;
    int rc = whole_file_read(d->text_path, WHOLE_FILE_MAX_BYTES, &d->text, e);
    if (rc != 0)
        return rc;
    d->path = d->index_path;
    rc = whole_file_read(d->index_path, WHOLE_FILE_MAX_BYTES, &d->index, e);
    d->lines = buf_sv(&d->index);
    return rc;
}

void dictd_close(struct dictd *d)
{
    free(d->index_path);
    free(d->text_path);
    buf_free(&d->index);
    buf_free(&d->text);
    *d = (struct dictd){.path = NULL};
}

/* Take a number in base 64 off, up to the next tab or the end. */
static bool take_number(struct sv *line, size_t *out)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t value = 0, n = 0;
    for (; n < line->n && line->p[n] != '\t'; n++) {
        const char *digit = strchr(digits, line->p[n]);
        if (!digit || !*digit || n == 8)
            return false;
        value = value * 64 + (size_t)(digit - digits);
    }
    *line = sv_sub(*line, n < line->n ? n + 1 : n, line->n);
    *out = value;
    return n > 0;
}

static bool is_about_itself(struct sv word)
{
    return sv_starts(word, SV("00database")) ||
           sv_starts(word, SV("00-database"));
}

static struct sv trim(struct sv s)
{
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
        s = sv_sub(s, 1, s.n);
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    return s;
}

/* The headword ends where pronunciation, grammar or a remark begins. */
static struct sv head_of(struct sv line)
{
    for (size_t k = 0; k + 1 < line.n; k++)
        if (line.p[k] == ' ' && strchr("/<[(", line.p[k + 1]))
            return trim(sv_sub(line, 0, k));
    return trim(line);
}

static size_t skip_digits(struct sv line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
        n++;
    return n;
}

/* "12." at the front of a line. */
static bool has_ordinal(struct sv line)
{
    size_t n = skip_digits(line);
    return n > 0 && n < line.n && line.p[n] == '.';
}

/* A line without the ordinal at its front, and without one at its end, where
 * WikDict begins to number definitions. */
static struct sv strip_ordinals(struct sv line)
{
    if (has_ordinal(line))
        line = trim(sv_sub(line, skip_digits(line) + 1, line.n));
    size_t n = line.n > 0 && line.p[line.n - 1] == '.' ? line.n - 1 : 0;
    while (n > 0 && line.p[n - 1] >= '0' && line.p[n - 1] <= '9')
        n--;
    bool ordinal = n > 0 && n + 1 < line.n && line.p[n - 1] == ' ';
    return ordinal ? trim(sv_sub(line, 0, n)) : line;
}

/* Lines of the Ding dictionaries that hold no translation. */
static bool is_remark(struct sv line)
{
    static const char *const remarks[] = {
        "see:", "Synonym:", "Synonyms:", "Note:", "\""};
    for (size_t k = 0; k < sizeof remarks / sizeof remarks[0]; k++)
        if (sv_starts(line, sv_from(remarks[k])))
            return true;
    return false;
}

/* The next line of the entry that holds translations: the first one, and if
 * that is numbered, all others that are. */
static bool next_translations(struct dictd *d)
{
    struct sv line;
    while (sv_next_line(&d->entry, &line)) {
        line = trim(line);
        if (line.n == 0)
            continue;
        bool taken = d->n_lines == 0 ? !is_remark(line) : has_ordinal(line);
        bool last = d->n_lines == 0 && !has_ordinal(line);
        d->n_lines++;
        d->line = taken ? strip_ordinals(line) : (struct sv){NULL, 0};
        if (last)
            d->entry.n = 0;
        if (d->line.n > 0)
            return true;
    }
    return false;
}

/* Begin the next entry.  1, 0 at the end, ERR_INPUT. */
static int next_entry(struct dictd *d, struct err *e)
{
    struct sv line, word;
    size_t at, n;
    do {
        if (!sv_next_line(&d->lines, &line))
            return 0;
        d->line_no++;
        const char *tab = line.n > 0 ? memchr(line.p, '\t', line.n) : NULL;
        size_t n_word = tab ? (size_t)(tab - line.p) : line.n;
        word = sv_sub(line, 0, n_word);
        line = sv_sub(line, tab ? n_word + 1 : n_word, line.n);
        if (!tab || !take_number(&line, &at) || !take_number(&line, &n))
            return err_set_at(e, ERR_INPUT, ERR_LINE, d->line_no,
                              "not a word, an offset and a length");
        if (at > d->text.n || n > d->text.n - at)
            return err_set_at(e, ERR_INPUT, ERR_LINE, d->line_no,
                              "the entry is beyond the end of the dictionary");
    } while (is_about_itself(word));
    d->entry = (struct sv){d->text.p + at, n};
    d->n_lines = 0;
    if (sv_next_line(&d->entry, &line))
        d->head = head_of(line);
    return 1;
}

/* Take the expression up to a comma, semicolon or the end off, as far as it
 * stands before or behind brackets. */
static struct sv take_expression(struct sv *line)
{
    size_t from = 0, to = SIZE_MAX, k = 0, depth = 0;
    for (; k < line->n; k++) {
        char c = line->p[k];
        if (depth == 0 && (c == ',' || c == ';'))
            break;
        if (strchr("([<", c) && c) {
            if (trim(sv_sub(*line, from, k)).n > 0 && to == SIZE_MAX)
                to = k;
            depth++;
        } else if (strchr(")]>", c) && c && depth > 0) {
            depth--;
            if (to == SIZE_MAX)
                from = k + 1;
        }
    }
    struct sv out = sv_sub(*line, from < k ? from : k, to < k ? to : k);
    *line = sv_sub(*line, k < line->n ? k + 1 : k, line->n);
    return trim(out);
}

int dictd_next(struct dictd *d, struct lexicon_line *out, struct err *e)
{
    for (;;) {
        while (d->line.n > 0 || next_translations(d)) {
            *out = (struct lexicon_line){.src = d->head,
                                         .tgt = take_expression(&d->line)};
            if (out->src.n > 0 && out->tgt.n > 0)
                return 1;
        }
        int rc = next_entry(d, e);
        if (rc <= 0)
            return rc;
    }
}
