/* report/xlsx_library.c - by the dynamic linker; which may be called by several
 * threads, and counts how often it was asked.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/xlsx_library.h"

#include <dlfcn.h>
#include <string.h>

struct function {
    const char *name;
    void *place; /* of the pointer to it */
};

static int find(void *handle, const struct function *f, struct err *e)
{
    void *found = dlsym(handle, f->name);
    if (!found)
        return err_set(e, ERR_USAGE, XLSX_SONAME " has no function %s",
                       f->name);
    memcpy(f->place, &found, sizeof found);
    return 0;
}

int xlsx_library_open(struct xlsx_library *x, struct err *e)
{
    *x = (struct xlsx_library){.handle = NULL};
#define XLSX_FUNCTION(name) {#name, &x->name},
    const struct function functions[] = {XLSX_FUNCTIONS(XLSX_FUNCTION)};
#undef XLSX_FUNCTION
    int rc = 0;
    x->handle = dlopen(XLSX_SONAME, RTLD_NOW | RTLD_LOCAL);
    if (!x->handle)
        return err_set(e, ERR_USAGE,
                       "workbooks are written by libxlsxwriter, which cannot "
                       "be loaded: %.120s",
                       dlerror());
    for (size_t k = 0; k < sizeof functions / sizeof *functions && rc == 0; k++)
        rc = find(x->handle, &functions[k], e);
    return rc;
}

void xlsx_library_close(struct xlsx_library *x)
{
    if (x->handle)
        dlclose(x->handle);
    x->handle = NULL;
}
