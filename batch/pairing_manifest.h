/* batch/pairing_manifest.h - pairs of files to a manifest, and the files without
 * a partner to a list.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_PAIRING_MANIFEST_H
#define BATCH_PAIRING_MANIFEST_H
#include "batch/pairing.h"
#include "document/engine.h"

struct pairing_manifest {
    const char *lang[2];         /* of source and target */
    const char *path;            /* of the manifest; "-": standard output */
    const char *rest_path;       /* of the list, or NULL */
    const struct engine *engine; /* each pair is aligned with it; or NULL */

    /* What a person should know of a pair that was written; or NULL. */
    void (*noted)(void *context, const char *src, const char *note);
    void *context;
};

/* Write both files.  The manifest has a column `note` with the doubts about a
 * pair; where it is aligned, also why that failed, or the verdict if that is not
 * "translation".  File names are relative to the folder of the manifest, or
 * begin with "/".
 *
 * Errors: those of a sink and of document_worker_open(); ERR_IO where the
 * folder of the process has no name; ERR_NOMEM.  After one, the file at which
 * it happened is not there. */
int pairing_manifest_write(const struct pairing_manifest *m,
                           const struct pairing *p, struct err *e);
#endif
