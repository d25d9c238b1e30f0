/* tokenize/decode.c - UTF-8 as it is, the rest through an ICU converter.
 *
 * The converter reports for every UTF-16 unit the input offset it came from;
 * the origin map keeps them, so that spans refer to the input file whatever
 * its encoding.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/decode.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "tokenize/utf8.h"

enum { N_UNITS = 2048, MAX_CONVERTED = 1 << 30 };

/* One conversion under way. */
struct conversion {
    UConverter *converter;
    struct sv bytes; /* without the BOM */
    size_t n_bom;
    char *text;
    size_t n_text, cap_text;
    UChar lead;      /* a high surrogate that waits for its other half */
    size_t input_at; /* of the last unit whose origin is known */
    struct offset_map *origin;
};

/* Append one character. */
static int take_char(struct conversion *c, uint32_t cp, struct err *e)
{
    size_t at = c->n_bom + c->input_at;
    if (cp == 0) {
        return err_set_at(e, ERR_INPUT, ERR_BYTE, at,
                          "a zero character: this is not text");
    }
    if (cp >= 0xD800 && cp < 0xE000)
        return err_set_at(e, ERR_INPUT, ERR_BYTE, at, "half a character");
    if (c->cap_text - c->n_text < 4)
        return err_set_at(e, ERR_LIMIT, ERR_BYTE, at, "text grows too much");
    if (offset_map_add(c->origin, c->n_text, at) != 0)
        return err_nomem(e);
    c->n_text += utf8_put(cp, c->text + c->n_text);
    return 0;
}

/* Append what one call of the converter gave; `base` is where it started.
 * Some of ICU's converters (UTF-7) let half a surrogate pair through. */
static int take_units(struct conversion *c, const UChar *units,
                      const int32_t *offsets, size_t n, size_t base,
                      struct err *e)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < n; i++) {
        if (c->lead && U16_IS_TRAIL(units[i])) {
            rc = take_char(
                c, (uint32_t)U16_GET_SUPPLEMENTARY(c->lead, units[i]), e);
            c->lead = 0;
            continue;
        }
        if (c->lead)
            return take_char(c, c->lead, e);
        if (offsets[i] >= 0)
            c->input_at = base + (size_t)offsets[i];
        if (U16_IS_LEAD(units[i]))
            c->lead = units[i];
        else
            rc = take_char(c, units[i], e);
    }
    return rc;
}

static int unmapped(struct conversion *c, const char *source,
                    const char *encoding, struct err *e)
{
    char invalid[16];
    int8_t n_invalid = sizeof invalid;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(c->converter, invalid, &n_invalid, &status);
    size_t at = c->n_bom + (size_t)(source - c->bytes.p);
    if (U_SUCCESS(status) && (size_t)n_invalid <= at)
        at -= (size_t)n_invalid;
    return err_set_at(e, ERR_INPUT, ERR_BYTE, at, "not valid %s", encoding);
}

static int convert(struct conversion *c, const char *encoding, struct err *e)
{
    UChar units[N_UNITS];
    int32_t offsets[N_UNITS];
    const char *source = c->bytes.p, *end = source + c->bytes.n;
    UErrorCode status;
    do {
        size_t base = (size_t)(source - c->bytes.p);
        UChar *target = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(c->converter, &target, units + N_UNITS, &source, end,
                       offsets, true, &status);
        int rc =
            take_units(c, units, offsets, (size_t)(target - units), base, e);
        if (rc != 0)
            return rc;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status))
        return unmapped(c, source, encoding, e);
    if (c->lead)
        return take_char(c, c->lead, e);
    if (offset_map_add(c->origin, c->n_text, c->n_bom + c->bytes.n) != 0)
        return err_nomem(e);
    return 0;
}

static int decode_foreign(struct arena *a, struct sv bytes, struct decoded *out,
                          struct err *e)
{
    if (bytes.n > MAX_CONVERTED) {
        return err_set(e, ERR_LIMIT,
                       "more than 1 GiB in %s; UTF-8 has no limit",
                       out->charset.name);
    }
    UErrorCode status = U_ZERO_ERROR;
    struct conversion c = {
        .converter = ucnv_open(out->charset.name, &status),
        .n_bom = out->charset.n_bom,
        .bytes = sv_sub(bytes, out->charset.n_bom, bytes.n),
        .origin = &out->origin,
    };
    int rc = 0;
    ucnv_setToUCallBack(c.converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL,
                        &status);
    if (U_FAILURE(status)) {
        rc = err_set(e, ERR_INTERNAL, "no converter for %s: %s",
                     out->charset.name, u_errorName(status));
        goto out;
    }
    /* A byte becomes at most one UTF-16 unit, a unit at most three bytes. */
    c.cap_text = 3 * c.bytes.n + 4;
    c.text = arena_alloc(a, c.cap_text);
    if (!c.text) {
        rc = err_nomem(e);
        goto out;
    }
    c.origin->input_at = c.n_bom;
    rc = convert(&c, out->charset.name, e);
    out->text = (struct sv){c.text, c.n_text};
out:
    ucnv_close(c.converter);
    return rc;
}

int decode_text(struct arena *a, const char *encoding, struct sv bytes,
                struct decoded *out, struct err *e)
{
    *out = (struct decoded){.text = SV("")};
    if (bytes.n == 0)
        bytes = out->text;
    int rc = charset_decide(bytes, encoding, &out->charset, e);
    if (rc != 0)
        return rc;
    if (strcmp(out->charset.name, "UTF-8") != 0)
        return decode_foreign(a, bytes, out, e);
    size_t n_bom = out->charset.n_bom;
    out->origin.shift = n_bom;
    out->text = sv_sub(bytes, n_bom, bytes.n);
    /* Without a mark it was chosen because it is without fault. */
    size_t fault = n_bom > 0 ? utf8_fault(out->text) : out->text.n;
    if (fault < out->text.n)
        return err_set_at(e, ERR_INPUT, ERR_BYTE, fault + n_bom,
                          "broken UTF-8");
    const char *zero = out->text.n ? memchr(out->text.p, 0, out->text.n) : NULL;
    if (zero) {
        return err_set_at(e, ERR_INPUT, ERR_BYTE, (size_t)(zero - bytes.p),
                          "a zero byte: this is not text");
    }
    return 0;
}
