/* document/frame.h - outputs that are written in pieces: what stands before the
 * records and behind them, and writers for records alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_FRAME_H
#define DOCUMENT_FRAME_H
#include "document/article_file.h"
#include "document/outputs.h"

/* What the heads of all outputs say. */
struct frame_of {
    const struct writing *writing;
    const struct reading *reading;
    const char *params_digest;
};

/* Head and foot of every output, packed if the output is. */
struct frame {
    struct buf head[WRITING_MAX_OUTPUTS + 1], foot[WRITING_MAX_OUTPUTS + 1];
};

/* Make the frame; frame_free() it in any case.  Errors: those of
 * outputs_open_memory and gzip_member_pack. */
int frame_make(const struct frame_of *of, struct frame *out, struct err *e);
void frame_free(struct frame *f);

/* Open the outputs so that records, and no head, come into body[i].  Errors
 * as above, and nothing is open then. */
int frame_open_bodies(const struct frame_of *of, struct outputs *o,
                      struct buf *body, struct err *e);
#endif
