/* io/run_files.c - compares files by what they are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/run_files.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/slice.h"
#include "io/output_path.h"

enum identity_kind {
    NOTHING, /* no file: a pipe, a device, a folder that is not there */
    FILE_ID, /* device and inode of the file */
    NAME_ID  /* those of its folder, and its name */
};

struct run_file {
    const char *path;
    bool is_output;
    enum identity_kind kind;
    dev_t device;
    ino_t inode;
    char *target;   /* links followed */
    char *absolute; /* `path`, without links being followed; of outputs */
};

void run_files_free(struct run_files *f)
{
    for (size_t i = 0; i < f->n; i++) {
        free(f->files[i].target);
        free(f->files[i].absolute);
    }
    free(f->files);
    *f = (struct run_files){0};
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Take the folder's identity for a file that is not there yet. */
static void take_folder(struct run_file *file)
{
    struct stat st;
    char *name = file->target + (base_name(file->target) - file->target);
    const char first = *name;
    *name = '\0';
    bool there = stat(name == file->target ? "." : file->target, &st) == 0;
    *name = first;
    if (!there)
        return;
    file->kind = NAME_ID;
    file->device = st.st_dev;
    file->inode = st.st_ino;
}

static int identify(struct run_file *file, struct err *e)
{
    struct output_path p;
    struct stat st;
    int rc = output_path_resolve(file->path, &p, NULL);
    if (rc == 0 && p.kind == OUTPUT_FILE) {
        file->target = p.target;
        p.target = NULL;
        if (stat(file->target, &st) == 0) {
            file->kind = FILE_ID;
            file->device = st.st_dev;
            file->inode = st.st_ino;
        } else {
            take_folder(file);
        }
    }
    output_path_free(&p);
    return rc == ERR_NOMEM ? err_nomem(e) : 0;
}

static bool same_file(const struct run_file *a, const struct run_file *b)
{
    if (a->kind != b->kind || a->kind == NOTHING || a->device != b->device ||
        a->inode != b->inode)
        return false;
    return a->kind == FILE_ID ||
           strcmp(base_name(a->target), base_name(b->target)) == 0;
}

static int is_input_error(const char *output, const char *input, struct err *e)
{
    if (strcmp(output, input) == 0)
        return err_set(e, ERR_USAGE, "%.150s is an input and an output",
                       output);
    return err_set(e, ERR_USAGE, "the output %.70s is the input %.70s", output,
                   input);
}

static int compare(const struct run_files *f, const struct run_file *file,
                   struct err *e)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct run_file *other = &f->files[i];
        if ((!file->is_output && !other->is_output) || !same_file(file, other))
            continue;
        if (file->is_output && other->is_output)
            return err_set(e, ERR_USAGE,
                           "two outputs are the same file: %.70s and %.70s",
                           other->path, file->path);
        return file->is_output ? is_input_error(file->path, other->path, e)
                               : is_input_error(other->path, file->path, e);
    }
    return 0;
}

static int grow(struct run_files *f, struct err *e)
{
    size_t cap = f->cap ? 2 * f->cap : 16;
    struct run_file *files = realloc(f->files, cap * sizeof *files);
    if (!files)
        return err_nomem(e);
    f->files = files;
    f->cap = cap;
    return 0;
}

/* Append the part of a path to out[0..n): "." is dropped, ".." drops the part
 * before.  The new length. */
static size_t add_part(char *out, size_t n, struct sv part)
{
    if (part.n == 0 || sv_eq(part, SV(".")))
        return n;
    if (sv_eq(part, SV(".."))) {
        while (n > 0 && out[n - 1] != '/')
            n--;
        return n > 0 ? n - 1 : 0;
    }
    out[n] = '/';
    memcpy(out + n + 1, part.p, part.n);
    return n + 1 + part.n;
}

static size_t add_path(char *out, size_t n, const char *path)
{
    for (const char *at = path; *at != '\0';) {
        size_t n_part = strcspn(at, "/");
        n = add_part(out, n, (struct sv){at, n_part});
        at += n_part + (at[n_part] == '/');
    }
    return n;
}

/* The path from the root, as its letters say; false where it is too long. */
static bool absolute_path(const char *path, char out[2 * PATH_MAX])
{
    char folder[PATH_MAX] = "";
    if (strlen(path) >= PATH_MAX - 1 ||
        (path[0] != '/' && !getcwd(folder, sizeof folder)))
        return false;
    size_t n = add_path(out, add_path(out, 0, folder), path);
    out[n] = '\0';
    return true;
}

static int take_absolute(struct run_file *file, struct err *e)
{
    char text[2 * PATH_MAX];
    if (file->kind == NOTHING || !absolute_path(file->path, text))
        return 0;
    file->absolute = strdup(text);
    return file->absolute ? 0 : err_nomem(e);
}

static int add(struct run_files *f, const char *path, bool is_output,
               struct err *e)
{
    if (!path)
        return 0;
    int rc = f->n == f->cap ? grow(f, e) : 0;
    if (rc != 0)
        return rc;
    struct run_file *file = &f->files[f->n];
    *file = (struct run_file){.path = path, .is_output = is_output};
    rc = identify(file, e);
    if (rc == 0 && is_output)
        rc = take_absolute(file, e);
    if (rc == 0)
        rc = compare(f, file, e);
    f->n++; /* run_files_free() gives it back in any case */
    return rc;
}

int run_files_add_input(struct run_files *f, const char *path, struct err *e)
{
    return add(f, path, false, e);
}

int run_files_add_output(struct run_files *f, const char *path, struct err *e)
{
    return add(f, path, true, e);
}

void run_files_drop_inputs(struct run_files *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->n; i++) {
        if (f->files[i].is_output)
            f->files[n++] = f->files[i];
        else
            free(f->files[i].target);
    }
    f->n = n;
}

int run_files_check_input(const struct run_files *f, const char *path,
                          dev_t device, ino_t inode, struct err *e)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct run_file *file = &f->files[i];
        if (file->is_output && file->kind == FILE_ID &&
            file->device == device && file->inode == inode)
            return is_input_error(file->path, path, e);
    }
    return 0;
}

int run_files_check_name(const struct run_files *f, const char *path,
                         struct err *e)
{
    char text[2 * PATH_MAX];
    if (f->n == 0 || !absolute_path(path, text))
        return 0;
    for (size_t i = 0; i < f->n; i++) {
        const struct run_file *file = &f->files[i];
        if (file->absolute && strcmp(file->absolute, text) == 0)
            return is_input_error(file->path, path, e);
    }
    return 0;
}
