/* checks/address.h - web and mail addresses in a text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_ADDRESS_H
#define CHECKS_ADDRESS_H
#include "base/buffer.h"
#include "checks/side_scan.h"

/* An address at text[from..to), and its site: "example" of
 * "https://www.example.org/en/" and of "info@mail.example.co.uk". */
struct address {
    uint32_t from, to;
    struct sv site;
};

/* Append the addresses of a side in their order to *out, an array of struct
 * address: words with "://", "www." or an "@", and bare names like
 * "example.org/page" under a common top domain.  ERR_NOMEM.  O(n). */
int address_find(const struct side_scan *s, struct buf *out);

static inline const struct address *address_list(const struct buf *b, size_t *n)
{
    *n = b->n / sizeof(struct address);
    return (const struct address *)(const void *)b->p;
}

/* Has one side an address to whose site the other has none?  Sites in two
 * languages are one: "fr.example.org" and "www.example.org/en/" are alike, and
 * so are "example.com" and "example.fr".  Of a side with more than 256 addresses
 * the first 256 are looked for. */
bool address_mismatch(const struct buf *src, const struct buf *tgt);
#endif
