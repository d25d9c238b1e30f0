/* training/gold_corpus.c - a small table, read at once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/gold_corpus.h"

#include <string.h>

#include "base/buffer.h"
#include "io/whole_file.h"

enum { SRC, TRG, GOLD, SET, SRC_LANG, TRG_LANG, N_FIELDS, N_NEEDED = SET };
enum { MAX_COLUMNS = 64, MAX_LIST_BYTES = 1 << 26 };

static const char *const names[N_FIELDS] = {"src", "trg",      "gold",
                                            "set", "src_lang", "trg_lang"};

struct table {
    struct arena *arena;
    struct sv folder;
    int field[MAX_COLUMNS]; /* of each column; N_FIELDS: none */
    size_t n_columns;
};

/* Take a field off the front of a line; false when the line is used up. */
static bool next_field(struct sv *line, bool *more, struct sv *out)
{
    if (!*more)
        return false;
    const char *tab = line->n ? memchr(line->p, '\t', line->n) : NULL;
    size_t n = tab ? (size_t)(tab - line->p) : line->n;
    *out = sv_sub(*line, 0, n);
    *more = tab != NULL;
    *line = sv_sub(*line, tab ? n + 1 : n, line->n);
    return true;
}

static int read_header(struct table *t, struct sv line, struct err *e)
{
    size_t n_needed = 0;
    bool more = true;
    for (struct sv name; next_field(&line, &more, &name);) {
        int field = 0;
        while (field < N_FIELDS && !sv_eq(name, sv_from(names[field])))
            field++;
        if (t->n_columns == MAX_COLUMNS)
            return err_set_at(e, ERR_INPUT, ERR_LINE, 1, "too many columns");
        t->field[t->n_columns++] = field;
        n_needed += field < N_NEEDED;
    }
    if (n_needed != N_NEEDED)
        return err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                          "the header must name src, trg and gold");
    return 0;
}

/* A string of two slices, ended by a NUL; NULL without memory. */
static const char *join(struct arena *a, struct sv x, struct sv y)
{
    char *p = arena_alloc(a, x.n + y.n + 1);
    if (!p)
        return NULL;
    if (x.n > 0)
        memcpy(p, x.p, x.n);
    if (y.n > 0)
        memcpy(p + x.n, y.p, y.n);
    p[x.n + y.n] = '\0';
    return p;
}

static int read_entry(const struct table *t, struct sv line, uint64_t line_no,
                      struct gold_entry *out, struct err *e)
{
    const char *value[N_FIELDS] = {NULL};
    bool more = true;
    size_t column = 0;
    for (struct sv text; next_field(&line, &more, &text); column++) {
        int field = column < t->n_columns ? t->field[column] : N_FIELDS;
        if (field == N_FIELDS || text.n == 0)
            continue;
        bool relative = field < N_NEEDED && text.p[0] != '/';
        value[field] =
            join(t->arena, relative ? t->folder : (struct sv){0}, text);
        if (!value[field])
            return err_nomem(e);
    }
    if (!value[SRC] || !value[TRG] || !value[GOLD])
        return err_set_at(e, ERR_INPUT, ERR_LINE, line_no,
                          "src, trg or gold is missing");
    *out = (struct gold_entry){value[SRC],      value[TRG],
                               value[GOLD],     value[SET] ? value[SET] : "",
                               value[SRC_LANG], value[TRG_LANG]};
    return 0;
}

static int read_lines(struct table *t, struct sv text, struct gold_corpus *out,
                      struct err *e)
{
    struct sv line;
    struct gold_entry *entries =
        arena_array(t->arena, sv_count_lines(text), sizeof *entries);
    if (!entries)
        return err_nomem(e);
    if (!sv_next_line(&text, &line))
        return err_set(e, ERR_INPUT, "the list is empty");
    int rc = read_header(t, line, e);
    uint64_t line_no = 1;
    *out = (struct gold_corpus){entries, 0};
    while (rc == 0 && sv_next_line(&text, &line)) {
        line_no++;
        if (line.n > 0)
            rc = read_entry(t, line, line_no, &entries[out->n++], e);
    }
    if (rc == 0 && out->n == 0)
        rc = err_set(e, ERR_INPUT, "the list names no alignment");
    return rc;
}

int gold_corpus_read(struct arena *a, const char *path, struct gold_corpus *out,
                     struct err *e)
{
    struct buf text = {0};
    const char *slash = strrchr(path, '/');
    struct table t = {.arena = a};
    if (slash)
        t.folder = (struct sv){path, (size_t)(slash - path) + 1};
    int rc = whole_file_read(path, MAX_LIST_BYTES, &text, e);
    if (rc == 0)
        rc = read_lines(&t, buf_sv(&text), out, e);
    buf_free(&text);
    return rc;
}
