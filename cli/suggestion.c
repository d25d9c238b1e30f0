/* cli/suggestion.c - distances between short words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/suggestion.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { MAX_LETTERS = 32 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The distance of a[0..n) and b[0..m), both at most MAX_LETTERS. */
static unsigned distance_of(const char *a, size_t n, const char *b, size_t m)
{
    unsigned d[MAX_LETTERS + 1][MAX_LETTERS + 1];
    for (size_t i = 0; i <= n; i++)
        d[i][0] = (unsigned)i;
    for (size_t j = 0; j <= m; j++)
        d[0][j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            d[i][j] = least(d[i - 1][j - 1] + (a[i - 1] != b[j - 1]),
                            least(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[n][m];
}

struct suggestion suggestion_for(const char *word)
{
    return (struct suggestion){.word = word};
}

void suggestion_offer(struct suggestion *s, const char *name)
{
    size_t n = strlen(s->word), m = strlen(name);
    if (n > MAX_LETTERS || m > MAX_LETTERS)
        return;
    unsigned d = distance_of(s->word, n, name, m);
    bool is_near = 3 * d <= n + 1;
    if (is_near && (!s->best || d < s->distance)) {
        s->best = name;
        s->distance = d;
    }
}
