/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "convert_run.h"
#include "io/format.h"
#include "io/tsv.h"

TestSuite(convert, .init = scratch_enter, .fini = scratch_leave);

Test(convert, tsv_to_tsv_is_the_same)
{
    write_full("one.tsv", ALL);
    run("one.tsv", NULL, "two.tsv", &format_tsv, ALL);
    expect_same("one.tsv", "two.tsv");
    cr_expect_eq(counts.n_records, 5);
    cr_expect_eq(counts.n_nulls, 2);
    cr_expect_eq(counts.n_documents, 1);
    cr_expect_eq(counts.n_bad, 0);
}

Test(convert, what_no_output_holds_is_counted)
{
    write_full("one.tsv", ALL);
    run("one.tsv", NULL, "out", format_named("moses-src"), NULL);
    cr_expect_eq(counts.n_lost[0], 5, "a score each");
    cr_expect_str_eq(record_field_name(0), "score");
    run("one.tsv", NULL, "out.tsv", &format_tsv, ALL);
    for (unsigned i = 0; i < CONVERT_N_FIELDS; i++)
        cr_expect_eq(counts.n_lost[i], 0, "%s", record_field_name(i));
    cr_expect_null(record_field_name(CONVERT_N_FIELDS));
    /* without a choice there is a column for all of it */
    run("one.tsv", NULL, "out.tsv", &format_tsv, NULL);
    for (unsigned i = 0; i < CONVERT_N_FIELDS; i++)
        cr_expect_eq(counts.n_lost[i], 0, "%s", record_field_name(i));
}

Test(convert, bad_records_are_told_and_the_rest_goes_on)
{
    scratch_write("in.tsv", SV("src_text\ttrg_text\taligner_score\tbead\n"
                               "a\tb\t0.5\t1:1\n"
                               "a\tb\n"
                               "a\tb\thigh\t1:1\n"
                               "a\xff\tb\t0.5\t1:1\n"
                               "a\tb\t0.5\t1-1\n"
                               "a\tb\t0.5\t1:1\tmore\n"
                               "c\td\t1\t1:1\n"));
    run("in.tsv", NULL, "out.tsv", &format_tsv, "src_text,aligner_score");
    struct buf got = scratch_read("out.tsv");
    cr_expect(sv_eq(buf_sv(&got), SV("src_text\taligner_score\n"
                                     "a\t0.5000\nc\t1.0000\n")));
    buf_free(&got);
    cr_expect_eq(counts.n_bad, 5);
    cr_assert_eq(n_bad, 5);
    static const char *const want[] = {
        "in.tsv: line 3: 2 columns instead of 4",
        "in.tsv: line 4: score: not a number",
        "in.tsv: byte 67: not UTF-8",
        "in.tsv: line 6: bead: not like \"1:2\"",
        "in.tsv: line 7: 5 columns instead of 4",
    };
    for (unsigned i = 0; i < 5; i++) {
        char text[ERR_TEXT_BYTES];
        err_text(&bad[i], text);
        cr_expect_str_eq(text, want[i]);
    }
}

Test(convert, what_may_not_stand_in_a_line_is_replaced_and_flagged)
{
    scratch_write("in.tsv", SV("src_text\ttrg_text\n"
                               "a\x01 b\xe2\x80\xa8"
                               "c\tx\xc2\x85y\n"));
    run("in.tsv", NULL, "out.tsv", &format_tsv, "src_text,trg_text,flags");
    struct buf got = scratch_read("out.tsv");
    cr_expect(sv_eq(buf_sv(&got), SV("src_text\ttrg_text\tflags\n"
                                     "a b c\tx y\tws_normalised,"
                                     "control_removed\n")),
              "%.*s", (int)got.n, got.p);
    buf_free(&got);
}

Test(convert, an_empty_file_gives_a_head)
{
    scratch_write("in.tsv", SV("src_text\ttrg_text\n"));
    run("in.tsv", NULL, "out.tmx", format_named("tmx"), NULL);
    struct buf got = scratch_read("out.tmx");
    cr_expect(sv_ends(buf_sv(&got), SV("</tmx>\n")));
    buf_free(&got);
    cr_expect_eq(counts.n_records, 0);
}

/* Documents by name, else by the addresses. */
Test(convert, documents_begin_where_the_name_changes)
{
    scratch_write("in.tsv", SV("src_url\ttrg_url\tsrc_text\ttrg_text\n"
                               "u\tv\ta\tb\n"
                               "u\tv\tc\td\n"
                               "u\tw\te\tf\n"));
    run("in.tsv", NULL, "out.tsv", &format_tsv, "doc_id,bead_no,src_sent");
    struct buf got = scratch_read("out.tsv");
    cr_expect(sv_eq(buf_sv(&got), SV("doc_id\tbead_no\tsrc_sent\n"
                                     "u\t1\t1\nu\t2\t2\nu\t1\t1\n")),
              "%.*s", (int)got.n, got.p);
    buf_free(&got);
    cr_expect_eq(counts.n_documents, 2);
}

Test(convert, a_format_of_one_document_refuses_two)
{
    struct err e = {0};
    const struct convert_output out = {.path = "out.ladder",
                                       .format = format_named("ladder")};
    scratch_write("in.tsv", SV("doc_id\tsrc_text\ttrg_text\n"
                               "1\ta\tb\n2\tc\td\n"));
    struct convert_job job = {.in.paths = {"in.tsv"},
                              .in.n_paths = 1,
                              .outputs = &out,
                              .n_outputs = 1,
                              .gz_level = 6};
    cr_expect_eq(try_convert(&job, &e), ERR_USAGE);
    cr_expect_str_eq(e.msg, "format \"ladder\" holds one document only");
    cr_expect(!scratch_has("out.ladder"));
}

Test(convert, a_full_disk_is_an_error)
{
    struct err e = {0};
    const struct convert_output out = {.path = "/dev/full",
                                       .format = &format_tsv};
    write_full("one.tsv", ALL);
    struct convert_job job = {.in.paths = {"one.tsv"},
                              .in.n_paths = 1,
                              .outputs = &out,
                              .n_outputs = 1,
                              .gz_level = 6};
    cr_expect_eq(try_convert(&job, &e), ERR_IO);
}
