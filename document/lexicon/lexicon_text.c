/* document/lexicon/lexicon_text.c - cuts lines at what their form says.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/lexicon/lexicon_text.h"

#include "io/parse_number.h"
#include "tokenize/language_name.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static struct sv trim(struct sv s)
{
    while (s.n > 0 && is_space(s.p[0]))
        s = sv_sub(s, 1, s.n);
    while (s.n > 0 && is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

/* Take everything up to the next tab off, and the tab. */
static struct sv take_field(struct sv *line)
{
    const char *tab = line->n > 0 ? memchr(line->p, '\t', line->n) : NULL;
    size_t n = tab ? (size_t)(tab - line->p) : line->n;
    struct sv field = sv_sub(*line, 0, n);
    *line = sv_sub(*line, tab ? n + 1 : n, line->n);
    return trim(field);
}

static bool take_probability(struct sv *line, double *out)
{
    struct sv field = take_field(line);
    return parse_double(&field, out) && field.n == 0 && *out > 0 && *out <= 1;
}

static int fault(const struct lexicon_text *text, const char *what,
                 struct err *e)
{
    return err_set_at(e, ERR_INPUT, ERR_LINE, text->line_no, "%s", what);
}

static int read_tabs(const struct lexicon_text *text, struct sv line,
                     struct lexicon_line *out, struct err *e)
{
    out->src = take_field(&line);
    out->tgt = take_field(&line);
    if (!take_probability(&line, &out->src_to_tgt))
        return fault(text, "behind the words, a probability up to 1 is needed",
                     e);
    out->tgt_to_src = out->src_to_tgt;
    if (line.n > 0 && !take_probability(&line, &out->tgt_to_src))
        return fault(text, "the fourth field is no probability up to 1", e);
    return line.n > 0 ? fault(text, "more than four fields", e) : 0;
}

/* Where " @ " begins, or s.n. */
static size_t find_at(struct sv s)
{
    for (size_t k = 0; k + 3 <= s.n; k++)
        if (is_space(s.p[k]) && s.p[k + 1] == '@' && is_space(s.p[k + 2]))
            return k;
    return s.n;
}

static int read_at(const struct lexicon_text *text, struct sv line,
                   struct lexicon_line *out, struct err *e)
{
    size_t at = find_at(line);
    if (at == line.n)
        return fault(text, "no \" @ \" between the words", e);
    out->tgt = trim(sv_sub(line, 0, at));
    out->src = trim(sv_sub(line, at + 3, line.n));
    return 0;
}

/* A tab between expressions, or spaces between single words. */
static int read_words(const struct lexicon_text *text, struct sv line,
                      struct lexicon_line *out, struct err *e)
{
    size_t n = 0;
    if (memchr(line.p, '\t', line.n)) {
        out->src = take_field(&line);
        out->tgt = trim(line);
    } else {
        line = trim(line);
        while (n < line.n && !is_space(line.p[n]))
            n++;
        out->src = sv_sub(line, 0, n);
        out->tgt = trim(sv_sub(line, n, line.n));
        if (out->tgt.n > 0 && memchr(out->tgt.p, ' ', out->tgt.n))
            return fault(text, "more than two words, and no tab", e);
    }
    return 0;
}

static enum lexicon_form form_of(struct sv line)
{
    size_t n_tabs = 0;
    for (size_t k = 0; k < line.n; k++)
        n_tabs += line.p[k] == '\t';
    if (n_tabs >= 2)
        return LEXICON_FORM_TABS;
    return find_at(line) < line.n ? LEXICON_FORM_AT : LEXICON_FORM_WORDS;
}

/* "# languages: en fr" */
static int read_comment(struct lexicon_text *text, struct sv line,
                        struct err *e)
{
    const struct sv mark = SV("# languages: ");
    if (!sv_starts(line, mark))
        return 0;
    line = trim(sv_sub(line, mark.n, line.n));
    size_t n = 0;
    while (n < line.n && !is_space(line.p[n]))
        n++;
    const struct sv name[2] = {sv_sub(line, 0, n),
                               trim(sv_sub(line, n, line.n))};
    for (size_t k = 0; k < 2; k++) {
        struct err why = {0};
        if (language_name_tag(name[k], text->lang[k], &why) != 0)
            return fault(text, why.msg, e);
    }
    return 0;
}

/* The next line that is neither blank nor a comment. */
static int next_line(struct lexicon_text *text, struct sv *line, struct err *e)
{
    while (sv_next_line(&text->rest, line)) {
        text->line_no++;
        if (trim(*line).n == 0)
            continue;
        if (line->p[0] != '#')
            return 1;
        int rc = read_comment(text, *line, e);
        if (rc != 0)
            return rc;
    }
    return 0;
}

int lexicon_text_next(struct lexicon_text *text, struct lexicon_line *out,
                      struct err *e)
{
    struct sv line;
    int rc = next_line(text, &line, e);
    if (rc != 1)
        return rc;
    rc = 0;
    if (text->form == LEXICON_FORM_UNKNOWN)
        text->form = form_of(line);
    *out = (struct lexicon_line){.src_to_tgt = 0};
    switch (text->form) {
    case LEXICON_FORM_TABS: rc = read_tabs(text, line, out, e); break;
    case LEXICON_FORM_AT: rc = read_at(text, line, out, e); break;
    default: rc = read_words(text, line, out, e); break;
    }
    if (rc == 0 && (out->src.n == 0 || out->tgt.n == 0))
        rc = fault(text, "a word and its translation are needed", e);
    return rc == 0 ? 1 : rc;
}
