/* tests/faults/fault_shim.c - preloaded before the C library: makes one call
 * fail, to see what the program does then.
 *
 * STELE_FAULT is "NAME:N:ERRNO": the N-th call of NAME fails with the error of
 * that number.  NAME is malloc (calloc and realloc count too), open, read,
 * pread, write, fread, fwrite, fsync, fstat, ftruncate, lseek, lock (fcntl that
 * locks), rename, unlink, mkstemp, close or pthread_create.  Several faults may
 * be given, with commas.  When the last of them has happened, the file that
 * STELE_FAULT_SEEN names is made.
 * Calls that do not fail go to the kernel or to the C library.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

enum { MOST_FAULTS = 4 };

static struct fault {
    char name[16];
    int error;
    atomic_long left; /* calls until it happens; 0: it has */
} faults[MOST_FAULTS];
static atomic_int n_faults = -1; /* -1: not known yet */

/* The environment is there before any constructor runs.  The first call comes
 * before there is a second thread. */
static void look_up(void)
{
    const char *text = getenv("STELE_FAULT");
    int n = 0;
    for (; text && n < MOST_FAULTS; n++) {
        long left = 0;
        struct fault *f = &faults[n];
        if (sscanf(text, "%15[a-z_]:%ld:%d", f->name, &left, &f->error) != 3)
            break;
        f->left = left;
        text = strchr(text, ',');
        text = text ? text + 1 : NULL;
    }
    n_faults = n;
}

static void tell(void)
{
    const char *path = getenv("STELE_FAULT_SEEN");
    if (path)
        syscall(SYS_close,
                syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY, 0666));
}

/* Whether this call of `name` is one to fail; errno is set then. */
static bool faulty(const char *name)
{
    if (n_faults < 0)
        look_up();
    for (int i = 0; i < n_faults; i++) {
        struct fault *f = &faults[i];
        if (strcmp(name, f->name) != 0 || f->left <= 0 ||
            atomic_fetch_sub(&f->left, 1) != 1)
            continue;
        if (i == n_faults - 1)
            tell();
        errno = f->error;
        return true;
    }
    return false;
}

/* The C library's own function; a function pointer out of a void *. */
#define NEXT(function) ((__typeof__(&(function)))dlsym(RTLD_NEXT, #function))

void *malloc(size_t n)
{
    return faulty("malloc") ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    return faulty("malloc") ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    return faulty("malloc") ? NULL : __libc_realloc(p, n);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    int mode = flags & O_CREAT ? va_arg(rest, int) : 0;
    va_end(rest);
    if (faulty("open"))
        return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

ssize_t read(int fd, void *bytes, size_t n)
{
    return faulty("read") ? -1 : syscall(SYS_read, fd, bytes, n);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    return faulty("write") ? -1 : syscall(SYS_write, fd, bytes, n);
}

int fsync(int fd)
{
    return faulty("fsync") ? -1 : (int)syscall(SYS_fsync, fd);
}

int ftruncate(int fd, off_t n)
{
    return faulty("ftruncate") ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int rename(const char *from, const char *to)
{
    return faulty("rename")
               ? -1
               : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

/* A close that fails has closed all the same. */
int close(int fd)
{
    int rc = (int)syscall(SYS_close, fd);
    return faulty("close") ? -1 : rc;
}

ssize_t pread(int fd, void *bytes, size_t n, off_t at)
{
    return faulty("pread") ? -1 : syscall(SYS_pread64, fd, bytes, n, at);
}

off_t lseek(int fd, off_t n, int whence)
{
    return faulty("lseek") ? -1 : (off_t)syscall(SYS_lseek, fd, n, whence);
}

int fstat(int fd, struct stat *st)
{
    return faulty("fstat") ? -1 : NEXT(fstat)(fd, st);
}

int unlink(const char *path)
{
    return faulty("unlink") ? -1
                            : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int mkstemp(char *name)
{
    return faulty("mkstemp") ? -1 : NEXT(mkstemp)(name);
}

/* Every command of fcntl has one argument more, of a word at most. */
int fcntl(int fd, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    long argument = va_arg(rest, long);
    va_end(rest);
    bool locks = command == F_SETLK || command == F_SETLKW;
    if (locks && faulty("lock"))
        return -1;
    return (int)syscall(SYS_fcntl, fd, command, argument);
}

size_t fread(void *bytes, size_t size, size_t n, FILE *f)
{
    if (!faulty("fread"))
        return NEXT(fread)(bytes, size, n, f);
    f->_flags |= _IO_ERR_SEEN;
    return 0;
}

/* What is said on stderr must come out. */
size_t fwrite(const void *bytes, size_t size, size_t n, FILE *f)
{
    if (f == stderr || !faulty("fwrite"))
        return NEXT(fwrite)(bytes, size, n, f);
    f->_flags |= _IO_ERR_SEEN;
    return 0;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                   void *(*start)(void *), void *argument)
{
    return faulty("pthread_create")
               ? errno
               : NEXT(pthread_create)(thread, attributes, start, argument);
}
