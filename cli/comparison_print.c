/* cli/comparison_print.c - a row of the table is a row of the output.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/comparison_print.h"

#include <stdio.h>
#include <string.h>

bool comparison_format_named(const char *name, enum comparison_format *out)
{
    static const char *const names[] = {"text", "json", "latex"};
    for (unsigned k = 0; k < sizeof names / sizeof names[0]; k++) {
        if (strcmp(name, names[k]) != 0)
            continue;
        *out = (enum comparison_format)k;
        return true;
    }
    return false;
}

static void print_text(const struct stele_comparison *c, size_t n_documents)
{
    struct stele_comparison_row r;
    printf("%zu documents\n\n%-18s %7s  %6s  %6s  %7s  %-18s  %s\n",
           n_documents, "measure", "in gold", "first", "second", "differs",
           "95 % interval", "p");
    for (size_t k = 0; stele_comparison_row(c, k, &r); k++) {
        printf("%-18s %7zu  %.4f  %.4f  %+.4f", r.name, r.n_gold, r.first,
               r.second, r.difference);
        if (n_documents > 1)
            printf("  %+.4f to %+.4f  %.4f", r.low, r.high, r.p);
        printf("\n");
    }
}

static void print_json(const struct stele_comparison *c, size_t n_documents)
{
    struct stele_comparison_row r;
    printf("{\"documents\":%zu,\"rows\":[", n_documents);
    for (size_t k = 0; stele_comparison_row(c, k, &r); k++) {
        printf("%s\n{\"measure\":\"%s\",\"gold\":%zu,\"first\":%.6f,"
               "\"second\":%.6f,\"difference\":%.6f",
               k > 0 ? "," : "", r.name, r.n_gold, r.first, r.second,
               r.difference);
        if (n_documents > 1)
            printf(",\"low\":%.6f,\"high\":%.6f,\"p\":%.4f", r.low, r.high,
                   r.p);
        printf("}");
    }
    printf("\n]}\n");
}

static void print_latex(const struct stele_comparison *c, size_t n_documents)
{
    struct stele_comparison_row r;
    printf("\\begin{tabular}{lrrrrcr}\n"
           "measure & gold & first & second & difference & 95\\,\\%% interval "
           "& $p$ \\\\\n\\hline\n");
    for (size_t k = 0; stele_comparison_row(c, k, &r); k++) {
        printf("%s & %zu & %.4f & %.4f & $%+.4f$", r.name, r.n_gold, r.first,
               r.second, r.difference);
        if (n_documents > 1)
            printf(" & $[%+.4f, %+.4f]$ & %.4f", r.low, r.high, r.p);
        else
            printf(" & -- & --");
        printf(" \\\\\n");
    }
    printf("\\end{tabular}\n");
}

void comparison_print(const struct stele_comparison *c,
                      enum comparison_format format, size_t n_documents)
{
    switch (format) {
    case COMPARISON_JSON: print_json(c, n_documents); break;
    case COMPARISON_LATEX: print_latex(c, n_documents); break;
    case COMPARISON_TEXT: print_text(c, n_documents); break;
    }
}
