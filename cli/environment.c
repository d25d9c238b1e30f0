/* cli/environment.c - settings from the environment.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/environment.h"

#include <stdlib.h>

int environment_read(struct settings *s, struct err *e)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int rc = epoch ? settings_set(s, "date", epoch, e) : 0;
    if (rc == ERR_USAGE) {
        struct err inner = *e;
        err_set(e, rc, "SOURCE_DATE_EPOCH: %s", inner.msg);
    }
    return rc;
}
