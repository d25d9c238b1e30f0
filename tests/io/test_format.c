/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/format.h"
#include "io/sink.h"
#include "scratch.h"
#include "specimen.h"

TestSuite(format, .init = scratch_enter, .fini = scratch_leave);

Test(format, each_is_found_by_its_name_and_no_two_share_one)
{
    const struct format *f;
    unsigned n = 0;
    for (; (f = format_at(n)) != NULL; n++) {
        cr_expect_eq(format_named(f->name), f);
        cr_expect_gt(strlen(f->summary), 0);
        cr_expect_not_null(f->record);
    }
    cr_expect_geq(n, 5);
    cr_expect_null(format_at(n + 1));
    cr_expect_null(format_named(""));
    cr_expect_null(format_named("TSV"));
    cr_expect_null(format_named("tsv "));
    cr_expect_null(format_named("parquet"));
}

Test(format, each_is_found_by_the_ending_of_a_file)
{
    const struct format *f;
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++) {
        char path[80];
        if (!f->ending)
            continue;
        cr_expect_eq(f->ending[0], '.');
        snprintf(path, sizeof path, "a.b/c.tsv.d%s", f->ending);
        cr_expect_eq(format_of_path(path), f, "%s", path);
        snprintf(path, sizeof path, "a.b/c.tsv.d%s.gz", f->ending);
        cr_expect_eq(format_of_path(path), f, "%s", path);
    }
    cr_expect_eq(format_of_path("A.TMX.GZ"), format_named("tmx"));
    cr_expect_eq(format_of_path("a.Tsv"), format_named("tsv"));
    static const char *const none[] = {"",        "-",      ".gz",    "tsv",
                                       "a.txt",   "a.TS",   "a.tsv.", "a.tmx/b",
                                       "a.gz.gz", "a.tmxx", "tmx.gz"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        cr_expect_null(format_of_path(none[i]), "%s", none[i]);
}

Test(format, an_ending_that_is_none_is_refused_with_those_that_are)
{
    static const char *const bad[] = {"a.json", "a.csv", "a.tmx.zst.gz", "a",
                                      "a.en",   "a.gz",  "a.tsv.xz"};
    static const char *const good[] = {"a.tsv", "a.TMX.GZ",    "a.tmx.zst", "-",
                                       "pipe",  "/dev/stderr", "/dev/null"};
    struct err e = {0};
    cr_assert_eq(mkfifo("pipe", 0666), 0);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        cr_expect_eq(format_check_ending(bad[i], &e), ERR_USAGE, "%s", bad[i]);
        cr_expect(strstr(e.msg, bad[i]) && strstr(e.msg, ".tsv .tmx"), "%s",
                  e.msg);
    }
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        cr_expect_eq(format_check_ending(good[i], &e), 0, "%s", good[i]);
}

/* Each format: a full disk is an error, told by the record and not on stderr;
 * and an open writer can be given up. */
Test(format, each_reports_a_full_disk_and_can_be_given_up)
{
    const struct format *f;
    struct writer_options o = specimen_options();
    scratch_redirect(STDERR_FILENO, "stderr", O_WRONLY | O_CREAT);
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++) {
        struct err e = {0};
        cr_expect_eq(specimen_write("/dev/full", f, &o, &e), ERR_IO, "%s",
                     f->name);
        cr_expect_str_eq(e.msg, "cannot write: No space left on device");
    }
    struct buf said = scratch_read("stderr");
    cr_expect_eq(said.n, 0, "%.*s", (int)said.n, said.p);
    buf_free(&said);
}

Test(format, each_writes_the_same_bytes_twice_and_packed)
{
    const struct format *f;
    struct writer_options o = specimen_options();
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++) {
        cr_assert_eq(specimen_write("one", f, &o, NULL), 0);
        cr_assert_eq(specimen_write("two", f, &o, NULL), 0);
        struct buf one = scratch_read("one"), two = scratch_read("two");
        cr_expect_gt(one.n, 0);
        cr_expect(sv_eq(buf_sv(&one), buf_sv(&two)), "%s", f->name);
        buf_free(&one);
        buf_free(&two);
    }
}

/* A document without a single pair is a well-formed file too. */
Test(format, each_can_be_empty)
{
    const struct format *f;
    struct writer_options o = specimen_options();
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++) {
        cr_assert_eq(records_write("empty", f, &o, NULL, 0, NULL), 0);
        cr_expect(scratch_has("empty"));
    }
}

Test(format, those_that_number_sentences_hold_one_document)
{
    const struct format *f;
    struct writer_options o = specimen_options();
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++) {
        struct buf text = {0};
        struct writer w = writer_to(f, &o, &text);
        struct err e = {0};
        cr_assert_eq(writer_begin(&w, &specimen()->document, NULL), 0);
        writer_end(&w);
        int rc = writer_begin(&w, &specimen()->document, &e);
        cr_expect_eq(rc, f->one_document ? ERR_USAGE : 0, "%s", f->name);
        writer_free(&w);
        buf_free(&text);
    }
}

Test(format, omissions_are_written_only_where_they_are_wanted)
{
    const struct format *f;
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++) {
        for (int nulls = 0; nulls < 2; nulls++) {
            struct writer_options o = specimen_options();
            struct buf text = {0};
            o.with_nulls = nulls;
            struct writer w = writer_to(f, &o, &text);
            cr_assert_eq(writer_begin(&w, &specimen()->document, NULL), 0);
            for (size_t k = 0; k < specimen()->n; k++)
                writer_record(&w, &specimen()->records[k]);
            cr_expect_eq(w.n_written, f->all_beads || nulls ? 5 : 3, "%s",
                         f->name);
            writer_free(&w);
            buf_free(&text);
        }
    }
}

/* Pieces of a file can be made apart: by another writer, without its head. */
Test(format, head_records_and_foot_apart_make_the_whole)
{
    const struct format *f;
    struct writer_options o = specimen_options();
    for (unsigned i = 0; (f = format_at(i)) != NULL; i++) {
        struct buf whole = specimen_written(f, &o), parts = {0};
        struct writer ends = writer_to(f, &o, &parts);
        struct writer body = writer_to(f, &o, &parts);
        writer_head(&ends);
        cr_assert_eq(writer_begin(&body, &specimen()->document, NULL), 0);
        for (size_t k = 0; k < specimen()->n; k++)
            writer_record(&body, &specimen()->records[k]);
        writer_end(&body);
        writer_foot(&ends);
        cr_expect(sv_eq(buf_sv(&whole), buf_sv(&parts)), "%s", f->name);
        writer_free(&ends);
        writer_free(&body);
        buf_free(&whole);
        buf_free(&parts);
    }
}
