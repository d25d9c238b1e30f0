/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "checks/checker.h"
#include "corpus/filter.h"
#include "io/format.h"
#include "io/tsv.h"
#include "tests/io/scratch.h"

Test(filter_rules, the_first_rule_that_fails_is_the_reason)
{
    const struct {
        struct filter_pair pair;
        enum filter_reason reason;
        const char *words;
    } rows[] = {
        {{.8, 0, SV("1:1"), SV("translation")}, FILTER_KEPT, "kept"},
        {{.5, 0, SV("1:1"), SV("partial")}, FILTER_KEPT, "kept"},
        {{.1234, RECORD_COPIED, SV("3:1"), SV("unrelated")},
         FILTER_SCORE,
         "score 0.1234"},
        {{.8, RECORD_COPIED | RECORD_MOVED, SV("3:1"), SV("-")},
         FILTER_FLAGS,
         "flags copied"},
        {{.6, RECORD_PUNCT_END | RECORD_MOVED, SV("3:1"), SV("-")},
         FILTER_DOUBT,
         "score 0.6000 with punct_end"},
        {{.8, RECORD_MOVED | RECORD_PUNCT_END, SV("3:1"), SV("-")},
         FILTER_BEAD,
         "bead 3:1"},
        {{.8, 0, SV("1:2"), SV("comparable")},
         FILTER_VERDICT,
         "verdict comparable"},
        {{.8, 0, SV("1:2"), SV("no verdict")},
         FILTER_VERDICT,
         "verdict no verdict"},
    };
    const struct filter_rules rules = {.min_score = .5,
                                       .drop = RECORD_COPIED,
                                       .doubt = RECORD_PUNCT_END,
                                       .doubt_score = .7,
                                       .beads = "1:1,1:2",
                                       .least = VERDICT_PARTIAL};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct buf words = {0};
        cr_expect_eq(filter_rules_judge(&rules, &rows[k].pair), rows[k].reason,
                     "row %zu", k);
        filter_rules_tell(&rules, &rows[k].pair, rows[k].reason, &words);
        cr_expect(sv_eq(buf_sv(&words), sv_from(rows[k].words)), "row %zu", k);
        buf_free(&words);
    }
}

Test(filter_rules, strict_drops_what_lenient_drops)
{
    const struct filter_rules *lenient = &filter_preset_named("lenient")->rules;
    const struct filter_rules *strict = &filter_preset_named("strict")->rules;
    cr_expect_eq(lenient->drop & ~strict->drop, 0);
    cr_expect_lt(lenient->min_score, strict->min_score);
    cr_expect_null(filter_preset_named("none"));
}

static int rules_of(const struct filter_choice *c, struct filter_rules *out)
{
    struct err e = {0};
    return filter_rules_of(c, out, &e);
}

Test(filter_rules, of_a_choice_are_those_of_the_preset_and_what_changes_them)
{
    struct filter_rules r;
    struct filter_choice c = filter_choice_none();
    cr_expect_eq(rules_of(&c, &r), ERR_USAGE, "no rule");
    c.preset = filter_preset_named("lenient");
    c.drop = RECORD_GLOSSARY;
    c.keep = RECORD_NUM_MISMATCH | RECORD_PUNCT_END;
    c.min_score = .4;
    cr_assert_eq(rules_of(&c, &r), 0);
    cr_expect_eq(r.drop, (c.preset->rules.drop | RECORD_GLOSSARY) &
                             ~(uint32_t)RECORD_NUM_MISMATCH);
    cr_expect_eq(r.doubt, c.preset->rules.doubt & ~(uint32_t)RECORD_PUNCT_END);
    cr_expect_eq(r.min_score, .4);
    cr_expect_eq(r.doubt_score, c.preset->rules.doubt_score);
    c.keep = RECORD_MOVED;
    cr_expect_eq(rules_of(&c, &r), ERR_USAGE, "keeps what nothing drops");
    c = filter_choice_none();
    c.doubt_score = .5;
    cr_expect_eq(rules_of(&c, &r), ERR_USAGE, "a score for no flags");
    c.doubt = RECORD_PUNCT_END;
    cr_expect_eq(rules_of(&c, &r), 0);
    c.min_score = .5;
    cr_expect_eq(rules_of(&c, &r), ERR_USAGE, "no score is between");
}

TestSuite(filter, .init = scratch_enter, .fini = scratch_leave);

static const char in[] = "in.tsv", out[] = "out.tsv",
                  rejected[] = "rejected.tsv";

static void write_file(const char *path, const char *text)
{
    scratch_write(path, sv_from(text));
}

static void expect_file(const char *path, const char *text)
{
    struct buf got = scratch_read(path);
    cr_expect(sv_eq(buf_sv(&got), sv_from(text)), "%s: %.*s", path, (int)got.n,
              got.p);
    buf_free(&got);
}

static struct filter_job job(void)
{
    return (struct filter_job){.files = {.in = {.paths = {in}, .n_paths = 1},
                                         .paths = {out},
                                         .formats = {&format_tsv},
                                         .n_outputs = 1,
                                         .rejected_path = rejected,
                                         .rejected_format = &format_tsv,
                                         .gz_level = 5},
                               .checks = checker_options_default()};
}

Test(filter, lines_stay_as_they_are_and_rejected_ones_say_why)
{
    struct filter_job j = job();
    struct filter_counts counts;
    j.rules = (struct filter_rules){.min_score = .5, .drop = RECORD_COPIED};
    write_file(in, "mine\tsrc\ttrg\tscore\tflags\n"
                   "a\tb  b\tc\t0.5\t-\r\n"
                   "c\td\te\t0.4999\tcopied\n"
                   "d\te\tf\t1\tmoved,copied\n"
                   "\tf\tg\t-\t\n"
                   "e\tf\tg\t.75\tmoved");
    cr_assert_eq(filter(&j, &counts, NULL), 0);
    expect_file(out, "mine\tsrc\ttrg\tscore\tflags\n"
                     "a\tb  b\tc\t0.5\t-\ne\tf\tg\t.75\tmoved\n");
    expect_file(rejected, "mine\tsrc\ttrg\tscore\tflags\treason\n"
                          "c\td\te\t0.4999\tcopied\tscore 0.4999\n"
                          "d\te\tf\t1\tmoved,copied\tflags copied\n"
                          "\tf\tg\t-\t\tscore -\n");
    cr_expect_eq(counts.files.n_records, 5);
    cr_expect_eq(counts.n[FILTER_KEPT], 2);
    cr_expect_eq(counts.n[FILTER_SCORE], 2);
    cr_expect_eq(counts.n_flag[8], 1);
    cr_expect_not(counts.checked);
}

Test(filter, columns_may_be_given_by_number)
{
    struct filter_job j = job();
    struct filter_counts counts;
    j.rules = (struct filter_rules){.min_score = .5};
    j.files.in.columns = "src_text=3,trg_text=2,aligner_score=1";
    write_file(in, "0.4\tb\ta\n0.6\td\tc\tmore\n");
    cr_assert_eq(filter(&j, &counts, NULL), 0);
    expect_file(out, "0.6\td\tc\tmore\n");
    expect_file(rejected, "0.4\tb\ta\tscore 0.4000\n");
}

Test(filter, without_a_column_the_flags_are_found)
{
    struct filter_job j = job();
    struct filter_counts counts;
    j.rules.drop = RECORD_NUM_MISMATCH | RECORD_WRONG_LANG_TRG;
    j.files.rejected_path = NULL;
    write_file(in, "lang_trg\tsource\ttarget\n"
                   "fr\tPage 12\tPage 12\n"
                   "fr\tPage 12\tPage 13\n"
                   "fr\tIt is here.\tDas ist nicht unter dem alten Tisch.\n"
                   "de\tIt is here.\tDas ist nicht unter dem alten Tisch.\n");
    cr_assert_eq(filter(&j, &counts, NULL), 0);
    expect_file(out, "lang_trg\tsource\ttarget\n"
                     "fr\tPage 12\tPage 12\n"
                     "de\tIt is here.\tDas ist nicht unter dem alten Tisch.\n");
    cr_expect_not(scratch_has(rejected));
    cr_expect(counts.checked);
}

static const char memory[] =
    "<tmx version=\"1.4\"><header srclang=\"en\"/><body>"
    "<tu><prop type=\"score-aligner\">0.9</prop>"
    "<tuv xml:lang=\"en\"><seg>Page 12</seg></tuv>"
    "<tuv xml:lang=\"fr\"><seg>Page 13</seg></tuv></tu>"
    "<tu><prop type=\"score-aligner\">0.8</prop>"
    "<tuv xml:lang=\"en\"><seg>Page 14</seg></tuv>"
    "<tuv xml:lang=\"fr\"><seg>La page 14</seg></tuv></tu>"
    "</body></tmx>";

Test(filter, other_formats_are_converted_with_flags_and_reasons)
{
    struct filter_job j = job();
    struct filter_counts counts;
    struct tsv_columns columns;
    cr_assert_eq(tsv_columns_parse("trg_text,flags", &columns, NULL), 0);
    j.files.options.columns = &columns;
    j.rules =
        (struct filter_rules){.drop = RECORD_NUM_MISMATCH | RECORD_TOO_SHORT};
    j.checks.too_short_words = 0;
    j.check = true;
    write_file(in, memory);
    cr_assert_eq(filter(&j, &counts, NULL), 0);
    expect_file(out, "trg_text\tflags\nLa page 14\t-\n");
    expect_file(rejected, "trg_text\tflags\treason\n"
                          "Page 13\tnum_mismatch\tflags num_mismatch\n");
    j.check = false; /* TMX cannot say that it was never checked */
    cr_assert_eq(filter(&j, &counts, NULL), 0);
    cr_expect_eq(counts.n[FILTER_KEPT], 2);
    cr_expect_eq(counts.n_with_flags, 0);
    cr_expect_not(counts.checked);
}

struct told {
    unsigned n;
    char text[8][ERR_TEXT_BYTES];
};

static void note(void *context, const struct err *e)
{
    struct told *t = context;
    cr_assert_lt(t->n, 8);
    err_text(e, t->text[t->n++]);
}

Test(filter, bad_lines_are_told_of_and_the_rest_goes_on)
{
    static const char *const want[] = {
        "in.tsv: line 2: 1 columns instead of 4",
        "in.tsv: line 3: \"x\" is no score",
        "in.tsv: byte 52: not UTF-8",
    };
    struct filter_job j = job();
    struct filter_counts counts;
    struct told told = {0};
    j.rules = (struct filter_rules){.min_score = .5, .drop = RECORD_COPIED};
    j.files.on_bad = note;
    j.files.context = &told;
    write_file(in, "src\ttrg\tscore\tflags\n"
                   "1\n"
                   "a\tb\tx\t-\n"
                   "c\td\t1\tof_others\n"
                   "a\tb\t1\t\xFF\n"
                   "a\tb\t1\t-\n");
    cr_assert_eq(filter(&j, &counts, NULL), 0);
    expect_file(out, "src\ttrg\tscore\tflags\nc\td\t1\tof_others\n"
                     "a\tb\t1\t-\n");
    cr_expect_eq(counts.files.n_bad, 3);
    cr_assert_eq(told.n, 3);
    for (unsigned k = 0; k < 3; k++)
        cr_expect_str_eq(told.text[k], want[k]);
}

static void expect_refused(const struct filter_job *j, const char *message)
{
    struct filter_counts counts;
    struct err e = {0};
    cr_expect_eq(filter(j, &counts, &e), ERR_USAGE);
    cr_expect_str_eq(e.msg, message);
    cr_expect_str_eq(e.subject, in);
    cr_expect_not(scratch_has(out));
    cr_expect_not(scratch_has(rejected));
}

Test(filter, a_rule_needs_what_it_asks_for_and_leaves_no_output)
{
    static const struct {
        struct filter_rules rules;
        const char *of_table, *of_memory;
    } rows[] = {
        {{.min_score = .5},
         "a least score needs a column aligner_score or score",
         "the pairs have no score: stele score gives them one"},
        {{.beads = "1:1"}, "a choice of beads needs a column bead", NULL},
        {{.least = VERDICT_PARTIAL},
         "a least verdict needs a column doc_verdict, or the journal of its "
         "batch beside the file",
         "the pairs have no verdict of their documents"},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct filter_job j = job();
        j.rules = rows[k].rules;
        write_file(in, "src\ttrg\nx\ty\n");
        expect_refused(&j, rows[k].of_table);
        write_file(in, "<tmx version=\"1.4\"><header srclang=\"en\"/><body>"
                       "<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv>"
                       "<tuv xml:lang=\"fr\"><seg>b</seg></tuv></tu>"
                       "</body></tmx>");
        if (rows[k].of_memory)
            expect_refused(&j, rows[k].of_memory);
    }
}

Test(filter, a_threshold_without_a_check_has_no_effect)
{
    struct filter_job j = job();
    struct filter_counts counts;
    j.rules.drop = RECORD_TOO_LONG;
    j.check_option = "too-long";
    write_file(in, "src\ttrg\tflags\nx\ty\t-\n");
    expect_refused(&j, "--too-long has no effect: the flags are those of the "
                       "input, without --check");
    write_file(in, "src\ttrg\nx\ty\n");
    cr_expect_eq(filter(&j, &counts, NULL), 0);
}

Test(filter, an_empty_file_is_an_error)
{
    struct filter_job j = job();
    struct filter_counts counts;
    write_file(in, "");
    cr_expect_eq(filter(&j, &counts, NULL), ERR_INPUT);
    cr_expect_not(scratch_has(out));
}
