/* cli/option_help.c - two columns, wrapped.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/option_help.h"

#include <stdio.h>
#include <string.h>

enum { HELP_COLUMN = 28, HELP_WIDTH = 79 - HELP_COLUMN, MAX_HEADINGS = 24 };

/* The part of `text` that fits into a line of the help; *text moves on. */
static int take_line(const char **text, const char **line)
{
    size_t n = strlen(*text), taken = n;
    *line = *text;
    if (n > HELP_WIDTH) {
        taken = HELP_WIDTH;
        while (taken > 0 && (*text)[taken] != ' ')
            taken--;
        taken = taken > 0 ? taken : HELP_WIDTH;
    }
    *text += taken;
    *text += strspn(*text, " ");
    return (int)taken;
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
        int taken = take_line(&rest, &line);
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

/* Settings, own rows, general rows: in this order. */
static int each_row(const struct option_table *t,
                    int (*visit)(void *context,
                                 const struct stele_setting_info *info),
                    void *context)
{
    int rc = t->settings ? stele_each_setting(t->settings, visit, context) : 0;
    for (size_t k = 0; k < t->n_rows && rc == 0; k++)
        rc = visit(context, &t->rows[k].info);
    size_t n;
    const struct option_row *general = option_table_general(t, &n);
    for (size_t k = 0; k < n && rc == 0; k++)
        rc = visit(context, &general[k].info);
    return rc;
}

static int print_section(const struct option_table *t, enum stele_rank rank,
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

int option_help(const struct option_table *t)
{
    struct headings h = {.n = 0};
    printf("Usage: %s\n\n%s\n", t->usage, t->purpose);
    if (t->examples)
        printf("\nExamples:\n%s", t->examples);
    int rc = each_row(t, visit_heading, &h);
    if (rc == 0)
        rc = print_section(t, STELE_COMMON, "Common options", NULL);
    for (size_t k = 0; rc == 0 && k < h.n; k++)
        rc = print_section(t, STELE_USUAL, h.title[k], h.title[k]);
    return rc == 0 ? print_section(t, STELE_RESEARCH, "Research", NULL) : rc;
}

static int visit_all(void *context, const struct stele_setting_info *info)
{
    const struct stele_settings *without = context;
    if (!without || !stele_has(without, info->key))
        print_row(info);
    return 0;
}

int option_list(const struct stele_settings *settings,
                const struct stele_settings *without)
{
    return stele_each_setting(settings, visit_all, (void *)without);
}
