/* cli/option.c - getopt_long, fed from the rows and settings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/option.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/option_help.h"
#include "cli/suggestion.h"

enum { MAX_OPTIONS = 96, FIRST_VALUE = 256, MAX_LETTERS = 2 * MAX_OPTIONS + 4 };

/* The options of a command in getopt's form.  Keys and letters live as long as
 * the tables. */
struct parser {
    struct option_target *target;
    const struct option_row *row[MAX_OPTIONS]; /* NULL: a setting */
    char letter[MAX_OPTIONS];
    struct option longs[MAX_OPTIONS + 1];
    char letters[MAX_LETTERS];
    size_t n;
};

static void parser_add(struct parser *p, const struct stele_setting_info *info,
                       const struct option_row *row)
{
    if (p->n == MAX_OPTIONS)
        abort(); /* a table of ours is too large: a fault in the program */
    p->row[p->n] = row;
    p->letter[p->n] = info->letter;
    p->longs[p->n] = (struct option){
        info->key, info->value ? required_argument : no_argument, NULL,
        FIRST_VALUE + (int)p->n};
    p->n++;
    if (info->letter != 0) {
        size_t n = strlen(p->letters);
        p->letters[n++] = info->letter;
        if (info->value)
            p->letters[n++] = ':';
        p->letters[n] = '\0';
    }
}

static int add_setting(void *context, const struct stele_setting_info *info)
{
    if (info->is_option)
        parser_add(context, info, NULL);
    return 0;
}

static int parser_fill(struct parser *p, const struct option_table *t,
                       struct option_target *target)
{
    const struct stele_settings *settings = target->settings;
    *p = (struct parser){.target = target, .letters = ":"};
    for (size_t k = 0; k < t->n_rows; k++)
        parser_add(p, &t->rows[k].info, &t->rows[k]);
    int rc = settings ? stele_each_setting(settings, add_setting, p) : 0;
    size_t n;
    const struct option_row *general = option_table_general(t, &n);
    for (size_t k = 0; k < n; k++)
        parser_add(p, &general[k].info, &general[k]);
    return rc;
}

/* The option that getopt found. */
static size_t parser_find(const struct parser *p, int got)
{
    if (got >= FIRST_VALUE)
        return (size_t)(got - FIRST_VALUE);
    size_t i = 0;
    while (i + 1 < p->n && p->letter[i] != got)
        i++;
    return i;
}

static int parser_next(const struct parser *p, int argc, char **argv)
{
    return getopt_long(argc, argv, p->letters, p->longs, NULL);
}

/* A long option that is none, or the beginning of several. */
static int unknown_option(const struct parser *p, const char *what,
                          struct stele_error *error)
{
    char name[48];
    size_t n = strcspn(what, "="), n_begun = 0;
    snprintf(name, sizeof name, "%.*s", (int)n - 2, what + 2);
    struct suggestion s = suggestion_for(name);
    for (size_t k = 0; k < p->n; k++) {
        suggestion_offer(&s, p->longs[k].name);
        n_begun += strncmp(p->longs[k].name, name, strlen(name)) == 0;
    }
    if (n_begun > 1)
        return message_misuse(
            error, "%.40s is the beginning of several options", what);
    if (!s.best)
        return message_misuse(error, "unknown option --%s", name);
    return message_misuse(error, "unknown option --%s; did you mean --%s?",
                          name, s.best);
}

static int misuse(const struct parser *p, char **argv, int got,
                  struct stele_error *error)
{
    const char *what = argv[optind - 1];
    if (got == ':')
        return message_misuse(error, "option %s needs a value", what);
    if (optopt >= FIRST_VALUE)
        return message_misuse(error, "option %.*s takes no value",
                              (int)strcspn(what, "="), what);
    if (optopt != 0)
        return message_misuse(error, "unknown option -%c", optopt);
    return unknown_option(p, what, error);
}

/* Before anything is set: is all of it an option, and is help wanted? */
static int look_through(const struct parser *p, int argc, char **argv,
                        bool *help, struct stele_error *error)
{
    *help = false;
    optind = 1;
    opterr = 0;
    for (int got; (got = parser_next(p, argc, argv)) != -1;) {
        if (got == '?' || got == ':')
            return misuse(p, argv, got, error);
        if (strcmp(p->longs[parser_find(p, got)].name, "help") == 0) {
            *help = true;
            return 0;
        }
    }
    return 0;
}

/* The index of `value` among the names of a choice, into *out. */
static int choose(const char *const names[4], const char *value, unsigned *out,
                  struct stele_error *error)
{
    for (unsigned k = 0; names[k]; k++)
        if (strcmp(value, names[k]) == 0) {
            *out = k;
            return 0;
        }
    return message_misuse(error, "\"%.40s\" is none of: %s, %s%s%s", value,
                          names[0], names[1], names[2] ? ", " : "",
                          names[2] ? names[2] : "");
}

static int set_row(struct option_target *target, const struct option_row *row,
                   const char *value, struct stele_error *error)
{
    void *place =
        row->kind == OPTION_LOUDNESS ? NULL : (char *)target->own + row->at;
    switch (row->kind) {
    case OPTION_FLAG: *(bool *)place = true; break;
    case OPTION_TEXT: *(const char **)place = value; break;
    case OPTION_CHOICE: return choose(row->names, value, place, error);
    case OPTION_LOUDNESS: target->loudness = row->loudness; break;
    }
    return 0;
}

/* Set an option, with its name before the message of its value. */
static int set_option(const struct parser *p, size_t i, const char *value,
                      struct stele_error *error)
{
    const char *key = p->longs[i].name;
    int rc = p->row[i] ? set_row(p->target, p->row[i], value, error)
                       : stele_set(p->target->settings, key, value, error);
    if (rc == STELE_USAGE) {
        struct stele_error inner = *error;
        message_misuse(error, "--%s: %s", key, inner.message);
    }
    return rc;
}

static int out_of_memory(struct stele_error *error)
{
    message_misuse(error, "out of memory");
    return error->code = STELE_NOMEM;
}

int option_parse(const struct option_table *t, struct option_target *target,
                 int argc, char **argv, int *first, struct stele_error *error)
{
    struct parser p;
    bool help;
    if (parser_fill(&p, t, target) != 0)
        return out_of_memory(error);
    int rc = look_through(&p, argc, argv, &help, error);
    if (rc != 0)
        return rc;
    if (help)
        return option_help(t, target->settings) == 0 ? 1 : out_of_memory(error);
    optind = 1;
    for (int got; (got = parser_next(&p, argc, argv)) != -1;) {
        rc = set_option(&p, parser_find(&p, got), optarg, error);
        if (rc != 0)
            return rc;
    }
    *first = optind;
    return 0;
}
