/* Any lines of a stream of document pairs: a header is read or refused, a line
 * that is taken apart has its fields inside it and both texts, and base64 that
 * decodes is as long as its letters say.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "base/buffer.h"
#include "exact_copy.h"
#include "io/base64.h"
#include "io/bitextor_line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void require(bool ok)
{
    if (!ok)
        abort();
}

static void is_inside(struct sv field, struct sv line)
{
    require(field.n == 0 ||
            (field.p >= line.p && field.p + field.n <= line.p + line.n));
}

static void check_text(struct sv text, struct buf *decoded)
{
    struct err e = {0};
    decoded->n = 0;
    int rc = base64_decode(text, decoded, &e);
    require(rc == 0 || rc == ERR_INPUT);
    require(rc != 0 || decoded->n <= text.n / 4 * 3 + 3);
}

static void check_line(const struct bitextor_columns *c, struct sv line,
                       struct buf *decoded)
{
    struct bitextor_line pair;
    struct err e = {0};
    int rc = bitextor_line_parse(c, line, &pair, &e);
    require(rc == 0 || (rc == ERR_INPUT && e.msg[0] != '\0'));
    if (rc != 0)
        return;
    const struct sv fields[] = {pair.id,       pair.src_url,  pair.trg_url,
                                pair.src_text, pair.trg_text, pair.src_lang,
                                pair.trg_lang};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        is_inside(fields[i], line);
    require(pair.src_text.n > 0 && pair.trg_text.n > 0);
    check_text(pair.src_text, decoded);
    check_text(pair.trg_text, decoded);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct sv text = {(const char *)data, n}, line;
    struct bitextor_columns columns;
    struct buf decoded = {0};
    struct err e = {0};
    if (!sv_next_line(&text, &line))
        return 0;
    int named = bitextor_columns_read(line, &columns, &e);
    require(named >= 0 || named == ERR_INPUT || named == ERR_LIMIT);
    if (named == 0)
        check_line(&columns, line, &decoded);
    while (named >= 0 && sv_next_line(&text, &line)) {
        struct sv own = exact_copy(line);
        check_line(&columns, own, &decoded);
        exact_free(own);
    }
    buf_free(&decoded);
    return 0;
}
