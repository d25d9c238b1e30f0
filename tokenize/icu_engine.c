/* tokenize/icu_engine.c - ICU proposes, a few rules dispose.
 *
 * The iterator reads our UTF-8 through UText, so its boundaries are byte
 * offsets.  It ends a sentence at every line feed: line ends in wrapped text
 * become spaces first, byte for byte.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/icu_engine.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "tokenize/note.h"
#include "tokenize/smiley.h"
#include "tokenize/split_rule.h"

struct icu_engine {
    UBreakIterator *iterator;
    struct buf flat; /* the text with spaces for line ends */
};

int icu_engine_open(struct icu_engine **out, struct err *e)
{
    struct icu_engine *engine = calloc(1, sizeof *engine);
    if (!engine)
        return err_nomem(e);
    UErrorCode status = U_ZERO_ERROR;
    engine->iterator = ubrk_open(UBRK_SENTENCE, "", NULL, 0, &status);
    if (U_FAILURE(status)) {
        free(engine);
        return err_set(e, ERR_INTERNAL, "no sentence iterator: %s",
                       u_errorName(status));
    }
    *out = engine;
    return 0;
}

void icu_engine_close(struct icu_engine *engine)
{
    if (!engine)
        return;
    ubrk_close(engine->iterator);
    buf_free(&engine->flat);
    free(engine);
}

/* White space that ICU takes for a paragraph's end becomes spaces. */
static int flatten(struct icu_engine *engine, struct sv text, struct err *e)
{
    engine->flat.n = 0;
    if (buf_add_sv(&engine->flat, text) != 0)
        return err_nomem(e);
    char *p = engine->flat.p;
    for (size_t i = 0; i < text.n;) {
        struct utf8_char c = utf8_at(text, i);
        if ((c.cp >= '\n' && c.cp <= '\r') || c.cp == 0x85 || c.cp == 0x2028 ||
            c.cp == 0x2029)
            memset(p + i, ' ', c.n_bytes);
        i += c.n_bytes;
    }
    return 0;
}

/* The marks and closers before `end`, as the model's engine sees them. */
static struct candidate candidate_before(struct sv text, size_t end, size_t at)
{
    struct candidate c = {.mark = end, .end = end, .next = at};
    for (;;) {
        struct utf8_char last = utf8_before(text, c.mark);
        enum charclass class = charclass_of(last.cp);
        if (class == CHAR_STOP) {
            c.n_marks++;
            c.first = last.cp;
        } else if (c.n_marks == 0 &&
                   (class == CHAR_CLOSE || class == CHAR_QUOTE)) {
            c.n_closers++;
        } else if (c.n_marks > 0 || class != CHAR_SPACE) {
            return c;
        }
        c.mark -= last.n_bytes;
    }
}

/* A single capital: ICU cannot tell initials. */
static bool is_initial(const struct split_place *p)
{
    return p->c->first == '.' && p->c->n_marks == 1 &&
           p->word.first == CHAR_UPPER && p->word.n_cp == 1;
}

/* Does a sentence that starts at `start` end at `end`, when the next one would
 * begin at `at`? */
static bool ends_sentence(const struct abbreviations *table, struct sv text,
                          size_t start, size_t end, size_t at)
{
    enum charclass next = charclass_at(text, at);
    if (next == CHAR_NONE || next == CHAR_CLOSE || next == CHAR_STOP ||
        next == CHAR_PAUSE || next == CHAR_LOWER)
        return false;
    const struct candidate_scan scan = {.text = text, .last_end = start};
    struct candidate c = candidate_before(text, end, at);
    struct split_place p = split_place_make(table, &scan, &c);
    return split_rule_for(&p) || (!split_rule_against(&p) && !is_initial(&p));
}

/* French sets its closing marks apart: "Il viendra. » Elle". */
static size_t skip_closers(struct sv text, size_t at)
{
    size_t end = at;
    while (charclass_at(text, at) == CHAR_CLOSE) {
        end = at + utf8_at(text, at).n_bytes;
        at = charclass_skip_space(text, end);
    }
    return end;
}

/* Notes and smileys set apart belong to the sentence before. */
static size_t skip_marks(struct sv text, size_t at)
{
    for (;;) {
        size_t next = charclass_skip_space(text, at);
        size_t end = next + smiley_length(text, next);
        if (end == next)
            end = note_apart_end(text, next);
        if (end == next || charclass_before(text, next) != CHAR_SPACE)
            return at;
        at = end;
    }
}

int icu_engine_cut(struct icu_engine *engine, const struct abbreviations *table,
                   struct sv text, struct buf *ends, struct err *e)
{
    if (flatten(engine, text, e) != 0)
        return ERR_NOMEM;
    UErrorCode status = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUTF8(&source, engine->flat.p, (int64_t)text.n, &status);
    ubrk_setUText(engine->iterator, &source, &status);
    int rc = 0;
    int32_t at;
    size_t last = 0;
    while (U_SUCCESS(status) && rc == 0 &&
           (at = ubrk_next(engine->iterator)) != UBRK_DONE) {
        size_t end = skip_marks(text, skip_closers(text, (size_t)at));
        size_t next = charclass_skip_space(text, end);
        end = charclass_trim_space(text, end);
        if (end <= last || !ends_sentence(table, text, last, end, next))
            continue;
        last = end;
        if (buf_add(ends, (const char *)&end, sizeof end) != 0)
            rc = err_nomem(e);
    }
    utext_close(&source);
    if (rc == 0 && U_FAILURE(status))
        rc = err_set(e, ERR_INTERNAL, "the sentence iterator failed: %s",
                     u_errorName(status));
    return rc;
}
