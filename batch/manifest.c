/* batch/manifest.c - reads lines through a window on the file.
 *
 * Ten million pairs are a gigabyte of manifest, which every shard of a cluster
 * would hold; so a plain file is never held whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/whole_file.h"

enum { WINDOW_BYTES = 1 << 18, MAX_LINE_BYTES = 1 << 20, MAX_COLUMNS = 64 };

/* The largest manifest that is held in memory. */
#define MAX_HELD_BYTES ((size_t)4 << 30)

enum field {
    ID,
    SRC,
    TRG,
    SRC_URL,
    TRG_URL,
    SRC_LANG,
    TRG_LANG,
    BYTES,
    N_FIELDS
};

static const char *const field_names[N_FIELDS] = {
    [ID] = "id",
    [SRC] = "src",
    [TRG] = "trg",
    [SRC_URL] = "src_url",
    [TRG_URL] = "trg_url",
    [SRC_LANG] = "src_lang",
    [TRG_LANG] = "trg_lang",
    [BYTES] = "bytes",
};

struct manifest {
    int fd;          /* -1 when held in memory */
    struct buf held; /* the whole text, or nothing */
    char *path;
    size_t n_folder; /* of path */
    unsigned n_columns;
    unsigned char field[MAX_COLUMNS]; /* of each column; N_FIELDS: none */
    uint64_t body_at;                 /* behind the header */
};

static bool is_plain_file(int fd)
{
    struct stat st;
    unsigned char magic[2];
    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
           !(pread(fd, magic, 2, 0) == 2 && magic[0] == 0x1f &&
             magic[1] == 0x8b);
}

static int open_text(struct manifest *m, struct err *e)
{
    if (strcmp(m->path, "-") != 0) {
        m->fd = open(m->path, O_RDONLY | O_CLOEXEC);
        if (m->fd < 0)
            return err_set(e, ERR_IO, "cannot open: %s", strerror(errno));
        if (is_plain_file(m->fd))
            return 0;
        close(m->fd);
        m->fd = -1;
    }
    return whole_file_read(m->path, MAX_HELD_BYTES, &m->held, e);
}

/* Up to n bytes from `at`, appended to *out; none at the end. */
static int read_at(const struct manifest *m, uint64_t at, size_t n,
                   struct buf *out, struct err *e)
{
    if (buf_reserve(out, n) != 0)
        return err_nomem(e);
    if (m->fd < 0) {
        size_t from = at < m->held.n ? (size_t)at : m->held.n;
        size_t left = m->held.n - from;
        buf_add(out, m->held.p + from, n < left ? n : left);
        return 0;
    }
    ssize_t got;
    do
        got = pread(m->fd, out->p + out->n, n, (off_t)at);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return err_set(e, ERR_IO, "cannot read: %s", strerror(errno));
    out->n += (size_t)got;
    return 0;
}

/* Let the window hold what comes from w->next on, and more than before. */
static int widen(const struct manifest *m, struct manifest_walk *w,
                 bool *at_end, struct err *e)
{
    struct buf *b = &w->window;
    size_t skip = (size_t)(w->next - w->window_at);
    memmove(b->p, b->p + skip, b->n - skip);
    b->n -= skip;
    w->window_at = w->next;
    size_t before = b->n;
    int rc = read_at(m, w->window_at + b->n, WINDOW_BYTES, b, e);
    *at_end = b->n == before;
    return rc;
}

/* The next line, empty ones too. */
static int next_line(const struct manifest *m, struct manifest_walk *w,
                     struct sv *line, struct err *e)
{
    bool at_end = false;
    if (!w->window.p && buf_reserve(&w->window, WINDOW_BYTES) != 0)
        return err_nomem(e);
    for (;;) {
        size_t skip = (size_t)(w->next - w->window_at);
        struct sv rest = sv_sub(buf_sv(&w->window), skip, w->window.n);
        bool whole = rest.n > 0 && memchr(rest.p, '\n', rest.n) != NULL;
        if (!whole && !at_end && rest.n <= MAX_LINE_BYTES) {
            int rc = widen(m, w, &at_end, e);
            if (rc != 0)
                return rc;
            continue;
        }
        if (rest.n == 0)
            return 0;
        w->line_no++;
        if (!whole && !at_end)
            return err_set_at(e, ERR_LIMIT, ERR_LINE, w->line_no,
                              "a line of more than 1 MiB");
        size_t left = rest.n;
        w->at = w->next;
        sv_next_line(&rest, line);
        w->next += left - rest.n;
        return 1;
    }
}

int manifest_next(const struct manifest *m, struct manifest_walk *w,
                  struct sv *line, struct err *e)
{
    if (!w->started) {
        w->started = true;
        w->next = w->window_at = m->body_at;
        w->line_no = 1;
    }
    int rc;
    do
        rc = next_line(m, w, line, e);
    while (rc == 1 && line->n == 0);
    return err_about(rc, m->path, e);
}

struct manifest_walk manifest_walk_from(uint64_t at, uint64_t line_no)
{
    return (struct manifest_walk){
        .next = at, .window_at = at, .line_no = line_no - 1, .started = true};
}

void manifest_walk_end(struct manifest_walk *w)
{
    buf_free(&w->window);
}

static unsigned field_named(struct sv name)
{
    unsigned f = 0;
    while (f < N_FIELDS && !sv_eq(name, sv_from(field_names[f])))
        f++;
    return f;
}

static int read_header(struct manifest *m, struct err *e)
{
    struct manifest_walk w = {.started = true};
    struct sv line = {0}, name;
    int rc = next_line(m, &w, &line, e);
    if (rc == 1 && sv_starts(line, SV("\xef\xbb\xbf")))
        line = sv_sub(line, 3, line.n);
    bool seen[N_FIELDS + 1] = {false};
    while (rc >= 0 && sv_next_field(&line, &name)) {
        unsigned f = field_named(name);
        if (m->n_columns == MAX_COLUMNS)
            rc = err_set_at(e, ERR_LIMIT, ERR_LINE, 1, "more than %d columns",
                            MAX_COLUMNS);
        else if (f < N_FIELDS && seen[f])
            rc = err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                            "two columns are named %s", field_names[f]);
        else
            m->field[m->n_columns++] = (unsigned char)f;
        seen[f] = true;
    }
    for (unsigned f = ID; rc >= 0 && f <= TRG; f++)
        if (!seen[f])
            rc = err_set_at(e, ERR_INPUT, ERR_LINE, 1,
                            "the header names no column %s", field_names[f]);
    m->body_at = w.next;
    manifest_walk_end(&w);
    return rc < 0 ? rc : 0;
}

int manifest_open(const char *path, struct manifest **out, struct err *e)
{
    struct manifest *m = calloc(1, sizeof *m);
    if (!m)
        return err_nomem(e);
    m->fd = -1;
    m->path = strdup(path);
    int rc = m->path ? open_text(m, e) : err_nomem(e);
    if (rc == 0)
        rc = read_header(m, e);
    if (rc != 0) {
        manifest_close(m);
        return err_about(rc, path, e);
    }
    const char *slash = strrchr(m->path, '/');
    m->n_folder = slash ? (size_t)(slash - m->path) + 1 : 0;
    *out = m;
    return 0;
}

void manifest_close(struct manifest *m)
{
    if (!m)
        return;
    if (m->fd >= 0)
        close(m->fd);
    buf_free(&m->held);
    free(m->path);
    free(m);
}

const char *manifest_path(const struct manifest *m)
{
    return m->path;
}

struct sv manifest_folder(const struct manifest *m)
{
    return (struct sv){m->path, m->n_folder};
}

static bool take_number(struct sv s, uint64_t *out)
{
    uint64_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || n > UINT64_MAX / 10 - 1)
            return false;
        n = n * 10 + (uint64_t)(s.p[i] - '0');
    }
    *out = n;
    return s.n > 0;
}

static bool has_control(struct sv s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' && s.p[i] != '\t')
            return true;
    return false;
}

static const char *fault_of(const struct manifest_pair *p, struct sv line)
{
    if (has_control(line))
        return "a control character in the line";
    if (p->id.n == 0)
        return "no id";
    if (p->src.n == 0 || p->trg.n == 0)
        return p->src.n == 0 ? "no source file" : "no target file";
    if (sv_eq(p->src, SV("-")) || sv_eq(p->trg, SV("-")))
        return "standard input cannot be one file of many";
    return NULL;
}

void manifest_parse(const struct manifest *m, struct sv line,
                    struct manifest_pair *out)
{
    struct sv value[N_FIELDS + 1] = {{0}}, rest = line;
    unsigned n = 0;
    for (struct sv field; sv_next_field(&rest, &field); n++)
        if (n < m->n_columns)
            value[m->field[n]] = field;
    *out = (struct manifest_pair){
        .id = value[ID],
        .src = value[SRC],
        .trg = value[TRG],
        .src_url = value[SRC_URL].n ? value[SRC_URL] : value[SRC],
        .trg_url = value[TRG_URL].n ? value[TRG_URL] : value[TRG],
        .src_lang = value[SRC_LANG],
        .trg_lang = value[TRG_LANG],
    };
    if (value[BYTES].n > 0)
        out->has_bytes = take_number(value[BYTES], &out->bytes);
    if (value[BYTES].n > 0 && !out->has_bytes)
        out->fault = "the column bytes holds no whole number";
    else if (n != m->n_columns)
        out->fault = n < m->n_columns ? "fewer fields than the header"
                                      : "more fields than the header";
    else
        out->fault = fault_of(out, line);
}
