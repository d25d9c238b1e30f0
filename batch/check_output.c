/* batch/check_output.c - reads outputs through, piece by piece.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/check_output.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/journal_name.h"
#include "batch/output_piece.h"
#include "batch/shard.h"
#include "io/format.h"
#include "io/whole_file.h"

/* The format of output i, or NULL. */
static const struct format *format_of(const struct shard *s, size_t i)
{
    char name[32] = "";
    struct sv format = s->past.head.format[i];
    if (format.n < sizeof name)
        memcpy(name, format.p, format.n);
    return format_named(name);
}

/* Unpack what is packed, and count the records: those of a task only, since a
 * head may look like one. */
static int check_content(const struct shard *s, size_t i, size_t k,
                         const struct buf *bytes, struct err *e)
{
    const struct output_piece piece = output_piece_at(&s->past, i, k);
    const struct format *format = format_of(s, i);
    struct buf text = {0};
    struct sv body = buf_sv(bytes);
    int rc = 0;
    if (s->past.head.level[i] > 0) {
        rc = whole_file_unpack(body, WHOLE_FILE_MAX_PIECE, &text, e);
        body = buf_sv(&text);
    }
    bool is_task = k > 0 && k < s->past.n_marks;
    if (rc == 0 && is_task && format && format->count &&
        format->count(body) != piece.n_units)
        rc = err_set_at(e, ERR_INPUT, ERR_BYTE, piece.from,
                        "%zu records, but %llu by the journal",
                        format->count(body), (unsigned long long)piece.n_units);
    buf_free(&text);
    return err_about(rc, s->output_path[i], e);
}

static int check_one(struct shard *s, size_t i, struct output_check *out,
                     struct err *e)
{
    struct buf bytes = {0};
    int rc = 0;
    for (size_t k = 0; k < shard_n_pieces(s) && rc == 0; k++) {
        buf_clear(&bytes);
        rc = shard_read_piece(s, i, k, &bytes, e);
        if (rc == 0)
            rc = check_content(s, i, k, &bytes, e);
        out->n_units[i] += output_piece_at(&s->past, i, k).n_units;
        out->n_bytes += bytes.n;
    }
    buf_free(&bytes);
    return rc;
}

static void count_rows(const struct shard *s, struct output_check *out)
{
    struct journal_row row;
    for (size_t k = 0; k < s->past.n_marks; k++) {
        struct sv rows = journal_rows(&s->past, buf_sv(&s->text), k), line;
        while (sv_next_line(&rows, &line))
            if (journal_parse_row(line, &row))
                journal_count_row(&out->counts, &row);
    }
}

/* Most files have no journal: said as what it means here. */
static int check_journal(const char *path, struct err *e)
{
    char *journal = journal_path(path);
    int rc = journal ? 0 : err_nomem(e);
    bool is_journal = sv_ends(sv_from(path), SV(".journal.tsv"));
    if (rc == 0 && !is_journal && access(path, F_OK) != 0)
        rc = err_system(e, "open");
    else if (rc == 0 && !is_journal && access(journal, F_OK) != 0)
        rc = err_set(e, ERR_INPUT,
                     "has no journal beside it: only the first output of "
                     "batch or merge can be checked");
    free(journal);
    return err_about(rc, path, e);
}

int check_output(const char *path, struct output_check *out, struct err *e)
{
    struct shard s = shard_none();
    *out = (struct output_check){0};
    int rc = check_journal(path, e);
    if (rc == 0)
        rc = shard_open(&s, path, e);
    if (rc == 0)
        rc = shard_open_outputs(&s, e);
    if (rc == 0) {
        const struct journal_head *h = &s.past.head;
        out->n_outputs = h->n_outputs;
        out->n_tasks = h->to - h->from;
        out->shard = h->shard;
        out->n_shards = h->n_shards;
        count_rows(&s, out);
    }
    for (size_t i = 0; rc == 0 && i < s.past.head.n_outputs; i++)
        rc = check_one(&s, i, out, e);
    shard_close(&s);
    return rc;
}
