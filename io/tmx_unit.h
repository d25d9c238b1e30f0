/* io/tmx_unit.h - a <tu> of a TMX file: what it says, and its bytes.
 *
 * What is done to a unit is done to its bytes, so that whatever else stands in
 * it goes out as it came in: attributes, notes, comments, layout.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_TMX_UNIT_H
#define IO_TMX_UNIT_H
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* A <tuv>.  `lang` is its xml:lang as it stands there (or its "lang", which
 * older TMX has), empty where there is none.  `text` is that of its <seg>
 * without the codes in it (<ph>, <bpt>, <ept>, <it>, <ut>, with what they
 * hold; <hi> and others hold text), every run of white space one space; <ph>,
 * <it> and <ut> between two words are white space too. */
struct tmx_variant {
    struct sv lang, text;
};

/* A <prop>.  `variant` is whose it is, or TMX_NONE for the unit's own; it is
 * raw[from..to). */
struct tmx_prop {
    struct sv type, value;
    size_t variant, from, to;
};

#define TMX_NONE SIZE_MAX

struct tmx_unit {
    struct sv raw;      /* "<tu" to "</tu>", UTF-8 */
    uint64_t line;      /* where it begins, from 1 */
    size_t variants_at; /* raw[variants_at..) begins with the first <tuv> */
    size_t n_variants, n_props;

    /* The reader's. */
    struct buf strings, variants, props; /* the rows have offsets */
    bool failed;
    uint64_t from, to; /* of raw, in the whole text */
    struct tmx_unit *next;
};

/* The i-th.  Slices are the unit's. */
struct tmx_variant tmx_unit_variant(const struct tmx_unit *u, size_t i);
struct tmx_prop tmx_unit_prop(const struct tmx_unit *u, size_t i);

/* How well two languages go together: equal but for case and for the length of
 * the code, where "_" is "-"; one with more parts than the other ("en",
 * "en-GB"); one language, but with different parts ("en-US", "en-GB"). */
enum tmx_likeness { TMX_OTHER, TMX_KIN, TMX_LIKE, TMX_SAME };
enum tmx_likeness tmx_language(struct sv a, struct sv b);

/* The first of the variants whose language is most like `lang`, and at least
 * `least`; the variant `but` (or TMX_NONE) is passed over.  TMX_NONE where
 * there is none. */
size_t tmx_unit_find(const struct tmx_unit *u, struct sv lang,
                     enum tmx_likeness least, size_t but);

/* A property to be set; an empty value takes it away. */
struct tmx_prop_value {
    struct sv type, value;
};

/* Append the unit's bytes to *out, with properties of its own [n], n at most
 * TMX_MAX_SET: the one of that type that is before the first <tuv> is replaced,
 * others of the type are left out; where none is, it comes after all others
 * before the first <tuv>, where the DTD wants it.  The unit has a variant.  The
 * buffer says when there is no memory. */
enum { TMX_MAX_SET = 4 };
void tmx_unit_with_props(const struct tmx_unit *u,
                         const struct tmx_prop_value *props, size_t n,
                         struct buf *out);

/* For the reader.  Empty the unit; begin a variant, and give it its text;
 * begin a property, of the unit (`own`) or of the last variant, at raw[from],
 * and end it.  Slices are copied.  `failed` says when there was no memory. */
void tmx_unit_clear(struct tmx_unit *u);
void tmx_unit_add_variant(struct tmx_unit *u, struct sv lang);
void tmx_unit_set_text(struct tmx_unit *u, struct sv text);
void tmx_unit_add_prop(struct tmx_unit *u, struct sv type, bool own,
                       size_t from);
void tmx_unit_end_prop(struct tmx_unit *u, struct sv value, size_t to);
void tmx_unit_free(struct tmx_unit *u);
#endif
