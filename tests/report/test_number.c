/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "report/grid.h"
#include "report/number.h"
#include "report/page_mark.h"
#include "report/wording.h"

static void expect(struct buf *got, const char *want)
{
    cr_expect(sv_eq(buf_sv(got), sv_from(want)), "\"%.*s\" is not \"%s\"",
              (int)got->n, got->p, want);
    buf_free(got);
}

Test(number, is_grouped_as_the_language_does)
{
    struct buf b = {0};
    number_add_count(&b, REPORT_EN, 1234567);
    expect(&b, "1,234,567");
    number_add_count(&b, REPORT_FR, 1204);
    expect(&b, "1\xe2\x80\xaf"
               "204");
    number_add_count(&b, REPORT_FR, 999);
    expect(&b, "999");
    number_add_decimal(&b, REPORT_EN, -1204.456, 2);
    expect(&b, "−1,204.46");
    number_add_percent(&b, REPORT_FR, .0125, 1);
    expect(&b, "1,2\xc2\xa0%");
    number_add_decimal(&b, REPORT_EN, NAN, 2);
    expect(&b, "–");
}

Test(wording, is_filled_in_order)
{
    const struct sv args[] = {SV("3"), SV("7")};
    struct buf b = {0};
    wording_add(&b, REPORT_EN, WORD_STRETCHES, args, 2, false);
    expect(&b, "stretches: 3; at the edges: 7");
    wording_add(&b, REPORT_EN, WORD_UNRELATED, NULL, 0, true);
    cr_expect(sv_starts(buf_sv(&b), SV("<strong>These texts")));
    buf_free(&b);
}

Test(wording, has_as_many_places_in_both_languages)
{
    for (int w = 0; w < WORD_N; w++) {
        int n[2] = {0, 0};
        for (unsigned l = 0; l < 2; l++) {
            struct sv t = wording((enum report_language)l, (enum wording)w);
            for (size_t k = 0; k + 1 < t.n; k++)
                n[l] += t.p[k] == '{' && t.p[k + 1] == '}';
        }
        cr_expect_eq(n[0], n[1], "%s", wording_key((enum wording)w));
    }
}

Test(page_mark, marks_the_number_that_the_other_side_lacks)
{
    struct buf b = {0};
    page_add_marked(&b, SV("1,204 of 17 & 3"), SV("1 204 sur 18 et 3"),
                    RECORD_NUM_MISMATCH);
    expect(&b, "1,204 of <mark>17</mark> &amp; 3");
    page_add_marked(&b, SV("He opened the the door."), SV(""),
                    RECORD_REPEATED_WORD);
    expect(&b, "He opened <mark>the the</mark> door.");
    page_add_marked(&b, SV("l’Ã©tÃ©."), SV(""), RECORD_MOJIBAKE);
    expect(&b, "l’<mark>Ã©</mark>t<mark>Ã©</mark>.");
}

static struct grid formula_grid(void)
{
    static const struct grid_column columns[] = {
        {"text", WORD_C_TEXT, GRID_TEXT}, {"share", WORD_C_KEPT, GRID_SHARE}};
    struct grid g;
    grid_open(&g, "g", WORD_H1, REPORT_EN, columns, 2);
    grid_text(&g, SV("=cmd, \"x\" & 5 %|_"));
    grid_number(&g, .125);
    grid_text(&g, SV("plain"));
    grid_number(&g, NAN);
    return g;
}

Test(grid, csv_is_no_formula)
{
    struct grid g = formula_grid();
    struct buf b = {0};
    grid_add_csv(&b, &g);
    expect(&b, "\xef\xbb\xbftext,share\r\n\"'=cmd, \"\"x\"\" & 5 "
               "%|_\",0.125000\r\n\"plain\",\r\n");
    grid_free(&g);
}

Test(grid, latex_and_markdown_are_escaped)
{
    struct grid g = formula_grid();
    struct buf b = {0};
    grid_add_markdown(&b, &g);
    expect(&b, "| text | pairs kept |\n|---|---:|\n"
               "| =cmd, \"x\" & 5 %\\|\\_ | 12.5\xc2\xa0% |\n"
               "| plain | – |\n");
    grid_add_latex(&b, &g);
    expect(&b, "\\begin{tabular}{lr}\n\\toprule\ntext & pairs kept \\\\\n"
               "\\midrule\n=cmd, \"x\" \\& 5 \\%|\\_ & 12.5\xc2\xa0\\% \\\\\n"
               "plain & – \\\\\n\\bottomrule\n\\end{tabular}\n");
    grid_free(&g);
}
