/* batch/pairing_manifest.c - a line for each pair.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/pairing_manifest.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "document/align_document.h"
#include "io/sink.h"

enum { GZIP_LEVEL = 6, MOST_PATH = 4096 };

struct writing_run {
    const struct pairing_manifest *m;
    struct document_worker *worker; /* NULL: nothing is aligned */
    char here[MOST_PATH];           /* before relative names; or "" */
    struct buf line, note;
};

/* Names in a manifest are relative to its folder. */
static int find_here(struct writing_run *r, struct err *e)
{
    r->here[0] = '\0';
    if (!strchr(r->m->path, '/') || getcwd(r->here, sizeof r->here))
        return 0;
    return err_set(e, ERR_IO, "the working folder has no name: %s",
                   strerror(errno));
}

static void add_name(struct writing_run *r, const char *path)
{
    if (r->here[0] && path[0] != '/') {
        buf_add_sv(&r->line, sv_from(r->here));
        buf_add_char(&r->line, '/');
    }
    buf_add_sv(&r->line, sv_from(path));
}

static void add_note(struct buf *note, const char *text)
{
    if (note->n > 0)
        buf_add_sv(note, SV(", "));
    buf_add_sv(note, sv_from(text));
}

/* Add what is wrong with the pair when it is aligned. */
static int align(struct writing_run *r, const struct pairing_pair *p,
                 struct err *e)
{
    struct err why = {0};
    struct document_records records;
    const struct document_pair pair = {.src_path = p->src, .tgt_path = p->tgt};
    int rc = document_fetch(r->worker, &pair, &why);
    if (rc == 0)
        rc = document_align(r->worker, &pair, &records, NULL, &why);
    if (rc == ERR_NOMEM) {
        *e = why;
        return rc;
    }
    if (rc != 0) {
        add_note(&r->note, why.msg);
    } else if (records.verdict.kind != VERDICT_TRANSLATION) {
        add_note(&r->note, verdict_name(records.verdict.kind));
        buf_add_sv(&r->note, SV(" (probability "));
        buf_add_fixed(&r->note, records.verdict.probability, 2);
        buf_add_char(&r->note, ')');
    }
    return 0;
}

static int note_of(struct writing_run *r, const struct pairing_pair *p,
                   struct err *e)
{
    buf_clear(&r->note);
    if (p->doubt)
        add_note(&r->note, p->doubt);
    int rc = r->worker ? align(r, p, e) : 0;
    if (rc == 0 && buf_add_char(&r->note, '\0') != 0)
        rc = err_nomem(e);
    return rc;
}

static void add_pair(struct writing_run *r, const struct pairing_pair *p)
{
    struct buf *out = &r->line;
    add_name(r, p->src);
    buf_add_char(out, '\t');
    add_name(r, p->tgt);
    for (unsigned side = 0; side < 2; side++) {
        buf_add_char(out, '\t');
        buf_add_sv(out, sv_from(r->m->lang[side]));
    }
    buf_add_char(out, '\t');
    buf_add_u64(out, p->src_bytes + p->tgt_bytes);
    buf_add_char(out, '\t');
    buf_add_sv(out, sv_from(r->note.p));
    buf_add_char(out, '\n');
}

static int write_line(struct writing_run *r, struct sink *out, struct err *e)
{
    int rc =
        r->line.failed ? err_nomem(e) : sink_write(out, buf_sv(&r->line), e);
    buf_clear(&r->line);
    return rc;
}

static int write_pairs(struct writing_run *r, const struct pairing *p,
                       struct sink *out, struct err *e)
{
    const struct pairing_manifest *m = r->m;
    buf_add_sv(&r->line, SV("src\ttrg\tsrc_lang\ttrg_lang\tbytes\tnote\n"));
    int rc = write_line(r, out, e);
    for (size_t k = 0; k < p->n_pairs && rc == 0; k++) {
        const struct pairing_pair pair = pairing_pair_at(p, k);
        rc = note_of(r, &pair, e);
        if (rc != 0)
            return rc;
        add_pair(r, &pair);
        rc = write_line(r, out, e);
        if (m->noted && r->note.n > 1) /* the NUL */
            m->noted(m->context, pair.src, r->note.p);
    }
    return rc;
}

static int write_rest(struct writing_run *r, const struct pairing *p,
                      struct sink *out, struct err *e)
{
    buf_add_sv(&r->line, SV("path\twhy\n"));
    int rc = write_line(r, out, e);
    for (size_t k = 0; k < p->n_rest && rc == 0; k++) {
        const struct pairing_rest rest = pairing_rest_at(p, k);
        buf_add_sv(&r->line, sv_from(rest.path));
        buf_add_char(&r->line, '\t');
        buf_add_sv(&r->line, sv_from(rest.why));
        buf_add_char(&r->line, '\n');
        rc = write_line(r, out, e);
    }
    return rc;
}

static int
write_file(struct writing_run *r, const struct pairing *p, const char *path,
           int (*write)(struct writing_run *r, const struct pairing *p,
                        struct sink *out, struct err *e),
           struct err *e)
{
    struct sink *out = NULL;
    int rc = sink_open(path, GZIP_LEVEL, &out, e);
    if (rc != 0)
        return rc;
    rc = write(r, p, out, e);
    if (rc == 0)
        return sink_close(out, e);
    sink_abort(out);
    return rc;
}

int pairing_manifest_write(const struct pairing_manifest *m,
                           const struct pairing *p, struct err *e)
{
    struct document_worker worker = {.engine = NULL};
    struct writing_run r = {.m = m, .worker = m->engine ? &worker : NULL};
    int rc = find_here(&r, e);
    if (rc == 0 && m->engine)
        rc = document_worker_open(&worker, m->engine, e);
    if (rc == 0)
        rc = write_file(&r, p, m->path, write_pairs, e);
    if (rc == 0 && m->rest_path)
        rc = write_file(&r, p, m->rest_path, write_rest, e);
    document_worker_close(&worker);
    buf_free(&r.line);
    buf_free(&r.note);
    return rc;
}
