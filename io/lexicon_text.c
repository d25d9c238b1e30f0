/* io/lexicon_text.c - cuts lines at their tabs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/lexicon_text.h"

#include "io/number_text.h"

/* Take everything up to the next tab off, and the tab. */
static struct sv take_field(struct sv *line)
{
    const char *tab = line->n > 0 ? memchr(line->p, '\t', line->n) : NULL;
    size_t n = tab ? (size_t)(tab - line->p) : line->n;
    struct sv field = sv_sub(*line, 0, n);
    *line = sv_sub(*line, tab ? n + 1 : n, line->n);
    return field;
}

static bool take_probability(struct sv *line, double *out)
{
    struct sv field = take_field(line);
    return number_take_double(&field, out) && field.n == 0 && *out > 0 &&
           *out <= 1;
}

int lexicon_text_next(struct lexicon_text *text, struct lexicon_line *out,
                      struct err *e)
{
    struct sv line;
    do {
        if (!sv_next_line(&text->rest, &line))
            return 0;
        text->line_no++;
    } while (line.n == 0 || line.p[0] == '#');
    out->src = take_field(&line);
    out->tgt = take_field(&line);
    if (out->src.n == 0 || out->tgt.n == 0)
        return err_set_at(e, ERR_INPUT, ERR_LINE, text->line_no,
                          "a word, a tab and its translation are needed");
    if (!take_probability(&line, &out->src_to_tgt) ||
        !take_probability(&line, &out->tgt_to_src) || line.n > 0)
        return err_set_at(e, ERR_INPUT, ERR_LINE, text->line_no,
                          "two probabilities between 0 and 1 are needed "
                          "behind the words");
    return 1;
}
