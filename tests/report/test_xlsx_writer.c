/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

#include "../io/scratch.h"
#include "../io/specimen.h"
#include "report/xlsx_writer.h"

TestSuite(xlsx_writer, .init = scratch_enter, .fini = scratch_leave);

/* Without the library that is what it says, and there is nothing to test. */
static struct xlsx_writer *opened(const char *path)
{
    struct xlsx_writer *x;
    struct err e = {0};
    int rc = xlsx_writer_open(path, NULL, &x, &e);
    if (rc != 0 && strstr(e.msg, "libxlsxwriter"))
        cr_skip_test("%s", e.msg);
    cr_assert_eq(rc, 0, "%s", e.msg);
    return x;
}

/* What unzip says of a file in the workbook. */
static struct buf part(const char *book, const char *name)
{
    char command[200];
    snprintf(command, sizeof command,
             "python3 -c 'import zipfile,sys; "
             "sys.stdout.buffer.write(zipfile.ZipFile(\"%s\").read(\"%s\"))' "
             ">part",
             book, name);
    cr_assert_eq(system(command), 0);
    return scratch_read("part");
}

static void write_specimen(const char *path)
{
    struct xlsx_writer *x = opened(path);
    for (size_t i = 0; i < specimen()->n; i++) {
        struct record r = specimen()->records[i];
        if (i == 0)
            r.score = NAN;
        cr_assert_eq(xlsx_writer_add(x, &specimen()->document, &r, NULL), 0);
    }
    uint64_t n_cut;
    struct err e = {0};
    cr_assert_eq(xlsx_writer_close(x, &n_cut, &e), 0, "%s", e.msg);
    cr_expect_eq(n_cut, 0);
}

Test(xlsx_writer, rows_with_texts_and_numbers)
{
    write_specimen("a.xlsx");
    struct buf sheet = part("a.xlsx", "xl/worksheets/sheet1.xml");
    buf_add_char(&sheet, '\0');
    cr_expect(strstr(sheet.p, "<t>aligner_score</t>"));
    cr_expect(strstr(sheet.p, "<v>0.5</v>"));
    cr_expect(strstr(sheet.p, "<t>It was late; nobody came.</t>"));
    cr_expect(strstr(sheet.p, "<t>doc &lt;1&gt;</t>"));
    cr_expect(strstr(sheet.p, "<row r=\"6\""));
    cr_expect_null(strstr(sheet.p, "<row r=\"7\""));
    buf_free(&sheet);
    cr_expect_eq(scratch_count(), 2, "the workbook and the part of it");
}

Test(xlsx_writer, the_same_bytes_twice)
{
    write_specimen("a.xlsx");
    write_specimen("b.xlsx");
    struct buf a = scratch_read("a.xlsx"), b = scratch_read("b.xlsx");
    cr_expect(sv_eq(buf_sv(&a), buf_sv(&b)));
    buf_free(&a);
    buf_free(&b);
}

/* 32,767 units of UTF-16 fit; a formula is a text. */
Test(xlsx_writer, long_texts_are_cut_and_counted)
{
    struct xlsx_writer *x = opened("a.xlsx");
    struct record r = specimen()->records[0];
    struct buf text = {0};
    struct sentence s = {0};
    r.src.sents = r.tgt.sents = &s;
    s.text = SV("=1+1");
    cr_assert_eq(xlsx_writer_add(x, &specimen()->document, &r, NULL), 0);
    for (unsigned i = 0; i < 32767; i++)
        buf_add_sv(&text, SV("\xc3\xa9"));
    s.text = buf_sv(&text);
    cr_assert_eq(xlsx_writer_add(x, &specimen()->document, &r, NULL), 0);
    buf_clear(&text);
    for (unsigned i = 0; i < 16384; i++)
        buf_add_sv(&text, SV("\xf0\x9d\x84\x9e"));
    s.text = buf_sv(&text);
    cr_assert_eq(xlsx_writer_add(x, &specimen()->document, &r, NULL), 0);
    uint64_t n_cut;
    cr_assert_eq(xlsx_writer_close(x, &n_cut, NULL), 0);
    cr_expect_eq(n_cut, 2, "both texts of the last record");
    buf_free(&text);
    struct buf sheet = part("a.xlsx", "xl/worksheets/sheet1.xml");
    buf_add_char(&sheet, '\0');
    cr_expect(strstr(sheet.p, "<t>=1+1</t>"));
    cr_expect(strstr(sheet.p, "\xf0\x9d\x84\x9e\xe2\x80\xa6</t>"));
    buf_free(&sheet);
}

Test(xlsx_writer, given_up_or_no_file)
{
    struct xlsx_writer *x = opened("a.xlsx");
    struct err e = {0};
    cr_assert_eq(
        xlsx_writer_add(x, &specimen()->document, specimen()->records, NULL),
        0);
    xlsx_writer_abort(x);
    cr_expect_eq(scratch_count(), 0);
    cr_expect_eq(xlsx_writer_open("none/a.xlsx", NULL, &x, &e), ERR_IO);
    e = (struct err){0};
    cr_expect_eq(xlsx_writer_open("/dev/null", NULL, &x, &e), ERR_USAGE);
    cr_expect_str_eq(e.msg, "a workbook is written to a file only");
}
