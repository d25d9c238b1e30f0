/* cli/option.c - getopt_long, fed from the tables; and their help.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/option.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"

enum { MAX_OPTIONS = 96, FIRST_VALUE = 256 };

/* The options of a command: the offered rows of its tables in their order, and
 * in getopt's form. */
struct parser {
    const struct setting *row[MAX_OPTIONS];
    const struct option_binding *binding[MAX_OPTIONS];
    struct option longs[MAX_OPTIONS + 1];
    char letters[2 * MAX_OPTIONS + 4];
    size_t n;
};

static int set_shared(void *target, const char *key, const char *value,
                      struct err *e)
{
    return settings_set(target, key, value, e);
}

struct option_binding option_settings(struct settings *s, unsigned groups)
{
    return (struct option_binding){&settings_table, s, groups, set_shared};
}

struct option_binding option_own(const struct setting_table *t, void *target)
{
    return (struct option_binding){t, target, ~0u, NULL};
}

static void parser_add(struct parser *p, const struct option_binding *b,
                       const struct setting *row)
{
    if (p->n == MAX_OPTIONS)
        abort(); /* a table of ours is too large: a fault in the program */
    p->row[p->n] = row;
    p->binding[p->n] = b;
    p->longs[p->n] =
        (struct option){row->key, row->value ? required_argument : no_argument,
                        NULL, FIRST_VALUE + (int)p->n};
    p->n++;
    if (row->letter != 0) {
        size_t n = strlen(p->letters);
        p->letters[n++] = row->letter;
        if (row->value)
            p->letters[n++] = ':';
        p->letters[n] = '\0';
    }
}

static void parser_fill(struct parser *p, const struct option_table *t)
{
    *p = (struct parser){.letters = ":"};
    for (size_t k = 0; k < t->n_bindings; k++) {
        const struct option_binding *b = &t->bindings[k];
        for (size_t i = 0; i < b->table->n; i++)
            if (b->groups >> b->table->rows[i].group & 1)
                parser_add(p, b, &b->table->rows[i]);
    }
}

/* The option that getopt found. */
static size_t parser_find(const struct parser *p, int got)
{
    if (got >= FIRST_VALUE)
        return (size_t)(got - FIRST_VALUE);
    size_t i = 0;
    while (i + 1 < p->n && p->row[i]->letter != got)
        i++;
    return i;
}

static int parser_next(const struct parser *p, int argc, char **argv)
{
    return getopt_long(argc, argv, p->letters, p->longs, NULL);
}

static int misuse(char **argv, int got, struct err *e)
{
    const char *what = argv[optind - 1];
    if (got == ':')
        return err_set(e, ERR_USAGE, "option %s needs a value", what);
    if (optopt >= FIRST_VALUE)
        return err_set(e, ERR_USAGE, "option %.*s takes no value",
                       (int)strcspn(what, "="), what);
    if (optopt != 0)
        return err_set(e, ERR_USAGE, "unknown option -%c", optopt);
    return err_set(e, ERR_USAGE, "unknown or ambiguous option %s", what);
}

/* Before anything is set: is all of it an option, and is help wanted? */
static int look_through(const struct parser *p, int argc, char **argv,
                        bool *help, struct err *e)
{
    *help = false;
    optind = 1;
    opterr = 0;
    for (int got; (got = parser_next(p, argc, argv)) != -1;) {
        if (got == '?' || got == ':')
            return misuse(argv, got, e);
        if (strcmp(p->row[parser_find(p, got)]->key, "help") == 0) {
            *help = true;
            return 0;
        }
    }
    return 0;
}

/* Set a row, with the option's name before the message of its value. */
static int set_option(const struct option_binding *b, const struct setting *row,
                      const char *value, struct err *e)
{
    int rc = b->set ? b->set(b->target, row->key, value, e)
                    : setting_set(b->table, b->target, row->key, value, e);
    if (rc == ERR_USAGE) {
        struct err inner = *e;
        err_set(e, rc, "--%s: %s", row->key, inner.msg);
    }
    return rc;
}

int option_parse(const struct option_table *t, int argc, char **argv,
                 int *first, struct err *e)
{
    struct parser p;
    bool help;
    parser_fill(&p, t);
    int rc = look_through(&p, argc, argv, &help, e);
    if (rc != 0)
        return rc;
    if (help)
        return option_help(t, stdout, e) == 0 ? 1 : ERR_NOMEM;
    optind = 1;
    for (int got; (got = parser_next(&p, argc, argv)) != -1;) {
        size_t i = parser_find(&p, got);
        rc = set_option(p.binding[i], p.row[i], optarg, e);
        if (rc != 0)
            return rc;
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

enum { HELP_COLUMN = 28, HELP_WIDTH = 79 - HELP_COLUMN };

/* "auto, lines, blank or unwrap", appended. */
static void add_choices(const struct setting *row, struct buf *out)
{
    for (unsigned i = 0; row->choice(i); i++) {
        bool last = !row->choice(i + 1);
        buf_add_sv(out, i == 0 ? SV("") : last ? SV(" or ") : SV(", "));
        buf_add_sv(out, sv_from(row->choice(i)));
    }
}

static bool has_range(const struct setting *row)
{
    return (row->kind == SETTING_WHOLE || row->kind == SETTING_DECIMAL) &&
           row->max <= 10000;
}

/* The text of a row: its help, which ends in a colon where the choices are to
 * follow, range and default. */
static void describe(const struct setting *row, const void *target,
                     struct buf *out)
{
    struct buf value = {0};
    buf_add_sv(out, sv_from(row->help));
    if (sv_ends(sv_from(row->help), SV(":"))) {
        buf_add_char(out, ' ');
        add_choices(row, out);
    }
    if (row->value)
        setting_print(row, target, &value);
    if (has_range(row)) {
        buf_add_sv(out, SV(" ("));
        setting_add_decimal(out, row->min);
        buf_add_sv(out, SV(" to "));
        setting_add_decimal(out, row->max);
    }
    if (value.n > 0) {
        buf_add_sv(out, has_range(row) ? SV("; default: ") : SV(" (default: "));
        buf_add_sv(out, buf_sv(&value));
    }
    if (has_range(row) || value.n > 0)
        buf_add_char(out, ')');
    out->failed |= value.failed;
    buf_free(&value);
}

/* The first of *rest that fits into a line of the help, taken off it. */
static struct sv take_line(struct sv *rest)
{
    size_t n = rest->n;
    if (n > HELP_WIDTH) {
        n = HELP_WIDTH;
        while (n > 0 && rest->p[n] != ' ')
            n--;
        n = n > 0 ? n : HELP_WIDTH;
    }
    struct sv line = sv_sub(*rest, 0, n);
    while (n < rest->n && rest->p[n] == ' ')
        n++;
    *rest = sv_sub(*rest, n, rest->n);
    return line;
}

static int print_row(const struct setting *row, const void *target, FILE *out)
{
    char left[80];
    struct buf text = {0};
    int n =
        snprintf(left, sizeof left, "  %c%c%s--%s%s%s", row->letter ? '-' : ' ',
                 row->letter ? row->letter : ' ', row->letter ? ", " : "  ",
                 row->key, row->value ? " " : "", row->value ? row->value : "");
    describe(row, target, &text);
    struct sv rest = buf_sv(&text);
    if (n > HELP_COLUMN - 2)
        fprintf(out, "%s\n", left);
    for (bool first = n <= HELP_COLUMN - 2; rest.n > 0; first = false) {
        struct sv line = take_line(&rest);
        fprintf(out, "%-*s%.*s\n", HELP_COLUMN, first ? left : "", (int)line.n,
                line.p);
    }
    int rc = text.failed ? ERR_NOMEM : 0;
    buf_free(&text);
    return rc;
}

static const char *heading_of(const struct parser *p, size_t i)
{
    return p->binding[i]->table->headings[p->row[i]->group];
}

/* The rows of a rank, those of one heading alone unless it is NULL. */
static int print_rows(const struct parser *p, enum setting_rank rank,
                      const char *title, const char *heading, FILE *out)
{
    bool any = false;
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < p->n; i++) {
        if (p->row[i]->rank != rank ||
            (heading && strcmp(heading_of(p, i), heading) != 0))
            continue;
        if (!any)
            fprintf(out, "\n%s:\n", title);
        any = true;
        rc = print_row(p->row[i], p->binding[i]->target, out);
    }
    return rc;
}

/* Has an earlier row this heading? */
static bool is_known_heading(const struct parser *p, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (p->row[k]->rank == SETTING_USUAL &&
            strcmp(heading_of(p, k), heading_of(p, i)) == 0)
            return true;
    return false;
}

int option_help(const struct option_table *t, FILE *out, struct err *e)
{
    struct parser p;
    parser_fill(&p, t);
    fprintf(out, "Usage: %s\n\n%s\n", t->usage, t->purpose);
    if (t->examples)
        fprintf(out, "\nExamples:\n%s", t->examples);
    int rc = print_rows(&p, SETTING_COMMON, "Common options", NULL, out);
    for (size_t i = 0; rc == 0 && i < p.n; i++)
        if (p.row[i]->rank == SETTING_USUAL && !is_known_heading(&p, i))
            rc = print_rows(&p, SETTING_USUAL, heading_of(&p, i),
                            heading_of(&p, i), out);
    if (rc == 0)
        rc = print_rows(&p, SETTING_RESEARCH, "Research", NULL, out);
    return rc == 0 ? 0 : err_nomem(e);
}

int option_list(const struct option_binding *b, FILE *out, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < b->table->n; i++)
        rc = print_row(&b->table->rows[i], b->target, out);
    return rc == 0 ? 0 : err_nomem(e);
}
