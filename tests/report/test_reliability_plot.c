/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <string.h>

#include "report/reliability_plot.h"

static size_t count(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *p = text; (p = strstr(p, what)) != NULL; p++)
        n++;
    return n;
}

static char *draw(const struct evaluation_calibration *c, struct buf *svg)
{
    reliability_plot(c, svg);
    cr_assert_eq(buf_add_char(svg, '\0'), 0);
    return svg->p;
}

Test(reliability_plot, a_bin_without_beads_has_no_point)
{
    struct evaluation_calibration c = {.ece = .0123, .brier = .25};
    c.bins[3] = (struct evaluation_bin){10, .35, .4};
    c.bins[9] = (struct evaluation_bin){200, .97, .955};
    struct buf svg = {0};
    const char *text = draw(&c, &svg);
    cr_expect_eq(count(text, "<circle"), 2);
    cr_expect_eq(count(text, "class=\"interval\""), 2);
    cr_expect(strstr(text, ">10</text>") && strstr(text, ">200</text>"));
    cr_expect_eq(count(text, ">0</text>"), 2 + 8, "two ends of axes, and bins");
    cr_expect(strstr(text, "viewBox=\"0 0 400 480\""));
    buf_free(&svg);
}

Test(reliability_plot, the_description_says_in_words_what_is_drawn)
{
    struct evaluation_calibration c = {.ece = .0123, .brier = .25};
    c.bins[9] = (struct evaluation_bin){200, .97, .955};
    struct buf svg = {0};
    const char *text = draw(&c, &svg);
    cr_expect(strstr(text, "calibration error 0.0123"));
    cr_expect(strstr(text, "Of 200 beads with mean score 0.970, 95.5 % are"));
    cr_expect(strstr(text, "role=\"img\""));
    buf_free(&svg);
}

Test(reliability_plot, perfect_scores_lie_on_the_diagonal)
{
    struct evaluation_calibration c = {0};
    c.bins[5] = (struct evaluation_bin){4, .5, .5};
    struct buf svg = {0};
    const char *text = draw(&c, &svg);
    /* the square is 300 pixels wide, from (60, 40) */
    cr_expect(strstr(text, "<circle cx=\"210.0\" cy=\"190.0\""));
    buf_free(&svg);
}

Test(reliability_plot, nothing_is_drawn_from_outside)
{
    struct evaluation_calibration c = {0};
    struct buf svg = {0};
    const char *text = draw(&c, &svg);
    cr_expect_eq(count(text, "http"), 1, "only the name space");
    cr_expect_eq(count(text, "<svg"), 1);
    cr_expect_eq(count(text, "</svg>"), 1);
    buf_free(&svg);
}
