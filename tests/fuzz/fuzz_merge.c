/* Any bytes as a shard, its output before a NUL and its journal behind: it is
 * refused with a word, or all bytes of its output are those of the journal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/shard.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static char folder[] = "/tmp/fuzz_merge.XXXXXX";
static bool has_folder;

static void require(bool ok)
{
    if (!ok)
        abort();
}

/* What the system refuses is no fault of the reader: it is told apart. */
static void require_system(bool ok, const char *what)
{
    if (!ok) {
        perror(what);
        exit(2);
    }
}

static void write_file(const char *path, const uint8_t *data, size_t n)
{
    FILE *f = fopen(path, "wb");
    require_system(f && fwrite(data, 1, n, f) == n && fclose(f) == 0, path);
}

static void remove_folder(void)
{
    rmdir(folder);
}

/* A journal may name any output: only the one beside it is opened here. */
static bool names_its_own(const struct shard *s)
{
    for (size_t i = 0; i < s->past.head.n_outputs; i++)
        if (!sv_eq(s->past.head.name[i], SV("s.tsv")))
            return false;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char output[64], journal[80];
    const uint8_t *nul = n > 0 ? memchr(data, 0, n) : NULL;
    size_t n_output = nul ? (size_t)(nul - data) : 0;
    if (!nul)
        return 0;
    if (!has_folder) {
        require_system(mkdtemp(folder) != NULL, folder);
        require_system(atexit(remove_folder) == 0, "atexit");
        has_folder = true;
    }
    snprintf(output, sizeof output, "%s/s.tsv", folder);
    snprintf(journal, sizeof journal, "%s.journal.tsv", output);
    write_file(output, data, n_output);
    write_file(journal, nul + 1, n - n_output - 1);
    struct shard s = shard_none();
    struct err e = {0};
    int rc = shard_open(&s, output, &e);
    if (rc == 0 && names_its_own(&s)) {
        rc = shard_open_outputs(&s, &e);
        if (rc == 0)
            rc = shard_check(&s, &e);
    }
    require(rc == 0 || e.msg[0] != '\0');
    shard_close(&s);
    remove(output);
    remove(journal);
    return 0;
}
