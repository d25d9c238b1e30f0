/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "io/json_writer.h"
#include "io/jsonl.h"
#include "specimen.h"

static void expect_text(const struct buf *got, struct sv want)
{
    cr_expect(sv_eq(buf_sv(got), want), "got\n%.*s\nnot\n%.*s", (int)got->n,
              got->p, (int)want.n, want.p);
}

Test(json_writer, commas_come_by_themselves)
{
    struct buf out = {0};
    json_writer_begin(&out, '{');
    json_writer_key(&out, "a");
    json_writer_begin(&out, '[');
    json_writer_end(&out, ']');
    json_writer_key(&out, "b");
    json_writer_begin(&out, '[');
    json_writer_u64(&out, 1);
    json_writer_string(&out, SV("x,"));
    json_writer_number(&out, NAN, 2);
    json_writer_number(&out, -.5, 2);
    json_writer_begin(&out, '{');
    json_writer_end(&out, '}');
    json_writer_end(&out, ']');
    json_writer_end(&out, '}');
    expect_text(&out, SV("{\"a\":[],\"b\":[1,\"x,\",null,-0.50,{}]}"));
    buf_free(&out);
}

Test(json_writer, strings_are_escaped)
{
    struct buf out = {0}, scratch = {0};
    json_writer_string(&out, SV("q\" b\\ \n\t\r \x01\x1f\x7f \xc3\xa9 /"));
    expect_text(&out, SV("\"q\\\" b\\\\ \\n\\t\\r \\u0001\\u001f\x7f "
                         "\xc3\xa9 /\""));
    buf_clear(&out);
    size_t from = json_writer_string_begin(&out);
    buf_add_sv(&out, SV("a\"b"));
    json_writer_string_end(&out, from, &scratch);
    from = json_writer_string_begin(&out);
    json_writer_string_end(&out, from, &scratch);
    expect_text(&out, SV("\"a\\\"b\",\"\""));
    buf_free(&out);
    buf_free(&scratch);
}

Test(jsonl, a_line_whole)
{
    struct buf got =
        records_written(&format_jsonl, NULL, specimen()->records + 1, 1);
    expect_text(
        &got,
        SV("{\"id\":\"4c43d48e9933b457\",\"doc\":\"doc <1>\",\"bead_no\":2,"
           "\"bead\":[1,2],"
           "\"src\":{\"lang\":\"en\",\"text\":\"It was late; nobody came.\","
           "\"lengths\":[25],\"sent\":[2],\"span\":[[38,63]],"
           "\"par\":\"p2:3s1/2\",\"url\":\"en/a&b.txt\"},"
           "\"trg\":{\"lang\":\"fr\",\"text\":\"Il \xc3\xa9tait "
           "tard\xe2\x80\xaf; personne ne vint.\",\"lengths\":[15,17],"
           "\"sent\":[2,3],\"span\":[[42,60],[61,78]],"
           "\"par\":\"p1:4s2/2+p2:4s1/1\","
           "\"url\":\"https://example.org/?x=\\\"1\\\"&y=2\"},"
           "\"score\":{\"aligner\":0.5000,\"raw\":3.0000,\"len_z\":0.7071,"
           "\"posterior\":0.0000,\"words_met\":0.0000},"
           "\"flags\":[\"ws_normalised\"],\"verdict\":\"-\","
           "\"doc_score\":0.0000}\n"));
    buf_free(&got);
}

Test(jsonl, what_is_not_known_is_null_and_a_state_is_given)
{
    struct record r = specimen()->records[1];
    const struct sentence joined[2] = {
        {.text = SV("Both. Together."), .n_cp = 14}};
    r.score = r.cost_nats = NAN;
    r.id = SV("unit \"7\"");
    r.state = SV("final");
    r.tgt.sents = joined;
    struct buf got = records_written(&format_jsonl, NULL, &r, 1);
    struct sv s = buf_sv(&got);
    cr_expect(sv_starts(s, SV("{\"id\":\"unit \\\"7\\\"\",")));
    cr_expect(sv_ends(s, SV(",\"state\":\"final\"}\n")));
    buf_add_char(&got, '\0');
    cr_expect(strstr(got.p, "\"score\":{\"aligner\":null,\"raw\":null,"));
    cr_expect(strstr(got.p, "\"text\":\"Both. Together.\",\"lengths\":[],"));
    buf_free(&got);
}

Test(hf_jsonl, a_line_whole)
{
    struct buf got =
        records_written(&format_hf_jsonl, NULL, specimen()->records, 1);
    expect_text(&got,
                SV("{\"id\":\"19f4d602714527f6\",\"translation\":{"
                   "\"en\":\"Tom & Jerry said: \\\"1 < 2\\\", 'yes'.\","
                   "\"fr\":\"Tom & Jerry ont dit\xc2\xa0: \xc2\xab\xc2\xa0"
                   "1 < 2\xc2\xa0\xc2\xbb, oui.\"},\"score\":0.9877,"
                   "\"doc\":\"doc <1>\"}\n"));
    buf_free(&got);
}

/* Two keys of one name are no JSON that readers agree on. */
Test(hf_jsonl, one_language_twice_is_src_and_trg)
{
    struct record r = specimen()->records[0];
    r.tgt.lang = r.src.lang;
    struct buf got = records_written(&format_hf_jsonl, NULL, &r, 1);
    buf_add_char(&got, '\0');
    cr_expect(strstr(got.p, "\"translation\":{\"src\":\"Tom"));
    cr_expect(strstr(got.p, ",\"trg\":\"Tom"));
    buf_free(&got);
}
