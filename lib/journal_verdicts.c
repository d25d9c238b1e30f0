/* lib/journal_verdicts.c - rows of a journal as runs of pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/journal_verdicts.h"

#include <stdlib.h>
#include <unistd.h>

#include "batch/journal.h"
#include "batch/journal_name.h"
#include "io/whole_file.h"

/* Is the file one of the outputs of the journal? */
static bool names(const struct journal_head *head, const char *path)
{
    const char *slash = strrchr(path, '/');
    const struct sv file = sv_from(slash ? slash + 1 : path);
    for (size_t k = 0; k < head->n_outputs; k++)
        if (sv_eq(head->name[k], file))
            return true;
    return false;
}

static int add_rows(struct sv rows, struct filter_verdicts *out, size_t cap)
{
    struct sv line;
    while (sv_next_line(&rows, &line)) {
        struct journal_row row;
        if (out->n == cap || !journal_parse_row(line, &row))
            return ERR_INPUT;
        out->runs[out->n++] = (struct filter_run){
            .n_pairs = row.n_written,
            .verdict = sv_from(row.failed ? "-" : verdict_name(row.verdict))};
    }
    return 0;
}

static int fill(struct sv text, const char *path, struct arena *a,
                struct filter_verdicts *out, struct err *e)
{
    struct journal_past past;
    size_t n = 0;
    int rc = journal_read(a, text, &past, e);
    if (rc != 0)
        return rc;
    if (past.fault_line > 0)
        return err_set_at(e, ERR_INPUT, ERR_LINE, past.fault_line,
                          "the journal is damaged");
    if (!past.ended)
        return err_set(e, ERR_INPUT, "the batch is not finished");
    if (!names(&past.head, path))
        return err_set(e, ERR_INPUT, "the journal is of other files");
    for (size_t at = 0; at < text.n; at++)
        n += text.p[at] == '\n';
    out->runs = arena_array(a, n, sizeof *out->runs);
    if (!out->runs)
        return err_nomem(e);
    for (size_t k = 0; k < past.n_marks && rc == 0; k++)
        rc = add_rows(journal_rows(&past, text, k), out, n);
    return rc == 0 ? 0 : err_set(e, rc, "the journal is damaged");
}

int journal_verdicts_read(const char *path, struct arena *a,
                          struct filter_verdicts *out, struct err *e)
{
    struct buf text = {0};
    char *name = journal_path(path);
    int rc = name ? 0 : err_nomem(e);
    *out = (struct filter_verdicts){.n = 0};
    if (rc == 0 && access(name, F_OK) == 0) {
        rc = whole_file_read(name, JOURNAL_MAX_BYTES, &text, e);
        if (rc == 0)
            rc = err_about(fill(buf_sv(&text), path, a, out, e), name, e);
    }
    buf_free(&text);
    free(name);
    return rc;
}
