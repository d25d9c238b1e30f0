/* tests/io/scratch.c - temporary directories, flat.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scratch.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static char dir[64];

void scratch_enter(void)
{
    strcpy(dir, "/tmp/stele-test-XXXXXX");
    cr_assert_not_null(mkdtemp(dir));
    cr_assert_eq(chdir(dir), 0);
}

static bool is_entry(const struct dirent *d)
{
    return strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0;
}

void scratch_leave(void)
{
    DIR *d = opendir(".");
    cr_assert_not_null(d);
    for (struct dirent *entry; (entry = readdir(d)) != NULL;)
        if (is_entry(entry))
            remove(entry->d_name);
    closedir(d);
    cr_assert_eq(chdir("/"), 0);
    cr_assert_eq(rmdir(dir), 0);
}

void scratch_write(const char *name, struct sv content)
{
    FILE *f = fopen(name, "wb");
    cr_assert_not_null(f);
    if (content.n > 0)
        cr_assert_eq(fwrite(content.p, 1, content.n, f), content.n);
    cr_assert_eq(fclose(f), 0);
}

struct buf scratch_read(const char *name)
{
    struct buf all = {0};
    FILE *f = fopen(name, "rb");
    cr_assert_not_null(f, "there is no file %s", name);
    size_t n;
    do {
        cr_assert_eq(buf_reserve(&all, 1 << 16), 0);
        n = fread(all.p + all.n, 1, 1 << 16, f);
        all.n += n;
    } while (n > 0);
    fclose(f);
    return all;
}

bool scratch_has(const char *name)
{
    struct stat st;
    return lstat(name, &st) == 0;
}

size_t scratch_count(void)
{
    size_t n = 0;
    DIR *d = opendir(".");
    cr_assert_not_null(d);
    for (struct dirent *entry; (entry = readdir(d)) != NULL;)
        n += is_entry(entry);
    closedir(d);
    return n;
}

void scratch_redirect(int fd, const char *name, int flags)
{
    int file = open(name, flags, 0666);
    cr_assert_geq(file, 0);
    cr_assert_eq(dup2(file, fd), fd);
    close(file);
}

void scratch_gzip(struct buf *out, struct sv text)
{
    z_stream z = {0};
    cr_assert_eq(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, 0), Z_OK);
    size_t room = deflateBound(&z, text.n);
    cr_assert_eq(buf_reserve(out, room), 0);
    z.next_in = (z_const Bytef *)(text.n ? text.p : "");
    z.avail_in = (uInt)text.n;
    z.next_out = (Bytef *)out->p + out->n;
    z.avail_out = (uInt)room;
    cr_assert_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
    out->n += room - z.avail_out;
    deflateEnd(&z);
}
