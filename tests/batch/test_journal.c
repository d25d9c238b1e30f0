/* What a journal says is believed only if it can be true.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../io/scratch.h"
#include "base/arena.h"
#include "batch/journal_file.h"
#include "finished_batch.h"

TestSuite(journal, .init = scratch_enter, .fini = scratch_leave);

/* A journal of n_marks marks whose extents are at[i], and its end. */
static struct buf journal_of(const struct journal_head *head,
                             const struct extent (*at)[2], size_t n_marks,
                             bool ended)
{
    struct buf text = {0};
    journal_add_head(&text, head);
    for (size_t i = 0, since = 0; i < n_marks; i++, since = text.n)
        journal_add_at(&text, since, head->from + i, at[i], 2);
    if (ended)
        journal_add_end(&text, text.n, at[n_marks - 1], 2);
    cr_assert_not(text.failed);
    return text;
}

/* Read it; the past is only to be looked at. */
static int read_text(struct sv text, struct journal_past *past, struct err *e)
{
    struct arena a = {0};
    *e = (struct err){0};
    int rc = journal_read(&a, text, past, e);
    arena_free(&a);
    past->marks = NULL;
    return rc;
}

static const struct extent rising[3][2] = {
    {{1, 0, 7}, {2, 0, 7}}, {{3, 1, 7}, {4, 1, 7}}, {{5, 2, 7}, {6, 2, 7}}};

Test(journal, is_read_as_it_was_written)
{
    const struct journal_head head = finished_head(2, 3);
    struct buf text = journal_of(&head, rising, 3, true);
    struct journal_past past;
    struct err e;
    cr_assert_eq(read_text(buf_sv(&text), &past, &e), 0, "%s", e.msg);
    cr_expect_eq(past.n_marks, 3);
    cr_expect_eq(past.fault_line, 0);
    cr_expect(past.ended);
    cr_expect_eq(past.head.run, head.run);
    cr_expect_eq(past.head.floor, head.floor);
    cr_expect_eq(past.end[1].n_bytes, 6);
    cr_expect_eq(past.end[1].hash, 7);
    buf_free(&text);
}

Test(journal, of_an_impossible_part_is_an_error_of_its_first_line)
{
    static const struct {
        uint64_t shard, n_shards, from, to, n_tasks;
    } rows[] = {{1, 1, 1, 0, 0}, {1, 1, 2, 1, 3}, {1, 1, 0, 4, 3},
                {0, 1, 0, 1, 1}, {2, 1, 0, 1, 1}, {1, 0, 0, 1, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct journal_head head = finished_head(1, 1);
        head.shard = rows[i].shard;
        head.n_shards = rows[i].n_shards;
        head.from = rows[i].from;
        head.to = rows[i].to;
        head.n_tasks = rows[i].n_tasks;
        struct buf text = journal_of(&head, rising, 1, true);
        struct journal_past past;
        struct err e;
        cr_expect_eq(read_text(buf_sv(&text), &past, &e), ERR_INPUT, "row %zu",
                     i);
        cr_expect(e.unit == ERR_LINE && e.at == 1, "row %zu", i);
        buf_free(&text);
    }
}

Test(journal, has_no_mark_that_goes_back_or_beyond_the_last_task)
{
    static const struct extent back[3][2] = {{{5, 0, 7}, {6, 0, 7}},
                                             {{5, 1, 7}, {5, 1, 7}}};
    const struct journal_head head = finished_head(1, 1);
    struct journal_past past;
    struct err e;
    struct buf text = journal_of(&head, back, 2, false);
    cr_expect_eq(read_text(buf_sv(&text), &past, &e), 0);
    cr_expect_eq(past.n_marks, 1);
    cr_expect_eq(past.fault_line, 7);
    buf_free(&text);
    static const struct extent more[5][2];
    text = journal_of(&head, more, 5, true);
    cr_expect_eq(read_text(buf_sv(&text), &past, &e), 0);
    cr_expect_eq(past.n_marks, 3);
    cr_expect_not(past.ended);
    cr_expect_neq(past.fault_line, 0);
    buf_free(&text);
}

Test(journal, does_not_end_before_its_last_task)
{
    const struct journal_head head = finished_head(1, 1);
    struct journal_past past;
    struct err e;
    struct buf text = journal_of(&head, rising, 2, true);
    cr_expect_eq(read_text(buf_sv(&text), &past, &e), 0);
    cr_expect_not(past.ended);
    cr_expect_neq(past.fault_line, 0);
    buf_free(&text);
    buf_add_sv(&text, SV("x"));
    buf_clear(&text);
    journal_add_head(&text, &head);
    journal_add_end(&text, 0, rising[0], 2);
    cr_expect_eq(read_text(buf_sv(&text), &past, &e), 0);
    cr_expect_not(past.ended);
    cr_expect_eq(past.n_marks, 0);
    buf_free(&text);
}

Test(journal, goes_as_far_as_it_is_undamaged)
{
    const struct journal_head head = finished_head(1, 1);
    struct buf text = journal_of(&head, rising, 3, true);
    for (size_t i = 0; i < text.n; i++) {
        struct journal_past whole, past;
        struct err e;
        cr_assert_eq(read_text(sv_sub(buf_sv(&text), 0, i), &whole, &e) == 0,
                     e.msg[0] == '\0');
        text.p[i] = (char)(text.p[i] ^ 1);
        int rc = read_text(buf_sv(&text), &past, &e);
        cr_expect(rc != 0 || !past.ended, "byte %zu", i);
        cr_expect(rc != 0 || past.n_marks <= whole.n_marks, "byte %zu", i);
        text.p[i] = (char)(text.p[i] ^ 1);
    }
    buf_free(&text);
}

static void expect_state(const char *text, enum journal_state want)
{
    struct journal_file *file = NULL;
    struct err e = {0};
    scratch_write("j", sv_from(text));
    cr_assert_eq(journal_file_open("j", &file, &e), 0, "%s: %s", text, e.msg);
    cr_expect_eq(journal_file_state(file), want, "%s", text);
    journal_file_close(file);
    cr_expect(scratch_has("j"));
}

Test(journal, file_is_known_to_be_finished_by_its_last_line)
{
    expect_state("", JOURNAL_EMPTY);
    expect_state("#stele-journal\t4\t1\n", JOURNAL_UNFINISHED);
    expect_state("#stele-jour", JOURNAL_UNFINISHED);
    expect_state("#stele-journal\t3\n#at\t1\n", JOURNAL_UNFINISHED);
    expect_state("#stele-journal\t3\n#end\t1:1\n", JOURNAL_FINISHED);
    expect_state("#stele-journal\t3\n#at\t1\n#end\t1:", JOURNAL_UNFINISHED);
}

Test(journal, file_that_is_none_is_left_alone)
{
    static const char *const texts[] = {"my notes", "id\tsrc\ttrg\n",
                                        "#stele-lexicon\n", "\n"};
    struct journal_file *file = NULL;
    struct err e = {0};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        scratch_write("j", sv_from(texts[i]));
        cr_expect_eq(journal_file_open("j", &file, &e), ERR_INPUT, "%s",
                     texts[i]);
        cr_expect_str_eq(e.subject, "j");
        struct buf now = scratch_read("j");
        cr_expect(sv_eq(buf_sv(&now), sv_from(texts[i])));
        buf_free(&now);
    }
    cr_assert_eq(symlink("j", "link"), 0);
    cr_expect_eq(journal_file_open("link", &file, &e), ERR_INPUT);
    cr_assert_eq(mkfifo("pipe", 0666), 0);
    cr_expect_eq(journal_file_open("pipe", &file, &e), ERR_INPUT);
    cr_expect_null(file);
}

Test(journal, file_that_was_never_written_to_goes_again)
{
    struct journal_file *file = NULL;
    cr_assert_eq(journal_file_open("j", &file, NULL), 0);
    cr_expect(scratch_has("j"));
    journal_file_close(file);
    cr_expect_not(scratch_has("j"));
    cr_assert_eq(journal_file_open("j", &file, NULL), 0);
    cr_expect_eq(journal_file_add(file, SV("#stele-journal\n"), NULL), 0);
    journal_file_close(file);
    cr_expect(scratch_has("j"));
}
