/* checks/markup.c - one look at each character that may begin a mark.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/markup.h"

/* Bytes between a mark and its partner: what is further off is another. */
enum { FAR = 200 };

static bool is_letter(char c)
{
    return ((unsigned char)c | 0x20u) - 'a' < 26u;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char at_or_nul(struct sv s, size_t at)
{
    return at < s.n ? s.p[at] : '\0';
}

static size_t name_end(struct sv s, size_t at)
{
    while (at < s.n && (is_letter(s.p[at]) || is_digit(s.p[at])))
        at++;
    return at;
}

/* Is `word`, in any case, one of the words of a list with spaces between? */
static bool is_listed(struct sv word, const char *list)
{
    for (size_t n; *list; list += n) {
        list += *list == ' ';
        n = strcspn(list, " ");
        size_t k = 0;
        while (k < n && k < word.n &&
               (is_letter(list[k]) ? word.p[k] | 0x20 : word.p[k]) == list[k])
            k++;
        if (k == n && n == word.n)
            return true;
    }
    return false;
}

static bool is_element(struct sv name)
{
    return is_listed(
        name,
        "a abbr article aside b big blockquote body br button caption center "
        "cite code col dd del div dl dt em embed figcaption figure font footer "
        "form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input "
        "ins kbd label li link main meta nav noscript object ol option p pre "
        "q s samp script section select small span strike strong style sub "
        "sup table tbody td textarea tfoot th thead title tr tt u ul var "
        "video");
}

/* text[at] is '<'. */
static bool is_tag(struct sv s, size_t at)
{
    if (sv_starts(sv_sub(s, at, s.n), SV("<!--")))
        return true;
    size_t from = at + 1 + (at_or_nul(s, at + 1) == '/');
    size_t to = name_end(s, from);
    char after = at_or_nul(s, to);
    if (to == from || !is_element(sv_sub(s, from, to)))
        return false;
    if (after == '/')
        after = at_or_nul(s, to + 1);
    if (after != ' ')
        return after == '>';
    /* "<a href=", "<br />"; "<b is smaller>" is none */
    size_t end = to;
    while (end < s.n && end < to + FAR && s.p[end] != '>' && s.p[end] != '=')
        end++;
    return at_or_nul(s, end) == '=' || (end == to + 2 && s.p[end - 1] == '/');
}

/* text[at] is '&'. */
static bool is_entity(struct sv s, size_t at)
{
    size_t from = at + 1, to = from;
    if (at_or_nul(s, from) == '#') {
        from += at_or_nul(s, from + 1) == 'x' ? 2 : 1;
        to = name_end(s, from);
        return to > from && to - from <= 6 && at_or_nul(s, to) == ';' &&
               is_digit(s.p[from]);
    }
    to = name_end(s, from);
    return at_or_nul(s, to) == ';' &&
           is_listed(sv_sub(s, from, to),
                     "amp lt gt quot apos nbsp copy reg trade euro laquo raquo "
                     "lsquo rsquo ldquo rdquo ndash mdash hellip eacute egrave "
                     "ecirc agrave acirc ccedil ocirc ucirc ugrave icirc iuml "
                     "euml oelig auml ouml uuml szlig ntilde deg middot bull "
                     "thinsp shy times rarr larr sup2");
}

bool markup_has_html(const struct side_scan *s)
{
    const uint32_t *marks = side_scan_marks(s);
    if (!side_scan_has(s, '<') && !side_scan_has(s, '&'))
        return false;
    for (size_t k = 0; k < s->n_marks; k++) {
        char c = s->text.p[marks[k]];
        if ((c == '<' && is_tag(s->text, marks[k])) ||
            (c == '&' && is_entity(s->text, marks[k])))
            return true;
    }
    return false;
}

/* Does `close` come soon after `at`, with something between? */
static bool is_closed(struct sv s, size_t at, struct sv close)
{
    for (size_t k = at + 1; k < s.n && k < at + FAR; k++)
        if (sv_starts(sv_sub(s, k, s.n), close))
            return true;
    return false;
}

/* "**bold**", "__bold__": the marks touch the words from outside. */
static bool is_bold(struct sv s, size_t at)
{
    struct sv mark = sv_sub(s, at, at + 2);
    char before = at > 0 ? s.p[at - 1] : ' ', after = at_or_nul(s, at + 2);
    if (after == '\0' || after == ' ' || after == mark.p[0] ||
        is_letter(before) || is_digit(before) || before == mark.p[0] ||
        before == '/')
        return false;
    for (size_t k = at + 3; k + 1 < s.n && k < at + FAR; k++) {
        if (s.p[k] != mark.p[0] || s.p[k + 1] != mark.p[0])
            continue;
        char behind = at_or_nul(s, k + 2);
        return s.p[k - 1] != ' ' && !is_letter(behind) && !is_digit(behind) &&
               behind != mark.p[0] && behind != '(';
    }
    return false;
}

/* "%s", "%d", "%1$s", "%(name)s" by itself; "100 %d'augmentation" is none. */
static bool is_conversion(struct sv s, size_t at)
{
    char before = at > 0 ? s.p[at - 1] : ' ';
    size_t to = at + 1;
    if (is_digit(before) || (unsigned char)before == 0xA0 ||
        (unsigned char)before == 0xAF || before == '%' || before == '+' ||
        (before == ' ' && at > 1 && is_digit(s.p[at - 2])))
        return false;
    if (at_or_nul(s, to) == '(') {
        to = name_end(s, to + 1);
        return at_or_nul(s, to) == ')' && at_or_nul(s, to + 1) == 's';
    }
    while (is_digit(at_or_nul(s, to)) || at_or_nul(s, to) == '$')
        to++;
    char kind = at_or_nul(s, to), after = at_or_nul(s, to + 1);
    return kind != '\0' && strchr("sdiufgx@", kind) && !is_letter(after) &&
           !is_digit(after) && after != '-' && after != '%' && after != '\'';
}

/* "\textbf{", "\begin{". */
static bool is_latex(struct sv s, size_t at)
{
    size_t to = name_end(s, at + 1);
    return to > at + 3 && at_or_nul(s, to) == '{';
}

/* "[/b]", "[url=…]". */
static bool is_bbcode(struct sv s, size_t at)
{
    size_t from = at + 1 + (at_or_nul(s, at + 1) == '/');
    size_t to = name_end(s, from);
    char after = at_or_nul(s, to);
    if (!is_listed(sv_sub(s, from, to), "b i u url img quote code color size"))
        return false;
    return (from > at + 1 && after == ']') ||
           (after == '=' && is_closed(s, to, SV("]")));
}

/* "[[page]]", but not the test of a shell, "[[ -f x ]]". */
static bool is_wiki_link(struct sv s, size_t at)
{
    char after = at_or_nul(s, at + 2);
    return after != ' ' && after != ':' && after != '[' &&
           is_closed(s, at + 1, SV("]]"));
}

static bool is_mark(struct sv s, size_t at)
{
    struct sv rest = sv_sub(s, at, s.n);
    switch (s.p[at]) {
    case '{':
        return (sv_starts(rest, SV("{{")) && is_closed(s, at + 1, SV("}}"))) ||
               (sv_starts(rest, SV("{%")) && is_closed(s, at + 1, SV("%}")));
    case '$':
        return sv_starts(rest, SV("${")) && is_letter(at_or_nul(s, at + 2)) &&
               at_or_nul(s, name_end(s, at + 2)) == '}';
    case '[':
        return sv_starts(rest, SV("[[")) ? is_wiki_link(s, at)
                                         : is_bbcode(s, at);
    case ']':
        return sv_starts(rest, SV("](http")) || sv_starts(rest, SV("](/")) ||
               sv_starts(rest, SV("](#"));
    case '*': return sv_starts(rest, SV("**")) && is_bold(s, at);
    case '_': return sv_starts(rest, SV("__")) && is_bold(s, at);
    case '`': return sv_starts(rest, SV("```"));
    case '\'':
        return sv_starts(rest, SV("'''")) && is_closed(s, at + 2, SV("'''"));
    case '%': return is_conversion(s, at);
    case '\\': return is_latex(s, at);
    case '#':
        return at == 0 &&
               (sv_starts(rest, SV("## ")) || sv_starts(rest, SV("### ")) ||
                sv_starts(rest, SV("#### ")));
    default: return false;
    }
}

bool markup_found(const struct side_scan *s)
{
    const uint32_t *marks = side_scan_marks(s);
    for (size_t k = 0; k < s->n_marks; k++)
        if (is_mark(s->text, marks[k]))
            return true;
    return false;
}
