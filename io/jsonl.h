/* io/jsonl.h - a JSON object a line: Stele's own, with everything that is
 * known of a pair; and the shape of Hugging Face's translation data sets.
 * docs/formats.md has every key.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_JSONL_H
#define IO_JSONL_H
#include "io/writer.h"

extern const struct format format_jsonl;
extern const struct format format_hf_jsonl;

/* A line of format_jsonl; without the texts if `with_text` is false. */
void jsonl_add(struct writer *w, const struct record *r, bool with_text);
#endif
