/* tokenize/offset_map.h - where a byte of the decoded text stood in the input.
 * Between the decoder, which writes the map, and the article, which gives
 * every sentence its byte span in the input file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_OFFSET_MAP_H
#define TOKENIZE_OFFSET_MAP_H
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* A stretch of characters that all take `text_step` bytes in the text and
 * `input_step` in the input. */
struct offset_map_run {
    size_t text_at, input_at;
    uint32_t text_step, input_step;
};

/* Zero-initialise, then set `shift` alone (UTF-8: the BOM's length) or add
 * characters.  Windows-1252 French takes two runs an accented letter. */
struct offset_map {
    size_t shift;
    struct buf runs;          /* struct offset_map_run, sorted */
    size_t text_at, input_at; /* the last character added */
};

/* A character starts at text_at and came from input_at; characters are added
 * in order from 0, and the two ends as the last.  0 or ERR_NOMEM. */
int offset_map_add(struct offset_map *o, size_t text_at, size_t input_at);

/* The input offset of the character that starts at text_at.  O(log runs). */
size_t offset_map_of(const struct offset_map *o, size_t text_at);

void offset_map_free(struct offset_map *o);
#endif
