/* aligner/side.h - one side of a document, as numbers.
 * What the aligner gets instead of text; cli/ fills it from tokenize/.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SIDE_H
#define ALIGNER_SIDE_H
#include <stddef.h>
#include <stdint.h>

/* n sentences in document order.  The arrays belong to the caller and are
 * only read. */
struct side {
    const uint32_t *len_cp; /* [n] length of each sentence in code points */
    size_t n;
    const uint32_t *par; /* [n] its paragraph, never falling; or NULL */
};
#endif
