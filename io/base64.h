/* io/base64.h - base64 to bytes (RFC 4648, section 4): how documents travel in
 * one field of a line.  Under pair_line.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_BASE64_H
#define IO_BASE64_H
#include "base/buffer.h"
#include "base/err.h"

/* Append the bytes that `text` stands for to *out.  Padding is required, and
 * nothing else may stand in it, no white space either.
 *
 * ERR_INPUT with the byte of `text` that is wrong; ERR_NOMEM.  On error *out
 * is as before.  O(n). */
int base64_decode(struct sv text, struct buf *out, struct err *e);
#endif
