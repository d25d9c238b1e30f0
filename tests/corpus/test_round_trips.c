/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "convert_run.h"
#include "io/format.h"
#include "io/tsv.h"
#include "tokenize/utf8.h"

TestSuite(round_trips, .init = scratch_enter, .fini = scratch_leave);

/* Each format that holds all of the core gives it back. */
Test(round_trips, there_and_back_keeps_text_score_bead_and_provenance)
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

/* JSON and documents keep where each sentence ends. */
Test(round_trips, json_and_back_to_the_same_json)
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
Test(round_trips, xliff_through_other_formats_keeps_text_state_and_id)
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

/* All files of a set, and back from them. */
static void through_set(const char *name, const char *const *paths, unsigned n,
                        const char *columns)
{
    struct err e = {0};
    const struct format_set *set = format_set_named(name);
    const struct convert_output back_out = {.path = "back.tsv",
                                            .format = &format_tsv};
    struct convert_output out[FORMAT_MAX_PARTS] = {{0}};
    struct convert_job job = {.in.paths = {"one.tsv"},
                              .in.n_paths = 1,
                              .outputs = out,
                              .n_outputs = n,
                              .gz_level = 6};
    struct convert_job back = {
        .in.n_paths = n, .outputs = &back_out, .n_outputs = 1, .gz_level = 6};
    struct tsv_columns c;
    for (unsigned i = 0; i < n; i++) {
        out[i].format = set->parts[i].format;
        out[i].path = back.in.paths[i] = paths[i];
    }
    job.options = specimen_options();
    job.options.with_nulls = back.options.with_nulls = true;
    cr_assert_eq(try_convert(&job, &e), 0, "%s", e.msg);
    cr_assert_eq(tsv_columns_parse(columns, &c, NULL), 0);
    back.options.columns = &c;
    cr_assert_eq(try_convert(&back, &e), 0, "%s", e.msg);
    cr_expect_eq(counts.n_bad, 0);
    expect_same("one.tsv", "back.tsv");
}

Test(round_trips, moses_files_and_back_keep_everything)
{
    static const char *const paths[] = {"c.en", "c.fr", "c.score",
                                        "c.meta.jsonl"};
    write_full("one.tsv", ALL);
    through_set("moses", paths, 4, ALL);
}

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static bool may_stand(uint32_t cp)
{
    return cp >= 0x20 && !(cp >= 0x7F && cp < 0xA0) && cp != 0x2028 &&
           cp != 0x2029 && !(cp >= 0xD800 && cp < 0xE000) && cp != 0xFEFF &&
           cp != 0xFFFE && cp != 0xFFFF;
}

/* Any characters that a text may hold, between two letters; no two spaces. */
static void add_random_text(struct buf *out, uint64_t *state)
{
    static const uint32_t ends[] = {0x80, 0x800, 0x10000, 0x110000};
    unsigned n = 1 + (unsigned)(next_random(state) % 30);
    buf_add_char(out, 'a');
    while (n-- > 0) {
        char utf8[4];
        uint32_t cp =
            (uint32_t)(next_random(state) % ends[next_random(state) % 4]);
        if (may_stand(cp) && !(cp == ' ' && out->p[out->n - 1] == ' '))
            buf_add(out, utf8, utf8_put(cp, utf8));
    }
    buf_add_char(out, 'z');
}

/* Records of random characters are the same after each format. */
Test(round_trips, random_records_there_and_back)
{
    static const char *const names[] = {"tmx", "jsonl", "xliff"};
    static const char *const opus[] = {"c.xces", "c.en.xml", "c.fr.xml"};
    static const char *const moses[] = {"c.en", "c.fr", "c.score",
                                        "c.meta.jsonl"};
    const char *const columns = "src_url,trg_url,src_text,trg_text,"
                                "aligner_score,bead,lang_src,lang_trg";
    struct buf text = {0};
    uint64_t state = 20240601;
    buf_add_sv(&text, SV("src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score"
                         "\tbead\tlang_src\tlang_trg\n"));
    for (unsigned i = 0; i < 500; i++) {
        buf_add_sv(&text, i < 250 ? SV("u\tv\t") : SV("w \"&\tx\t"));
        add_random_text(&text, &state);
        buf_add_char(&text, '\t');
        add_random_text(&text, &state);
        buf_add_sv(&text, SV("\t0."));
        buf_add_u64(&text, 1000 + next_random(&state) % 9000);
        buf_add_sv(&text, SV("\t1:1\ten\tfr\n"));
    }
    scratch_write("one.tsv", buf_sv(&text));
    buf_free(&text);
    run("one.tsv", NULL, "back.tsv", &format_tsv, columns);
    expect_same("one.tsv", "back.tsv");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        run("one.tsv", NULL, "there", format_named(names[i]), NULL);
        run("there", NULL, "back.tsv", &format_tsv, columns);
        cr_expect_eq(counts.n_bad, 0, "%s", names[i]);
        expect_same("one.tsv", "back.tsv");
    }
    through_set("opus", opus, 3, columns);
    through_set("moses", moses, 4, columns);
}

/* A set of files at once, and back from it. */
Test(round_trips, opus_files_and_back_keep_text_score_bead_and_paragraphs)
{
    struct err e = {0};
    const char *const columns =
        "src_url,trg_url,src_text,trg_text,aligner_score,src_paragraph_id,"
        "trg_paragraph_id,bead,bead_no,src_sent,trg_sent";
    static const char *const paths[] = {"c.xces", "c.en.xml", "c.fr.xml"};
    const struct format_set *set = format_set_named("opus");
    const struct convert_output back_out = {.path = "back.tsv",
                                            .format = &format_tsv};
    struct convert_output out[3] = {{0}};
    struct convert_job job = {.in.paths = {"one.jsonl"},
                              .in.n_paths = 1,
                              .outputs = out,
                              .n_outputs = 3,
                              .gz_level = 6};
    struct writer_options o = specimen_options();
    o.with_nulls = true;
    cr_assert_eq(specimen_write("one.jsonl", format_named("jsonl"), &o, NULL),
                 0);
    for (unsigned i = 0; i < 3; i++)
        out[i] = (struct convert_output){.path = paths[i],
                                         .format = set->parts[i].format};
    job.options = specimen_options();
    job.options.with_nulls = true;
    cr_assert_eq(try_convert(&job, &e), 0, "%s", e.msg);

    struct tsv_columns c;
    cr_assert_eq(tsv_columns_parse(columns, &c, NULL), 0);
    struct convert_job back = {.in.paths = {"c.xces", "c.en.xml", "c.fr.xml"},
                               .in.n_paths = 3,
                               .outputs = &back_out,
                               .n_outputs = 1,
                               .gz_level = 6};
    back.options.columns = &c;
    back.options.with_nulls = true;
    cr_assert_eq(try_convert(&back, &e), 0, "%s", e.msg);
    run("one.jsonl", NULL, "one.tsv", &format_tsv, columns);
    expect_same("one.tsv", "back.tsv");
}
