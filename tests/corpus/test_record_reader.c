/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

#include "../io/scratch.h"
#include "corpus/record_reader.h"

TestSuite(record_reader, .init = scratch_enter, .fini = scratch_leave);

/* All of a file in few words: "text|text|score", a line a record; an error is
 * its message, and the reading goes on where it may. */
static struct buf told(const struct record_reader_options *o)
{
    struct buf out = {0};
    struct record_reader *r = NULL;
    const struct record_read *read;
    struct err e = {0};
    char text[ERR_TEXT_BYTES];
    int rc = record_reader_open(o, &r, &e);
    while (rc == 0 && (rc = record_reader_next(r, &read, &e)) != 0) {
        if (rc < 0) {
            err_text(&e, text);
            buf_add_sv(&out, sv_from(text));
            buf_add_char(&out, '\n');
            if (!record_reader_goes_on(r))
                break;
            e = (struct err){0};
            rc = 0;
            continue;
        }
        writer_add_text(&out, &read->record.src);
        buf_add_char(&out, '|');
        writer_add_text(&out, &read->record.tgt);
        buf_add_char(&out, '|');
        writer_add_number(&out, read->record.score, 4);
        buf_add_char(&out, '\n');
        rc = 0;
    }
    if (!r) {
        err_text(&e, text);
        buf_add_sv(&out, sv_from(text));
        buf_add_char(&out, '\n');
    }
    record_reader_close(r);
    return out;
}

static void expect_told(const struct record_reader_options *o, const char *want)
{
    struct buf got = told(o);
    cr_expect(sv_eq(buf_sv(&got), sv_from(want)), "got:\n%.*swanted:\n%s",
              (int)got.n, got.p, want);
    buf_free(&got);
}

static struct record_reader_options one_file(const char *path)
{
    return (struct record_reader_options){.paths = {path}, .n_paths = 1};
}

static void expect_file(const char *content, const char *want)
{
    struct record_reader_options o = one_file("in");
    scratch_write("in", sv_from(content));
    expect_told(&o, want);
}

/* The first record of a file, whose reader is closed with *r. */
static const struct record_read *first_of(const struct record_reader_options *o,
                                          struct record_reader **r)
{
    const struct record_read *read;
    struct err e = {0};
    cr_assert_eq(record_reader_open(o, r, &e), 0, "%s", e.msg);
    cr_assert_eq(record_reader_next(*r, &read, &e), 1, "%s", e.msg);
    return read;
}

static void expect_sv(struct sv got, const char *want)
{
    cr_expect(sv_eq(got, sv_from(want)), "%.*s instead of %s", (int)got.n,
              got.p, want);
}

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

#define UNIT(LANG, TEXT) "<tuv xml:lang='" LANG "'><seg>" TEXT "</seg></tuv>"

Test(record_reader, tmx_in_the_languages_that_most_units_have)
{
    expect_file(
        "<tmx version='1.4'><header srclang='EN-us'/><body>\n"
        "<tu>" UNIT("de", "eins") UNIT(
            "en",
            "one") "</tu>\n"
                   "<tu>" UNIT("en-GB", "two") UNIT(
                       "fr",
                       "deux") "</tu>\n"
                               "<tu>" UNIT("fr-FR", "trois") UNIT(
                                   "en",
                                   "three") "</tu>\n"
                                            "<tu><tuv xml:lang='en'/>" UNIT(
                                                "fr", "quatre") "</tu>\n"
                                                                "</body></tmx>",
        "two|deux|-\nthree|trois|-\n");
    expect_file("<tmx version='1.4'><header srclang='*all*'/><body>\n"
                "<tu>" UNIT("fr", "un") UNIT("en", "one") "</tu>\n"
                                                          "</body></tmx>",
                "un|one|-\n");
    expect_file("<tmx version='1.4'><header srclang='it'/><body>\n"
                "<tu>" UNIT("fr", "un") UNIT("en", "one") "</tu>\n"
                                                          "</body></tmx>",
                "un|one|-\n");
}

Test(record_reader, tmx_units_without_both_are_counted)
{
    struct record_reader_options o = one_file("in");
    struct record_reader *r;
    const struct record_read *read;
    scratch_write(
        "in",
        SV("<tmx version='1.4'><header srclang='en'/><body>\n"
           "<tu>" UNIT("en", "one") UNIT(
               "fr",
               "un") "</tu>\n"
                     "<tu>" UNIT(
                         "en",
                         "two") "</tu>\n"
                                "<tu>" UNIT("en", "") UNIT(
                                    "fr",
                                    "trois") "</tu>\n"
                                             "<tu><tuv xml:lang='fr'/></tu>\n"
                                             "<tu><prop "
                                             "type='type'>1:0</prop>" UNIT(
                                                 "en",
                                                 "five") "</tu></body></tmx>"));
    expect_told(&o, "one|un|-\nfive||-\n");
    read = first_of(&o, &r);
    while (record_reader_next(r, &read, NULL) == 1)
        continue;
    cr_expect_eq(record_reader_n_skipped(r), 3);
    record_reader_close(r);
}

Test(record_reader, tmx_that_is_broken_or_a_bomb_ends_there)
{
    expect_file("<tmx version='1.4'><header srclang='en'/><body>\n"
                "<tu>" UNIT("en", "one") UNIT("fr", "un") "</tu>\n"
                                                          "<tu></body></tmx>",
                "one|un|-\nin: line 3: column 12: Opening and ending tag "
                "mismatch: tu line 3 and body\n");
    expect_file("<!DOCTYPE tmx [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>\n"
                "<tmx version='1.4'><header srclang='en'/><body>"
                "<tu>" UNIT("en", "&b;") UNIT("fr", "un") "</tu></body></tmx>",
                "in: line 1: the entity \"a\" is declared, which no TMX "
                "needs\n");
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

Test(record_reader, json_lines_of_every_shape)
{
    expect_file("{\"src\":{\"lang\":\"en\",\"text\":\"one two\","
                "\"lengths\":[3,3]},\"trg\":{\"text\":\"un\"},"
                "\"score\":{\"aligner\":0.5}}\n"
                "\n"
                "{\"translation\":{\"fr\":\"un\",\"en\":\"one\"},"
                "\"score\":1}\n"
                "{\"src\":\"one\",\"tgt\":\"un\",\"score\":null}\n"
                "{\"source\":\"one\\n\\\"2\\\"\",\"target\":"
                "\"\\u00fcn\"}\n",
                "one two|un|0.5000\nun|one|1.0000\none|un|-\n"
                "one \"2\"|\xc3\xbcn|-\n");
    struct record_reader_options o = one_file("in");
    scratch_write("in", SV("{\"translation\":{\"de\":\"eins\",\"fr\":\"un\","
                           "\"en\":\"one\"}}\n"));
    o.src_lang = "en";
    o.tgt_lang = "fr";
    expect_told(&o, "one|un|-\n");
}

Test(record_reader, json_documents_give_a_pair_a_link)
{
    expect_file("{\"lang_pair\":\"en-fr\",\"src_doc_id\":\"u\","
                "\"src_doc\":{\"ids\":[\"s1.1\",\"2\"],"
                "\"sentences\":[\"one\",\"two\"]},"
                "\"tgt_doc\":{\"ids\":[\"1\"],\"sentences\":[\"un\"]},"
                "\"alignment\":[{\"src\":[\"s1.1\"],\"tgt\":[\"1\"],"
                "\"aligner-score\":0.25},{\"src\":[\"2\"],\"tgt\":[]},"
                "{\"src\":[\"3\"],\"tgt\":[]},{\"src\":[\"2\"],"
                "\"tgt\":[\"1\"]}]}\n",
                "one|un|0.2500\ntwo||-\n"
                "in: line 1: link 3 names a sentence that is not there\n"
                "two|un|-\n");
}

Test(record_reader, json_that_is_bad_is_one_record)
{
    expect_file("{\"src\":\"a\",\"trg\":\"b\"}\n"
                "{\"src\":\"a\",\"trg\":\"b\"\n"
                "[1]\n"
                "{\"src\":\"a\",\"src\":\"b\",\"trg\":\"c\"}\n"
                "{\"text\":\"a\"}\n"
                "{\"src\":\"a\",\"trg\":\"b\",\"score\":1e300}\n"
                "{\"src\":\"c\",\"trg\":\"d\"}\n",
                "a|b|-\n"
                "in: line 2: column 20: '}' expected near end of file\n"
                "in: line 3: not a JSON object\n"
                "in: line 4: column 16: duplicate object key near '\"src\"'\n"
                "in: line 5: no pair: neither \"src\" and \"trg\" nor "
                "\"translation\" with both languages\n"
                "in: line 6: score: not a number\n"
                "c|d|-\n");
}

#define XLIFF                                                                  \
    "<?xml version='1.0'?><xliff version='1.2' "                               \
    "xmlns='urn:oasis:names:tc:xliff:document:1.2'>"                           \
    "<file original='a.docx' source-language='en-GB' target-language='fr' "    \
    "datatype='plaintext'><body>\n"
#define XLIFF_END "</body></file></xliff>"

Test(record_reader, xliff_units_with_codes)
{
    expect_file(
        XLIFF
        "<trans-unit id='1'><source>A <g id='1'>bold</g> word<x id='2'/>here"
        "</source><target state='final'>Un <bpt id='1'>&lt;b></bpt>mot"
        "<ept id='1'>&lt;/b></ept> <mrk mtype='x'>ici</mrk></target>"
        "<alt-trans><source>no</source><target>non</target></alt-trans>"
        "</trans-unit>\n"
        "<group><trans-unit id='2'>\n <source>\n  Two\n  lines\n </source>"
        "<seg-source><mrk mtype='seg'>Two</mrk></seg-source>"
        "<target xml:space='preserve'>Deux  </target></trans-unit></group>\n"
        "<trans-unit id='3'><source>Not yet</source></trans-unit>\n"
        "<trans-unit id='4'><source/><target/></trans-unit>\n" XLIFF_END,
        "A bold word here|Un mot ici|-\nTwo lines|Deux|-\nNot yet||-\n");
}

Test(record_reader, xliff_states_names_and_languages)
{
    struct record_reader_options o = one_file("in");
    struct record_reader *r;
    scratch_write("in", SV(XLIFF "<trans-unit id='u7'><source>a</source>"
                                 "<target state='needs-translation'>b</target>"
                                 "</trans-unit>" XLIFF_END));
    const struct record_read *read = first_of(&o, &r);
    expect_sv(read->record.id, "u7");
    expect_sv(read->record.state, "needs-translation");
    expect_sv(read->record.src.lang, "en-GB");
    expect_sv(read->document->id, "a.docx");
    record_reader_close(r);
    scratch_write("in",
                  SV("<xliff version='2.0' srcLang='en' trgLang='fr' "
                     "xmlns='urn:oasis:names:tc:xliff:document:2.0'>"
                     "<file id='f1'><unit id='u1'><notes><note>x</note></notes>"
                     "<segment id='s1' state='reviewed'><source>One <pc id='1'>"
                     "two</pc><ph id='2'/>three.</source><target>Un deux."
                     "</target></segment><ignorable><source> </source>"
                     "</ignorable><segment><source>Four.</source><target>"
                     "Quatre.</target></segment></unit></file></xliff>"));
    expect_told(&o, "One two three.|Un deux.|-\nFour.|Quatre.|-\n");
    read = first_of(&o, &r);
    expect_sv(read->record.id, "u1#s1");
    expect_sv(read->record.state, "reviewed");
    expect_sv(read->record.tgt.lang, "fr");
    expect_sv(read->document->id, "f1");
    record_reader_close(r);
}

Test(record_reader, xliff_that_is_broken_or_a_bomb_ends_there)
{
    expect_file(XLIFF "<trans-unit id='1'><source>a</source><target>b</target>"
                      "</trans-unit>\n<trans-unit></body>",
                "a|b|-\nin: line 3: column 20: Opening and ending tag "
                "mismatch: trans-unit line 3 and body\n");
    expect_file("<!DOCTYPE xliff [<!ENTITY a SYSTEM '/etc/passwd'>]>\n"
                "<xliff version='1.2'/>",
                "in: line 1: the entity \"a\" is declared, which no XLIFF "
                "needs\n");
    struct record_reader_options o = one_file("in");
    o.format = "xliff";
    scratch_write("in", SV("<html/>"));
    expect_told(&o, "in: line 1: the first element is <html>, not <xliff>\n");
}

/* More units than the parser is given at once. */
Test(record_reader, xliff_of_many_units)
{
    struct buf text = {0};
    struct record_reader_options o = one_file("in");
    struct record_reader *r;
    const struct record_read *read;
    char want[40];
    buf_add_sv(&text, SV(XLIFF));
    for (unsigned i = 0; i < 5000; i++) {
        char unit[160];
        snprintf(unit, sizeof unit,
                 "<trans-unit id='%u'><source>source %u</source><target>"
                 "target %u</target></trans-unit>\n",
                 i, i, i);
        buf_add_sv(&text, sv_from(unit));
    }
    buf_add_sv(&text, SV(XLIFF_END));
    scratch_write("in", buf_sv(&text));
    buf_free(&text);
    cr_assert_eq(record_reader_open(&o, &r, NULL), 0);
    unsigned n = 0;
    for (; record_reader_next(r, &read, NULL) == 1; n++) {
        snprintf(want, sizeof want, "%u", n);
        expect_sv(read->record.id, want);
        snprintf(want, sizeof want, "target %u", n);
        expect_sv(read->record.tgt.sents[0].text, want);
    }
    cr_expect_eq(n, 5000);
    record_reader_close(r);
}
