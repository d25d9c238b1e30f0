/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "checks/checker.h"
#include "corpus/filter.h"
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
    return (struct filter_job){.in_path = in,
                               .out_path = out,
                               .rejected_path = rejected,
                               .gz_level = 5,
                               .checks = checker_options_default()};
}

Test(filter, lines_stay_as_they_are_and_rejected_ones_say_why)
{
    struct filter_job j = job();
    struct filter_counts counts;
    j.rules = (struct filter_rules){.min_score = .5, .drop = RECORD_COPIED};
    write_file(in, "x\tscore\tflags\n"
                   "a  b\t0.5\t-\r\n"
                   "c\t0.4999\tcopied\n"
                   "d\t1\tmoved,copied\n"
                   "e\t.75\tmoved");
    cr_assert_eq(filter_file(&j, &counts, NULL), 0);
    expect_file(out, "x\tscore\tflags\na  b\t0.5\t-\ne\t.75\tmoved\n");
    expect_file(rejected, "x\tscore\tflags\treason\n"
                          "c\t0.4999\tcopied\tscore 0.4999\n"
                          "d\t1\tmoved,copied\tflags copied\n");
    cr_expect_eq(counts.n_read, 4);
    cr_expect_eq(counts.n[FILTER_KEPT], 2);
    cr_expect_eq(counts.n_flag[8], 1);
}

Test(filter, without_a_column_the_flags_are_found)
{
    struct filter_job j = job();
    struct filter_counts counts;
    j.rules.drop = RECORD_NUM_MISMATCH | RECORD_WRONG_LANG_TRG;
    j.rejected_path = NULL;
    write_file(in, "lang_trg\tsource\ttarget\n"
                   "fr\tPage 12\tPage 12\n"
                   "fr\tPage 12\tPage 13\n"
                   "fr\tIt is here.\tDas ist nicht unter dem alten Tisch.\n"
                   "de\tIt is here.\tDas ist nicht unter dem alten Tisch.\n");
    cr_assert_eq(filter_file(&j, &counts, NULL), 0);
    expect_file(out, "lang_trg\tsource\ttarget\n"
                     "fr\tPage 12\tPage 12\n"
                     "de\tIt is here.\tDas ist nicht unter dem alten Tisch.\n");
    cr_expect_not(scratch_has(rejected));
}

struct told {
    unsigned n;
    uint64_t line[8];
    char first[200];
};

static void note(void *context, const struct err *e)
{
    struct told *t = context;
    cr_assert_eq(e->unit, ERR_LINE);
    if (t->n == 0)
        memcpy(t->first, e->msg, sizeof t->first);
    t->line[t->n++] = e->at;
}

Test(filter, bad_lines_are_told_of_and_the_rest_goes_on)
{
    struct filter_job j = job();
    struct filter_counts counts;
    struct told told = {0};
    j.rules = (struct filter_rules){.min_score = .5, .drop = RECORD_COPIED};
    j.on_bad = note;
    j.context = &told;
    write_file(in, "score\tflags\n"
                   "1\n"
                   "x\t-\n"
                   "1\tcopid\n"
                   "1\t\xFF\n"
                   "1\t-\n");
    cr_assert_eq(filter_file(&j, &counts, NULL), 0);
    expect_file(out, "score\tflags\n1\t-\n");
    cr_expect_eq(counts.n_bad, 4);
    cr_assert_eq(told.n, 4);
    for (unsigned k = 0; k < 4; k++)
        cr_expect_eq(told.line[k], k + 2);
    cr_expect_str_eq(told.first, "1 columns, but the header has 2");
}

Test(filter, a_rule_needs_its_column_and_leaves_no_output)
{
    static const struct {
        struct filter_rules rules;
        const char *message;
    } rows[] = {
        {{.min_score = .5},
         "a least score needs a column score or "
         "aligner_score"},
        {{.beads = "1:1"}, "a choice of beads needs a column bead"},
        {{.least = VERDICT_PARTIAL},
         "a least verdict needs a column doc_verdict"},
        {{.drop = RECORD_COPIED}, "finding flags needs a column src_text"},
    };
    write_file(in, "x\ny\n");
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct filter_job j = job();
        struct filter_counts counts;
        struct err e = {0};
        j.rules = rows[k].rules;
        cr_expect_eq(filter_file(&j, &counts, &e), ERR_USAGE);
        cr_expect_str_eq(e.msg, rows[k].message);
        cr_expect_str_eq(e.subject, in);
        cr_expect_not(scratch_has(out));
    }
}

Test(filter, an_empty_file_is_an_error)
{
    struct filter_job j = job();
    struct filter_counts counts;
    struct err e = {0};
    write_file(in, "");
    cr_expect_eq(filter_file(&j, &counts, &e), ERR_INPUT);
    cr_expect_str_eq(e.msg, "the file is empty");
}
