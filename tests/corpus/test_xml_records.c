/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>

#include "reader_told.h"

TestSuite(xml_records, .init = scratch_enter, .fini = scratch_leave);

#define UNIT(LANG, TEXT) "<tuv xml:lang='" LANG "'><seg>" TEXT "</seg></tuv>"

Test(xml_records, tmx_in_the_languages_that_most_units_have)
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

Test(xml_records, tmx_units_without_both_are_counted)
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

Test(xml_records, tmx_that_is_broken_or_a_bomb_ends_there)
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

#define XLIFF                                                                  \
    "<?xml version='1.0'?><xliff version='1.2' "                               \
    "xmlns='urn:oasis:names:tc:xliff:document:1.2'>"                           \
    "<file original='a.docx' source-language='en-GB' target-language='fr' "    \
    "datatype='plaintext'><body>\n"
#define XLIFF_END "</body></file></xliff>"

Test(xml_records, xliff_units_with_codes)
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

Test(xml_records, xliff_states_names_and_languages)
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

Test(xml_records, xliff_that_is_broken_or_a_bomb_ends_there)
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
Test(xml_records, xliff_of_many_units)
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

#define LINKS                                                                  \
    "<!DOCTYPE cesAlign PUBLIC '-//CES//DTD XML cesAlign//EN' ''>\n"           \
    "<cesAlign version='1.0'><linkGrp fromDoc='en/a.xml' toDoc='fr/a.xml'>\n"
#define LINKS_END "</linkGrp></cesAlign>\n"

/* As OPUS has it: a file a document, beside the links. */
Test(xml_records, xces_links_and_the_files_that_they_name)
{
    scratch_write("a.xml", SV("<text><body><p id='1'><s id='s1.1'>One.</s>"
                              "<s id='s1.2'><w id='w1'>Two</w>\n"
                              "<w id='w2'>words</w><w id='w3'>.</w></s></p>"
                              "</body></text>"));
    scratch_write("b.xml", SV("<document><s id='1'>Un.</s><s id='2'>Deux.</s>"
                              "</document>"));
    expect_file("<cesAlign version='1.0'>"
                "<linkGrp fromDoc='a.xml' toDoc='b.xml'>\n"
                "<link xtargets='s1.1;1' certainty='0.5'/>\n"
                "<link xtargets='s1.2;2' aligner-score='.25'/>\n"
                "<link xtargets='s1.1 s1.2;'/>\n"
                "<link xtargets='s9;1'/>\n"
                "</linkGrp><linkGrp fromDoc='none.xml' toDoc='b.xml'>\n"
                "<link xtargets='s1;1'/></linkGrp>\n"
                "<linkGrp fromDoc='a.xml' toDoc='b.xml'>"
                "<link xtargets='s1.2;1'/></linkGrp></cesAlign>",
                "One.|Un.|0.5000\nTwo words .|Deux.|0.2500\n"
                "One. Two words .||-\n"
                "in: line 5: sentence \"s9\" is not there\n"
                "none.xml: cannot open: No such file or directory\n"
                "Two words .|Un.|-\n");
}

Test(xml_records, xces_links_and_two_files_of_sentences)
{
    struct record_reader_options o = {.paths = {"links", "src", "trg"},
                                      .n_paths = 3};
    struct record_reader *r;
    scratch_write("links", SV(LINKS "<link id='SL3' xtargets='s1 s2;s1'/>"
                                    "</linkGrp>\n<linkGrp fromDoc='c' "
                                    "toDoc='fr/c'><link xtargets='s1;s1'/>\n"
                                    "<link xtargets='s1;s1'/>" LINKS_END));
    scratch_write(
        "src", SV("<corpus xml:lang='en'><text id='en/a.xml'><p id='1'>"
                  "<s id='s1'>One.</s></p><p id='2'><s id='s2'>Two.</s></p>"
                  "</text><text id='b'><s id='s1'>Other.</s></text></corpus>"));
    scratch_write("trg", SV("<corpus><text id='x'><s id='s1'>Autre.</s></text>"
                            "<text id='fr/a.xml' xml:lang='fr'><s id='s1'>"
                            "Un &amp; deux.</s></text></corpus>"));
    expect_told(&o, "One. Two.|Un & deux.|-\n"
                    "src: no document \"c\" in it, or not in the order of the "
                    "links\n"
                    "links: line 5: the sentences of its document are "
                    "missing\n");
    const struct record_read *read = first_of(&o, &r);
    cr_assert_eq(read->record.src.n, 2);
    cr_expect_eq(read->record.src.sents[1].par, 1);
    cr_expect_eq(read->record.bead_no, 2);
    expect_sv(read->record.src.lang, "en");
    expect_sv(read->record.tgt.lang, "fr");
    expect_sv(read->record.tgt.url, "fr/a.xml");
    record_reader_close(r);
    o.n_paths = 2;
    expect_told(&o, "xces is read from the links alone, or with two files of "
                    "sentences\n");
    o.n_paths = 1;
    scratch_write("links", SV("<cesAlign><link xtargets='s1'/></cesAlign>"));
    expect_told(&o, "links: line 1: xtargets is not like \"s1 s2;s1\"\n");
}
