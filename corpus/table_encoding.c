/* corpus/table_encoding.c - counts lines that are not UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/table_encoding.h"

#include "io/line_reader.h"
#include "tokenize/charset.h"
#include "tokenize/utf8.h"

enum { LEAST_FAULTS = 3 };

static bool is_ascii(struct sv s)
{
    for (size_t k = 0; k < s.n; k++)
        if ((unsigned char)s.p[k] >= 0x80)
            return false;
    return true;
}

static int refuse(struct sv lines, struct err *e)
{
    struct charset c;
    if (charset_decide(lines, NULL, &c, NULL) == 0)
        return err_set(e, ERR_INPUT,
                       "this seems to be %s, not UTF-8 (iconv -f %s -t UTF-8)",
                       c.name, c.name);
    return err_set(e, ERR_INPUT, "this is not UTF-8: convert it with iconv");
}

int table_encoding_check(struct sv ahead, struct err *e)
{
    size_t n = 0, n_faults = 0;
    struct sv rest, line;
    int rc = line_reader_check_encoding(ahead, e);
    if (rc != 0)
        return rc;
    while (ahead.n > 0 && ahead.p[ahead.n - 1] != '\n')
        ahead.n--; /* of a line that is cut, nothing is known */
    rest = ahead;
    while (sv_next_line(&rest, &line))
        if (!is_ascii(line)) {
            n++;
            n_faults += utf8_fault(line) < line.n;
        }
    return n_faults >= LEAST_FAULTS && n_faults * 2 > n ? refuse(ahead, e) : 0;
}
