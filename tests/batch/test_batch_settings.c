/* The settings of a batch: values, defaults, what changes the outputs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "batch/batch_settings.h"

static int set(struct batch_settings *s, const char *key, const char *value)
{
    static struct arena strings; /* as long as the settings */
    struct err e = {0};
    int rc = setting_set(&batch_settings_table, s, &strings, key, value, &e);
    cr_expect_eq(rc == 0, e.msg[0] == '\0');
    return rc;
}

static uint64_t digest_of(const struct batch_settings *s)
{
    uint64_t digest = 0;
    cr_assert_eq(
        setting_digest(&batch_settings_table, s, ~0u, 0, &digest, NULL), 0);
    return digest;
}

Test(batch_settings, set_to_their_printed_defaults_are_the_defaults)
{
    const struct batch_settings usual = batch_settings_default();
    struct batch_settings s = usual;
    struct buf text = {0};
    size_t n = 0;
    for (size_t i = 0; i < batch_settings_table.n; i++) {
        const struct setting *row = &batch_settings_table.rows[i];
        buf_clear(&text);
        setting_print(row, &s, &text);
        if (text.n == 0)
            continue; /* an alias */
        buf_add_char(&text, '\0');
        cr_assert(!text.failed);
        cr_expect_eq(set(&s, row->key, text.p), 0, "%s %s", row->key, text.p);
        n++;
    }
    cr_expect_eq(n, batch_settings_table.n - 1);
    cr_expect_eq(s.n_workers, usual.n_workers);
    cr_expect_eq(s.max_errors, usual.max_errors);
    cr_expect_eq(s.task_kib, usual.task_kib);
    cr_expect_eq(s.sync_seconds, usual.sync_seconds);
    cr_expect_eq(s.shard, 1);
    cr_expect_eq(s.n_shards, 1);
    cr_expect_eq(digest_of(&s), digest_of(&usual));
    buf_free(&text);
}

Test(batch_settings, the_size_of_tasks_alone_changes_bytes)
{
    static const struct {
        const char *key, *value;
    } others[] = {{"jobs", "3"},       {"resume", NULL},
                  {"shard", "2/3"},    {"max-errors", "7"},
                  {"fail-fast", NULL}, {"task-size", "511"},
                  {"sync", "0"},       {"force", NULL}};
    const struct batch_settings usual = batch_settings_default();
    cr_expect_eq(sizeof others / sizeof *others, batch_settings_table.n);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct batch_settings s = usual;
        cr_expect_eq(set(&s, others[i].key, others[i].value), 0);
        cr_expect_eq(digest_of(&s) != digest_of(&usual),
                     strcmp(others[i].key, "task-size") == 0, "%s",
                     others[i].key);
    }
}

Test(batch_settings, a_shard_is_one_of_so_many)
{
    static const char *const bad[] = {
        "",      "1",
        "/",     "0/3",
        "4/3",   "1/0",
        "1/",    "/2",
        "1/2/3", "1/1000001",
        "a/b",   "1 /2",
        "-1/2",  "000000000000000000000000000001/2"};
    struct batch_settings s = batch_settings_default();
    cr_expect_eq(set(&s, "shard", "3/8"), 0);
    cr_expect_eq(s.shard, 3);
    cr_expect_eq(s.n_shards, 8);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cr_expect_eq(set(&s, "shard", bad[i]), ERR_USAGE, "%s", bad[i]);
        cr_expect_eq(s.shard, 3, "%s", bad[i]);
        cr_expect_eq(s.n_shards, 8, "%s", bad[i]);
    }
}

Test(batch_settings, numbers_have_words_and_ranges)
{
    struct batch_settings s = batch_settings_default();
    cr_expect_eq(set(&s, "jobs", "7"), 0);
    cr_expect_eq(set(&s, "jobs", "all"), 0);
    cr_expect_eq(s.n_workers, 0);
    cr_expect_eq(set(&s, "jobs", "1025"), ERR_USAGE);
    cr_expect_eq(set(&s, "fail-fast", NULL), 0);
    cr_expect_eq(s.max_errors, 0);
    cr_expect_eq(set(&s, "max-errors", "unlimited"), 0);
    cr_expect_eq(s.max_errors, BATCH_UNLIMITED);
    cr_expect_eq(set(&s, "task-size", "0"), ERR_USAGE);
    cr_expect_eq(set(&s, "sync", "3601"), ERR_USAGE);
}

Test(batch_settings, resume_and_sync_need_files)
{
    struct batch_settings s = batch_settings_default();
    struct writing w = writing_default(); /* to standard output */
    struct err e = {0};
    cr_expect_eq(batch_settings_check(&s, &w, &e), 0);
    cr_expect_eq(set(&s, "resume", NULL), 0);
    cr_expect_eq(batch_settings_check(&s, &w, &e), ERR_USAGE);
    w.paths[w.n_paths++] = "no such folder/out.tsv";
    cr_expect_eq(batch_settings_check(&s, &w, &e), 0);
    cr_expect_eq(set(&s, "sync", "5"), 0);
    cr_expect_eq(batch_settings_check(&s, &w, &e), 0);
    w.paths[w.n_paths++] = "/dev/null";
    cr_expect_eq(batch_settings_check(&s, &w, &e), ERR_USAGE);
    w.paths[--w.n_paths] = NULL;
    w.format = format_named("beads");
    cr_expect_eq(batch_settings_check(&s, &w, &e), ERR_USAGE);
}
