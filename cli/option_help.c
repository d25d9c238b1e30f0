/* cli/option_help.c - two columns, wrapped.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/option_help.h"

#include <stdio.h>
#include <string.h>

enum { HELP_COLUMN = 28, HELP_WIDTH = 79, MAX_HEADINGS = 24 };

/* The part of `text` that fits behind `indent` columns, to a space, or behind
 * one of `ends`; *text moves on. */
static int take_line(const char **text, const char **line, int indent,
                     const char *ends)
{
    const size_t n = strlen(*text), width = (size_t)(HELP_WIDTH - indent);
    size_t taken = n;
    *line = *text;
    if (n > width) {
        taken = width;
        while (taken > 0 && (*text)[taken] != ' ' &&
               !strchr(ends, (*text)[taken - 1]))
            taken--;
        taken = taken > 0 ? taken : width;
    }
    *text += taken;
    *text += strspn(*text, " ");
    return (int)taken;
}

void option_print_wrapped(const char *text, int indent)
{
    for (const char *line; *text != '\0';) {
        int taken = take_line(&text, &line, indent, ",");
        printf("%*s%.*s\n", indent, "", taken, line);
    }
}

static void print_row(const struct stele_setting_info *info)
{
    char left[80];
    const char *rest = info->help, *line;
    int n = snprintf(
        left, sizeof left, "  %c%c%s--%s%s%s", info->letter ? '-' : ' ',
        info->letter ? info->letter : ' ', info->letter ? ", " : "  ",
        info->key, info->value ? " " : "", info->value ? info->value : "");
    if (n > HELP_COLUMN - 2)
        printf("%s\n", left);
    for (bool first = n <= HELP_COLUMN - 2; *rest != '\0'; first = false) {
        int taken = take_line(&rest, &line, HELP_COLUMN, "");
        printf("%-*s%.*s\n", HELP_COLUMN, first ? left : "", taken, line);
    }
}

/* Rows of one rank, and of one heading unless that is NULL. */
struct section {
    const char *title, *heading;
    enum stele_rank rank;
    bool any;
};

static int visit_section(void *context, const struct stele_setting_info *info)
{
    struct section *s = context;
    bool wanted = info->is_option && info->rank == s->rank &&
                  (!s->heading || strcmp(info->heading, s->heading) == 0);
    if (!wanted)
        return 0;
    if (!s->any)
        printf("\n%s:\n", s->title);
    s->any = true;
    print_row(info);
    return 0;
}

/* What is listed: the options of a command. */
struct listed {
    const struct option_table *table;
    const struct stele_settings *settings;
};

static int each_of(const struct option_row *rows, size_t n,
                   int (*visit)(void *context,
                                const struct stele_setting_info *info),
                   void *context)
{
    int rc = 0;
    for (size_t k = 0; k < n && rc == 0; k++) {
        struct stele_setting_info info = rows[k].info;
        info.is_option = true;
        rc = visit(context, &info);
    }
    return rc;
}

/* Settings, own rows, general rows: in this order. */
static int each_row(const struct listed *t,
                    int (*visit)(void *context,
                                 const struct stele_setting_info *info),
                    void *context)
{
    size_t n;
    const struct option_row *general = option_table_general(t->table, &n);
    int rc = t->settings ? stele_each_setting(t->settings, visit, context) : 0;
    if (rc == 0)
        rc = each_of(t->table->rows, t->table->n_rows, visit, context);
    return rc == 0 ? each_of(general, n, visit, context) : rc;
}

static int print_section(const struct listed *t, enum stele_rank rank,
                         const char *title, const char *heading)
{
    struct section s = {title, heading, rank, false};
    return each_row(t, visit_section, &s);
}

/* The headings of the usual rows, in order. */
struct headings {
    const char *title[MAX_HEADINGS];
    size_t n;
};

static int visit_heading(void *context, const struct stele_setting_info *info)
{
    struct headings *h = context;
    if (!info->is_option || info->rank != STELE_USUAL)
        return 0;
    for (size_t k = 0; k < h->n; k++)
        if (strcmp(h->title[k], info->heading) == 0)
            return 0;
    if (h->n < MAX_HEADINGS)
        h->title[h->n++] = info->heading;
    return 0;
}

int option_help(const struct option_table *t,
                const struct stele_settings *settings)
{
    const struct listed listed = {t, settings};
    struct headings h = {.n = 0};
    printf("Usage: %s\n\n%s\n", t->usage, t->purpose);
    if (t->examples)
        printf("\nExamples:\n%s", t->examples);
    if (t->print_more)
        t->print_more();
    int rc = each_row(&listed, visit_heading, &h);
    if (rc == 0)
        rc = print_section(&listed, STELE_COMMON, "Common options", NULL);
    for (size_t k = 0; rc == 0 && k < h.n; k++)
        rc = print_section(&listed, STELE_USUAL, h.title[k], h.title[k]);
    return rc == 0 ? print_section(&listed, STELE_RESEARCH, "Research", NULL)
                   : rc;
}

static int visit_shared(void *context, const struct stele_setting_info *info)
{
    const bool *shared = context;
    if (info->is_shared == *shared)
        print_row(info);
    return 0;
}

int option_list(const struct stele_settings *settings, bool shared)
{
    return stele_each_setting(settings, visit_shared, &shared);
}
