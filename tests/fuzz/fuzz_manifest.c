/* Any bytes as a manifest: it is refused, or each line has a fault or names
 * without control characters and a pair that can be made of it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memfd_create */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "batch/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void require(bool ok)
{
    if (!ok)
        abort();
}

static void check_clean(struct sv name)
{
    for (size_t i = 0; i < name.n; i++)
        require((unsigned char)name.p[i] >= ' ' && name.p[i] != 0x7f);
}

static void check_line(const struct manifest *m, struct sv line)
{
    struct manifest_pair p;
    struct document_pair pair;
    struct arena a = {0};
    manifest_parse(m, line, &p);
    if (!p.fault) {
        check_clean(p.id);
        check_clean(p.src_url);
        check_clean(p.trg_url);
        require(p.src.n > 0 && p.trg.n > 0);
        require(manifest_document(m, &p, (enum path_naming)0, &a, &pair,
                                  NULL) == 0);
        require(pair.src_path && pair.tgt_path);
    }
    arena_free(&a);
}

static void check_lines(const struct manifest *m)
{
    struct manifest_walk w = {0};
    struct sv line;
    uint64_t last = 0;
    while (manifest_next(m, &w, &line, NULL) == 1) {
        require(w.line_no > last);
        last = w.line_no;
        check_line(m, line);
    }
    manifest_walk_end(&w);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct manifest *m = NULL;
    struct err e = {0};
    char path[64];
    int fd = memfd_create("manifest", 0);
    require(fd >= 0 && write(fd, data, n) == (ssize_t)n);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    int rc = manifest_open(path, &m, &e);
    if (rc == 0)
        check_lines(m);
    else
        require(e.msg[0] != '\0');
    manifest_close(m);
    close(fd);
    return 0;
}
