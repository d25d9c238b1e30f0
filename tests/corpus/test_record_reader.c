/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "reader_told.h"

TestSuite(record_reader, .init = scratch_enter, .fini = scratch_leave);

Test(record_reader, every_format_has_a_name_and_a_summary)
{
    unsigned i = 0;
    for (; record_reader_format_name(i); i++)
        cr_expect_gt(strlen(record_reader_format_summary(i)), 0);
    cr_expect_geq(i, 7);
    cr_expect_null(record_reader_format_summary(i));
    struct record_reader *r;
    struct err e = {0};
    struct record_reader_options o = one_file("in");
    o.format = "docx";
    scratch_write("in", SV("x"));
    cr_expect_eq(record_reader_open(&o, &r, &e), ERR_USAGE);
    cr_expect_str_eq(e.msg, "\"docx\" is no format that is read");
    o.paths[0] = "missing";
    cr_expect_eq(record_reader_open(&o, &r, &e), ERR_IO);
}

Test(record_reader, tsv_by_the_names_of_its_header)
{
    expect_file("src_text\ttrg_text\taligner_score\na\tb\t.5\n",
                "a|b|0.5000\n");
    expect_file("\xef\xbb\xbfsource\tx\ttarget\r\na\t1\tb\r\n", "a|b|-\n");
    expect_file("trg\tsrc\tscore\tsrc_text\na\tb\t1\tc\n", "c|a|1.0000\n");
    expect_file("src_text\tscore\n", "in: line 1: no column for the target "
                                     "text: name it, as in "
                                     "src_text=1,trg_text=2\n");
    expect_file("", "in: line 1: no column for the source text: name it, as "
                    "in src_text=1,trg_text=2\n");
}

Test(record_reader, tsv_by_columns_that_are_named)
{
    struct record_reader_options o = one_file("in");
    scratch_write("in", SV("u\ten\tfr\tp\nx\ta\tb\t.25\n"));
    o.columns = "src_text=en,trg_text=fr,score=p";
    expect_told(&o, "a|b|0.2500\n");
    o.columns = "src_text=3,trg_text=2";
    expect_told(&o, "fr|en|-\nb|a|-\n");
    o.columns = "src_text=de,trg_text=fr";
    expect_told(&o, "in: line 1: the header names no column de\n");
    o.columns = "src_text=2,trg_text=fr";
    expect_told(&o, "columns are given by number, or by name, not both\n");
    o.columns = "colour=2";
    expect_told(&o, "unknown column \"colour\"\n");
}

Test(record_reader, tsv_of_paracrawl_by_place)
{
    struct record_reader_options o = one_file("in");
    o.columns = "paracrawl";
    scratch_write("in", SV("u1\tu2\tone\tun\tc1\tc2\th\t9\t0.75\tcol\t1\t1\t1\n"
                           "u1\tu2\tone\n"));
    expect_told(&o, "one|un|0.7500\nin: line 2: 3 columns instead of 10\n");
    struct record_reader *r;
    const struct record_read *read = first_of(&o, &r);
    expect_sv(read->record.tgt.url, "u2");
    expect_sv(read->document->id, "col");
    record_reader_close(r);
}

Test(record_reader, tsv_languages_by_name_by_option_and_by_words)
{
    struct record_reader_options o = one_file("in");
    struct record_reader *r;
    scratch_write("in", SV("src_text\ttrg_text\nThe cat is on the table and "
                           "it will not be there for long, as you know.\t"
                           "Le chat est sur la table et il ne va pas y rester "
                           "pour longtemps, comme vous le savez.\n"));
    expect_sv(first_of(&o, &r)->record.tgt.lang, "fr");
    record_reader_close(r);
    o.tgt_lang = "fr-CA";
    const struct record_read *read = first_of(&o, &r);
    expect_sv(read->record.src.lang, "en");
    expect_sv(read->record.tgt.lang, "fr-CA");
    record_reader_close(r);
}

Test(record_reader, everything_that_a_line_says)
{
    struct record_reader_options o = one_file("in");
    struct record_reader *r;
    scratch_write(
        "in", SV("src_text\ttrg_text\tbead\tsrc_paragraph_id\tsrc_sent\t"
                 "trg_span\tflags\tdoc_verdict\tdoc_score\tbead_no\tpair_id\n"
                 "a b\tc\t2:1\tp2:9s1/3+p2:9s2/3\t5,6\t10-20\tmoved,odd\t"
                 "translation\t.9\t7\tabc\n"));
    const struct record_read *read = first_of(&o, &r);
    const struct record *p = &read->record;
    cr_expect_eq(p->src.n, 2);
    cr_expect_eq(p->src.at, 4);
    cr_expect_eq(p->src.n_pars, 9);
    cr_expect_eq(p->src.sents[1].par, 1);
    cr_expect_eq(p->src.sents[1].in_par, 1);
    cr_expect_eq(p->src.sents[1].of_par, 3);
    cr_expect_eq(p->tgt.sents[0].to, 20);
    cr_expect_eq(p->flags, RECORD_MOVED);
    cr_expect_eq(p->bead_no, 6);
    expect_sv(p->id, "abc");
    cr_expect_str_eq(read->document->verdict, "translation");
    cr_expect_float_eq(read->document->verdict_score, .9, 1e-9);
    cr_expect(read->is_new);
    cr_expect(isnan(p->score) && isnan(p->len_z));
    cr_expect_eq(read->known & ~(uint32_t)FIELD_LANGUAGE,
                 FIELD_BEAD | FIELD_PARAGRAPH | FIELD_PLACE | FIELD_SPAN |
                     FIELD_FLAGS | FIELD_VERDICT | FIELD_BEAD_NO | FIELD_ID);
    record_reader_close(r);
}

Test(record_reader, moses_files_in_step)
{
    struct record_reader_options o = {.paths = {"c.en", "c.fr-CA", "c.score"},
                                      .n_paths = 3};
    struct record_reader *r;
    scratch_write("c.en", SV("one\n\ntwo\xff\nthree\n"));
    scratch_write("c.fr-CA", SV("un\n\ndeux\ntrois\n"));
    scratch_write("c.score", SV("1\n0\n.5\n.25\n"));
    expect_told(&o, "one|un|1.0000\n||0.0000\nc.en: byte 8: not UTF-8\n"
                    "three|trois|0.2500\n");
    const struct record_read *read = first_of(&o, &r);
    expect_sv(read->record.src.lang, "en");
    expect_sv(read->record.tgt.lang, "fr-CA");
    expect_sv(read->document->id, "c.en");
    record_reader_close(r);
}

Test(record_reader, moses_files_of_different_length)
{
    struct record_reader_options o = {.paths = {"en", "fr"}, .n_paths = 2};
    scratch_write("en", SV("one\ntwo\nthree\n"));
    scratch_write("fr", SV("un\n"));
    expect_told(&o, "one|un|-\nen: 3 lines, but 1 in fr\n");
    scratch_write("fr", SV("un\ndeux\ntrois\nquatre\n"));
    expect_told(&o, "one|un|-\ntwo|deux|-\nthree|trois|-\n"
                    "en: 3 lines, but 4 in fr\n");
    o.n_paths = 1;
    o.format = "moses";
    expect_told(&o, "moses is read from at least 2 files, not 1\n");
}

Test(record_reader, hunalign_text_is_split_at_its_joints)
{
    struct record_reader_options o = one_file("a.hunalign");
    struct record_reader *r;
    scratch_write("a.hunalign",
                  SV("one ~~~ two\tun\t0.5\n\tdeux\t-0.3\nx\ty\n"));
    expect_told(&o, "one two|un|0.5000\n|deux|-0.3000\n"
                    "a.hunalign: line 3: 2 fields instead of source, target "
                    "and score\n");
    const struct record_read *read = first_of(&o, &r);
    cr_assert_eq(read->record.src.n, 2);
    expect_sv(read->record.src.sents[1].text, "two");
    cr_expect(read->known & FIELD_SENTENCES);
    record_reader_close(r);
}

Test(record_reader, numbers_with_their_texts)
{
    struct record_reader_options o = {.paths = {"a.beads", "en", "fr"},
                                      .n_paths = 3};
    struct record_reader *r;
    scratch_write("en", SV("one\ntwo\n\nthree\n"));
    scratch_write("fr", SV("un\ndeux et trois\nquatre\n"));
    scratch_write("a.beads", SV("[0]:[0]:0.9\n[1, 2]:[1]:0.25\n[]:[2]:0\n"
                                "[7]:[0]:1\n"));
    expect_told(&o, "one|un|0.9000\ntwo three|deux et trois|0.2500\n"
                    "|quatre|0.0000\n"
                    "a.beads: link 4: sentence 8, but the text has 3\n");
    o.format = "vecalign";
    expect_told(&o, "one|un|0.1000\ntwo three|deux et trois|0.7500\n"
                    "|quatre|0.0000\n"
                    "a.beads: link 4: sentence 8, but the text has 3\n");
    o.format = "ladder";
    scratch_write("a.beads", SV("0\t0\t0.5\n1\t1\t0.25\n3\t2\t0\n3\t3\t0\n"));
    expect_told(&o, "one|un|0.5000\ntwo three|deux et trois|0.2500\n"
                    "|quatre|0.0000\n");
    const struct record_read *read = first_of(&o, &r);
    cr_expect_eq(read->record.src.sents[0].to, 3);
    record_reader_close(r);
    scratch_write("a.beads", SV("0\t0\t0.5\nx\n"));
    expect_told(&o, "a.beads: line 2: not a rung: two sentence numbers and a "
                    "score\n");
    o.paths[2] = "none";
    scratch_write("a.beads", SV("0\t0\t0.5\n"));
    expect_told(&o, "none: cannot open: No such file or directory\n");
}
