/* checks/number_set.c - what a side supplies and what it demands.
 *
 * Comparing is one-sided and lenient where languages differ in writing: a
 * figure must be found among all that the other side may mean.  Values are
 * doubles made from a whole number and a power of ten, so that equal decimals
 * are equal bits.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/number_set.h"

#include <stdlib.h>

#include "base/hash.h"
#include "checks/address.h"
#include "checks/number_context.h"
#include "tokenize/numeral.h"
#include "tokenize/utf8.h"

enum {
    MAX_DIGITS = 15,        /* of an exact double; longer ones are hashed */
    FIRST_WIDE_DIGIT = 0xD9 /* byte: U+0660 is the first one */
};

static const double powers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

static int supply(struct number_set *set, double value)
{
    return buf_add(&set->supply, (const char *)&value, sizeof value);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits of `text` as a whole number; other bytes are passed over. */
static double digits_value(struct sv text)
{
    char digits[NUMERAL_MAX];
    size_t n = 0;
    for (size_t i = 0; i < text.n && n < NUMERAL_MAX; i++)
        if (is_digit(text.p[i]) && (n > 0 || text.p[i] != '0'))
            digits[n++] = text.p[i];
    uint64_t whole = 0;
    if (n > MAX_DIGITS)
        return -(double)(hash_sv((struct sv){digits, n}, 0) >> 12);
    for (size_t i = 0; i < n; i++)
        whole = whole * 10 + (uint64_t)(digits[i] - '0');
    return (double)whole;
}

static void add_reading(struct number_demand *d, unsigned n,
                        const double *values)
{
    if (d->n == NUMBER_READINGS || n == 0)
        return;
    struct number_reading *r = &d->reading[d->n++];
    r->n = n;
    for (unsigned i = 0; i < n; i++)
        r->value[i] = values[i];
}

static void add_value(struct number_demand *d, double value)
{
    add_reading(d, 1, &value);
}

/* The runs of digits in a number; zeros ("17:00") count for nothing. */
static unsigned read_parts(struct sv text, double parts[NUMBER_PARTS])
{
    unsigned n = 0;
    for (size_t at = 0; at < text.n && n < NUMBER_PARTS;) {
        size_t end = at;
        while (end < text.n && is_digit(text.p[end]))
            end++;
        double value = digits_value(sv_sub(text, at, end));
        if (end > at && value != 0)
            parts[n++] = value;
        at = end > at ? end : at + 1;
    }
    return n;
}

/* The value of the normal form times a scale; false for one with two stops. */
static bool normal_value(struct sv number, double scale, double *value)
{
    char normal[NUMERAL_MAX];
    struct sv s = {normal, numeral_normal(number, normal)};
    const char *stop = memchr(s.p, '.', s.n);
    size_t n_decimals = stop ? s.n - (size_t)(stop - s.p) - 1 : 0;
    if (n_decimals >= MAX_DIGITS || (stop && memchr(stop + 1, '.', n_decimals)))
        return false;
    *value = digits_value(s) * scale / powers[n_decimals];
    return true;
}

/* All readings of the number at item i. */
static struct number_demand readings_of(const struct number_words *words,
                                        const struct side_scan *s, size_t i,
                                        int list)
{
    struct sv text = side_scan_text(s, &side_scan_items(s)[i]);
    struct number_context c = number_context_of(words, s, i, list);
    struct number_demand d = {0};
    double value = 0, parts[NUMBER_PARTS];
    unsigned n_parts = read_parts(text, parts);
    bool known = normal_value(text, 1, &value);
    if (known)
        add_value(&d, value);
    if (c.scale > 1 && known) {
        normal_value(text, c.scale, &value);
        add_value(&d, value);
    }
    if (c.century > 0 && value < 100)
        add_value(&d, c.century + value);
    else if (c.is_decade && value >= 1000 && value < 3000)
        add_value(&d, (double)((unsigned)value % 100));
    if (n_parts > 1)
        add_reading(&d, n_parts, parts);
    if (c.is_afternoon && n_parts > 0 && parts[0] < 12) {
        parts[0] += 12;
        add_reading(&d, n_parts, parts);
    }
    if (n_parts > 1)
        add_value(&d, digits_value(text));
    return d;
}

/* A number in figures: all its readings are supplied. */
static int add_figures(struct number_set *set, const struct number_demand *d)
{
    for (unsigned r = 0; r < d->n; r++)
        for (unsigned k = 0; k < d->reading[r].n; k++)
            if (supply(set, d->reading[r].value[k]) != 0)
                return ERR_NOMEM;
    if (d->n == 0 || (d->reading[0].n == 1 && d->reading[0].value[0] == 0))
        return 0;
    return buf_add(&set->demands, (const char *)d, sizeof *d);
}

/* "2. ", "2) " at the beginning, before a word: the number of an item. */
static bool is_list_mark(const struct side_scan *s, size_t i)
{
    const struct scan_item *items = side_scan_items(s);
    if (i > 0 || s->n_items < 2 || items[0].n_cp > 2 ||
        items[1].kind != ITEM_WORD)
        return false;
    struct sv gap = side_scan_gap(s, 0);
    for (size_t at = 0; at < items[0].from; at++)
        if (s->text.p[at] != ' ')
            return false;
    return sv_starts(gap, SV(". ")) || sv_starts(gap, SV(") ")) ||
           sv_starts(gap, SV(".\xC2\xA0"));
}

static int add_word(struct number_set *set, const struct number_word *w)
{
    bool counts = w->kind == NUMBER_CARDINAL && w->value >= 3 && w->value <= 12;
    if (w->kind == NUMBER_AND || w->kind == NUMBER_PM ||
        w->kind == NUMBER_DECADE)
        return 0;
    if (counts &&
        buf_add(&set->cardinals, (const char *)&w->value, sizeof w->value) != 0)
        return ERR_NOMEM;
    if (w->value == 0.5) /* 1/2, 50 % */
        return supply(set, 1) == 0 && supply(set, 2) == 0 &&
                       supply(set, 50) == 0
                   ? supply(set, 0.5)
                   : ERR_NOMEM;
    return supply(set, w->value);
}

/* "two hundred and fifty", "quatre-vingt-dix": the sum so far; the value of the
 * word before, 0 after "and"; the scale of a half that follows. */
struct phrase {
    double total, sum, before, scale;
    unsigned n;
};

static void phrase_add(struct phrase *p, const struct number_word *w)
{
    double v = w->value;
    p->n++;
    if (v == 0.5 && p->scale > 1) { /* "un million et demi" */
        p->total += v * p->scale;
    } else if (v == 0.5) { /* "a half" is no more than half */
        p->sum += p->before == 1 ? v - 1 : v;
    } else if (w->kind == NUMBER_SCALE) {
        p->total += (p->sum > 0 ? p->sum : 1) * v;
        p->sum = 0;
        p->scale = v;
    } else if (v == 100) {
        p->sum = (p->sum > 0 ? p->sum : 1) * v;
    } else if (v == 20 && p->sum == 4) {
        p->sum = 80;
    } else {
        p->sum += v;
    }
    p->before = v;
}

static bool is_phrase_word(const struct number_word *w)
{
    return w && (w->kind == NUMBER_CARDINAL || w->kind == NUMBER_LOOSE ||
                 w->kind == NUMBER_SCALE);
}

static int phrase_end(struct number_set *set, struct phrase *p)
{
    int rc = p->n > 1 ? supply(set, p->total + p->sum) : 0;
    *p = (struct phrase){0};
    return rc;
}

/* Does the gap before item i join words of one number? */
static bool is_joined(const struct side_scan *s, size_t i)
{
    struct sv gap = i > 0 ? side_scan_gap(s, i - 1) : SV("");
    return i > 0 && (gap.n == 0 || sv_eq(gap, SV(" ")) || sv_eq(gap, SV("-")));
}

static bool in_address(const struct scan_item *item, const struct buf *list,
                       size_t *at)
{
    size_t n;
    const struct address *a = address_list(list, &n);
    while (*at < n && a[*at].to <= item->from)
        ++*at;
    return *at < n && a[*at].from <= item->from;
}

/* Digits of another script, as a number in figures. */
static int add_wide_digits(struct number_set *set, struct sv word)
{
    struct number_demand d = {0};
    double value = number_wide_digits(word);
    if (value < 0)
        return 0;
    add_value(&d, value);
    return add_figures(set, &d);
}

/* Has the item surely no number, outside a phrase?  Most words. */
static bool is_plain(const struct side_scan *s, const struct scan_item *item,
                     const struct number_words *words, int list)
{
    return item->kind == ITEM_WORD && !(item->shape & ITEM_UPPER_FIRST) &&
           (unsigned char)s->text.p[item->from] < FIRST_WIDE_DIGIT &&
           !number_words_find(words, list, item->key);
}

static int read_item(struct number_set *set, const struct number_words *words,
                     const struct side_scan *s, size_t i, int list,
                     struct phrase *p)
{
    const struct scan_item *item = &side_scan_items(s)[i];
    if (item->kind == ITEM_NUMBER) {
        struct number_demand d = readings_of(words, s, i, list);
        d.is_list_mark = is_list_mark(s, i);
        set->has_list_mark |= d.is_list_mark;
        return phrase_end(set, p) == 0 ? add_figures(set, &d) : ERR_NOMEM;
    }
    const struct number_word *w = number_words_find(words, list, item->key);
    unsigned roman = item->shape & ITEM_UPPER_FIRST
                         ? number_roman(side_scan_text(s, item))
                         : 0;
    if (p->n > 0 && !is_joined(s, i) && phrase_end(set, p) != 0)
        return ERR_NOMEM;
    if (is_phrase_word(w))
        phrase_add(p, w);
    else if (w && w->kind == NUMBER_AND)
        p->before = 0;
    else if (p->n > 0 && phrase_end(set, p) != 0)
        return ERR_NOMEM;
    if (w && add_word(set, w) != 0)
        return ERR_NOMEM;
    if (roman > 0)
        return supply(set, roman);
    return (unsigned char)s->text.p[item->from] >= FIRST_WIDE_DIGIT
               ? add_wide_digits(set, side_scan_text(s, item))
               : 0;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Few, and mostly none. */
static void sort_values(double *v, size_t n)
{
    enum { FEW = 16 };
    if (n > FEW) {
        qsort(v, n, sizeof *v, by_value);
        return;
    }
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && v[k - 1] > v[k]; k--) {
            double larger = v[k - 1];
            v[k - 1] = v[k];
            v[k] = larger;
        }
}

int number_set_read(struct number_set *set, const struct number_words *words,
                    int list, const struct side_scan *s,
                    const struct buf *addresses)
{
    const struct scan_item *items = side_scan_items(s);
    size_t address_at = 0;
    struct phrase p = {0};
    buf_clear(&set->supply);
    buf_clear(&set->demands);
    buf_clear(&set->cardinals);
    set->has_words = list >= 0;
    set->has_list_mark = false;
    for (size_t i = 0; i < s->n_items; i++) {
        if ((p.n == 0 && is_plain(s, &items[i], words, list)) ||
            (addresses->n > 0 && in_address(&items[i], addresses, &address_at)))
            continue;
        if (read_item(set, words, s, i, list, &p) != 0)
            return ERR_NOMEM;
    }
    if (phrase_end(set, &p) != 0 || number_context_signs(s, &set->supply) != 0)
        return ERR_NOMEM;
    sort_values((void *)set->supply.p, set->supply.n / sizeof(double));
    return 0;
}

void number_set_free(struct number_set *set)
{
    buf_free(&set->supply);
    buf_free(&set->demands);
    buf_free(&set->cardinals);
}

static bool has_value(const struct number_set *set, double value)
{
    return set->supply.n > 0 &&
           bsearch(&value, set->supply.p, set->supply.n / sizeof value,
                   sizeof value, by_value) != NULL;
}

static bool has_all(const struct number_set *set,
                    const struct number_reading *r)
{
    for (unsigned k = 0; k < r->n; k++)
        if (!has_value(set, r->value[k]))
            return false;
    return true;
}

/* Numbers of one side that the other lacks. */
struct missing {
    size_t n;       /* in figures */
    size_t n_large; /* of them over twelve */
    size_t n_words;
};

static struct missing missing_in(const struct number_set *other,
                                 const struct number_set *set)
{
    struct missing m = {0};
    const struct number_demand *d = (const void *)set->demands.p;
    for (size_t i = 0; i < set->demands.n / sizeof *d; i++) {
        unsigned r = 0;
        if (d[i].is_list_mark && !other->has_list_mark)
            continue;
        while (r < d[i].n && !has_all(other, &d[i].reading[r]))
            r++;
        m.n += r == d[i].n;
        m.n_large += r == d[i].n && d[i].reading[0].value[0] > 12;
    }
    const double *v = (const void *)set->cardinals.p;
    for (size_t i = 0; i < set->cardinals.n / sizeof *v; i++)
        m.n_words += !has_value(other, v[i]);
    return m;
}

bool number_set_mismatch(const struct number_set *src,
                         const struct number_set *tgt)
{
    struct missing s = missing_in(tgt, src), t = missing_in(src, tgt);
    if (s.n > 0 && t.n > 0)
        return true;
    if (s.n_words > 0 && t.n_words > 0)
        return true;
    return (tgt->has_words ? s.n : s.n_large) > 0 ||
           (src->has_words ? t.n : t.n_large) > 0;
}
