/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "io/document_jsonl.h"
#include "io/hunalign_text.h"
#include "io/xces.h"
#include "specimen.h"

static bool has(struct buf *text, const char *part)
{
    buf_add_char(text, '\0');
    text->n--;
    return strstr(text->p, part) != NULL;
}

Test(xces, links_name_sentences_and_have_both_scores)
{
    struct buf got = specimen_written(&format_xces, NULL);
    cr_expect(sv_ends(
        buf_sv(&got),
        SV("<cesAlign version=\"1.0\">\n"
           " <linkGrp targType=\"s\" fromDoc=\"en/a&amp;b.txt\" "
           "toDoc=\"https://example.org/?x=&quot;1&quot;&amp;y=2\">\n"
           "  <link id=\"SL1\" xtargets=\"s1;s1\" certainty=\"0.9877\" "
           "aligner-score=\"0.9877\"/>\n"
           "  <link id=\"SL2\" xtargets=\"s2;s2 s3\" certainty=\"0.5000\" "
           "aligner-score=\"0.5000\"/>\n"
           "  <link id=\"SL5\" xtargets=\"s4 s5;s5\" certainty=\"1.0000\" "
           "aligner-score=\"1.0000\"/>\n"
           " </linkGrp>\n</cesAlign>\n")));
    buf_free(&got);
    struct writer_options o = specimen_options();
    o.with_nulls = true;
    got = specimen_written(&format_xces, &o);
    cr_expect(has(&got, "xtargets=\"s3;\""));
    cr_expect(has(&got, "xtargets=\";s4\""));
    buf_free(&got);
}

Test(xces, without_a_score_or_an_address)
{
    struct record r = specimen()->records[0];
    r.score = NAN;
    r.src.url = r.tgt.url = SV("");
    struct buf got = records_written(&format_xces, NULL, &r, 1);
    cr_expect(has(&got, "fromDoc=\"doc &lt;1&gt;:src\" "
                        "toDoc=\"doc &lt;1&gt;:trg\""));
    cr_expect(has(&got, "xtargets=\"s1;s1\"/>"));
    buf_free(&got);
    got = records_written(&format_xces_src, NULL, &r, 1);
    cr_expect(has(&got, "<text id=\"doc &lt;1&gt;:src\" xml:lang=\"en\">"));
    buf_free(&got);
}

Test(xces, all_sentences_are_there_by_paragraph)
{
    struct buf got = specimen_written(&format_xces_src, NULL);
    cr_expect(
        sv_eq(buf_sv(&got),
              SV("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<corpus xml:lang=\"en\">\n"
                 " <text id=\"en/a&amp;b.txt\" xml:lang=\"en\">\n"
                 "  <p id=\"1\">\n"
                 "   <s id=\"s1\">Tom &amp; Jerry said: &quot;1 &lt; 2&quot;, "
                 "'yes'.</s>\n"
                 "  </p>\n"
                 "  <p id=\"2\">\n"
                 "   <s id=\"s2\">It was late; nobody came.</s>\n"
                 "   <s id=\"s3\">This was left out.</s>\n"
                 "  </p>\n"
                 "  <p id=\"3\">\n"
                 "   <s id=\"s4\">A clef \xf0\x9d\x84\x9e and e\xcc\x81.</s>\n"
                 "   <s id=\"s5\">The end]]&gt;</s>\n"
                 "  </p>\n"
                 " </text>\n</corpus>\n")),
        "%.*s", (int)got.n, got.p);
    buf_free(&got);
}

/* The last target sentence is the partner of the first source sentence. */
Test(xces, moved_sentences_are_in_their_own_order)
{
    struct record r[2] = {specimen()->records[0], specimen()->records[1]};
    r[0].tgt = specimen()->records[4].tgt;
    struct buf got = records_written(&format_xces_trg, NULL, r, 2);
    const char *s2 = strstr(got.p, "<s id=\"s2\">");
    const char *s3 = strstr(got.p, "<s id=\"s3\">");
    const char *s5 = strstr(got.p, "<s id=\"s5\">");
    cr_assert(s2 && s3 && s5);
    cr_expect(s2 < s3 && s3 < s5);
    buf_free(&got);
    got = records_written(&format_document_jsonl, NULL, r, 2);
    cr_expect(has(&got, "\"tgt_doc\":{\"ids\":[\"2\",\"3\",\"5\"]"));
    cr_expect(has(&got, "[{\"src\":[\"1\"],\"tgt\":[\"5\"],"
                        "\"aligner-score\":0.9877,\"bicleaner-score\":null,"
                        "\"bifixer-score\":null},"));
    buf_free(&got);
}

Test(hunalign, lines_whole)
{
    struct record r[3] = {specimen()->records[1], specimen()->records[2],
                          specimen()->records[3]};
    struct buf got = records_written(&format_hunalign, NULL, r, 3);
    cr_expect(
        sv_eq(buf_sv(&got), SV("It was late; nobody came.\tIl \xc3\xa9tait tard"
                               "\xe2\x80\xaf; ~~~ personne ne vint.\t0.5000\n"
                               "This was left out.\t\t0.0000\n"
                               "\tCeci fut ajout\xc3\xa9.\t0.0000\n")),
        "%.*s", (int)got.n, got.p);
    buf_free(&got);
}
