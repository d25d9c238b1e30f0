/* corpus/record_source.c - lines, for the formats that have a record in each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/record_source.h"

#include "tokenize/utf8.h"

int record_input_line(struct record_input *in, struct line_reader *lines,
                      struct sv *out, struct err *e)
{
    int rc = line_reader_next(lines, out, e);
    if (rc != 1)
        return rc;
    size_t bad = lines->too_long ? out->n : utf8_fault(*out);
    if (!lines->too_long && bad == out->n)
        return 1;
    in->goes_on = true;
    if (lines->too_long)
        return err_set_at(e, ERR_LIMIT, ERR_LINE, lines->line_no,
                          "more than %d MiB", RECORD_MAX_LINE >> 20);
    return err_set_at(e, ERR_INPUT, ERR_BYTE, lines->line_at + bad,
                      "not UTF-8");
}
