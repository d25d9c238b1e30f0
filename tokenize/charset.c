/* tokenize/charset.c - byte order marks, zero bytes, and ICU's detector.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/charset.h"

#include <stdio.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "tokenize/utf8.h"

enum {
    SAMPLE_BYTES = 1 << 16, /* what the detector and the tests look at */
    LATIN_LEAD = 20,        /* confidence by which others must beat Latin 1 */
};

static int chosen(struct charset *out, const char *name, size_t n_bom)
{
    *out = (struct charset){.n_bom = n_bom};
    snprintf(out->name, sizeof out->name, "%s", name);
    return 0;
}

static bool take_bom(struct sv bytes, struct charset *out)
{
    static const struct {
        const char *name;
        struct sv mark;
    } rows[] = {
        {"UTF-8", {"\xEF\xBB\xBF", 3}},    {"UTF-32LE", {"\xFF\xFE\0\0", 4}},
        {"UTF-32BE", {"\0\0\xFE\xFF", 4}}, {"UTF-16LE", {"\xFF\xFE", 2}},
        {"UTF-16BE", {"\xFE\xFF", 2}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (sv_starts(bytes, rows[i].mark)) {
            chosen(out, rows[i].name, rows[i].mark.n);
            return true;
        }
    }
    return false;
}

static bool is_ascii(struct sv s)
{
    unsigned char all = 0;
    for (size_t i = 0; i < s.n; i++)
        all |= (unsigned char)s.p[i];
    return all < 0x80;
}

/* ISO-8859-1 in the wild is windows-1252: the same letters, and quotation
 * marks where the standard has control characters. */
static const char *as_read(const char *name)
{
    return ucnv_compareNames(name, "ISO-8859-1") == 0 ||
                   ucnv_compareNames(name, "latin1") == 0
               ? "windows-1252"
               : name;
}

static int take_wanted(const char *wanted, struct charset *out, struct err *e)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *c = ucnv_open(as_read(wanted), &status);
    if (U_FAILURE(status)) {
        return err_set(e, ERR_USAGE, "no encoding is called '%s'", wanted);
    }
    const char *name = ucnv_getStandardName(as_read(wanted), "MIME", &status);
    chosen(out, U_SUCCESS(status) && name ? name : as_read(wanted), 0);
    ucnv_close(c);
    return 0;
}

/* UTF-16 of a Latin script has a zero in nearly every pair, always on the
 * same side. */
static bool take_utf16(struct sv bytes, struct charset *out)
{
    size_t n_pairs = (bytes.n < SAMPLE_BYTES ? bytes.n : SAMPLE_BYTES) / 2;
    size_t n_zero[2] = {0, 0};
    for (size_t i = 0; i < 2 * n_pairs; i++)
        n_zero[i & 1] += bytes.p[i] == 0;
    for (int side = 0; side < 2; side++) {
        if (n_zero[side] * 3 > n_pairs && n_zero[!side] * 50 <= n_pairs) {
            chosen(out, side ? "UTF-16LE" : "UTF-16BE", 0);
            return true;
        }
    }
    return false;
}

/* Control characters that no text has, more than one byte in twenty. */
static bool is_binary(struct sv bytes)
{
    size_t n = bytes.n < SAMPLE_BYTES ? bytes.n : SAMPLE_BYTES;
    size_t n_control = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        n_control += (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B);
    }
    return n_control * 20 > n;
}

static bool is_latin(const char *name)
{
    return strncmp(name, "ISO-8859-", 9) == 0 ||
           strncmp(name, "windows-125", 11) == 0;
}

/* The detector's answer: the best match, but Latin 1 unless another is
 * clearly better; EBCDIC answers are always noise in our inputs. */
static bool detect_fails(struct sv bytes, struct charset *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *d = ucsdet_open(&status);
    size_t n = bytes.n < SAMPLE_BYTES ? bytes.n : SAMPLE_BYTES;
    ucsdet_setText(d, bytes.p, (int32_t)n, &status);
    int32_t n_found = 0;
    const UCharsetMatch **found = ucsdet_detectAll(d, &n_found, &status);
    const char *best = "windows-1252";
    int32_t best_confidence = -1, latin = 0;
    for (int32_t i = 0; U_SUCCESS(status) && i < n_found; i++) {
        const char *name = ucsdet_getName(found[i], &status);
        int32_t confidence = ucsdet_getConfidence(found[i], &status);
        if (strncmp(name, "IBM", 3) == 0)
            continue;
        if (strcmp(as_read(name), "windows-1252") == 0 && confidence > latin)
            latin = confidence;
        if (confidence > best_confidence) {
            best = as_read(name);
            best_confidence = confidence;
        }
    }
    if (best_confidence < latin + LATIN_LEAD)
        best = "windows-1252";
    chosen(out, best, 0);
    out->guessed = true;
    ucsdet_close(d);
    return U_FAILURE(status);
}

/* No character of windows-1252 has these: a text with them is in another
 * encoding, and reading it as this one would lose letters. */
static int check_1252(struct sv bytes, const struct charset *charset,
                      struct err *e)
{
    static const struct sv none = {"\x81\x8d\x8f\x90\x9d", 5};
    if (strcmp(charset->name, "windows-1252") != 0)
        return 0;
    for (size_t i = 0; i < bytes.n; i++)
        if (memchr(none.p, bytes.p[i], none.n))
            return err_set_at(e, ERR_INPUT, ERR_BYTE, i,
                              "the encoding is not windows-1252, which has no "
                              "%02X; if it is IBM850 or macintosh, say so with "
                              "--encoding",
                              (unsigned)(unsigned char)bytes.p[i]);
    return 0;
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* In windows-1252 a mark that stands between words, or a capital. */
static bool is_mark_or_capital(unsigned char c)
{
    static const struct sv marks = {"\x82\x84\x86\x87\x88\x89\x8a\x8b\x8c\x8e"
                                    "\x93\x94\x95\x98\x99\x9b\x9f",
                                    17};
    return memchr(marks.p, c, marks.n) || (c >= 0xc0 && c <= 0xde && c != 0xd7);
}

/* A guess is wrong where such bytes stand inside words, between small letters:
 * in IBM850, IBM437 and macintosh they are the accented ones.  Of 169 French
 * texts in these, 16 to 83 % of the bytes beyond ASCII stand so; of the same in
 * windows-1252 at most 1.3 %. */
enum { INSIDE_LEAST = 3, INSIDE_PERCENT = 10 };
static int check_guess(struct sv bytes, const struct charset *charset,
                       struct err *e)
{
    size_t n_high = 0, n_inside = 0, first = 0;
    if (!charset->guessed || strcmp(charset->name, "windows-1252") != 0)
        return 0;
    for (size_t i = 1; i + 1 < bytes.n; i++) {
        if ((unsigned char)bytes.p[i] < 0x80)
            continue;
        n_high++;
        if (is_lower(bytes.p[i - 1]) && is_lower(bytes.p[i + 1]) &&
            is_mark_or_capital((unsigned char)bytes.p[i]) && n_inside++ == 0)
            first = i;
    }
    if (n_inside < INSIDE_LEAST || n_inside * 100 < n_high * INSIDE_PERCENT)
        return 0;
    return err_set_at(e, ERR_INPUT, ERR_BYTE, first,
                      "not UTF-8, nor windows-1252, where %02X is no small "
                      "letter; if it is IBM850 or macintosh, say so with "
                      "--encoding",
                      (unsigned)(unsigned char)bytes.p[first]);
}

static int broken(size_t at, struct err *e)
{
    return err_set_at(e, ERR_INPUT, ERR_BYTE, at, "broken UTF-8");
}

int charset_decide(struct sv bytes, const char *wanted, struct charset *out,
                   struct err *e)
{
    if (take_bom(bytes, out))
        return 0;
    size_t fault = utf8_fault(bytes);
    const char *zero = bytes.n ? memchr(bytes.p, 0, bytes.n) : NULL;
    bool utf8_wanted = wanted && ucnv_compareNames(wanted, "UTF-8") == 0;
    if (fault == bytes.n && !zero &&
        (!wanted || utf8_wanted || !is_ascii(bytes)))
        return chosen(out, "UTF-8", 0);
    if (utf8_wanted && fault < bytes.n)
        return broken(fault, e);
    if (wanted && !utf8_wanted) {
        int rc = take_wanted(wanted, out, e);
        return rc == 0 ? check_1252(bytes, out, e) : rc;
    }
    if (zero && take_utf16(bytes, out))
        return 0;
    if (zero) {
        return err_set_at(e, ERR_INPUT, ERR_BYTE, (size_t)(zero - bytes.p),
                          "a zero byte: this is not text");
    }
    struct utf8_census census = utf8_count_faults(bytes);
    if (census.n_multi >= census.n_faults)
        return broken(fault, e);
    if (is_binary(bytes))
        return err_set_at(e, ERR_INPUT, ERR_BYTE, fault, "binary data");
    if (detect_fails(bytes, out))
        return err_set_at(e, ERR_INPUT, ERR_BYTE, fault,
                          "neither UTF-8 nor an encoding that can be "
                          "recognised; --encoding names it");
    if ((is_latin(out->name) && census.n_multi * 10 > census.n_faults) ||
        strcmp(out->name, "UTF-8") == 0)
        return broken(fault, e);
    int rc = check_1252(bytes, out, e);
    return rc == 0 ? check_guess(bytes, out, e) : rc;
}
