/* lib/stele_pair.c - the engine's pairs, one at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/stele_pair.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "batch/content_pairing.h"
#include "batch/pairing_manifest.h"
#include "io/run_files.h"
#include "lib/handle.h"

struct stele_pairing {
    struct pairing found;
    const struct stele_settings *settings;
};

static int find_by_content(const struct stele_settings *s,
                           const char *const *folders, size_t n,
                           struct pairing *out, struct stele_error *error)
{
    struct err e = {0};
    struct stele *h = NULL;
    const char *const outputs[] = {s->own.output, s->own.leftovers};
    if (n != 2)
        return handle_fail(
            err_set(&e, ERR_USAGE,
                    "--by-content needs two folders, of the sources and of the "
                    "targets; %zu named",
                    n),
            &e, error);
    /* a bad name is reported before anything is aligned */
    int rc = stele_check_files(s, NULL, 0, outputs, 2, error);
    if (rc == 0)
        rc = stele_open(s, &h, error);
    if (rc == 0)
        rc = handle_fail(content_pairing_find(out, folders, &h->engine, &e), &e,
                         error);
    stele_close(h);
    return rc;
}

int stele_pairing_open(const struct stele_settings *settings,
                       const char *const *folders, size_t n,
                       struct stele_pairing **out, struct stele_error *error)
{
    struct err e = {0};
    const struct reading *r = &settings->shared.reading;
    struct stele_pairing *p = calloc(1, sizeof *p);
    if (!p)
        return handle_fail(err_nomem(&e), &e, error);
    p->settings = settings;
    int rc = settings->task->check(&settings->shared, &settings->own, &e);
    if (rc == 0 && !settings->own.by_content)
        rc = pairing_find(&p->found, folders, n, r->src_lang, r->tgt_lang, &e);
    rc = handle_fail(rc, &e, error);
    if (rc == 0 && settings->own.by_content)
        rc = find_by_content(settings, folders, n, &p->found, error);
    if (rc == 0)
        *out = p;
    else
        stele_pairing_close(p);
    return rc;
}

void stele_pairing_close(struct stele_pairing *p)
{
    if (!p)
        return;
    pairing_free(&p->found);
    free(p);
}

bool stele_pairing_at(const struct stele_pairing *p, size_t k,
                      struct stele_file_pair *out)
{
    if (k >= p->found.n_pairs)
        return false;
    const struct pairing_pair pair = pairing_pair_at(&p->found, k);
    *out = (struct stele_file_pair){pair.src, pair.tgt, pair.src_bytes,
                                    pair.tgt_bytes, pair.doubt};
    return true;
}

const char *stele_pairing_rest(const struct stele_pairing *p, size_t k,
                               const char **why)
{
    if (k >= p->found.n_rest)
        return NULL;
    const struct pairing_rest rest = pairing_rest_at(&p->found, k);
    *why = rest.why;
    return rest.path;
}

size_t stele_pairing_unread(const struct stele_pairing *p)
{
    return p->found.n_unread;
}

static void on_noted(void *context, const char *src, const char *note)
{
    const struct stele_events *v = context;
    if (v && v->noted)
        v->noted(v->context, (struct stele_text){src, strlen(src)}, note);
}

static int check_input(const struct run_files *outputs, const char *path,
                       struct err *e)
{
    struct stat st;
    return stat(path, &st) == 0
               ? run_files_check_input(outputs, path, st.st_dev, st.st_ino, e)
               : 0;
}

/* No output is an article that was found. */
static int check_found(const struct pairing *p, const char *const outputs[2],
                       struct err *e)
{
    struct run_files f = {0};
    int rc = run_files_add_output(&f, outputs[0], e);
    if (rc == 0)
        rc = run_files_add_output(&f, outputs[1], e);
    for (size_t k = 0; k < p->n_pairs && rc == 0; k++) {
        const struct pairing_pair pair = pairing_pair_at(p, k);
        rc = check_input(&f, pair.src, e);
        if (rc == 0)
            rc = check_input(&f, pair.tgt, e);
    }
    for (size_t k = 0; k < p->n_rest && rc == 0; k++) {
        const struct pairing_rest rest = pairing_rest_at(p, k);
        rc = rest.is_article ? check_input(&f, rest.path, e) : 0;
    }
    run_files_free(&f);
    return rc;
}

/* After the names of the outputs were checked. */
static int write_checked(const struct stele_pairing *p, struct stele *opened,
                         const struct stele_events *events,
                         struct stele_error *error)
{
    struct err e = {0};
    const struct task_values *own = &p->settings->own;
    struct pairing_manifest m = {
        .lang = {p->settings->shared.reading.src_lang,
                 p->settings->shared.reading.tgt_lang},
        .path = own->output ? own->output : "-",
        .rest_path = own->leftovers,
        .engine = opened ? &opened->engine : NULL,
        .noted = on_noted,
        .context = (void *)events,
    };
    int rc = pairing_manifest_write(&m, &p->found, &e);
    return handle_fail(rc, &e, error);
}

int stele_pairing_write(const struct stele_pairing *p,
                        const struct stele_events *events,
                        struct stele_error *error)
{
    const struct task_values *own = &p->settings->own;
    const char *const outputs[] = {own->output, own->leftovers};
    struct err e = {0};
    struct stele *opened = NULL;
    int rc = stele_check_files(p->settings, NULL, 0, outputs, 2, error);
    if (rc == 0)
        rc = handle_fail(check_found(&p->found, outputs, &e), &e, error);
    if (rc == 0 && own->align_pairs)
        rc = stele_open(p->settings, &opened, error);
    if (rc == 0)
        rc = write_checked(p, opened, events, error);
    stele_close(opened);
    return rc;
}
