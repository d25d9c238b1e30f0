/* tokenize/stop_rule.c - what goes on behind a full stop.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/stop_rule.h"

/* A full stop alone, directly behind the word. */
static bool is_single_stop(const struct split_place *p)
{
    return p->c->first == '.' && p->c->n_marks == 1 && p->c->n_closers == 0 &&
           p->word.to == p->c->mark;
}

static bool is_common(const struct split_place *p, const struct split_word *w)
{
    return split_place_lists(p, WORDS_COMMON, w);
}

static bool is_initial(const struct split_word *w)
{
    return w->n_cp == 1 && w->first == CHAR_UPPER;
}

/* "A.C", "U.S": single letters with stops between. */
static bool is_acronym(const struct split_place *p)
{
    size_t at = p->word.from;
    if (p->word.n_cp < 3)
        return false;
    for (unsigned i = 0; i < p->word.n_cp; i++) {
        struct utf8_char c = utf8_at(p->text, at);
        if (i % 2 == 1 ? c.cp != '.' : charclass_of(c.cp) != CHAR_UPPER)
            return false;
        at += c.n_bytes;
    }
    return p->word.n_cp % 2 == 1;
}

static bool is_title_or_number(const struct split_place *p)
{
    return p->class == ABBREVIATION_TITLE ||
           (p->class == ABBREVIATION_NUMBER &&
            charclass_at(p->text, p->c->next) == CHAR_DIGIT);
}

/* Letters only; no digit, no inner stop. */
static bool is_plain(const struct split_place *p, const struct split_word *w)
{
    for (size_t at = w->from; at < w->to;) {
        struct utf8_char c = utf8_at(p->text, at);
        if (!charclass_is_letter(charclass_of(c.cp)))
            return false;
        at += c.n_bytes;
    }
    return w->n_cp > 0;
}

/* Does it look cut off: "mfg", "serv", "augm"?  No vowel, or two consonants or
 * a single one at its end with which no English or French word ends. */
static bool is_cut_off(const struct split_place *p, const struct split_word *w)
{
    static const char ends[] =
        " bs ck ch ct cs dd ds dz ff fs ft gg gh gn gs hm hn ht hs ks lb lc ld "
        "lf lk ll lm lp ls lt lz mb mm mn mp ms nc nd ng nk nn ns nt nx nz ph "
        "ps pt rb rc rd rf rg rk rl rm rn rp rr rs rt rz sc sh sk sm sp ss st "
        "th ts tt tz wd wk wl wn ws xt zz ";
    enum { MAX_CUT_OFF = 8 };
    if (w->n_cp < 2 || w->n_cp > MAX_CUT_OFF || !is_plain(p, w) ||
        is_common(p, w))
        return false;
    char pair[5] = {' ', (char)(p->text.p[w->to - 2] | 0x20),
                    (char)(p->text.p[w->to - 1] | 0x20), ' ', 0};
    if (charclass_at(p->text, w->to - 1) != CHAR_LOWER)
        return false;
    if (!w->vowel && w->n_cp <= 5)
        return strchr("mhx", pair[2]) == NULL;
    bool vowel = strchr("aeiouy", pair[2]) || (pair[2] & 0x80);
    bool vowel_before = strchr("aeiouy", pair[1]) || (pair[1] & 0x80);
    if (vowel)
        return false;
    return vowel_before ? pair[2] == 'v' || pair[2] == 'j'
                        : strstr(ends, pair) == NULL;
}

/* A small letter behind an abbreviation or an initial, in a sentence that begins
 * with a capital: those who write without capitals do so from the start. */
static bool goes_on_small(const struct split_place *p)
{
    bool is_name =
        is_initial(&p->word) && split_place_char(p, p->word.from) != 'I';
    if (charclass_at(p->text, p->c->next) != CHAR_LOWER ||
        p->next.first == CHAR_UPPER ||
        charclass_at(p->text, p->start) == CHAR_LOWER)
        return false;
    return (p->class != ABBREVIATION_NONE && !is_common(p, &p->word)) ||
           is_cut_off(p, &p->word) || (is_name && p->word.from > p->start);
}

/* What only goes on: "Sav. & Loan", "Distrib. + Media", "U.S.C. § 408". */
static bool goes_on_sign(const struct split_place *p)
{
    uint32_t next = split_place_char(p, p->c->next);
    return next == '&' || (next == '+' && p->word.first == CHAR_UPPER) ||
           (next == 0xA7 &&
            (p->class != ABBREVIATION_NONE || !is_plain(p, &p->word)));
}

/* The offset behind the figures at `at`. */
static size_t figures_end(const struct split_place *p, size_t at)
{
    while (charclass_at(p->text, at) == CHAR_DIGIT)
        at += utf8_at(p->text, at).n_bytes;
    return at;
}

/* A figure that is no beginning but a reference: "Matt. 5:3", "cat. 21, inv.
 * 20", "Ed. 2001, 40", "(chif. 5)". */
static bool goes_on_figure(const struct split_place *p)
{
    enum { MAX_SHORT = 6 };
    size_t end = figures_end(p, p->c->next);
    if (end == p->c->next || !charclass_is_letter(p->word.first))
        return false;
    uint32_t behind = split_place_char(p, end);
    if (behind == ':' && charclass_at(p->text, end + 1) == CHAR_DIGIT)
        return p->word.first == CHAR_UPPER;
    bool is_short = p->class != ABBREVIATION_NONE ||
                    (p->word.n_cp <= MAX_SHORT && !is_common(p, &p->word));
    bool is_last = behind == '.' && end + 1 >= p->text.n;
    bool is_pause = behind == ',' || behind == ')' || behind == ';';
    bool is_decimal = is_pause && charclass_at(p->text, end + 1) == CHAR_DIGIT;
    return is_short &&
           ((is_pause && !is_decimal) || is_last || p->c->is_figure_note);
}

/* "str. K-12", "fig. A3": a letter with a figure. */
static bool goes_on_identifier(const struct split_place *p)
{
    struct utf8_char c = utf8_at(p->text, p->next.to);
    enum charclass behind = charclass_at(p->text, p->next.to + c.n_bytes);
    return p->class != ABBREVIATION_NONE && is_initial(&p->next) &&
           charclass_of(c.cp) == CHAR_DASH && behind == CHAR_DIGIT;
}

/* An abbreviation before an abbreviation: "Proc. Natl. Acad. Sci. USA". */
static bool goes_on_chain(const struct split_place *p)
{
    enum { MAX_LINK = 8 };
    if (split_place_char(p, p->next.to) != '.' || p->next.from != p->c->next ||
        p->next.n_cp > MAX_LINK)
        return false;
    size_t then = charclass_skip_space(p->text, p->next.to + 1);
    if (then >= p->text.n)
        return false;
    enum abbreviation_class next =
        abbreviations_find(p->table, split_word_text(p->text, &p->next));
    if (next == ABBREVIATION_NUMBER && p->class == ABBREVIATION_ANY &&
        charclass_at(p->text, then) == CHAR_DIGIT)
        return true;
    if (p->next_is_common)
        return false;
    bool is_known =
        p->class == ABBREVIATION_ANY || p->class == ABBREVIATION_NUMBER;
    bool is_link = next == ABBREVIATION_ANY || next == ABBREVIATION_NUMBER ||
                   (next == ABBREVIATION_NONE && is_cut_off(p, &p->next));
    return (is_known || is_cut_off(p, &p->word) || is_initial(&p->word)) &&
           is_link;
}

/* "O'Brien", "MacDowell", "Le Goff" behind an initial. */
static bool is_surname(const struct split_place *p)
{
    struct sv text = p->text;
    struct sv next = split_word_text(text, &p->next);
    size_t behind = p->next.to;
    struct utf8_char c = utf8_at(text, behind);
    if (is_initial(&p->next) && charclass_of(c.cp) == CHAR_QUOTE)
        return charclass_at(text, behind + c.n_bytes) == CHAR_UPPER;
    if (sv_starts(next, SV("Mac")) || sv_starts(next, SV("Mc")))
        return true;
    static const char particles[] = " Le La Van Von Di Da El Ben Dos Du De ";
    char word[8] = " ";
    if (next.n < 2 || next.n > 3)
        return false;
    memcpy(word + 1, next.p, next.n);
    word[1 + next.n] = ' ';
    size_t name = charclass_skip_space(text, behind);
    struct split_word second = split_word_at(text, name);
    return strstr(particles, word) && second.first == CHAR_UPPER &&
           !is_common(p, &second);
}

/* Is the letter the name of a thing: "vitamin D", "y ∈ T"? */
static bool is_lettered(const struct split_place *p)
{
    uint32_t cp = split_place_char(p, p->before.from);
    return p->class != ABBREVIATION_TITLE &&
           (cp == '=' || (cp >= 0x2190 && cp <= 0x22FF) ||
            split_place_lists(p, WORDS_LETTERED, &p->before));
}

/* "A.C. Bradley", "U.S. Persons", "A. O'Brien". */
static bool goes_on_name(const struct split_place *p)
{
    static const char times[] = " A.M P.M B.C A.D C.E B.C.E D.C J.C P.S ";
    if (p->next.first != CHAR_UPPER)
        return false;
    if (is_initial(&p->word))
        return !is_lettered(p) &&
               (is_surname(p) || (!p->next_is_common &&
                                  split_place_char(p, p->word.from) != 'I'));
    if (!is_acronym(p) || p->next_is_common)
        return false;
    char word[12] = " ";
    struct sv token = split_word_text(p->text, &p->word);
    if (token.n + 3 > sizeof word)
        return true;
    memcpy(word + 1, token.p, token.n);
    word[1 + token.n] = ' ';
    return strstr(times, word) == NULL;
}

const char *stop_rule_against(const struct split_place *p)
{
    if (!is_single_stop(p))
        return NULL;
    if (is_title_or_number(p))
        return "abbreviation";
    if (goes_on_small(p))
        return "small letter behind an abbreviation";
    if (goes_on_sign(p))
        return "no sentence begins with such a sign";
    if (goes_on_figure(p) || goes_on_identifier(p))
        return "reference";
    if (goes_on_chain(p))
        return "abbreviation before an abbreviation";
    return goes_on_name(p) ? "initials of a name" : NULL;
}

/* X, II and the like, in capitals. */
static bool is_roman(const struct split_place *p)
{
    for (size_t at = p->word.from; at < p->word.to; at++) {
        if (!strchr("IVXLC", p->text.p[at]))
            return false;
    }
    return p->word.n_cp > 1 ||
           (is_initial(&p->word) && strchr("VX", p->text.p[p->word.from]));
}

/* A letter or a figure that ends its sentence: "vitamin D. Controls", "y ∈ T.
 * Suppose", "Louis XIV. Il". */
static bool is_last_letter(const struct split_place *p)
{
    if (!is_single_stop(p) || p->next.first != CHAR_UPPER)
        return false;
    if (is_initial(&p->word) && is_lettered(p) && p->before.from > p->start)
        return true;
    return p->next_is_common && p->before.first == CHAR_UPPER &&
           p->before.n_cp > 2 && is_roman(p) &&
           !split_place_lists(p, WORDS_LETTERED, &p->before);
}

const char *stop_rule_for(const struct split_place *p)
{
    return is_last_letter(p) ? "the letter or number of a thing" : NULL;
}
