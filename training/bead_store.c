/* training/bead_store.c - a head and the numbers, bead by bead.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/bead_store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct bead_store {
    FILE *file;
    struct buf words; /* of the bead that was read last */
};

struct head {
    uint32_t n_src, n_tgt;
    float weight;
};

static int io_error(const char *what, struct err *e)
{
    return err_set(e, ERR_IO, "%s: %s", what, strerror(errno));
}

/* Take its name from the open file, which then ends with the process. */
static int lose_name(int fd, const char *name, FILE **out, struct err *e)
{
    if (unlink(name) != 0) {
        int why = errno;
        close(fd);
        return err_set(e, ERR_IO, "cannot remove the temporary file %.80s: %s",
                       name, strerror(why));
    }
    *out = fdopen(fd, "w+b");
    if (*out)
        return 0;
    int rc = io_error("cannot make a file beside it", e);
    close(fd);
    return rc;
}

/* A file beside `path` that loses its name at once. */
static int open_nameless(const char *path, FILE **out, struct err *e)
{
    const char *slash = strrchr(path, '/');
    int n = slash ? (int)(slash - path) + 1 : 0;
    size_t size = (size_t)n + sizeof "stele-XXXXXX";
    char *name = malloc(size);
    if (!name)
        return err_nomem(e);
    snprintf(name, size, "%.*sstele-XXXXXX", n, path);
    int fd = mkstemp(name);
    int rc = fd < 0 ? io_error("cannot make a file beside it", e)
                    : lose_name(fd, name, out, e);
    free(name);
    return rc;
}

int bead_store_open(const char *path, struct bead_store **out, struct err *e)
{
    struct bead_store *s = calloc(1, sizeof *s);
    if (!s)
        return err_nomem(e);
    int rc = open_nameless(path, &s->file, e);
    if (rc != 0) {
        free(s);
        return err_about(rc, path, e);
    }
    *out = s;
    return 0;
}

void bead_store_close(struct bead_store *s)
{
    if (!s)
        return;
    fclose(s->file);
    buf_free(&s->words);
    free(s);
}

int bead_store_add(struct bead_store *s, const struct stored_bead *b,
                   struct err *e)
{
    const struct head head = {b->n_src, b->n_tgt, b->weight};
    if (fwrite(&head, sizeof head, 1, s->file) != 1 ||
        fwrite(b->src, sizeof *b->src, b->n_src, s->file) != b->n_src ||
        fwrite(b->tgt, sizeof *b->tgt, b->n_tgt, s->file) != b->n_tgt)
        return io_error("cannot keep the beads", e);
    return 0;
}

int bead_store_rewind(struct bead_store *s, struct err *e)
{
    if (fflush(s->file) != 0 || fseek(s->file, 0, SEEK_SET) != 0)
        return io_error("cannot keep the beads", e);
    return 0;
}

int bead_store_next(struct bead_store *s, struct stored_bead *out,
                    struct err *e)
{
    struct head head;
    if (fread(&head, sizeof head, 1, s->file) != 1)
        return ferror(s->file) ? io_error("cannot read the beads", e) : 0;
    size_t n = (size_t)head.n_src + head.n_tgt;
    buf_clear(&s->words);
    if (buf_reserve(&s->words, n * sizeof(uint32_t)) != 0)
        return err_nomem(e);
    uint32_t *words = (uint32_t *)(void *)s->words.p;
    if (fread(words, sizeof *words, n, s->file) != n)
        return io_error("cannot read the beads", e);
    *out = (struct stored_bead){words, words + head.n_src, head.n_src,
                                head.n_tgt, head.weight};
    return 1;
}

int bead_store_clear(struct bead_store *s, struct err *e)
{
    int rc = bead_store_rewind(s, e);
    if (rc == 0 && ftruncate(fileno(s->file), 0) != 0)
        rc = io_error("cannot keep the beads", e);
    return rc;
}
