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

#include "base/table.h"
#include "base/text.h"
#include "batch/manifest_text.h"
#include "io/byte_stream.h"
#include "io/whole_file.h"
#include "tokenize/utf8.h"

enum { WINDOW_BYTES = 1 << 18, MAX_LINE_BYTES = 1 << 20 };

/* The largest manifest that is held in memory. */
#define MAX_HELD_BYTES ((size_t)1 << 30)

enum field {
    SRC,
    TRG,
    ID,
    SRC_URL,
    TRG_URL,
    SRC_LANG,
    TRG_LANG,
    BYTES,
    N_FIELDS,
    N_NEEDED = ID
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
    struct table table;
    struct buf header; /* its names as we call them */
    uint64_t body_at;  /* after the header */
    bool has_header;
};

static bool is_plain_file(int fd)
{
    struct stat st;
    char magic[4];
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return false;
    ssize_t n = pread(fd, magic, sizeof magic, 0);
    return !byte_stream_is_packed((struct sv){magic, n > 0 ? (size_t)n : 0});
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
    int rc = whole_file_read(m->path, MAX_HELD_BYTES, &m->held, e);
    return rc != ERR_LIMIT
               ? rc
               : err_set(e, ERR_LIMIT,
                         "more than 1 GiB, and what is packed or a pipe is "
                         "held in memory: give it as a plain file");
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

/* Empty, or the empty cells that a spreadsheet leaves below its rows. */
static bool is_blank(struct sv line)
{
    size_t n = 0;
    while (n < line.n && (line.p[n] == '\t' || line.p[n] == ' '))
        n++;
    return n == line.n;
}

int manifest_next(const struct manifest *m, struct manifest_walk *w,
                  struct sv *line, struct err *e)
{
    if (!w->started) {
        w->started = true;
        w->next = w->window_at = m->body_at;
        w->line_no = m->has_header;
    }
    int rc;
    do
        rc = next_line(m, w, line, e);
    while (rc == 1 && is_blank(*line));
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

/* Hold a file of CSV as the TSV that it stands for. */
static int hold_csv(struct manifest *m, size_t mark, struct err *e)
{
    struct buf csv = m->held;
    int rc = 0;
    m->held = (struct buf){0};
    if (m->fd >= 0) {
        rc = whole_file_read(m->path, MAX_HELD_BYTES, &csv, e);
        close(m->fd);
        m->fd = -1;
    }
    if (rc == 0)
        rc =
            manifest_csv_to_tsv(sv_sub(buf_sv(&csv), mark, csv.n), &m->held, e);
    buf_free(&csv);
    return rc;
}

/* The first line, and how many bytes of mark are before it; 0 at the end. */
static int first_line(const struct manifest *m, struct manifest_walk *w,
                      struct sv *line, size_t *mark, struct err *e)
{
    *w = (struct manifest_walk){.started = true};
    int rc = next_line(m, w, line, e);
    *mark = rc == 1 && sv_starts(*line, sv_utf8_mark) ? sv_utf8_mark.n : 0;
    if (rc == 1)
        *line = sv_sub(*line, *mark, line->n);
    return rc == 0 ? err_set(e, ERR_INPUT, "the file is empty") : rc;
}

static int read_header(struct manifest *m, struct err *e)
{
    struct manifest_walk w;
    struct sv line = {0};
    size_t mark;
    int rc = first_line(m, &w, &line, &mark, e);
    if (rc == 1 && manifest_is_csv(line)) {
        rc = hold_csv(m, mark, e);
        manifest_walk_end(&w);
        if (rc == 0)
            rc = first_line(m, &w, &line, &mark, e);
    }
    if (rc == 1)
        rc = manifest_header(line, &m->header, &m->has_header, e);
    if (rc == 0)
        rc = table_open(&m->table, buf_sv(&m->header), field_names, N_FIELDS,
                        N_NEEDED, e);
    m->body_at = m->has_header ? w.next : mark;
    manifest_walk_end(&w);
    return rc;
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
    buf_free(&m->header);
    free(m->path);
    free(m);
}

const char *manifest_path(const struct manifest *m)
{
    return m->path;
}

char *manifest_file(const struct manifest *m, struct arena *a, struct sv name)
{
    return text_join_path(a, text_folder(m->path), name);
}

/* A language with a NUL, in the arena; NULL for none. */
static int copy_lang(struct arena *a, struct sv lang, const char **out,
                     struct err *e)
{
    *out = lang.n > 0 ? text_copy(a, lang) : NULL;
    return lang.n == 0 || *out ? 0 : err_nomem(e);
}

/* The name of a side: its address, or its file's as `naming` has it. */
static int name_side(struct arena *a, struct sv src, const char *path,
                     enum path_naming naming, struct sv *name, struct err *e)
{
    const bool is_address = name->p != src.p;
    const bool as_given = naming == NAMING_OF_TASK || naming == NAMING_GIVEN;
    if (is_address || (as_given && document_name_is_clean(src)))
        return 0;
    int rc = 0;
    if (as_given && !(path = text_copy(a, src)))
        return err_nomem(e);
    if (!as_given)
        rc = document_name_of(a, path, naming, &path, e);
    return rc == 0 ? document_name_of_path(a, path, name, e) : rc;
}

/* What errors call it: as the manifest does, or in the letters of the output
 * where that is no text. */
static struct sv file_named(struct sv given, struct sv name)
{
    return document_name_is_clean(given) ? given : name;
}

int manifest_document(const struct manifest *m, const struct manifest_pair *p,
                      enum path_naming naming, struct arena *a,
                      struct document_pair *out, struct err *e)
{
    *out = (struct document_pair){
        .names = {p->id, p->src_url, p->trg_url},
        .src_path = manifest_file(m, a, p->src),
        .tgt_path = manifest_file(m, a, p->trg),
    };
    if (!out->src_path || !out->tgt_path)
        return err_nomem(e);
    struct document_names *names = &out->names;
    int rc = name_side(a, p->src, out->src_path, naming, &names->src_url, e);
    if (rc == 0)
        rc = name_side(a, p->trg, out->tgt_path, naming, &names->tgt_url, e);
    out->src_file = file_named(p->src_url, names->src_url);
    out->tgt_file = file_named(p->trg_url, names->tgt_url);
    if (rc == 0)
        rc = copy_lang(a, p->src_lang, &out->src_lang, e);
    return rc == 0 ? copy_lang(a, p->trg_lang, &out->tgt_lang, e) : rc;
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

/* File names may be any bytes, all that is written may not. */
static bool is_text(const struct manifest_pair *p)
{
    const struct sv fields[] = {p->id, p->src_lang, p->trg_lang,
                                p->src_url.p == p->src.p ? SV("") : p->src_url,
                                p->trg_url.p == p->trg.p ? SV("") : p->trg_url};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (utf8_fault(fields[i]) < fields[i].n)
            return false;
    return true;
}

static const char *fault_of(const struct manifest_pair *p, struct sv line)
{
    if (!is_text(p))
        return "the line is not UTF-8";
    if (text_has_control(line))
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
    struct sv value[N_FIELDS];
    const unsigned n = table_split(&m->table, line, value);
    *out = (struct manifest_pair){
        .id = m->table.has[ID] ? value[ID] : value[SRC],
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
    else if (n != m->table.n_columns)
        out->fault = n < m->table.n_columns ? "fewer fields than the header"
                                            : "more fields than the header";
    else
        out->fault = fault_of(out, line);
}
