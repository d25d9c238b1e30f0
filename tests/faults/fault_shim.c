/* tests/faults/fault_shim.c - preloaded before the C library: makes one call
 * fail, to see what the program does then.
 *
 * STELE_FAULT is "NAME:N": the N-th call of malloc (calloc and realloc count
 * too), open, read, write, fsync, ftruncate, rename or close fails.  When it
 * has, the file STELE_FAULT_SEEN names is made.  The calls that do not fail go
 * to the kernel, or to the C library's own malloc, directly.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static atomic_long left = -1; /* calls until the fault; -1: not known yet */
static char wanted[16];

/* The environment is there before any constructor runs. */
static void look_up(void)
{
    const char *fault = getenv("STELE_FAULT");
    const char *colon = fault ? strchr(fault, ':') : NULL;
    size_t n = colon ? (size_t)(colon - fault) : 0;
    if (n < sizeof wanted && n > 0)
        memcpy(wanted, fault, n);
    left = n > 0 ? atol(colon + 1) : 0;
}

static void tell(void)
{
    const char *path = getenv("STELE_FAULT_SEEN");
    if (path)
        syscall(SYS_close,
                syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY, 0666));
}

/* Whether this call of `name` is the one to fail; with which errno. */
static bool faulty(const char *name, int error)
{
    if (left < 0)
        look_up();
    if (strcmp(name, wanted) != 0 || left == 0 ||
        atomic_fetch_sub(&left, 1) != 1)
        return false;
    tell();
    errno = error;
    return true;
}

void *malloc(size_t n)
{
    return faulty("malloc", ENOMEM) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    return faulty("malloc", ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    return faulty("malloc", ENOMEM) ? NULL : __libc_realloc(p, n);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    int mode = flags & O_CREAT ? va_arg(rest, int) : 0;
    va_end(rest);
    if (faulty("open", EACCES))
        return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

ssize_t read(int fd, void *bytes, size_t n)
{
    return faulty("read", EIO) ? -1 : syscall(SYS_read, fd, bytes, n);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    return faulty("write", ENOSPC) ? -1 : syscall(SYS_write, fd, bytes, n);
}

int fsync(int fd)
{
    return faulty("fsync", EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int ftruncate(int fd, off_t n)
{
    return faulty("ftruncate", EIO) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int rename(const char *from, const char *to)
{
    return faulty("rename", EIO)
               ? -1
               : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

/* A close that fails has closed all the same. */
int close(int fd)
{
    int rc = (int)syscall(SYS_close, fd);
    return faulty("close", EIO) ? -1 : rc;
}
