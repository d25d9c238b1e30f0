/* tests/batch/finished_batch.c - two tasks of two records each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "finished_batch.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "../io/scratch.h"
#include "base/hash.h"
#include "io/gzip_member.h"

enum { N_TASKS = 2, LEVEL = 5 };

struct journal_head finished_head(uint64_t shard, uint64_t n_shards)
{
    return (struct journal_head){.run = 0x1234,
                                 .cuts = 0x5678,
                                 .shard = shard,
                                 .n_shards = n_shards,
                                 .from = N_TASKS * (shard - 1),
                                 .to = N_TASKS * shard,
                                 .n_tasks = N_TASKS * n_shards,
                                 .floor = .005,
                                 .n_outputs = 2,
                                 .format = {SV("tsv"), SV("tmx")},
                                 .level = {LEVEL, 0}};
}

/* Append a piece to a file's bytes, packed or not. */
static void add_piece(struct buf *file, struct extent *at, const char *text,
                      unsigned level, uint64_t n_units)
{
    size_t from = file->n;
    if (level > 0)
        cr_assert_eq(gzip_member_pack(sv_from(text), level, file, NULL), 0);
    else
        buf_add_sv(file, sv_from(text));
    at->hash = hash_sv(sv_sub(buf_sv(file), from, file->n), 0);
    at->n_bytes = file->n;
    at->n_units += n_units;
}

static void add_row(struct buf *journal, uint64_t task)
{
    char id[32];
    snprintf(id, sizeof id, "pair-%llu", (unsigned long long)task);
    const struct journal_row row = {.id = sv_from(id),
                                    .n_src = 2,
                                    .n_tgt = 2,
                                    .n_pairs = 2,
                                    .n_written = 2,
                                    .n_below = 3,
                                    .verdict = VERDICT_TRANSLATION,
                                    .digest = task};
    journal_add_row(journal, &row);
}

void finished_write(const char *name, uint64_t shard, uint64_t n_shards)
{
    struct journal_head head = finished_head(shard, n_shards);
    struct buf file[2] = {{0}, {0}}, journal = {0};
    struct extent at[2] = {{0}, {0}};
    char names[3][40];
    snprintf(names[0], sizeof names[0], "%s.tsv.gz", name);
    snprintf(names[1], sizeof names[1], "%s.tmx", name);
    snprintf(names[2], sizeof names[2], "%s.tsv.gz.journal.tsv", name);
    head.name[0] = sv_from(names[0]);
    head.name[1] = sv_from(names[1]);
    add_piece(&file[0], &at[0], "src_text\ttrg_text\n", LEVEL, 0);
    add_piece(&file[1], &at[1], "<tmx>\n", 0, 0);
    journal_add_head(&journal, &head);
    journal_add_at(&journal, 0, head.from, at, 2);
    for (uint64_t task = head.from; task < head.to; task++) {
        size_t since = journal.n;
        add_piece(&file[0], &at[0], "A bell.\tUne cloche.\nIt rang.\tElle.\n",
                  LEVEL, 2);
        add_piece(&file[1], &at[1],
                  "  <tu tuid=\"1\">\n  </tu>\n  <tu tuid=\"2\">\n  </tu>\n", 0,
                  2);
        add_row(&journal, task);
        journal_add_at(&journal, since, task + 1, at, 2);
    }
    size_t since = journal.n;
    add_piece(&file[0], &at[0], "", LEVEL, 0);
    add_piece(&file[1], &at[1], "</tmx>\n", 0, 0);
    journal_add_end(&journal, since, at, 2);
    scratch_write(names[0], buf_sv(&file[0]));
    scratch_write(names[1], buf_sv(&file[1]));
    scratch_write(names[2], buf_sv(&journal));
    buf_free(&file[0]);
    buf_free(&file[1]);
    buf_free(&journal);
}
