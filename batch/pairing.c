/* batch/pairing.c - names to keys, equal keys to pairs.
 *
 * A key is a name without its language.  Which part of a name that is, several
 * rules tell in turn: "fr/mise_en_page.txt" is French by its folder, and
 * "en-fr/x_en.txt" English by its end.  What one rule pairs the next ones do
 * not see.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/pairing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language_tag.h"
#include "batch/folder_walk.h"

/* The parts of a name that are taken for its language. */
enum rule { BY_FOLDER, BY_LAST, BY_ALL, BY_ROOT, BY_ROOT_AND_ALL, N_RULES };

enum side { NEITHER = -1, SOURCE, TARGET };

struct file {
    const char *path;
    struct sv name; /* in its folder */
    uint64_t n_bytes;
    unsigned root;
    bool is_paired, is_one_of_many;
    enum side side; /* by the last rule that knew */
};

struct entry {
    const char *key;
    enum side side;
    struct file *file;
};

struct search {
    struct pairing *out;
    struct file *files; /* [n] */
    size_t n;
    const char *lang[2];
    bool by_root;
    struct entry *entries; /* room for n */
};

/* ---- Keys ---- */

static bool is_separator(char c)
{
    return c == '/' || c == '.' || c == '_' || c == '-';
}

/* The end of the word that begins at `at`. */
static size_t word_end(struct sv s, size_t at)
{
    while (at < s.n && !is_separator(s.p[at]))
        at++;
    return at;
}

/* Behind a region or script that follows a tag: "-US", "_419", "-Latn". */
static size_t behind_region(struct sv s, size_t at)
{
    if (at >= s.n || (s.p[at] != '-' && s.p[at] != '_'))
        return at;
    const size_t end = word_end(s, at + 1), n = end - at - 1;
    bool upper = true, digits = true;
    for (size_t i = at + 1; i < end; i++) {
        upper &= s.p[i] >= 'A' && s.p[i] <= 'Z';
        digits &= s.p[i] >= '0' && s.p[i] <= '9';
    }
    const bool script = n == 4 && s.p[at + 1] >= 'A' && s.p[at + 1] <= 'Z' &&
                        s.p[at + 2] >= 'a' && s.p[at + 2] <= 'z';
    return (n == 2 && upper) || (n == 3 && digits) || script ? end : at;
}

/* A part of a name that is the tag of one of the two languages. */
struct mark {
    size_t from, to;
    enum side side;
    bool is_folder;
};

enum { MAX_MARKS = 16 };

static size_t find_marks(const struct search *s, struct sv name,
                         struct mark out[MAX_MARKS])
{
    size_t n = 0;
    for (size_t at = 0, end; at < name.n && n < MAX_MARKS; at = end + 1) {
        end = word_end(name, at);
        const struct sv word = sv_sub(name, at, end);
        enum side side = NEITHER;
        if (word.n == 2 || word.n == 3)
            side = language_tag_is(word, sv_from(s->lang[SOURCE]))   ? SOURCE
                   : language_tag_is(word, sv_from(s->lang[TARGET])) ? TARGET
                                                                     : NEITHER;
        if (side == NEITHER)
            continue;
        end = behind_region(name, end);
        out[n++] = (struct mark){at, end, side,
                                 (at == 0 || name.p[at - 1] == '/') &&
                                     end < name.n && name.p[end] == '/'};
    }
    return n;
}

/* The name without these marks, in the arena; NULL without memory. */
static const char *key_without(struct search *s, const struct file *f,
                               const struct mark *marks, size_t n, bool ending)
{
    struct sv name = f->name;
    struct buf key = {0};
    size_t at = 0, stop = name.n;
    const size_t behind = n > 0 ? marks[n - 1].to : 0;
    for (size_t i = name.n; !ending && i-- > behind && name.p[i] != '/';)
        if (name.p[i] == '.' && i > 0 && name.p[i - 1] != '/') {
            stop = i;
            break;
        }
    if (!s->by_root) {
        buf_add_u64(&key, f->root);
        buf_add_char(&key, ':');
    }
    for (size_t k = 0; k < n; k++) {
        buf_add_sv(&key, sv_sub(name, at, marks[k].from));
        buf_add_char(&key, '*');
        at = marks[k].to;
    }
    buf_add_sv(&key, sv_sub(name, at, stop));
    buf_add_char(&key, '\0');
    const char *kept =
        key.failed ? NULL : arena_copy(&s->out->arena, key.p, key.n);
    buf_free(&key);
    return kept;
}

/* Side and key of a file by one rule; false where it does not know.  *failed:
 * no memory. */
static bool take_key(struct search *s, const struct file *f, enum rule rule,
                     bool ending, struct entry *out, bool *failed)
{
    struct mark marks[MAX_MARKS], used[MAX_MARKS];
    const size_t n = find_marks(s, f->name, marks);
    size_t n_used = 0;
    const bool by_root = rule == BY_ROOT || rule == BY_ROOT_AND_ALL;
    enum side side = by_root ? (enum side)f->root : NEITHER;
    if (by_root != s->by_root)
        return false;
    for (size_t k = n; !by_root && k-- > 0 && side == NEITHER;)
        if (rule != BY_FOLDER || marks[k].is_folder)
            side = marks[k].side;
    if (side == NEITHER)
        return false;
    for (size_t k = 0; k < n && rule != BY_ROOT; k++)
        if (marks[k].side == side && (rule != BY_FOLDER || marks[k].is_folder))
            used[n_used++] = marks[k];
    if (rule == BY_LAST) {
        used[0] = used[n_used - 1];
        n_used = 1;
    }
    *out = (struct entry){key_without(s, f, used, n_used, ending), side,
                          (struct file *)f};
    *failed |= out->key == NULL;
    return out->key != NULL;
}

/* ---- Pairs ---- */

static int by_key(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (order == 0)
        order = (x->side > y->side) - (x->side < y->side);
    return order ? order : strcmp(x->file->path, y->file->path);
}

/* Sizes that no two translations have. */
static const char *doubt_of_sizes(const struct file *src,
                                  const struct file *tgt)
{
    enum { FACTOR = 3, SMALL = 1000 };
    const uint64_t a = src->n_bytes, b = tgt->n_bytes;
    const uint64_t more = a > b ? a : b, less = a > b ? b : a;
    return less == 0                               ? "a file is empty"
           : more > SMALL && more / less >= FACTOR ? "sizes differ much"
                                                   : NULL;
}

static int add_pair(struct search *s, const struct entry *src,
                    const struct entry *tgt, bool ending, struct err *e)
{
    const struct pairing_pair pair = {
        .src = src->file->path,
        .tgt = tgt->file->path,
        .src_bytes = src->file->n_bytes,
        .tgt_bytes = tgt->file->n_bytes,
        .doubt = ending ? doubt_of_sizes(src->file, tgt->file)
                        : "the endings differ"};
    src->file->is_paired = tgt->file->is_paired = true;
    s->out->n_pairs++;
    s->out->n_doubtful += pair.doubt != NULL;
    return buf_add(&s->out->pairs, (const char *)&pair, sizeof pair) == 0
               ? 0
               : err_nomem(e);
}

/* The files of one key. */
static int take_group(struct search *s, const struct entry *g, size_t n,
                      bool ending, struct err *e)
{
    size_t n_src = 0;
    while (n_src < n && g[n_src].side == SOURCE)
        n_src++;
    if (n_src == 1 && n == 2)
        return add_pair(s, &g[0], &g[1], ending, e);
    for (size_t i = 0; i < n && n_src > 0 && n_src < n; i++)
        g[i].file->is_one_of_many = true;
    return 0;
}

static int apply(struct search *s, enum rule rule, bool ending, struct err *e)
{
    size_t n = 0;
    bool failed = false;
    int rc = 0;
    for (size_t i = 0; i < s->n; i++) {
        struct file *f = &s->files[i];
        if (f->is_paired ||
            !take_key(s, f, rule, ending, &s->entries[n], &failed))
            continue;
        f->side = s->entries[n++].side;
    }
    if (failed)
        return err_nomem(e);
    qsort(s->entries, n, sizeof *s->entries, by_key);
    for (size_t from = 0, to; from < n && rc == 0; from = to) {
        for (to = from + 1;
             to < n && strcmp(s->entries[to].key, s->entries[from].key) == 0;)
            to++;
        rc = take_group(s, s->entries + from, to - from, ending, e);
    }
    return rc;
}

static int pair_order(const void *a, const void *b)
{
    const struct pairing_pair *x = a, *y = b;
    return strcmp(x->src, y->src);
}

void pairing_sort(struct pairing *p)
{
    if (p->n_pairs > 0)
        qsort(p->pairs.p, p->n_pairs, sizeof(struct pairing_pair), pair_order);
}

static int add_rest(struct search *s, struct err *e)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct file *f = &s->files[i];
        if (f->is_paired)
            continue;
        const struct pairing_rest rest = {
            f->path,
            f->is_one_of_many    ? "several files would do"
            : f->side == NEITHER ? "no language in its name"
            : f->side == SOURCE  ? "no such file in the target language"
                                 : "no such file in the source language",
            f->is_one_of_many || f->side != NEITHER};
        s->out->n_rest++;
        if (buf_add(&s->out->rest, (const char *)&rest, sizeof rest) != 0)
            return err_nomem(e);
    }
    return 0;
}

static int add_file(void *context, const char *path, size_t n_root,
                    unsigned root, uint64_t n_bytes, struct err *e)
{
    struct buf *files = context;
    const struct file f = {.path = path,
                           .name = sv_sub(sv_from(path), n_root, strlen(path)),
                           .n_bytes = n_bytes,
                           .root = root,
                           .side = NEITHER};
    return buf_add(files, (const char *)&f, sizeof f) == 0 ? 0 : err_nomem(e);
}

int pairing_find(struct pairing *p, const char *const *folders, size_t n,
                 const char *src_lang, const char *tgt_lang, struct err *e)
{
    struct buf files = {0};
    struct search s = {
        .out = p, .lang = {src_lang, tgt_lang}, .by_root = n == 2};
    if (language_tag_is(sv_from(src_lang), sv_from(tgt_lang)))
        return err_set(e, ERR_USAGE, "both languages are %.40s", src_lang);
    int rc = 0;
    for (size_t k = 0; k < n && rc == 0; k++)
        rc = folder_walk(folders[k], (unsigned)k, &p->arena, add_file, &files,
                         e);
    s.files = (struct file *)files.p;
    s.n = p->n_files = files.n / sizeof *s.files;
    s.entries = arena_array(&p->arena, s.n + 1, sizeof *s.entries);
    if (rc == 0 && !s.entries)
        rc = err_nomem(e);
    for (unsigned k = 0; k < 2 * N_RULES && rc == 0 && s.n > 0; k++)
        rc = apply(&s, (enum rule)(k % N_RULES), k < N_RULES, e);
    if (rc == 0) {
        pairing_sort(p);
        rc = add_rest(&s, e);
    }
    buf_free(&files);
    return rc;
}

void pairing_free(struct pairing *p)
{
    arena_free(&p->arena);
    buf_free(&p->pairs);
    buf_free(&p->rest);
}

struct pairing_pair pairing_pair_at(const struct pairing *p, size_t i)
{
    struct pairing_pair pair;
    memcpy(&pair, p->pairs.p + i * sizeof pair, sizeof pair);
    return pair;
}

struct pairing_rest pairing_rest_at(const struct pairing *p, size_t i)
{
    struct pairing_rest rest;
    memcpy(&rest, p->rest.p + i * sizeof rest, sizeof rest);
    return rest;
}
