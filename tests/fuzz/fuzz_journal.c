/* Any bytes as the journal of a batch, which a crash may have cut anywhere:
 * reading fails with a code, or gives marks that lie in the text and rise;
 * a row that is read is the same when it was written and read again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "batch/journal.h"
#include "exact_copy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void require(bool ok)
{
    if (!ok)
        abort();
}

/* No message of Stele's has one. */
static bool has_line_end(struct sv text)
{
    return text.n > 0 && memchr(text.p, '\r', text.n) != NULL;
}

static void check_row(struct sv line)
{
    struct journal_row row, again;
    struct buf once = {0}, twice = {0};
    if (!journal_parse_row(line, &row) || has_line_end(row.error))
        return;
    journal_add_row(&once, &row);
    struct sv text = buf_sv(&once), written;
    require(sv_next_line(&text, &written) && text.n == 0);
    require(journal_parse_row(written, &again));
    journal_add_row(&twice, &again);
    require(sv_eq(buf_sv(&once), buf_sv(&twice)));
    buf_free(&once);
    buf_free(&twice);
}

static void check_marks(const struct journal_past *past, struct sv text)
{
    size_t behind = 0;
    for (size_t i = 0; i < past->n_marks; i++) {
        require(past->marks[i].behind > behind);
        behind = past->marks[i].behind;
        require(behind <= text.n);
        struct sv rows = journal_rows(past, text, i), line;
        while (sv_next_line(&rows, &line))
            check_row(line);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct sv text = {(const char *)data, n}, lines = text, line;
    struct arena a = {0};
    struct journal_past past;
    struct err e = {0};
    int rc = journal_read(&a, text, &past, &e);
    require(rc == 0 || (rc == ERR_INPUT && e.msg[0] != '\0'));
    if (rc == 0)
        check_marks(&past, text);
    while (sv_next_line(&lines, &line)) {
        struct sv row = exact_copy(line);
        check_row(row);
        exact_free(row);
    }
    arena_free(&a);
    return 0;
}
