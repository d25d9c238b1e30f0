/* tokenize/paragraph.c - lines, blocks, and how to tell wrapped text.
 *
 * A typist or an editor that fills lines breaks where the next word would
 * pass the margin.  So in wrapped text "this line plus the next word" is
 * nearly always wider than the widest line, and in text whose line ends mean
 * something it rarely is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/paragraph.h"

#include "tokenize/charclass.h"

enum {
    SAMPLE_BYTES = 1 << 16,
    MAX_WIDTH_CP = 120,
    MIN_WIDTH_CP = 30,
    MIN_PAGE_CP = 50, /* of a text that shows few line ends */
    MIN_WRAPPED = 3
};

struct line {
    size_t from, to; /* without white space at its end */
    size_t indent;   /* bytes of white space at its start */
};

/* The first c at or behind `at`, or the end; asked again only when passed. */
static size_t find(struct sv text, size_t known, size_t at, char c)
{
    if (known >= at && known != SIZE_MAX)
        return known;
    const char *p = at < text.n ? memchr(text.p + at, c, text.n - at) : NULL;
    return p ? (size_t)(p - text.p) : text.n;
}

static bool next_line(struct paragraph_reader *r, struct line *line)
{
    if (r->at >= r->text.n)
        return false;
    r->next_lf = find(r->text, r->next_lf, r->at, '\n');
    r->next_cr = find(r->text, r->next_cr, r->at, '\r');
    size_t end = r->next_lf < r->next_cr ? r->next_lf : r->next_cr;
    struct sv raw = sv_sub(r->text, r->at, end);
    line->from = r->at;
    line->to = r->at + charclass_trim_space(raw, raw.n);
    line->indent = charclass_skip_space(raw, 0);
    bool crlf = end == r->next_cr && r->next_lf == end + 1;
    r->at = end + 1 + crlf;
    return true;
}

struct paragraph_reader paragraph_open(struct sv text, enum paragraph_mode mode,
                                       bool markers)
{
    struct paragraph_reader r = {.text = text, .mode = mode};
    r.markers = markers;
    r.next_lf = r.next_cr = SIZE_MAX;
    if (mode == PARAGRAPH_UNWRAP) {
        struct sv sample = text;
        if (sample.n > SAMPLE_BYTES)
            sample.n = SAMPLE_BYTES;
        struct paragraph_reader lines = r;
        lines.text = sample;
        struct line line;
        while (next_line(&lines, &line)) {
            size_t n = utf8_count(sv_sub(text, line.from, line.to));
            if (n > r.width_cp && n <= MAX_WIDTH_CP)
                r.width_cp = n;
        }
    }
    return r;
}

static size_t line_width(struct sv text, const struct line *line)
{
    return utf8_count(sv_sub(text, line->from, line->to));
}

/* The width that the line and the next one's first word would have. */
static size_t joined_width(struct sv text, const struct line *line,
                           const struct line *next)
{
    size_t from = next->from + next->indent, to = from;
    while (to < next->to && text.p[to] != ' ')
        to++;
    return line_width(text, line) + 1 + utf8_count(sv_sub(text, from, to));
}

/* Does the line end where a sentence may: after a stop, a colon or a
 * semicolon?  Not after a comma. */
static bool is_finished(struct sv text, const struct line *line)
{
    struct sv s = sv_sub(text, line->from, line->to);
    size_t at = s.n;
    enum charclass c = charclass_before(s, at);
    while (c == CHAR_CLOSE || c == CHAR_QUOTE || c == CHAR_SPACE) {
        at -= utf8_before(s, at).n_bytes;
        c = charclass_before(s, at);
    }
    bool is_comma = at > 0 && s.p[at - 1] == ',';
    return c == CHAR_STOP || (c == CHAR_PAUSE && !is_comma) || c == CHAR_NONE;
}

/* A bullet, or a number with a stop or a bracket: "- x", "3. x", "b) x". */
static bool is_item(struct sv text, const struct line *line)
{
    struct sv s = sv_sub(text, line->from + line->indent, line->to);
    struct utf8_char c = utf8_at(s, 0);
    size_t at = c.n_bytes;
    switch (c.cp) {
    case '-':
    case '*':
    case '+':
    case 0x2022: /* • */
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x25E6: /* ◦ */
    case 0x25AA: /* ▪ */ return charclass_at(s, at) == CHAR_SPACE;
    default: break;
    }
    if (charclass_of(c.cp) == CHAR_DIGIT) {
        while (at < 3 && charclass_at(s, at) == CHAR_DIGIT)
            at++;
    } else if (!charclass_is_letter(charclass_of(c.cp))) {
        return false;
    }
    char after = at < s.n ? s.p[at] : 0;
    bool bracket = after == ')';
    bool stop = after == '.' && charclass_of(c.cp) == CHAR_DIGIT;
    return (bracket || stop) && charclass_at(s, at + 1) == CHAR_SPACE;
}

/* In wrapped text: does a new piece begin between these two lines? */
static bool breaks_between(const struct paragraph_reader *r,
                           const struct line *line, const struct line *next)
{
    if (is_item(r->text, next))
        return true;
    if (next->indent > line->indent && is_finished(r->text, line))
        return true;
    enum charclass start = charclass_at(r->text, next->from + next->indent);
    return joined_width(r->text, line, next) * 4 < r->width_cp * 3 &&
           (is_finished(r->text, line) || start == CHAR_UPPER);
}

static bool is_blank(const struct paragraph_reader *r, const struct line *line)
{
    if (line->from + line->indent >= line->to)
        return true;
    struct sv s = sv_sub(r->text, line->from + line->indent, line->to);
    return r->markers && (sv_eq(s, SV("<p>")) || sv_eq(s, SV(".EOA")));
}

/* A line ".EOA", which ends an article inside the text. */
static bool is_wall(const struct paragraph_reader *r, const struct line *line)
{
    struct sv s = sv_sub(r->text, line->from, line->to);
    return r->markers && line->from + line->indent < line->to &&
           sv_eq(sv_sub(s, line->indent, s.n), SV(".EOA"));
}

/* Add the following lines of a wrapped block to *out. */
static void take_block(struct paragraph_reader *r, struct line line,
                       struct piece *out)
{
    struct paragraph_reader ahead = *r;
    struct line next;
    while (next_line(&ahead, &next) && !is_blank(r, &next) &&
           !breaks_between(r, &line, &next)) {
        out->to = next.to;
        line = next;
        *r = ahead;
    }
}

bool paragraph_next(struct paragraph_reader *r, struct piece *out)
{
    struct line line;
    while (next_line(r, &line)) {
        if (is_blank(r, &line)) {
            r->in_par = false;
            r->n_walls += is_wall(r, &line);
            continue;
        }
        if (!r->in_par || r->mode == PARAGRAPH_LINES)
            r->n_pars++;
        r->in_par = r->mode == PARAGRAPH_BLANK;
        out->from = line.from + line.indent;
        out->to = line.to;
        out->par = r->n_pars - 1;
        out->part = r->n_walls;
        if (r->mode == PARAGRAPH_UNWRAP)
            take_block(r, line, out);
        return true;
    }
    return false;
}

static void count_pair(struct sv text, const struct line *line,
                       const struct line *next, struct paragraph_layout *layout)
{
    bool full = joined_width(text, line, next) > layout->width_cp;
    bool open = !is_finished(text, line);
    bool lower = charclass_at(text, next->from + next->indent) == CHAR_LOWER;
    layout->n_pairs++;
    layout->n_full += full;
    layout->n_open += open;
    layout->n_lower += lower;
    layout->n_wrapped += full && open && lower;
}

/* A line with a token that is too long to be broken well, such as an address,
 * keeps no width. */
static bool has_long_token(struct sv text, const struct line *line)
{
    enum { LONG = 30 };
    size_t from = line->from + line->indent;
    for (size_t at = from; at < line->to; at++) {
        if (text.p[at] == ' ')
            from = at + 1;
        else if (at - from >= LONG)
            return true;
    }
    return false;
}

/* The width that nearly all lines keep: 0 when that is no page's width. */
static size_t common_width(struct sv text)
{
    size_t n_of[MAX_WIDTH_CP + 1] = {0}, n_lines = 0, n_wide = 0;
    struct paragraph_reader r = paragraph_open(text, PARAGRAPH_LINES, false);
    struct line line;
    while (next_line(&r, &line)) {
        size_t width = line_width(text, &line);
        if (width == 0 || has_long_token(text, &line))
            continue;
        n_lines++;
        if (width > MAX_WIDTH_CP)
            n_wide++;
        else
            n_of[width]++;
    }
    if (n_wide * 50 > n_lines)
        return 0;
    size_t above = 0, width = MAX_WIDTH_CP;
    while (width > 0 && above + n_of[width] <= n_lines / 50)
        above += n_of[width--];
    return width < MIN_WIDTH_CP ? 0 : width;
}

struct paragraph_layout paragraph_measure(struct sv text)
{
    if (text.n > SAMPLE_BYTES) {
        text.n = SAMPLE_BYTES;
        while (((unsigned char)text.p[text.n] & 0xC0) == 0x80)
            text.n--;
    }
    struct paragraph_layout layout = {.width_cp = common_width(text)};
    struct paragraph_reader r = paragraph_open(text, PARAGRAPH_LINES, false);
    struct line line, next;
    bool have = false;
    while (layout.width_cp > 0 && next_line(&r, &next)) {
        bool blank = is_blank(&r, &next);
        if (have && !blank)
            count_pair(text, &line, &next, &layout);
        have = !blank;
        line = next;
    }
    return layout;
}

/* Most line ends are where the next word would have passed the width and leave
 * the sentence unfinished, and enough go on with a small letter. */
static bool looks_wrapped(const struct paragraph_layout *l)
{
    return l->n_full * 2 > l->n_pairs && l->n_open * 2 > l->n_pairs &&
           l->n_lower * 4 > l->n_pairs;
}

/* Are there enough of them? */
static bool is_sure(const struct paragraph_layout *l)
{
    return l->n_lower >= MIN_WRAPPED;
}

/* Few line ends, all of one mind, in lines of a page's width. */
static bool is_short_but_clear(const struct paragraph_layout *l)
{
    return l->width_cp >= MIN_PAGE_CP && l->n_wrapped > 0 &&
           l->n_wrapped * 2 >= l->n_pairs && looks_wrapped(l);
}

/* Line ends that mean something: lines inside blocks, most of them finished or
 * far from the width. */
static bool has_lines(const struct paragraph_layout *l)
{
    return l->n_pairs >= MIN_WRAPPED && !looks_wrapped(l);
}

enum paragraph_mode paragraph_decide(const struct paragraph_layout *own,
                                     const struct paragraph_layout *other)
{
    bool wrapped = looks_wrapped(own) && is_sure(own);
    if (!wrapped && is_short_but_clear(own))
        wrapped = !other || !has_lines(other);
    bool other_is_sure = other && looks_wrapped(other) && is_sure(other);
    if (!wrapped && other_is_sure && own->n_pairs > 0)
        wrapped =
            own->n_full * 2 > own->n_pairs && own->n_open * 2 > own->n_pairs;
    return wrapped ? PARAGRAPH_UNWRAP : PARAGRAPH_LINES;
}
