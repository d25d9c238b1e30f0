/* cli/option.c - getopt_long, fed from the tables.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/option.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"

enum { MAX_OPTIONS = 64, HELP_COLUMN = 30 };

/* The tables in getopt's form. */
struct parser {
    struct option longs[MAX_OPTIONS + 1];
    char letters[2 * MAX_OPTIONS + 4];
    size_t n;
};

static const struct option_spec *find_spec(const struct option_table *t, int id,
                                           size_t *binding)
{
    for (size_t b = 0; b < t->n_bindings; b++) {
        const struct option_group *g = t->bindings[b].group;
        for (size_t i = 0; i < g->n; i++) {
            if (g->specs[i].id == id ||
                (g->specs[i].letter != 0 && g->specs[i].letter == id)) {
                *binding = b;
                return &g->specs[i];
            }
        }
    }
    return NULL;
}

static void parser_add(struct parser *p, const struct option_spec *s)
{
    if (p->n == MAX_OPTIONS)
        abort(); /* a table of ours is too large: a fault in the program */
    p->longs[p->n++] = (struct option){
        s->name, s->value ? required_argument : no_argument, NULL, s->id};
    if (s->letter != 0) {
        size_t n = strlen(p->letters);
        p->letters[n++] = s->letter;
        if (s->value)
            p->letters[n++] = ':';
        p->letters[n] = '\0';
    }
}

static void parser_fill(struct parser *p, const struct option_table *t)
{
    *p = (struct parser){.letters = ":"};
    for (size_t b = 0; b < t->n_bindings; b++) {
        const struct option_group *g = t->bindings[b].group;
        for (size_t i = 0; i < g->n; i++)
            parser_add(p, &g->specs[i]);
    }
}

/* Put the option's name before the message of its value. */
static int name_option(const struct option_spec *s, int rc, struct err *e)
{
    if (e && e->msg[0] != '\0') {
        struct err inner = *e;
        err_set(e, rc, "--%s: %s", s->name, inner.msg);
    }
    return rc;
}

static int misuse(char **argv, int got, struct err *e)
{
    const char *what = argv[optind - 1];
    if (got == ':')
        return err_set(e, ERR_USAGE, "option %s needs a value", what);
    if (optopt != 0 && optopt < 256)
        return err_set(e, ERR_USAGE, "unknown option -%c", optopt);
    return err_set(e, ERR_USAGE, "unknown or ambiguous option %s", what);
}

int option_parse(const struct option_table *t, int argc, char **argv,
                 int *first, struct err *e)
{
    struct parser p;
    parser_fill(&p, t);
    optind = 1;
    opterr = 0;
    for (int got;
         (got = getopt_long(argc, argv, p.letters, p.longs, NULL)) != -1;) {
        if (got == OPTION_HELP || got == 'h') {
            option_help(t, stdout);
            return 1;
        }
        if (got == '?' || got == ':')
            return misuse(argv, got, e);
        size_t b = 0;
        const struct option_spec *s = find_spec(t, got, &b);
        const struct option_binding *bound = &t->bindings[b];
        int rc = bound->group->set(bound->target, s->id, optarg, e);
        if (rc != 0)
            return name_option(s, rc, e);
    }
    *first = optind;
    return 0;
}

int option_parse_one(const struct option_table *t, int argc, char **argv,
                     const char *what, const char **operand, struct err *e)
{
    int first = 0;
    int rc = option_parse(t, argc, argv, &first, e);
    if (rc != 0)
        return rc;
    if (argc - first != 1)
        return err_set(e, ERR_USAGE, "one %s is needed, not %d", what,
                       argc - first);
    *operand = argv[first];
    return 0;
}

static void print_spec(const struct option_spec *s, FILE *out)
{
    char left[80];
    int n =
        snprintf(left, sizeof left, "  %c%c%s--%s%s%s", s->letter ? '-' : ' ',
                 s->letter ? s->letter : ' ', s->letter ? ", " : "  ", s->name,
                 s->value ? " " : "", s->value ? s->value : "");
    if (n >= HELP_COLUMN)
        fprintf(out, "%s\n%*s%s\n", left, HELP_COLUMN, "", s->meaning);
    else
        fprintf(out, "%-*s%s\n", HELP_COLUMN, left, s->meaning);
}

void option_help(const struct option_table *t, FILE *out)
{
    fprintf(out, "Usage: %s\n\n%s\n", t->usage, t->purpose);
    if (t->examples)
        fprintf(out, "\nExamples:\n%s", t->examples);
    for (size_t b = 0; b < t->n_bindings; b++) {
        const struct option_group *g = t->bindings[b].group;
        fprintf(out, "\n%s:\n", g->title);
        for (size_t i = 0; i < g->n; i++)
            print_spec(&g->specs[i], out);
    }
}

int option_whole(const char *value, unsigned long min, unsigned long max,
                 unsigned long *out, struct err *e)
{
    char *end = NULL;
    errno = 0;
    unsigned long number = strtoul(value, &end, 10);
    bool digits = value[0] >= '0' && value[0] <= '9' && *end == '\0';
    if (!digits || errno != 0 || number < min || number > max)
        return err_set(e, ERR_USAGE,
                       "\"%.40s\" is not a whole number from %lu to %lu", value,
                       min, max);
    *out = number;
    return 0;
}

int option_decimal(const char *value, double min, double max, double *out,
                   struct err *e)
{
    char *end = NULL;
    double number = strtod(value, &end);
    if (end == value || *end != '\0' || !isfinite(number) || number < min ||
        number > max)
        return err_set(e, ERR_USAGE, "\"%.40s\" is not a number from %g to %g",
                       value, min, max);
    *out = number;
    return 0;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Letters, then letters and digits, in parts of 1 to 8 with "-" between; the
 * first part has at least 2. */
static bool is_lang(struct sv s)
{
    size_t n_part = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        bool dash = s.p[i] == '-' && n_part > 0 && i >= 2;
        if (!dash && !is_letter(s.p[i]) && !(digit && i >= 2))
            return false;
        n_part = dash ? 0 : n_part + 1;
        if (n_part > 8)
            return false;
    }
    return s.n >= 2 && n_part > 0;
}

int option_lang(const char *value, const char **out, struct err *e)
{
    enum { MAX_LANG = 15 }; /* what struct article has room for */
    struct sv lang = sv_from(value);
    if (lang.n > MAX_LANG || !is_lang(lang))
        return err_set(e, ERR_USAGE,
                       "\"%.40s\" is no language; write en, fr or fr-CA",
                       value);
    *out = value;
    return 0;
}

int option_choice(const char *value, const char *const *names, size_t n,
                  size_t *out, struct err *e)
{
    char list[120] = "";
    for (size_t i = 0; i < n; i++) {
        if (strcmp(value, names[i]) == 0) {
            *out = i;
            return 0;
        }
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "",
                 names[i]);
    }
    return err_set(e, ERR_USAGE, "\"%.40s\" is none of: %s", value, list);
}
