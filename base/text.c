/* base/text.c - copies and paths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/text.h"

#include <string.h>

#include "base/arena.h"

char *text_copy(struct arena *a, struct sv s)
{
    return text_join_path(a, SV(""), s);
}

struct sv text_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    return (struct sv){path, slash ? (size_t)(slash - path) + 1 : 0};
}

char *text_join_path(struct arena *a, struct sv folder, struct sv name)
{
    if (name.n > 0 && name.p[0] == '/')
        folder.n = 0;
    char *path = arena_alloc(a, folder.n + name.n + 1);
    if (!path)
        return NULL;
    if (folder.n > 0)
        memcpy(path, folder.p, folder.n);
    if (name.n > 0)
        memcpy(path + folder.n, name.p, name.n);
    path[folder.n + name.n] = '\0';
    return path;
}
