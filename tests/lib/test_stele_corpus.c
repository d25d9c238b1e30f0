/* Written pairs through the library: filtered, without copies, counted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "opened.h"

static char folder[40];

static void enter(void)
{
    strcpy(folder, "/tmp/stele-corpus-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
    FILE *f = fopen("in.tsv", "wb");
    cr_assert_not_null(f);
    fputs("src\ttrg\tscore\tflags\n"
          "One.\tUn.\t.9\t-\n"
          "Two.\tDeux.\t.1\t-\n"
          "One.\tUn.\t.95\t-\n"
          "bad\n"
          "Page 3\tPage 4\t.8\tnum_mismatch\n",
          f);
    cr_assert_eq(fclose(f), 0);
}

static void leave(void)
{
    unlink("in.tsv");
    unlink("out.tsv");
    cr_assert_eq(chdir("/"), 0);
    cr_expect_eq(rmdir(folder), 0); /* nothing else was left */
}

TestSuite(stele_corpus, .init = enter, .fini = leave);

static struct stele_settings *settings_of(const char *task)
{
    struct stele_settings *s = stele_settings_new(task);
    cr_assert_not_null(s);
    cr_assert_eq(stele_set(s, "output", "out.tsv", NULL), 0);
    return s;
}

static void on_failed(void *context, struct stele_text id,
                      const struct stele_error *why)
{
    cr_expect_eq(id.n, 0);
    cr_expect_eq(why->line, 5);
    ++*(unsigned *)context;
}

static const char *const paths[] = {"in.tsv"};

Test(stele_corpus, is_filtered_by_a_preset)
{
    struct stele_settings *s = settings_of("filter");
    struct stele_filter_counts n;
    struct stele_error error = {0};
    unsigned n_failed = 0;
    const struct stele_events events = {
        .size = sizeof events, .context = &n_failed, .failed = on_failed};
    cr_expect_eq(stele_set(s, "preset", "mild", &error), STELE_USAGE);
    cr_assert_eq(stele_set(s, "preset", "lenient", &error), 0);
    cr_assert_eq(stele_filter(s, paths, 1, &events, &n, &error), 0, "%s",
                 error.message);
    cr_expect_eq(n.n_read, 4);
    cr_expect_eq(n.n_kept, 2);
    cr_expect_eq(n.n_score, 1);
    cr_expect_eq(n.n_flags, 1);
    cr_expect_eq(n.n_bad, 1);
    cr_expect_eq(n_failed, 1);
    cr_expect(n.any_flags && !n.checked);
    for (unsigned bit = 0; bit < STELE_FLAGS; bit++) {
        cr_expect_not_null(stele_flag_meaning(bit));
        cr_expect_eq(n.n_flag[bit],
                     strcmp(stele_flag_name(bit), "num_mismatch") == 0);
    }
    cr_expect_null(stele_flag_meaning(STELE_FLAGS));
    stele_settings_free(s);
}

Test(stele_corpus, loses_its_copies)
{
    struct stele_settings *s = settings_of("dedup");
    struct stele_dedup_counts n;
    struct stele_error error = {0};
    cr_assert_eq(stele_dedup(s, paths, 1, NULL, &n, &error), 0, "%s",
                 error.message);
    cr_expect_eq(n.n_read, 4);
    cr_expect_eq(n.n_kept, 3);
    cr_expect_eq(n.n_copies, 1);
    cr_expect_eq(n.n_bad, 1);
    cr_assert_eq(stele_set(s, "overlap", "out.tsv", &error), 0);
    cr_expect_eq(stele_dedup(s, paths, 1, NULL, &n, &error), STELE_USAGE,
                 "the test set is no output");
    stele_settings_free(s);
}

Test(stele_corpus, is_counted)
{
    struct stele_settings *s = settings_of("stats");
    struct stele_error error = {0};
    uint64_t n_read = 0, n_bad = 0;
    cr_assert_eq(stele_stats(s, paths, 1, NULL, &n_read, &n_bad, &error), 0,
                 "%s", error.message);
    cr_expect_eq(n_read, 4);
    cr_expect_eq(n_bad, 1);
    cr_expect_eq(access("out.tsv", R_OK), 0);
    stele_settings_free(s);
}

Test(stele_corpus, presets_are_given_as_options)
{
    const char *summary, *name;
    char rules[1000], few[10];
    unsigned n = 0;
    for (; (name = stele_filter_preset(n, &summary, rules, sizeof rules));
         n++) {
        cr_expect_eq(strncmp(rules, "--min-score 0.", 14), 0, "%s", rules);
        cr_expect(strstr(rules, " --drop ") && strstr(rules, " --doubt "));
    }
    cr_expect_eq(n, 2);
    cr_assert_not_null(stele_filter_preset(0, &summary, few, sizeof few));
    cr_expect_str_eq(few, "--min-sco");
}
