/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "reader_told.h"

TestSuite(jsonl_records, .init = scratch_enter, .fini = scratch_leave);

Test(jsonl_records, json_lines_of_every_shape)
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

Test(jsonl_records, json_documents_give_a_pair_a_link)
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

Test(jsonl_records, json_that_is_bad_is_one_record)
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
