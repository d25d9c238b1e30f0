/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "report/assessment.h"
#include "report/page.h"
#include "report/report_json.h"
#include "report/verdict_text.h"
#include "tests/report/sample_delivery.h"

/* Twelve pairs; the one in the middle has no translation. */
static const struct sample_pair middle_missing[] = {
    {"One one.", "Un un.", .99, 0},
    {"Two two.", "Deux deux.", .99, 0},
    {"Three it is.", "Trois.", .99, 0},
    {"Four of it.", "Quatre.", .99, 0},
    {"Five or so.", "Cinq.", .6, 0},
    {"Six is it.", NULL, 0, 0},
    {"Seven 7.", "Sept 8.", .98, RECORD_NUM_MISMATCH},
    {"Eight now.", "Huit.", .99, 0},
    {"Nine now.", "Neuf.", .99, 0},
    {"Ten then.", "Dix.", .99, 0},
    {"Ten then.", "Dix dix.", .99, 0},
    {"Twelve.", "Douze.", .99, 0},
};

static struct assessment assess(const struct delivery *d, const char *gates)
{
    struct assessment s;
    struct report_options o = report_options_default();
    const struct assessment_run run = {.created = NULL};
    o.gates = gates;
    cr_assert_eq(assessment_make(d, &o, &run, &s, NULL), 0);
    return s;
}

Test(assessment, the_queue_mixes_scores_checks_and_omissions)
{
    struct delivery d = {0};
    sample_document(&d, "a", middle_missing, 12);
    struct assessment s = assess(&d, NULL);
    cr_expect(d.is_whole);
    cr_expect_eq(s.queue.n, 12);
    cr_expect(s.queue.items[0].is_run);   /* .95: a paragraph of its own */
    cr_expect_eq(s.queue.items[1].at, 6); /* 1 - .98 * .3 = .706 */
    cr_expect_eq(s.queue.items[2].at, 4); /* .4 */
    cr_expect(fabs(s.queue.items[1].urgency - .706) < 1e-9);
    /* of .02 + .4 + 9 * .01 expected, .02 and .42 are found */
    cr_expect(fabs(s.queue.items[1].found - .02 / .51) < 1e-9);
    cr_expect(fabs(s.queue.items[2].found - .42 / .51) < 1e-9);
    cr_expect_eq(s.queue.n_80, 3);
    assessment_free(&s);
    delivery_free(&d);
}

Test(assessment, one_source_with_two_targets_is_a_conflict)
{
    struct delivery d = {0};
    sample_document(&d, "a", middle_missing, 12);
    sample_document(&d, "b", middle_missing, 12);
    struct assessment s = assess(&d, NULL);
    const struct consistency *c = &s.consistency;
    cr_expect_eq(c->n_distinct, 11);
    cr_expect_eq(c->n_duplicates, 11);
    cr_expect_eq(c->n_conflicts, 1);
    cr_expect_eq(c->n_conflict_pairs, 4);
    cr_assert_eq(c->n, 1);
    cr_expect(sv_eq(c->list[0].text, SV("Ten then.")));
    cr_expect_eq(c->list[0].n, 2);
    cr_expect_eq(c->list[0].variants[0].n, 2);
    cr_expect_eq(c->list[0].variants[0].n_documents, 2);
    assessment_free(&s);
    delivery_free(&d);
}

Test(assessment, gates_are_measured_and_decide)
{
    struct delivery d = {0};
    sample_document(&d, "a", middle_missing, 12);
    struct assessment s =
        assess(&d, "expected_wrong<=4.7%, inner_omissions<=1%,num_mismatch<1");
    /* .51 of 11; 10 of 112 characters; 1 of 11 pairs */
    cr_assert_eq(s.gates.n, 3);
    cr_expect(fabs(s.gates.gates[0].value - .51 / 11) < 1e-9);
    cr_expect(s.gates.gates[0].passed);
    cr_expect(fabs(s.gates.gates[1].value - 10.0 / 112) < 1e-9, "%f",
              s.gates.gates[1].value);
    cr_expect(!s.gates.gates[1].passed);
    cr_expect(fabs(s.gates.gates[2].value - 1000.0 / 11) < 1e-9);
    cr_expect_eq(s.class, ASSESSED_REVIEW);
    struct buf text = {0};
    assessment_add_not_met(&s, REPORT_FR, &text);
    cr_expect(sv_starts(buf_sv(&text),
                        SV("inner omissions 8,9\xc2\xa0%, limite "
                           "1,0\xc2\xa0%\xc2\xa0; num mismatch 90,9")));
    buf_free(&text);
    assessment_free(&s);
    delivery_free(&d);
}

Test(assessment, what_is_not_known_passes_no_gate)
{
    static const struct sample_pair two[] = {{"One.", "Un.", .99, 0},
                                             {"Two.", "Deux.", .99, 0}};
    struct delivery d = {0};
    sample_document(&d, "a", two, 2); /* no omission, no places: pairs alone */
    struct assessment s = assess(&d, "coverage_src>=90%");
    cr_expect(!d.is_whole);
    cr_expect(isnan(s.gates.gates[0].value));
    cr_expect_eq(s.gates.n_passed, 0);
    assessment_free(&s);
    delivery_free(&d);
}

Test(assessment, a_gate_that_is_none_is_refused)
{
    static const char *const wrong[] = {
        "", "pairs", "pairs<=x", "pears<=1", "pairs<=2%", "expected_wrong<=-1"};
    struct gate_list g;
    struct err e;
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
        cr_expect_eq(gate_parse(wrong[k], &g, &e), ERR_USAGE, "%s", wrong[k]);
    cr_assert_eq(gate_parse("copied<=.5%", &g, &e), 0);
    cr_expect(fabs(g.gates[0].limit - 5) < 1e-9, "of a thousand");
}

Test(assessment, the_sample_is_the_same_for_a_seed_and_stands_for_all)
{
    enum { N = 500 };
    static struct sample_pair many[N];
    struct delivery d = {0};
    struct arena a = {0};
    struct acceptance x, y, z;
    double weight = 0;
    for (size_t k = 0; k < N; k++)
        many[k] = (struct sample_pair){"A.", "B.", k < 3 ? .2 : .97, 0};
    sample_document(&d, "a", many, N);
    cr_assert_eq(acceptance_draw(&a, &d, 60, 1, &x, NULL), 0);
    cr_assert_eq(acceptance_draw(&a, &d, 60, 1, &y, NULL), 0);
    cr_assert_eq(acceptance_draw(&a, &d, 60, 2, &z, NULL), 0);
    cr_expect_eq(x.n, 60);
    cr_expect_eq(x.n_taken[0], 3, "all of a small stratum");
    cr_expect_eq(x.n_taken[3], 57);
    for (size_t k = 0; k < x.n; k++)
        weight += x.items[k].weight;
    cr_expect(fabs(weight - N) < 1e-9);
    cr_expect_eq(memcmp(x.items, y.items, x.n * sizeof *x.items), 0);
    cr_expect_neq(memcmp(x.items, z.items, x.n * sizeof *x.items), 0);
    arena_free(&a);
    delivery_free(&d);
}

static bool contains(const struct buf *text, struct sv what)
{
    for (size_t k = 0; k + what.n <= text->n; k++)
        if (memcmp(text->p + k, what.p, what.n) == 0)
            return true;
    return false;
}

Test(assessment, hostile_text_cannot_leave_its_place)
{
    static const struct sample_pair hostile[] = {
        {"</script><img src=x onerror=alert(1)>", "\"'&\xe2\x80\xa8", .5, 0},
        {"=cmd|' /C calc'!A0", NULL, 0, 0},
        {"Three.", "Trois.", .9, 0}};
    struct delivery d = {0};
    struct buf page = {0}, json = {0};
    struct assessment s;
    sample_document(&d, "<b>\"'", hostile, 3);
    s = assess(&d, NULL);
    cr_assert_eq(page_write(&s, &page, NULL), 0);
    cr_assert_eq(report_json_write(&s, &json, NULL), 0);
    cr_expect(!contains(&page, SV("<img")));
    cr_expect(!contains(&page, SV("<b>\"")));
    cr_expect(!contains(&page, SV("\xe2\x80\xa8\"")), "U+2028 in data");
    cr_expect(contains(&page, SV("\\u003c/script>")));
    cr_expect(!contains(&page, SV("http://")) ||
              contains(&page, SV("xmlns=\"http://www.w3.org/2000/svg\"")));
    assessment_free(&s);
    delivery_free(&d);
    buf_free(&page);
    buf_free(&json);
}
