/* base/text.c - copies, paths, and what no text should hold.
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

/* The same at byte i, of UTF-8. */
static bool is_control_at(const unsigned char *c, size_t n)
{
    if (c[0] < ' ')
        return c[0] != '\t';
    if (c[0] == 0xc2 && n > 1)
        return c[1] < 0xa0;
    return c[0] == 0x7f ||
           (c[0] == 0xef && n > 2 && c[1] == 0xbf && c[2] >= 0xbe);
}

bool text_has_control(struct sv line)
{
    for (size_t i = 0; i < line.n; i++)
        if (is_control_at((const unsigned char *)line.p + i, line.n - i))
            return true;
    return false;
}

/* How many bytes at c make a character that text_clean() replaces. */
static size_t unprintable(const unsigned char *c)
{
    if (c[0] < ' ' || c[0] == 0x7f)
        return 1;
    if (c[0] == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0)
        return 2;
    if (c[0] != 0xe2)
        return 0;
    bool turns = (c[1] == 0x80 && c[2] >= 0xaa && c[2] <= 0xae) ||
                 (c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xa9);
    return turns ? 3 : 0;
}

void text_clean(char *text)
{
    char *out = text;
    while (*text != '\0') {
        size_t n = unprintable((const unsigned char *)text);
        *out++ = n > 0 ? '?' : *text;
        text += n > 0 ? n : 1;
    }
    *out = '\0';
}
