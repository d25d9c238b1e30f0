/* io/tmx_events.h - what a TMX file says, made into units.
 * Under tmx_reader.h, which brings the bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_TMX_EVENTS_H
#define IO_TMX_EVENTS_H
#include "base/err.h"
#include "io/tmx_unit.h"
#include "io/xml_parser.h"

/* Fields are the reader's to read; `window` and `window_at` to set, and it
 * takes units off `first`. */
struct tmx_events {
    struct xml_parser parser; /* with the first fault */
    struct buf window;  /* UTF-8, all that the parser may still speak of */
    uint64_t window_at; /* bytes of the text in front of it */
    struct tmx_unit *first, *last; /* whole, in order */
    struct tmx_unit *open;         /* begun */
    struct tmx_unit *spare;        /* to be used again */
    struct buf src_lang, tgt_lang; /* of the header */

    /* Where elements began that matter, 0 outside. */
    unsigned code_depth, text_depth, prop_depth;
    bool in_header, in_body, in_variant;
    bool code_parts; /* the code at hand parts words */
    bool gap;        /* one did, and no text has followed */
    struct buf text; /* of the <seg> or <prop> at hand */
};

/* Zero-initialise to open.  ERR_NOMEM. */
int tmx_events_open(struct tmx_events *t, struct err *e);
void tmx_events_close(struct tmx_events *t);

/* Tell the parser of the next n bytes, which the window ends with; or, with
 * n = 0, that there are no more.  What is wrong is in `parser.fault`. */
void tmx_events_push(struct tmx_events *t, size_t n);
#endif
