/* Settings of tasks by name, errors, and opening.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "lib/stele.h"

static const char *const tasks[] = {
    "align", "batch", "merge",          "stream", "split",
    "score", "train", "train-splitter", "fit",    "convert"};
enum { N_TASKS = sizeof tasks / sizeof tasks[0] };

Test(stele_settings, the_version_is_that_of_the_build)
{
    cr_expect_str_eq(stele_version(), STELE_VERSION);
}

Test(stele_settings, no_task_is_align_and_an_unknown_one_is_refused)
{
    struct stele_settings *s = stele_settings_new(NULL);
    cr_assert_not_null(s);
    cr_expect(stele_has(s, "min-score"));
    cr_expect_not(stele_has(s, "jobs"));
    stele_settings_free(s);
    cr_expect_null(stele_settings_new("weave"));
    stele_settings_free(NULL);
}

/* A setting whose default can be read can be set to it again. */
static int set_to_default(void *context, const struct stele_setting_info *info)
{
    struct stele_settings *s = context;
    struct stele_error error;
    char value[200];
    size_t n = stele_get(s, info->key, value, sizeof value);
    cr_expect_lt(n, sizeof value);
    cr_expect_gt(strlen(info->help), 5, "%s", info->key);
    cr_expect_gt(strlen(info->heading), 2, "%s", info->key);
    cr_expect_eq(info->size, sizeof *info);
    bool is_list =
        strcmp(info->key, "output") == 0 || strcmp(info->key, "lexicon") == 0;
    if (n > 0 && info->value && !is_list)
        cr_expect_eq(stele_set(s, info->key, value, &error), 0, "%s %s: %s",
                     info->key, value, error.message);
    return 0;
}

Test(stele_settings, each_has_help_and_takes_its_default)
{
    for (size_t k = 0; k < N_TASKS; k++) {
        struct stele_settings *s = stele_settings_new(tasks[k]);
        cr_assert_not_null(s, "%s", tasks[k]);
        cr_expect_eq(stele_each_setting(s, set_to_default, s), 0);
        stele_settings_free(s);
    }
}

Test(stele_settings, a_task_has_only_what_it_uses)
{
    static const struct {
        const char *task, *key;
    } foreign[] = {{"score", "band"},       {"score", "max-cells"},
                   {"split", "trg-lang"},   {"split", "method"},
                   {"stream", "output"},    {"merge", "min-score"},
                   {"train", "method"},     {"fit", "output-format"},
                   {"train-splitter", "c"}, {"align", "shard"}};
    for (size_t k = 0; k < sizeof foreign / sizeof foreign[0]; k++) {
        struct stele_settings *s = stele_settings_new(foreign[k].task);
        struct stele_error error = {0};
        cr_expect_eq(stele_set(s, foreign[k].key, "1", &error), STELE_USAGE,
                     "%s %s", foreign[k].task, foreign[k].key);
        cr_expect_gt(strlen(error.message), 5);
        stele_settings_free(s);
    }
}

Test(stele_settings, what_was_set_is_known_and_can_be_read)
{
    struct stele_settings *s = stele_settings_new("align");
    struct stele_error error;
    char value[8], whole[40];
    cr_expect_not(stele_is_set(s, "min-score"));
    cr_expect_eq(stele_set(s, "min-score", ".5", &error), 0);
    cr_expect(stele_is_set(s, "min-score"));
    cr_expect_eq(stele_get(s, "min-score", value, sizeof value), 3);
    cr_expect_str_eq(value, "0.5");
    cr_expect_eq(stele_set(s, "method", "magic", &error), STELE_USAGE);
    cr_expect_eq(error.code, STELE_USAGE);
    stele_set(s, "method", "length-em", &error);
    cr_expect_eq(stele_get(s, "method", value, 4), 9);
    cr_expect_str_eq(value, "len");
    cr_expect_eq(stele_get(s, "method", whole, sizeof whole), 9);
    cr_expect_str_eq(whole, "length-em");
    cr_expect_eq(stele_get(s, "no such", whole, sizeof whole), 0);
    stele_settings_free(s);
}

Test(stele_settings, what_has_no_effect_beside_the_others_is_misuse)
{
    struct stele_settings *s = stele_settings_new("align");
    struct stele *stele = NULL;
    struct stele_error error = {0};
    stele_set(s, "method", "length", &error);
    stele_set(s, "without", "cognates", &error);
    cr_expect_eq(stele_check(s, &error), STELE_USAGE);
    cr_expect_eq(stele_open(s, &stele, &error), STELE_USAGE);
    cr_expect_null(stele);
    cr_expect_not_null(strstr(error.message, "without"));
    stele_settings_free(s);
}

Test(stele_settings, opened_settings_may_be_freed_but_not_set)
{
    struct stele_settings *s = stele_settings_new("align");
    struct stele *stele = NULL;
    struct stele_error error = {0};
    cr_assert_eq(stele_open(s, &stele, &error), 0, "%s", error.message);
    cr_expect_eq(stele_set(s, "min-score", ".5", &error), STELE_USAGE);
    stele_settings_free(s);
    size_t n_pairs, n_skipped;
    cr_expect_null(stele_lexicon(stele, 0, &n_pairs, &n_skipped));
    stele_close(stele);
    stele_close(NULL);
}

Test(stele_settings, a_file_that_is_not_there_is_named)
{
    struct stele_settings *s = stele_settings_new("align");
    struct stele *stele = NULL;
    struct stele_error error = {0};
    char text[STELE_ERROR_TEXT];
    stele_set(s, "lexicon", "no/words.tsv", &error);
    cr_expect_eq(stele_open(s, &stele, &error), STELE_IO);
    cr_expect_str_eq(error.subject, "no/words.tsv");
    stele_error_text(&error, text);
    cr_expect_str_eq(text,
                     "no/words.tsv: cannot open: No such file or directory");
    stele_settings_free(s);
}

Test(stele_settings, an_error_text_has_file_place_and_message)
{
    char text[STELE_ERROR_TEXT];
    struct stele_error e = {.code = STELE_INPUT, .line = 3};
    strcpy(e.subject, "a\x1b[m.txt");
    strcpy(e.message, "bad line");
    stele_error_text(&e, text);
    cr_expect_str_eq(text, "a?[m.txt: line 3: bad line");
    e = (struct stele_error){.has_byte = true, .byte = 0};
    strcpy(e.message, "not UTF-8");
    stele_error_text(&e, text);
    cr_expect_str_eq(text, "byte 0: not UTF-8");
}
