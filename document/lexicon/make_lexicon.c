/* document/lexicon/make_lexicon.c - packs the program's own lexicon at build time:
 * make_lexicon TEXT OUT.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "base/hash.h"
#include "document/lexicon/lexicon_load.h"
#include "io/whole_file.h"

static int pack(const char *path, struct buf *out, struct err *e)
{
    struct buf text = {0};
    struct dictionary d = {.n_passed_over = 0};
    int rc = whole_file_read(path, WHOLE_FILE_MAX_BYTES, &text, e);
    uint64_t digest = hash_sv(buf_sv(&text), 0);
    if (rc == 0)
        rc = lexicon_load_text(&d, buf_sv(&text), e);
    if (rc == 0)
        rc = dictionary_sort(&d, e);
    buf_add(out, (const char *)&digest, sizeof digest);
    if (rc == 0 && dictionary_pack(&d, out) != 0)
        rc = err_nomem(e);
    dictionary_free(&d);
    buf_free(&text);
    return rc;
}

static int write_file(const char *path, struct sv bytes)
{
    FILE *f = fopen(path, "wb");
    if (!f)
        return -1;
    size_t n = fwrite(bytes.p, 1, bytes.n, f);
    return fclose(f) == 0 && n == bytes.n ? 0 : -1;
}

int main(int argc, char **argv)
{
    struct buf out = {0};
    struct err e = {0};
    int rc = argc == 3 ? pack(argv[1], &out, &e) : -1;
    if (rc == 0)
        rc = write_file(argv[2], buf_sv(&out));
    if (rc != 0)
        fprintf(stderr, "make_lexicon: %s\n", e.msg);
    buf_free(&out);
    return rc != 0;
}
