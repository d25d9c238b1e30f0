/* document/lexicon/packed_lexicon.c - a head, and what stands behind it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/lexicon/packed_lexicon.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "io/sink.h"

/* To be raised with any change of struct packed (dictionary.c), and of what
 * token_add_line() makes of a word: the file holds words as tokens. */
enum { VERSION = 2 };

static const char magic[8] = {'s', 't', 'e', 'l', 'e', 'l', 'e', 'x'};
static const uint32_t byte_order = 0x01020304;

struct head {
    char magic[8];
    uint32_t version, byte_order;
    uint64_t digest; /* of what follows */
};
static_assert(sizeof(struct head) % 8 == 0, "what follows begins at eight");

bool packed_lexicon_names(const char *path)
{
    return sv_ends_any_case(sv_from(path), SV(".lex"));
}

bool packed_lexicon_is(struct sv bytes)
{
    return bytes.n >= sizeof(struct head) &&
           memcmp(bytes.p, magic, sizeof magic) == 0;
}

int packed_lexicon_open(struct sv bytes, struct dictionary *d, struct err *e)
{
    const struct head *head = (const void *)bytes.p;
    struct sv packed = sv_sub(bytes, sizeof *head, bytes.n);
    if (head->version != VERSION || head->byte_order != byte_order)
        return err_set(e, ERR_INPUT,
                       "a lexicon packed by another version of Stele or on "
                       "another kind of machine: make it anew with stele "
                       "lexicon");
    const char *fault = hash_sv(packed, 0) == head->digest
                            ? dictionary_packed_fault(packed)
                            : "a damaged lexicon: its bytes have changed";
    if (fault)
        return err_set(e, ERR_INPUT, "%s", fault);
    return dictionary_unpack(d, packed.p, e);
}

int packed_lexicon_write(const char *path, const struct dictionary *d,
                         struct err *e)
{
    struct buf packed = {0};
    struct sink *sink = NULL;
    struct head head = {.version = VERSION, .byte_order = byte_order};
    memcpy(head.magic, magic, sizeof magic);
    int rc = dictionary_pack(d, &packed) != 0 ? err_nomem(e) : 0;
    head.digest = hash_sv(buf_sv(&packed), 0);
    if (rc == 0)
        rc = sink_open(path, 1, &sink, e);
    if (rc == 0)
        rc = sink_write(sink, (struct sv){(const char *)&head, sizeof head}, e);
    if (rc == 0)
        rc = sink_write(sink, buf_sv(&packed), e);
    if (rc == 0)
        rc = sink_close(sink, e);
    else
        sink_abort(sink);
    buf_free(&packed);
    return rc;
}
