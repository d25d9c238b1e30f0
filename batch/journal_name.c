/* batch/journal_name.c - names without and with the journal's folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/journal_name.h"

#include <stdlib.h>

static const char ending[] = ".journal.tsv";

char *journal_path(const char *out)
{
    size_t n = strlen(out);
    char *path = malloc(n + sizeof ending);
    if (path) {
        memcpy(path, out, n);
        memcpy(path + n, ending, sizeof ending);
    }
    return path;
}

/* The bytes of the journal's folder, with its "/". */
static size_t folder_bytes(const char *journal)
{
    const char *slash = strrchr(journal, '/');
    return slash ? (size_t)(slash - journal) + 1 : 0;
}

struct sv journal_short_name(const char *journal, const char *name)
{
    size_t n = folder_bytes(journal);
    if (strncmp(name, journal, n) != 0 || strchr(name + n, '/'))
        n = 0;
    return sv_from(name + n);
}

char *journal_output_path(const char *journal, struct sv name)
{
    bool is_path = name.n > 0 && memchr(name.p, '/', name.n);
    size_t n = is_path ? 0 : folder_bytes(journal);
    char *path = malloc(n + name.n + 1);
    if (!path)
        return NULL;
    memcpy(path, journal, n);
    if (name.n > 0)
        memcpy(path + n, name.p, name.n);
    path[n + name.n] = '\0';
    return path;
}
