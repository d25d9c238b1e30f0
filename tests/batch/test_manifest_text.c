/* Names of columns, and CSV.  SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <string.h>

#include "batch/manifest_text.h"

Test(manifest_text, csv_becomes_lines_of_fields)
{
    static const struct {
        const char *csv, *tsv; /* NULL: refused */
    } rows[] = {
        {"a,b\nc,d\n", "a\tb\nc\td\n"},
        {"a;b\r\nc;d", "a\tb\nc\td\n"},
        {"\"a,1\",\"b \"\"q\"\"\"\n", "a,1\tb \"q\"\n"},
        {"a,,\n,,\n", "a\t\t\n\t\t\n"},
        {"a;b,c\n", "a;b\tc\n"}, /* a comma in the header decides */
        {"\"\",x\n", "\tx\n"},
        {"a,\"b\nc\"\n", NULL},
        {"a,\"b", NULL},
        {"\"a\"b,c\n", NULL},
        {"a\tb,c\n", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        struct err e = {0};
        int rc = manifest_csv_to_tsv(sv_from(rows[i].csv), &out, &e);
        cr_expect_eq(rc, rows[i].tsv ? 0 : ERR_INPUT, "%s", rows[i].csv);
        if (rows[i].tsv)
            cr_expect(sv_eq(buf_sv(&out), sv_from(rows[i].tsv)), "%.*s",
                      (int)out.n, out.p);
        buf_free(&out);
    }
}

Test(manifest_text, a_line_of_one_field_that_names_nothing_begins_no_manifest)
{
    struct buf out = {0};
    struct err e = {0};
    bool is_header = false;
    cr_expect_eq(manifest_header(SV("It was late."), &out, &is_header, &e),
                 ERR_INPUT);
    cr_expect_eq(e.at, 1);
    cr_expect(strstr(e.msg, "this is no manifest"), "%s", e.msg);
    buf_free(&out);
}

Test(manifest_text, names_that_people_use_are_known_and_files_are_no_names)
{
    static const struct {
        const char *line, *header;
        bool is_header;
    } rows[] = {
        {"id\tsrc\ttrg", "id\tsrc\ttrg", true},
        {"Source\tTARGET file\tsource-lang\tDoc ID\tx",
         "src\ttrg\tsrc_lang\tid\tx", true},
        {"source_url\ttgt_path\tSize", "src_url\ttrg\tbytes", true},
        {"a.txt\tb.txt", "src\ttrg", false},
        {"one\ten/a\tfr/a", "id\tsrc\ttrg", false},
        {"a\tb", "a\tb", true}, /* no file: a bad header */
        {"a.x\tb.x\tc.x\td.x", "a.x\tb.x\tc.x\td.x", true}, /* too many */
        {"a.txt\ttarget", "a.txt\ttrg", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        struct err e = {0};
        bool is_header = false;
        cr_expect_eq(
            manifest_header(sv_from(rows[i].line), &out, &is_header, &e), 0);
        cr_expect_eq(is_header, rows[i].is_header, "%s", rows[i].line);
        cr_expect(sv_eq(buf_sv(&out), sv_from(rows[i].header)), "%.*s",
                  (int)out.n, out.p);
        buf_free(&out);
    }
}
