/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>

#include "../io/scratch.h"
#include "../io/specimen.h"
#include "corpus/convert.h"
#include "io/format.h"
#include "io/tsv.h"

TestSuite(convert, .init = scratch_enter, .fini = scratch_leave);

static struct convert_counts counts;
static struct err bad[20];
static unsigned n_bad;

static void on_bad(void *context, const struct err *e)
{
    (void)context;
    if (n_bad < 20)
        bad[n_bad++] = *e;
}

static int try_convert(const struct convert_job *job, struct err *e)
{
    n_bad = 0;
    return convert(job, &counts, e);
}

/* From one file to another; NULL: by content and by ending. */
static void run(const char *from, const char *from_format, const char *to,
                const struct format *format, const char *columns)
{
    struct err e = {0};
    struct tsv_columns c;
    struct convert_job job = {.in.paths = {from},
                              .in.n_paths = 1,
                              .in.format = from_format,
                              .paths = {to},
                              .formats = {format},
                              .n_outputs = 1,
                              .gz_level = 6,
                              .on_bad = on_bad};
    job.options = specimen_options();
    job.options.src_lang = job.options.tgt_lang = NULL;
    job.options.with_nulls = true;
    if (columns) {
        cr_assert_eq(tsv_columns_parse(columns, &c, NULL), 0);
        job.options.columns = &c;
    }
    int rc = try_convert(&job, &e);
    cr_assert_eq(rc, 0, "%s to %s: %s", from, to, e.msg);
}

static void expect_same(const char *one, const char *other)
{
    struct buf a = scratch_read(one), b = scratch_read(other);
    cr_expect(sv_eq(buf_sv(&a), buf_sv(&b)), "%s:\n%.*s\n%s:\n%.*s", one,
              (int)a.n, a.p, other, (int)b.n, b.p);
    buf_free(&a);
    buf_free(&b);
}

/* The specimen with all that TSV has. */
static void write_full(const char *path, const char *columns)
{
    struct writer_options o = specimen_options();
    struct tsv_columns c;
    cr_assert_eq(tsv_columns_parse(columns, &c, NULL), 0);
    o.with_nulls = true;
    o.columns = &c;
    cr_assert_eq(specimen_write(path, &format_tsv, &o, NULL), 0);
}

#define CORE                                                                   \
    "src_url,trg_url,src_text,trg_text,aligner_score,src_paragraph_id,"        \
    "trg_paragraph_id,bead,flags,doc_id,bead_no,lang_src,lang_trg"
#define ALL                                                                    \
    CORE ",pair_id,src_sent,trg_sent,src_span,trg_span,score_raw,len_z,"       \
         "posterior,words_met,doc_verdict,doc_score,src_num_tokens,"           \
         "trg_num_tokens"

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

/* Each format that holds all of the core gives it back. */
Test(convert, there_and_back_keeps_text_score_bead_and_provenance)
{
    static const char *const names[] = {"tmx", "jsonl", "xliff"};
    write_full("one.tsv", CORE);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        run("one.tsv", NULL, "there", format_named(names[i]), NULL);
        cr_expect_eq(counts.n_bad, 0);
        run("there", NULL, "back.tsv", &format_tsv, CORE);
        cr_expect_eq(counts.n_records, 5, "%s", names[i]);
        cr_expect_eq(counts.n_bad, 0);
        expect_same("one.tsv", "back.tsv");
    }
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
    scratch_write("in.tsv", SV("doc_id\tsrc_text\ttrg_text\n"
                               "1\ta\tb\n2\tc\td\n"));
    struct convert_job job = {.in.paths = {"in.tsv"},
                              .in.n_paths = 1,
                              .paths = {"out.ladder"},
                              .formats = {format_named("ladder")},
                              .n_outputs = 1,
                              .gz_level = 6};
    cr_expect_eq(try_convert(&job, &e), ERR_USAGE);
    cr_expect_str_eq(e.msg, "format \"ladder\" holds one document only");
    cr_expect(!scratch_has("out.ladder"));
}

Test(convert, a_full_disk_is_an_error)
{
    struct err e = {0};
    write_full("one.tsv", ALL);
    struct convert_job job = {.in.paths = {"one.tsv"},
                              .in.n_paths = 1,
                              .paths = {"/dev/full"},
                              .formats = {&format_tsv},
                              .n_outputs = 1,
                              .gz_level = 6};
    cr_expect_eq(try_convert(&job, &e), ERR_IO);
}

/* JSON and documents keep where each sentence ends. */
Test(convert, json_and_back_to_the_same_json)
{
    struct writer_options o = specimen_options();
    o.with_nulls = true;
    cr_assert_eq(specimen_write("specimen", format_named("jsonl"), &o, NULL),
                 0);
    run("specimen", NULL, "one.jsonl", format_named("jsonl"), NULL);
    run("one.jsonl", NULL, "two.jsonl", format_named("jsonl"), NULL);
    expect_same("one.jsonl", "two.jsonl");
    run("one.jsonl", NULL, "one.doc.jsonl", format_named("doc.jsonl"), NULL);
    run("one.doc.jsonl", NULL, "two.doc.jsonl", format_named("doc.jsonl"),
        NULL);
    expect_same("one.doc.jsonl", "two.doc.jsonl");
    run("one.jsonl", NULL, "one.hunalign", format_named("hunalign"), NULL);
    run("one.doc.jsonl", NULL, "two.hunalign", format_named("hunalign"), NULL);
    expect_same("one.hunalign", "two.hunalign");
}

/* A translator's file: text, state and identifier survive every format that
 * says so. */
Test(convert, xliff_through_other_formats_keeps_text_state_and_id)
{
    static const char *const names[] = {"tsv", "tmx", "jsonl", "xliff"};
    scratch_write(
        "in.xlf",
        SV("<xliff version='1.2'><file original='a.docx' source-language='en' "
           "target-language='fr' datatype='plaintext'><body>"
           "<trans-unit id='u 1'><source>One &amp; only</source>"
           "<target state='final'>Un &lt;seul&gt;</target></trans-unit>"
           "<trans-unit id='u2'><source>Two</source>"
           "<target state='needs-review-translation'>Deux</target>"
           "</trans-unit></body></file></xliff>"));
    run("in.xlf", NULL, "one.xlf", format_named("xliff"), NULL);
    struct buf got = scratch_read("one.xlf");
    buf_add_char(&got, '\0');
    cr_expect(strstr(got.p, "original=\"a.docx\""));
    cr_expect(strstr(got.p, "<trans-unit id=\"u 1\""));
    cr_expect(
        strstr(got.p, "<target state=\"final\">Un &lt;seul&gt;</target>"));
    cr_expect(strstr(got.p, "state=\"needs-review-translation\">Deux<"));
    buf_free(&got);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        run("in.xlf", NULL, "there", format_named(names[i]), NULL);
        cr_expect_eq(counts.n_lost[11], 0);
        cr_expect_eq(counts.n_lost[12], 0);
        run("there", NULL, "back.xlf", format_named("xliff"), NULL);
        expect_same("one.xlf", "back.xlf");
    }
}

/* A set of files at once, and back from it. */
Test(convert, opus_files_and_back_keep_text_score_bead_and_paragraphs)
{
    struct err e = {0};
    const char *const columns =
        "src_url,trg_url,src_text,trg_text,aligner_score,src_paragraph_id,"
        "trg_paragraph_id,bead,bead_no,src_sent,trg_sent";
    const struct format_set *set = format_set_named("opus");
    struct convert_job job = {.in.paths = {"one.jsonl"},
                              .in.n_paths = 1,
                              .paths = {"c.xces", "c.en.xml", "c.fr.xml"},
                              .n_outputs = 3,
                              .gz_level = 6};
    struct writer_options o = specimen_options();
    o.with_nulls = true;
    cr_assert_eq(specimen_write("one.jsonl", format_named("jsonl"), &o, NULL),
                 0);
    for (unsigned i = 0; i < 3; i++)
        job.formats[i] = set->parts[i].format;
    job.options = specimen_options();
    job.options.with_nulls = true;
    cr_assert_eq(try_convert(&job, &e), 0, "%s", e.msg);

    struct tsv_columns c;
    cr_assert_eq(tsv_columns_parse(columns, &c, NULL), 0);
    struct convert_job back = {.in.paths = {"c.xces", "c.en.xml", "c.fr.xml"},
                               .in.n_paths = 3,
                               .paths = {"back.tsv"},
                               .formats = {&format_tsv},
                               .n_outputs = 1,
                               .gz_level = 6};
    back.options.columns = &c;
    back.options.with_nulls = true;
    cr_assert_eq(try_convert(&back, &e), 0, "%s", e.msg);
    run("one.jsonl", NULL, "one.tsv", &format_tsv, columns);
    expect_same("one.tsv", "back.tsv");
}
