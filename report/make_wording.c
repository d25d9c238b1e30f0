/* report/make_wording.c - prints wording_rows.h: the rows of wording.tsv as a
 * macro.  Run when Stele is built: make_wording < wording.tsv.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

static void print_text(const char *p, size_t n)
{
    putchar('"');
    for (size_t k = 0; k < n; k++) {
        if (p[k] == '"' || p[k] == '\\')
            putchar('\\');
        putchar(p[k]);
    }
    putchar('"');
}

int main(void)
{
    char line[2000];
    puts("/* Made of report/wording.tsv by make_wording. */\n"
         "#define WORDING_ROWS(X) \\");
    while (fgets(line, sizeof line, stdin)) {
        char *english = strchr(line, '\t');
        char *french = english ? strchr(english + 1, '\t') : NULL;
        if (line[0] == '#')
            continue;
        if (!french || !strchr(french, '\n')) {
            fprintf(stderr, "make_wording: no row: %s\n", line);
            return 1;
        }
        printf("X(%.*s, ", (int)(english - line), line);
        print_text(english + 1, (size_t)(french - english - 1));
        fputs(", ", stdout);
        print_text(french + 1, strcspn(french + 1, "\n"));
        puts(") \\");
    }
    puts("");
    return ferror(stdin) || fflush(stdout) != 0;
}
